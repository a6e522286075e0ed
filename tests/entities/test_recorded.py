"""Bulk writes keep the history that `save()` would have kept."""

from datetime import date

import pytest
from django.contrib.auth.models import User

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


def test_each_kind_of_column_is_written_as_it_is_saved() -> None:
    rows = [OfficeFactory(), OfficeFactory()]
    for number, office in enumerate(rows):
        office.title, office.is_public, office.article_count = f"Rector {number}", True, number
        office.imported, office.first_seen_on = {"title": [number, None, "ü"]}, date(2026, 3, 1 + number)

    update_rows(rows, ["title", "is_public", "article_count", "imported", "first_seen_on"])

    columns = ("title", "is_public", "article_count", "imported", "first_seen_on")
    assert list(Office.objects.order_by("pk").values_list(*columns)) == [
        ("Rector 0", True, 0, {"title": [0, None, "ü"]}, date(2026, 3, 1)),
        ("Rector 1", True, 1, {"title": [1, None, "ü"]}, date(2026, 3, 2)),
    ]


def test_history_names_who_changed_a_row_and_why(django_user_model: type[User]) -> None:
    office, editor = OfficeFactory(), django_user_model.objects.create_user("aigerim")
    office.title = "Rector"

    update_rows([office], ["title"], by=editor, reason="A better title")

    entry = office.history.first()
    assert (entry.history_type, entry.history_user, entry.history_change_reason) == ("~", editor, "A better title")


def test_history_is_what_the_library_writes() -> None:
    offices = [OfficeFactory(imported={"title": "ü"}) for _ in range(2)]

    update_rows(offices, ["title"], reason="By our own hand")
    Office.history.bulk_history_create(offices, update=True, default_change_reason="By our own hand")

    for office in offices:
        library, own, _created = office.history.order_by("-history_id").values()
        for entry in (library, own):
            del entry["history_id"], entry["history_date"]
        assert own == library
