"""Makes the first account of the desk."""

import getpass
import secrets
import sys
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import IntegrityError, transaction

DEFAULT_USERNAME = "editor"


class Command(BaseCommand):
    """Asks for a name and a password on a terminal; elsewhere makes a random password and prints it, this once."""

    help = "Makes the first account of the desk, with all rights. Does nothing where there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        if get_user_model().objects.filter(is_staff=True, is_active=True).exists():
            return
        if sys.stdin.isatty():
            self._ask()
        else:
            self._make(DEFAULT_USERNAME, secrets.token_urlsafe(15), is_shown=True)

    def _ask(self) -> None:
        self.stdout.write("The desk has no account yet. An editor's name and password make one; an empty name leaves it for another time.")
        try:
            username = input(f"Name (for example {DEFAULT_USERNAME}): ").strip()
            password = self._ask_password(username) if username else ""
        except (EOFError, KeyboardInterrupt):
            self.stdout.write("")
            username = ""
        if username:
            self._make(username, password, is_shown=False)
        else:
            self.stdout.write("No account was made.")

    def _ask_password(self, username: str) -> str:
        user = get_user_model()(username=username)
        while True:
            password = getpass.getpass("Password: ")
            try:
                validate_password(password, user)
            except ValidationError as error:
                self.stderr.write("\n".join(error.messages))
                continue
            if getpass.getpass("Password again: ") == password:
                return password
            self.stderr.write("The two are not the same.")

    def _make(self, username: str, password: str, *, is_shown: bool) -> None:
        try:
            with transaction.atomic():
                get_user_model().objects.create_superuser(username, password=password)
        except IntegrityError:
            self.stderr.write(f"There is an account named {username} already, but it may not enter the desk. No account was made.")
            return
        if is_shown:
            self.stdout.write(f"Made the editor's account {username!r} with the password {password}")
            self.stdout.write("It is shown this once: note it, or change it at /admin/password_change/.")
        else:
            self.stdout.write(f"Made the editor's account {username!r}.")
