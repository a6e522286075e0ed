"""`manage.py measure_extraction`: measures extraction on the repository's annotated pages and keeps the figures for the accuracy page."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.evaluation.measured import FILE, measure, write_measured


class Command(BaseCommand):
    help = "Measures extraction on tests/gold and keeps the figures that /about/accuracy/ shows."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        measured = measure(settings.BASE_DIR / "tests" / "gold", settings.BASE_DIR / "seeds")
        write_measured(measured)
        for key, figures in measured.items():
            self.stdout.write(f"{key}: {figures['pages']} pages, {figures['articles']} articles")
            for name, count in figures["measures"].items():
                self.stdout.write(
                    f"  {name:16} F1 {count['f1']:.3f}  ({count['hit']} right, {count['predicted']} found, {count['gold']} there)"
                )
        self.stdout.write(f"Written to {FILE.relative_to(settings.BASE_DIR)}.")
