"""Makes the roles of the desk, and brings them up to what they may do."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.roles import sync_roles


class Command(BaseCommand):
    """Idempotent: a second run changes nothing."""

    help = "Makes the groups of the desk (reader of the desk, editor, chief editor) with their permissions. Run it after each migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        for role, changed in sync_roles().items():
            if changed and options["verbosity"]:
                self.stdout.write(f"{role}: {changed} permissions changed.")
