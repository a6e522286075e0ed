"""Calendars: whole days, ids that stay, and nothing that nobody told."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from entities.models import Event
from tests.factories.entities import EventFactory
from tests.factories.record import SampleRecord, make_record

pytestmark = pytest.mark.django_db


def entries(client: Client, address: str) -> list[Any]:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8"), answer.content
    calendar = Calendar.from_ical(answer.content)
    assert calendar.errors == []
    assert (str(calendar["version"]), "prodid" in calendar) == ("2.0", True)
    found = calendar.walk("VEVENT")
    for entry in found:
        assert entry.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(entry)
        assert "DURATION" not in entry
    return found


@pytest.fixture
def record(db: None) -> SampleRecord:
    return make_record()


def test_events_of_known_days(client: Client, record: SampleRecord) -> None:
    found = {str(entry["uid"]): entry for entry in entries(client, "/events/calendar.ics")}
    forum = found[f"{record.forum.public_id}@kzdiplo"]

    assert len(found) == 3
    assert (forum["dtstart"].dt, forum["dtend"].dt) == (date(2026, 4, 22), date(2026, 4, 25))
    assert forum["dtstart"].params["VALUE"] == "DATE"
    assert (str(forum["summary"]), str(forum["status"])) == ("Steppe Water Forum 1", "TENTATIVE")
    assert str(forum["location"]) == "Astana, Kazakhstan"
    assert str(forum["url"]) == f"http://testserver{record.forum.get_absolute_url()}"
    assert str(forum["description"]).endswith("Kazakhstan Today")


def test_one_day_has_no_end(client: Client, record: SampleRecord) -> None:
    (entry,) = entries(client, f"{record.meeting.get_absolute_url()}calendar.ics")

    assert entry["dtstart"].dt == date(2026, 3, 2)
    assert "DTEND" not in entry
    assert str(entry["status"]) == "CONFIRMED"


def test_that_only_the_day_of_the_report_is_known_is_said(client: Client, record: SampleRecord) -> None:
    (entry,) = entries(client, f"{record.consultations.get_absolute_url()}calendar.ics")

    assert (
        str(entry["summary"])
        == "Consultations between Kazakhstan and Italy in Rome: Marat Baizhan and Zarina Sarsenova (reported on 3 March 2026)"
    )


def test_months_and_years_are_no_days(client: Client) -> None:
    EventFactory(starts_on="2026-04-01", date_precision="month")
    EventFactory(starts_on="2026-01-01", date_precision="year")
    EventFactory(undated=True)

    assert entries(client, "/events/calendar.ics") == []


def test_filters_narrow_it(client: Client, record: SampleRecord) -> None:
    assert [str(entry["categories"].to_ical(), "utf-8") for entry in entries(client, "/events/calendar.ics?kind=meeting")] == ["meeting"]
    assert len(entries(client, "/events/calendar.ics?status=planned")) == 1


def test_calendars_of_records(client: Client, record: SampleRecord) -> None:
    assert len(entries(client, f"{record.ambassador.get_absolute_url()}calendar.ics")) == 1
    assert len(entries(client, f"{record.belgium.get_absolute_url()}calendar.ics")) == 1
    assert entries(client, f"{record.university.get_absolute_url()}calendar.ics") == []


def test_hostile_text_cannot_begin_a_property(client: Client) -> None:
    EventFactory(name="A;B,C\\D\nATTENDEE:mailto:x\r\n\x07\u202e😀" + "long " * 40, place="=1+1")
    (entry,) = entries(client, "/events/calendar.ics")

    assert str(entry["summary"]).startswith("A;B,C\\D\nATTENDEE:mailto:x")
    assert "ATTENDEE" not in entry
    assert all(len(line) <= 75 for line in client.get("/events/calendar.ics").content.split(b"\r\n"))


def test_what_is_not_public_is_in_no_calendar(client: Client, record: SampleRecord) -> None:
    Event.objects.filter(pk=record.meeting.pk).update(is_public=False)

    assert len(entries(client, "/events/calendar.ics")) == 2
    assert len(entries(client, f"{record.ambassador.get_absolute_url()}calendar.ics")) == 0
    assert client.get(f"{record.meeting.get_absolute_url()}calendar.ics").status_code == 410


def test_who_has_it_is_told_so(client: Client, record: SampleRecord) -> None:
    first = client.get("/events/calendar.ics")

    assert client.get("/events/calendar.ics", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
