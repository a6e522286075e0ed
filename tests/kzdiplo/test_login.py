"""The door of the desk: guesses are locked out, weak passwords refused, sessions end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client

PASSWORD = "Шынар-тау-2026-қар"
LOGIN = "/admin/login/"
NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def account(db: None) -> User:
    return User.objects.create_user("aigerim", password=PASSWORD, is_staff=True)


def log_in(client: Client, password: str, address: str = "203.0.113.1") -> int:
    return client.post(f"{LOGIN}?next=/admin/", {"username": "aigerim", "password": password}, REMOTE_ADDR=address).status_code


def test_guesses_lock_the_account_for_their_address_and_no_other(client: Client, account: User) -> None:
    answers = [log_in(client, f"guess {number}") for number in range(6)]

    assert answers == [200, 200, 200, 200, 429, 429]
    assert log_in(client, PASSWORD) == 429
    assert log_in(client, PASSWORD, "203.0.113.2") == 302


def test_lock_opens_by_itself(client: Client, account: User) -> None:
    with time_machine.travel(NOW, tick=False):
        for number in range(5):
            log_in(client, f"guess {number}")
        assert log_in(client, PASSWORD) == 429
    with time_machine.travel(NOW + timedelta(minutes=31), tick=False):
        assert log_in(client, PASSWORD) == 302


def test_lock_is_opened_by_a_command(client: Client, account: User) -> None:
    for number in range(5):
        log_in(client, f"guess {number}")

    call_command("axes_reset", verbosity=0)

    assert log_in(client, PASSWORD) == 302


def test_session_ends_after_its_hours(client: Client, account: User) -> None:
    with time_machine.travel(NOW, tick=False):
        log_in(client, PASSWORD)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 12 * 3600)
        assert client.get("/admin/").status_code == 200
    with time_machine.travel(NOW + timedelta(hours=12, minutes=1), tick=False):
        assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("password", ["short-7!", "123456789012345", "password1234", "aigerim12345"])
def test_weak_password_is_refused(password: str, client: Client, account: User) -> None:
    log_in(client, PASSWORD)

    values = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    answer = client.post("/admin/password_change/", values, REMOTE_ADDR="203.0.113.1")

    account.refresh_from_db()
    assert answer.status_code == 200
    assert answer.context["form"].errors["new_password2"].as_data()[0].__class__ is ValidationError
    assert account.check_password(PASSWORD)
