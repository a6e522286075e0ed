from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.roles import CHIEF_EDITOR, EDITOR, READER, sync_roles
from tests.factories import UserFactory

Accounts = dict[str, User]


@pytest.fixture
def accounts(db: None) -> Accounts:
    """An account for each role, by the name of the role; "visitor" has an account and no business at the desk."""
    sync_roles()
    found = {"visitor": UserFactory(username="visitor"), "superuser": UserFactory(username="root", is_staff=True, is_superuser=True)}
    for role in (READER, EDITOR, CHIEF_EDITOR):
        found[role] = UserFactory(username=role.lower().replace(" ", "-"), is_staff=True)
        found[role].groups.add(Group.objects.get(name=role))
    return found


@pytest.fixture
def logged_in(accounts: Accounts) -> Callable[[str], Client]:
    """A client of somebody with a role: `logged_in(EDITOR)`."""

    def log_in(role: str) -> Client:
        client = Client()
        client.force_login(accounts[role])
        return client

    return log_in


@pytest.fixture
def editor(logged_in: Callable[[str], Client]) -> Client:
    return logged_in(EDITOR)
