"""Bulk writes keep the history that `save()` would have kept."""

import pytest

from entities.models import Office
from entities.recorded import create_rows, delete_rows, update_rows
from tests.factories.entities import OfficeFactory

pytestmark = pytest.mark.django_db


def test_created_rows_begin_their_history() -> None:
    (office,) = create_rows([OfficeFactory.build()])
    assert [entry.history_type for entry in office.history.all()] == ["+"]


def test_updated_rows_note_what_they_are_now_and_when() -> None:
    office = OfficeFactory()
    before = office.modified_at
    office.title = "Rector"
    update_rows([office], ["title"])
    stored = Office.objects.get(pk=office.pk)
    assert (stored.title, stored.history.first().title) == ("Rector", "Rector")
    assert stored.modified_at > before


def test_counted_fields_leave_no_trace_in_the_history() -> None:
    office = OfficeFactory()
    office.article_count = 7
    update_rows([office], ["article_count"], keep_history=False)
    assert Office.objects.get(pk=office.pk).article_count == 7
    assert office.history.count() == 1


def test_deleted_rows_leave_their_last_state() -> None:
    office = OfficeFactory(title="Rector")
    key = office.pk
    delete_rows([office])
    assert not Office.objects.filter(pk=key).exists()
    last = Office.history.filter(id=key).first()
    assert (last.history_type, last.title) == ("-", "Rector")
