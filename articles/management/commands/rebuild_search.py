"""`manage.py rebuild_search`: make the search index anew from the public record."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.search import rebuild_index


class Command(BaseCommand):
    help = "Makes the search index anew from the public record. Imports and edits keep it up; this is for upgrades and restores."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild_index()} entries.")
