"""`manage.py import_data DIR`: fill an empty database from data files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.bulk.loading import import_data
from articles.data_files import DataFilesError


class Command(BaseCommand):
    help = "Fills an empty database from the files that export_data writes: a mirror that gives the same answers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="the folder with manifest.json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = import_data(options["folder"])
        except DataFilesError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            rows = ", ".join(f"{file.rows} {file.resource}" for file in manifest.files if file.form == "jsonl")
            self.stdout.write(f"Imported {rows}.")
