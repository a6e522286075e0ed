"""Imports pages and exports the record at one fixed moment, in a process and a database of its own: `python -m ... FOLDER PAGE...`."""

import sys
from pathlib import Path

import django
import time_machine

MOMENT = "2026-03-11T09:00:00Z"


def export_of(folder: Path, pages: list[Path]) -> str:
    """The name of what is in the files."""
    from articles.bulk.export import export_data  # noqa: PLC0415 - Django must be set up
    from articles.importer import ImportOptions, import_pages  # noqa: PLC0415

    with time_machine.travel(MOMENT, tick=False):
        import_pages(pages, ImportOptions())
        return export_data(folder).content


def main() -> None:
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    folder, *pages = map(Path, sys.argv[1:])
    print(export_of(folder, pages))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main()
