"""`manage.py export_gold DIR`: articles that editors have fully reviewed, as annotated pages that `score_extraction` reads."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.evaluation.reviewed import reviewed_pages

USAGE = 2


class Command(BaseCommand):
    help = "Writes the articles that editors have fully reviewed as annotated pages: DIR/pages/*.json, with their texts in DIR/texts/."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, help="an empty folder, or one that is not there yet")

    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
            raise CommandError(f"{directory}: expected an empty folder, or none", returncode=USAGE)
        pages, articles = 0, 0
        for page in reviewed_pages():
            for notice in page.notices:
                self.stderr.write(f"left out: {notice}")
            if not page.annotation["articles"]:
                continue
            _write(directory / "texts" / page.name, page.text)
            document = json.dumps(page.annotation, ensure_ascii=False, indent=1) + "\n"
            _write(directory / "pages" / f"{Path(page.name).stem}.json", document)
            pages, articles = pages + 1, articles + len(page.annotation["articles"])
        self.stdout.write(f"{articles} reviewed articles of {pages} pages")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
