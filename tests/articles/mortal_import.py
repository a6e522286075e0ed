"""A program: `python -m tests.articles.mortal_import N PATH ...` imports the paths, and dies before its Nth statement (0: never).

It prints how many statements it ran.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection


class Killer:
    """Counts statements, and ends the process without a word before a certain one."""

    def __init__(self, kill_at: int) -> None:
        self.count, self.kill_at = 0, kill_at

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)


def main(kill_at: int, paths: list[Path]) -> int:
    from articles.importer import import_pages  # noqa: PLC0415 - models can be imported only after the set-up

    killer = Killer(kill_at)
    with connection.execute_wrapper(killer):
        receipt = import_pages(paths)
    sys.stdout.write(str(killer.count))
    return 0 if receipt.is_complete else 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kzdiplo.settings")
    django.setup()
    sys.exit(main(int(sys.argv[1]), [Path(path) for path in sys.argv[2:]]))
