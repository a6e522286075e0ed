from pathlib import Path

import pytest

from entities.api.throttling import AddressThrottle
from tests.amounts import IS_FULL
from tests.conftest import SEEDS

LINES = 45
"""of a seed page, where not all of them are tried"""


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """The seed pages; the beginning of one of them in a quick run."""
    found = sorted(SEEDS.glob("*.txt"))
    if IS_FULL:
        return found
    lines = found[3].read_text(encoding="utf-8").splitlines(keepends=True)
    short = tmp_path / "pages" / found[3].name
    short.parent.mkdir()
    short.write_text("".join(lines[:LINES]), encoding="utf-8")
    return [short]


@pytest.fixture
def _without_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AddressThrottle, "THROTTLE_RATES", {"anon": "1000000/s"})
