"""People, bodies, offices, events and states through their forms: what is typed lasts, and nothing is overwritten unseen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.editing.records import correct_record
from articles.models import PersonReading, Report
from entities.models import Country, Event, Office, Person, PersonName, Tenure
from tests.articles.admin.conftest import Accounts
from tests.articles.admin.forms import form_data
from tests.factories import OfficeFactory, PersonFactory, SampleRecord, make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(accounts: Accounts) -> SampleRecord:
    return make_record()


def address(row: Any, *, add: bool = False) -> str:
    model = row if add else type(row)
    return f"/admin/entities/{model._meta.model_name}/" + ("add/" if add else f"{row.pk}/change/")


def save(editor: Client, row: Any, **values: Any) -> Any:
    page = editor.get(address(row))
    return editor.post(address(row), form_data(page, f"{type(row)._meta.model_name}_form", **values))


def test_person_is_corrected_with_the_editors_name_in_its_history(editor: Client, record: SampleRecord) -> None:
    person = record.ambassador
    answer = save(editor, person, name="Daniyar Ospan", honorific="H.E.", country=record.italy.pk)

    person.refresh_from_db()
    assert answer.status_code == 302
    assert (person.name, person.sort_key, person.honorific, person.country) == ("Daniyar Ospan", "ospan, daniyar", "H.E.", record.italy)
    assert person.history.first().history_user.username == "editor"


def test_late_save_of_a_person_shows_three_columns(editor: Client, record: SampleRecord, accounts: Accounts) -> None:
    person = record.ambassador
    form = form_data(editor.get(address(person)), "person_form", name="Mine")
    correct_record(person, {"name": "Theirs"}, accounts["superuser"])

    answer = editor.post(address(person), form)

    person.refresh_from_db()
    ((_, field),) = [pair for pair in answer.context["stale"] if pair[1].is_contested]
    assert (field.was, field.theirs, field.mine, person.name) == (record.ambassador.history.last().name, "Theirs", "Mine", "Theirs")


def test_late_save_of_a_tenure_is_noticed(editor: Client, record: SampleRecord) -> None:
    tenure = record.ambassadorship
    form = form_data(editor.get(address(record.ambassador)), "person_form", **{"tenures-0-started_on": "2024-01-01"})
    Tenure.objects.filter(pk=tenure.pk).update(started_on=date(2023, 5, 5))

    answer = editor.post(address(record.ambassador), form)

    tenure.refresh_from_db()
    assert (answer.status_code, tenure.started_on) == (200, date(2023, 5, 5))
    assert [field.label for _, field in answer.context["stale"]] == ["Started"]


def test_version_of_a_person_is_restored(editor: Client, record: SampleRecord, accounts: Accounts) -> None:
    person = record.ambassador
    before = person.name
    correct_record(person, {"name": "Wrong Name"}, accounts["superuser"])
    version = person.history.last()

    answer = editor.post(f"/admin/entities/person/{person.pk}/history/{version.history_id}/")

    person.refresh_from_db()
    assert (answer.status_code, person.name) == (302, before)


def test_names_are_given_and_taken_away(editor: Client, record: SampleRecord) -> None:
    person = record.ambassador
    total = person.names.count()
    save(editor, person, **{"names-TOTAL_FORMS": str(total + 1), f"names-{total}-name": "Danijar Ospanbek"})
    given = PersonName.objects.get(person=person, origin="editor")
    assert given.name == "Danijar Ospanbek"

    index = list(person.names.order_by("name", "id").values_list("pk", flat=True)).index(given.pk)
    save(editor, person, **{f"names-{index}-DELETE": "on"})

    assert not PersonName.objects.filter(pk=given.pk).exists()


def test_name_that_pages_gave_is_not_taken_away(editor: Client, record: SampleRecord) -> None:
    answer = save(editor, record.ambassador, **{"names-0-DELETE": "on"})

    assert "Pages give this name" in answer.content.decode()
    assert record.ambassador.names.count() == 2


def test_offices_are_corrected_and_added(editor: Client, record: SampleRecord) -> None:
    office = OfficeFactory(name="Permanent Representative to the UN")
    more = {"tenures-2-TOTAL_FORMS": "1", "tenures-2-0-office": str(office.pk), "tenures-2-0-stated_source": "A decree"}
    answer = save(editor, record.ambassador, **{"tenures-0-started_on": "2024-01-05", **more})

    assert answer.status_code == 302
    added = Tenure.objects.get(person=record.ambassador, office=office)
    record.ambassadorship.refresh_from_db()
    assert record.ambassadorship.started_on == date(2024, 1, 5)
    assert (added.origin, added.stated_source, added.is_public) == ("editor", "A decree", True)


def test_an_event_is_corrected(editor: Client, record: SampleRecord) -> None:
    answer = save(editor, record.meeting, place="Namur")

    record.meeting.refresh_from_db()
    assert answer.status_code == 302
    assert record.meeting.place == "Namur"


def tell_who_took_part(event: Event) -> None:
    """Lets the main report of an event say what its participations say, as an import would have read it."""
    report = Report.objects.get(event=event, role="main")
    for row in event.participations.exclude(person=None):
        reading = PersonReading.objects.get(article=report.article, person=row.person)
        reading.clue |= {"offices": [{"text": row.role, "former": False}]}
        reading.save()
        report.clue["participants"] = [*report.clue["participants"], reading.key]
    report.clue["countries"] = list(event.participations.exclude(country=None).values_list("country__alpha2", flat=True))
    report.save()


def test_participants_are_corrected_rejected_and_added(editor: Client, record: SampleRecord) -> None:
    event, guest = record.meeting, PersonFactory()
    tell_who_took_part(event)
    more = {"participations-2-TOTAL_FORMS": "1", "participations-2-0-person": str(guest.pk), "participations-2-0-role": "Guest"}
    answer = save(editor, event, **{"participations-0-role": "Envoy", "participations-1-is_rejected": "on", **more})

    assert answer.status_code == 302
    found = [(row.role, row.is_rejected, row.origin) for row in event.participations.order_by("pk")]
    assert found[0] == ("Envoy", False, "editor")
    assert found[1] == ("Rector", True, "import")
    assert found[-1] == ("Guest", False, "editor")


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Person, {"name": "Wanjiru Kamau"}),
        (Event, {"kind": "visit", "starts_on": "2026-05-04", "place": "Oslo", "status": "held"}),
        (Office, {"name": "Consul General in Saint Petersburg", "title": "Consul General"}),
    ],
)
def test_rows_are_added_by_hand_with_their_source(model: Any, values: dict[str, str], editor: Client, record: SampleRecord) -> None:
    form = form_data(editor.get(address(model, add=True)), f"{model._meta.model_name}_form", **values)
    without = editor.post(address(model, add=True), form)
    assert without.status_code == 200

    answer = editor.post(address(model, add=True), {**form, "stated_source": "Letter of the ministry"})

    row = model.objects.get(stated_source="Letter of the ministry")
    assert answer.status_code == 302
    assert (row.origin, row.is_public, row.history.first().history_user.username) == ("editor", True, "editor")
    assert "Letter of the ministry" in editor.get(address(row)).content.decode()


def test_known_name_is_added_only_on_a_second_word(editor: Client, record: SampleRecord) -> None:
    form = form_data(editor.get(address(Person, add=True)), "person_form", name=record.ambassador.name, stated_source="A book")
    refused = editor.post(address(Person, add=True), form)
    assert "The record has this already" in refused.content.decode()

    editor.post(address(Person, add=True), {**form, "is_another": "on"})

    assert Person.objects.filter(name=record.ambassador.name).count() == 2


def test_aliases_of_a_state_are_edited(editor: Client, record: SampleRecord) -> None:
    save(editor, record.belgium, **{"names-TOTAL_FORMS": "1", "names-0-name": "Flanders Fields"})

    assert list(record.belgium.names.values_list("name", "origin")) == [("Flanders Fields", "editor")]


def test_page_tells_what_speaks_for_a_row(editor: Client, record: SampleRecord) -> None:
    for row in (record.ambassador, record.belgium, record.university, record.meeting, record.ambassadorship.office):
        answer = editor.get(address(row))
        assert answer.context["evidence"].proofs
        assert "<mark>" in answer.content.decode()


def test_row_that_was_merged_away_is_only_seen(editor: Client, record: SampleRecord) -> None:
    Person.objects.filter(pk=record.rector.pk).update(merged_into=record.ambassador)

    answer = editor.post(address(record.rector), {"name": "X"})

    assert (editor.get(address(record.rector)).status_code, answer.status_code) == (200, 403)
    assert Country.objects.filter(name="X").count() == 0
