"""Inserts of many rows with one statement."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import SearchEntry
from entities import inserting
from entities.inserting import insert_rows
from entities.models import Participation, Person
from tests.factories import EventFactory, PersonFactory

pytestmark = pytest.mark.django_db


def entry(record_id: str, label: str, weight: int = 0) -> SearchEntry:
    return SearchEntry(kind="person", record_id=record_id, label=label, names=label.lower(), weight=weight)


def test_rows_have_their_keys_in_order() -> None:
    rows = [Person(public_id=f"p{number}", name=f"Ä {number}", imported={"name": ["Ä", None]}) for number in range(5)]

    insert_rows(rows)

    assert [Person.objects.get(pk=row.pk).name for row in rows] == ["Ä 0", "Ä 1", "Ä 2", "Ä 3", "Ä 4"]
    assert not any(row._state.adding for row in rows)
    assert Person.objects.get(public_id="p3").imported == {"name": ["Ä", None]}


def test_row_is_what_save_would_have_made_of_it() -> None:
    before = timezone.now()
    event, person = EventFactory(), PersonFactory()
    row = Participation(event=event, person=person)

    insert_rows([row])
    saved = Participation.objects.create(event=event, person=PersonFactory())

    stored = Participation.objects.get(pk=row.pk)
    assert (stored.is_rejected, stored.origin, stored.role, stored.side) == (saved.is_rejected, saved.origin, saved.role, saved.side)
    assert row.is_rejected is False
    new = Person(public_id="new", name="Ana")
    insert_rows([new])
    assert before <= Person.objects.get(public_id="new").created_at <= timezone.now()


def test_many_rows_are_a_few_statements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inserting, "MOST_VALUES", 40)

    with CaptureQueriesContext(connection) as queries:
        insert_rows([entry(f"e{number}", "Ana") for number in range(12)])

    assert len(queries) == 3
    assert SearchEntry.objects.count() == 12


def test_row_takes_the_place_of_the_one_with_its_unique_columns() -> None:
    insert_rows([entry("one", "Ana", 1), entry("two", "Ivo", 1)])

    insert_rows([entry("two", "Ivo Andrić", 5), entry("three", "Eva", 2)], unique=["kind", "record_id"], replaced=["label"])

    found = SearchEntry.objects.order_by("record_id").values_list("record_id", "label", "weight")
    assert list(found) == [("one", "Ana", 1), ("three", "Eva", 2), ("two", "Ivo Andrić", 1)]


def test_constraint_holds() -> None:
    insert_rows([entry("one", "Ana")])

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([entry("one", "Ana")])


def test_nothing_is_no_statement() -> None:
    with CaptureQueriesContext(connection) as queries:
        insert_rows([])

    assert len(queries) == 0
