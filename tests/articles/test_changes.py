import pytest
from django.db import transaction

from articles.changes import CREATED, MERGED, UPDATED, WITHDRAWN, RecordChange, change_of, coalesce, record_changes
from articles.models import Change


def changes(*actions: str) -> list[RecordChange]:
    return [RecordChange("article", "a", action, "b" if action == MERGED else "") for action in actions]


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ([CREATED], [CREATED]),
        ([CREATED, UPDATED], [CREATED]),
        ([UPDATED, UPDATED], [UPDATED]),
        ([UPDATED, WITHDRAWN], [WITHDRAWN]),
        ([UPDATED, MERGED], [MERGED]),
        ([CREATED, WITHDRAWN], []),
        ([CREATED, MERGED], []),
        ([WITHDRAWN, CREATED], [UPDATED]),
        ([CREATED, WITHDRAWN, CREATED], [CREATED]),
    ],
)
def test_changes_of_one_record_are_one(actions: list[str], expected: list[str]) -> None:
    assert coalesce(changes(*actions)) == changes(*expected)


@pytest.mark.parametrize(
    ("was_public", "is_public", "expected"),
    [(False, False, []), (False, True, [CREATED]), (True, True, [UPDATED]), (True, False, [WITHDRAWN])],
)
def test_only_what_the_public_sees_is_a_change(was_public: bool, is_public: bool, expected: list[str]) -> None:
    assert list(change_of("article", "a", was_public=was_public, is_public=is_public)) == changes(*expected)


@pytest.mark.django_db
def test_numbers_go_on_without_a_gap() -> None:
    record_changes([RecordChange("article", "a", CREATED), RecordChange("event", "e", CREATED)])
    record_changes([RecordChange("article", "a", UPDATED)])

    assert list(Change.objects.values_list("number", "record_id", "action")) == [(1, "a", CREATED), (2, "e", CREATED), (3, "a", UPDATED)]


@pytest.mark.django_db
def test_nothing_changed_writes_nothing() -> None:
    assert record_changes([]) == 0
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_numbers_of_an_undone_transaction_are_given_again() -> None:
    with transaction.atomic():
        record_changes([RecordChange("article", "a", CREATED)])
    with transaction.atomic():
        record_changes([RecordChange("article", "b", CREATED)])
        transaction.set_rollback(True)
    with transaction.atomic():
        record_changes([RecordChange("article", "c", CREATED)])

    assert list(Change.objects.values_list("number", "record_id")) == [(1, "a"), (2, "c")]


@pytest.mark.django_db(transaction=True)
def test_changes_are_refused_outside_of_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record_changes([RecordChange("article", "a", CREATED)])
