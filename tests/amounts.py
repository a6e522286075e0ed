"""How much a test tries: little in `make test`, the full number in `make test-full`."""

import os

IS_FULL = os.environ.get("FULL") == "1"


def amount(quick: int, full: int) -> int:
    """The number of cases for this run."""
    return full if IS_FULL else quick
