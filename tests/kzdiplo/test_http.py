"""What every answer of the site carries, and who is kept out."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

LOGIN = "/admin/login/"


@pytest.mark.django_db
def test_the_content_security_policy_allows_this_site_alone(client: Client) -> None:
    policy = client.get(LOGIN).headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'self'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]


@pytest.mark.django_db
def test_other_hosts_names_are_refused(client: Client) -> None:
    assert client.get(LOGIN, headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "language"), [(LOGIN, "en"), (f"/kk{LOGIN}", "kk"), (f"/ru{LOGIN}", "ru")])
def test_the_address_says_the_language(client: Client, path: str, language: str) -> None:
    assert client.get(path, headers={"Accept-Language": "de"}).headers["Content-Language"] == language


@pytest.mark.django_db
def test_failed_logins_lock_the_account_for_that_address_only(client: Client) -> None:
    get_user_model().objects.create_user("saule", password="Сауле-1986-таң", is_staff=True)
    wrong, right = {"username": "saule", "password": "guess"}, {"username": "saule", "password": "Сауле-1986-таң"}

    answers = [client.post(LOGIN, wrong).status_code for _ in range(settings.AXES_FAILURE_LIMIT)]

    assert answers == [200] * (settings.AXES_FAILURE_LIMIT - 1) + [429]
    assert client.post(LOGIN, right).status_code == 429
    assert client.post(LOGIN, right, REMOTE_ADDR="203.0.113.9").status_code == 302


@pytest.mark.django_db
def test_browsers_find_the_icon_that_they_ask_for_unasked(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert answer.getvalue() == (settings.WHITENOISE_ROOT / "favicon.ico").read_bytes()
    assert answer.headers["Content-Type"] in {"image/x-icon", "image/vnd.microsoft.icon"}
    answer.close()


@pytest.mark.django_db
def test_sqlite_waits_for_writers_and_keeps_foreign_keys() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        pragmas = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys", "busy_timeout")}

    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000}
