import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from articles.roles import CHIEF_EDITOR, EDITOR, READER, permissions_of, sync_roles

pytestmark = pytest.mark.django_db


def granted(role: str) -> set[str]:
    rows = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


@pytest.mark.parametrize("role", [READER, EDITOR, CHIEF_EDITOR])
def test_command_gives_each_role_its_permissions(role: str) -> None:
    call_command("sync_roles", verbosity=0)

    assert granted(role) == permissions_of(role)


def test_each_role_may_do_what_the_one_before_it_may() -> None:
    assert permissions_of(READER) < permissions_of(EDITOR) < permissions_of(CHIEF_EDITOR)


def test_reader_may_only_look() -> None:
    assert {name.partition(".")[2].partition("_")[0] for name in permissions_of(READER)} == {"view"}


def test_withdrawal_and_accounts_are_the_chief_editors() -> None:
    assert permissions_of(CHIEF_EDITOR) - permissions_of(EDITOR) >= {"articles.withdraw_article", "auth.change_user"}


def test_second_run_changes_nothing() -> None:
    sync_roles()

    assert set(sync_roles().values()) == {0}


def test_permission_that_was_added_by_hand_is_taken_away() -> None:
    sync_roles()
    reader = Group.objects.get(name=READER)
    reader.permissions.add(Group.objects.get(name=EDITOR).permissions.exclude(pk__in=reader.permissions.all()).first())

    sync_roles()

    assert granted(READER) == permissions_of(READER)
