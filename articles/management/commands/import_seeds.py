"""Imports listing pages: `manage.py import_seeds [PATH ...]`."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.extraction.gold import page_as_gold
from articles.importer import ImportOptions, NothingToRead, OnPage, import_pages, read_only
from articles.management.receipt_text import receipt_lines

SOME_REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
MAX_WORKERS = 64
WHOLE_PAGES = "The pages before are in as a whole; run the import again to complete it."


def worker_count(text: str) -> int:
    """A number of processes; raises `ArgumentTypeError`."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MAX_WORKERS:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is not a number from 1 to {MAX_WORKERS}")


class Command(BaseCommand):
    """Exit codes: 0 everything is in · 1 something was refused, the rest is in · 2 wrong usage, or no path that can be read."""

    help = "Reads listing pages and brings the record up to them. Pages that are in already, and unchanged, are passed over."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="files, or folders with *.txt in or below them (default: seeds/)")
        parser.add_argument("--dry-run", action="store_true", help="do everything and leave nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="json: one object, with --dry-run the pages as read")
        parser.add_argument("--reread", action="store_true", help="read unchanged pages again, with today's rules")
        parser.add_argument("--quiet", action="store_true", help="no progress bar, and no receipt unless something was refused")
        parser.add_argument("--workers", type=worker_count, default=1, help="processes that read (default: 1)")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = [Path(path) for path in options["paths"]] or [settings.BASE_DIR / "seeds"]
        choices = ImportOptions(options["reread"], options["workers"], options["dry_run"])
        try:
            if options["dry_run"] and options["format"] == "json":
                is_complete = self._print_pages(paths, choices, quiet=options["quiet"])
            else:
                is_complete = self._import(paths, choices, as_json=options["format"] == "json", quiet=options["quiet"])
        except NothingToRead as problem:
            raise CommandError(str(problem), returncode=WRONG_USAGE) from None
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. {WHOLE_PAGES}", returncode=INTERRUPTED) from None
        except (DatabaseError, BrokenProcessPool) as problem:
            raise CommandError(f"The import broke off: {problem} {WHOLE_PAGES}", returncode=SOME_REFUSED) from None
        if not is_complete:
            sys.exit(SOME_REFUSED)

    def _import(self, paths: list[Path], choices: ImportOptions, *, as_json: bool, quiet: bool) -> bool:
        refuse_old_database()
        with progress(quiet=quiet) as on_page:
            receipt = import_pages(paths, choices, on_page)
        if as_json:
            self.stdout.write(json.dumps(receipt.as_dict(), ensure_ascii=False, indent=1))
        elif not (quiet and receipt.is_complete):
            for line in receipt_lines(receipt):
                self.stdout.write(line)
        return receipt.is_complete

    def _print_pages(self, paths: list[Path], choices: ImportOptions, *, quiet: bool) -> bool:
        """One object, written page by page."""
        is_complete = True
        separator = '{"pages": ['
        with progress(quiet=quiet) as on_page:
            for refused, reading in read_only(paths, choices, on_page):
                if refused or reading is None:
                    self.stderr.write(str(refused))
                    is_complete = False
                    continue
                is_complete = is_complete and not reading.failed_count
                self.stdout.write(separator + json.dumps(page_as_gold(reading.page, reading.shown_records), ensure_ascii=False, indent=1))
                separator = ","
        self.stdout.write("]}" if separator == "," else '{"pages": []}')
        return is_complete


def refuse_old_database() -> None:
    """Says what to do where the tables are not there yet, instead of failing at the first of them."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not up to date. Run this first: manage.py migrate", returncode=WRONG_USAGE)


@contextmanager
def progress(*, quiet: bool) -> Iterator[OnPage | None]:
    """A progress bar on a terminal; none where the output goes elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - a third of a second that only a terminal needs
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Pages", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
