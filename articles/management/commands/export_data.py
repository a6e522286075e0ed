"""`manage.py export_data [DIR]`: the whole public record as files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.bulk.export import export_data
from articles.data_files import DataFilesError


class Command(BaseCommand):
    help = "Writes everything public as JSON Lines and CSV, packed, with a manifest. The same record gives the same bytes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, help="where to; without it DATA_DIR, which /data/ offers")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"] or settings.DATA_DIR
        told = self.stdout.write if options["verbosity"] > 1 else lambda _line: None
        try:
            manifest = export_data(folder, told)
        except DataFilesError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            records = sum(file.rows for file in manifest.files if file.form == "jsonl")
            self.stdout.write(f"{records} records in {len(manifest.files)} files in {folder / manifest.content}.")
