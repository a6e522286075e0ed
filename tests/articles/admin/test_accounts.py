"""A chief editor looks after accounts, and can make nobody mightier than a chief editor."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.roles import CHIEF_EDITOR, EDITOR
from tests.articles.admin.conftest import Accounts


@pytest.fixture
def chief(logged_in: Callable[[str], Client]) -> Client:
    return logged_in(CHIEF_EDITOR)


def form_of(account: User, **values: object) -> dict[str, object]:
    return {"username": account.username, "first_name": "", "last_name": "", "email": "", "is_active": "on", "is_staff": "on", **values}


def test_chief_editor_gives_a_role(chief: Client, accounts: Accounts) -> None:
    visitor = accounts["visitor"]
    role = Group.objects.get(name=EDITOR)

    answer = chief.post(f"/admin/auth/user/{visitor.pk}/change/", form_of(visitor, groups=[role.pk]))

    assert answer.status_code == 302
    assert list(visitor.groups.all()) == [role]


def test_superuser_cannot_be_made(chief: Client, accounts: Accounts) -> None:
    visitor = accounts["visitor"]

    chief.post(f"/admin/auth/user/{visitor.pk}/change/", form_of(visitor, is_superuser="on", user_permissions=["1", "2"]))

    visitor.refresh_from_db()
    assert visitor.is_staff
    assert not visitor.is_superuser
    assert not visitor.user_permissions.exists()


@pytest.mark.parametrize("address", ["change/", "password/"])
def test_superuser_cannot_be_touched(address: str, chief: Client, accounts: Accounts) -> None:
    root = accounts["superuser"]
    before = (root.password, root.is_active)

    answer = chief.post(
        f"/admin/auth/user/{root.pk}/{address}", form_of(root, is_active="", password1="Шынар-2026-қар", password2="Шынар-2026-қар")
    )

    root.refresh_from_db()
    assert answer.status_code == 403
    assert (root.password, root.is_active) == before


def test_roles_are_not_edited(chief: Client, accounts: Accounts) -> None:
    role = Group.objects.get(name=EDITOR)

    assert chief.post(f"/admin/auth/group/{role.pk}/change/", {"name": "Emperor"}).status_code == 403


def test_locked_door_says_why(client: Client, accounts: Accounts) -> None:
    for _ in range(6):
        answer = client.post("/admin/login/", {"username": "visitor", "password": "guess"})

    assert answer.status_code == 429
    assert "Locked for a while" in answer.content.decode()
