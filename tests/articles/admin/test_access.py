"""Who gets in where: every address of the desk, with every role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group
from django.test import Client

from articles.roles import CHIEF_EDITOR, EDITOR, READER
from tests.articles.admin.addresses import OPEN_TO_ALL, OWN_ACCOUNT, Address, desk_addresses
from tests.articles.admin.conftest import Accounts
from tests.database import all_rows
from tests.factories import (
    DifferenceFactory,
    ImportRunFactory,
    LineRulingFactory,
    MergeFactory,
    RejectedNameFactory,
    ReviewItemFactory,
    VerdictFactory,
    make_record,
)

EDITING = (
    "_add",
    "_change",
    "_delete",
    "_publish",
    "_withdraw",
    "_join",
    "_upload",
    "_again",
    "_import",
    "_process_import",
    "_names",
    "_merge",
    "_undo",
)


@pytest.fixture
def addresses(accounts: Accounts) -> list[Address]:
    """All addresses, with a row in every table that the desk shows."""
    make_record()
    for factory in (
        DifferenceFactory,
        ImportRunFactory,
        LineRulingFactory,
        MergeFactory,
        RejectedNameFactory,
        ReviewItemFactory,
        VerdictFactory,
    ):
        factory()
    AccessAttempt.objects.create(username="x", ip_address="203.0.113.1", failures_since_start=1)
    AccessLog.objects.create(username="x", ip_address="203.0.113.1")
    AccessFailureLog.objects.create(username="x", ip_address="203.0.113.1")
    assert Group.objects.count() == 3
    return list(desk_addresses())


def test_nobody_but_staff_gets_in_anywhere(addresses: list[Address], logged_in: Callable[[str], Client]) -> None:
    answers = [
        (address.name, answer)
        for client in (Client(), logged_in("visitor"))
        for address in addresses
        if address.name not in OPEN_TO_ALL
        for answer in (client.get(address.path), client.post(address.path, {"x": "1"}))
    ]

    assert len(answers) > 200
    assert [name for name, answer in answers if not answer.headers.get("Location", "").startswith("/admin/login/")] == []


def test_reader_of_the_desk_sees_and_changes_nothing(addresses: list[Address], logged_in: Callable[[str], Client]) -> None:
    reader = logged_in(READER)
    before = all_rows()
    open_to_reader = []

    for address in addresses:
        if address.name in OPEN_TO_ALL | OWN_ACCOUNT:
            continue
        answer = reader.post(address.path, {"decision": "accept", "rule": "1:chrome", "reason": "x", "post": "yes"})
        if address.name.endswith(EDITING) and answer.status_code not in {302, 403, 405}:
            open_to_reader.append((address.name, answer.status_code))

    assert open_to_reader == []
    assert all_rows() == before


@pytest.mark.parametrize("role", [READER, EDITOR, CHIEF_EDITOR, "superuser"])
def test_no_address_fails(role: str, addresses: list[Address], logged_in: Callable[[str], Client]) -> None:
    client = logged_in(role)

    answers = {address.name: client.get(address.path).status_code for address in addresses if address.name != "logout"}

    assert {name: status for name, status in answers.items() if status not in {200, 302, 403, 404, 405}} == {}
    assert answers["articles_article_change"] == answers["entities_person_change"] == answers["index"] == 200


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("articles_article_add", {EDITOR, CHIEF_EDITOR}),
        ("articles_importrun_upload", {EDITOR, CHIEF_EDITOR}),
        ("entities_person_add", {EDITOR, CHIEF_EDITOR}),
        ("auth_user_changelist", {CHIEF_EDITOR}),
        ("auth_user_add", {CHIEF_EDITOR}),
        ("axes_accessattempt_changelist", {CHIEF_EDITOR}),
        ("articles_article_changelist", {READER, EDITOR, CHIEF_EDITOR}),
        ("articles_reviewitem_queue", {READER, EDITOR, CHIEF_EDITOR}),
    ],
)
def test_roles_open_what_is_theirs(name: str, may: set[str], addresses: list[Address], logged_in: Callable[[str], Client]) -> None:
    path = next(address.path for address in addresses if address.name == name)

    inside = {role for role in (READER, EDITOR, CHIEF_EDITOR) if logged_in(role).get(path, follow=True).status_code == 200}

    assert inside == may


def test_nothing_of_the_record_is_deleted_at_the_desk(addresses: list[Address], logged_in: Callable[[str], Client]) -> None:
    client = logged_in("superuser")
    deletable = {"entities_difference_delete", "entities_rejectedname_delete"}
    ours = [address for address in addresses if address.name.endswith("_delete") and address.name.startswith(("articles_", "entities_"))]

    allowed = {address.name for address in ours if client.get(address.path).status_code == 200}

    assert len(ours) > 12
    assert allowed == deletable
