"""`manage.py score_extraction GOLD_DIR`: how right extraction is on annotated pages. Reads files, writes nothing, needs no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.evaluation import Miss, Report, score_pages
from articles.evaluation.counts import table
from articles.evaluation.gold_pages import GoldError, find_gold_pages, predict_pages

REFUSED, USAGE = 1, 2
"""exit codes: something was refused and the rest is scored; nothing could be scored"""


class Command(BaseCommand):
    help = "Scores extraction against annotated pages: precision, recall and F1 of each measure, in all and for each page."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "gold_dir", type=Path, help="folder with pages/*.json (or *.json) and, beside them, texts/; texts of seeds/ are found too"
        )
        parser.add_argument("--errors", action="store_true", help="list each miss with its sentence")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="text (the default) or json")

    def handle(self, *args: Any, gold_dir: Path, errors: bool, **options: Any) -> None:
        try:
            pages, refused = find_gold_pages(gold_dir, [settings.BASE_DIR / "seeds"])
        except GoldError as problem:
            raise CommandError(str(problem), returncode=USAGE) from None
        predicted, unread = predict_pages(pages)
        report = score_pages([page.annotation for page in pages], predicted)
        self._print(report, errors=errors, as_json=options["format"] == "json")
        self._refuse([*refused, *unread])

    def _print(self, report: Report, *, errors: bool, as_json: bool) -> None:
        if as_json:
            figures = report.as_dict()
            if not errors:
                for page in figures["pages"]:
                    del page["misses"]
            self.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1))
            return
        for page in report.pages:
            self._section(page.document, table(page.counts))
        self._section(f"all {len(report.pages)} pages", table(report.total))
        if errors:
            self._section(f"{len(report.misses)} misses", map(_shown, report.misses))

    def _section(self, heading: str, lines: Iterable[str]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(heading))
        for line in lines:
            self.stdout.write(f"  {line}")
        self.stdout.write("")

    def _refuse(self, problems: list[GoldError]) -> None:
        if problems:
            raise CommandError("\n".join(map(str, problems)), returncode=REFUSED)


def _shown(miss: Miss) -> str:
    sentence = f"\n      {miss.sentence}" if miss.sentence else ""
    return f"{miss.page} | {miss.article} | {miss.measure}: {miss.message}{sentence}"
