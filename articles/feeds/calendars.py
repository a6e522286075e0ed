"""iCalendar files (RFC 5545): whole days without a time that nobody told, stable ids, no invented duration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from articles.changes import modified_times
from articles.feeds.identity import PUBLISHER, written
from entities.enums import DateBasis, DatePrecision, EventStatus
from entities.models import Event
from entities.models.identity import RecordKind
from entities.presentation import name_of, participations_of, status_of, title_of, when_of

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST = 1_000
HOST_OF_IDS = "kzdiplo"
STATUS = {EventStatus.HELD: "CONFIRMED", EventStatus.PLANNED: "TENTATIVE", EventStatus.CANCELLED: "CANCELLED"}


def calendar_response(request: HttpRequest, title: str, events: Iterable[Event], as_of: Any) -> HttpResponse:
    """The events (with their participants loaded) of which the day is known. One query more."""
    rows = [event for event in events if event.starts_on and event.date_precision == DatePrecision.DAY]
    modified = modified_times(RecordKind.EVENT, (row.public_id for row in rows))
    calendar = Calendar()
    calendar.add("prodid", f"-//kzdiplo//{PUBLISHER}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", written(title))
    calendar.add("x-wr-caldesc", _("Only events of which a day is known. Source: %(publisher)s.") % {"publisher": PUBLISHER})
    for row in rows:
        calendar.add_component(_entry(request, row, modified.get(row.public_id, row.modified_at), as_of))
    response = HttpResponse(calendar.to_ical(), content_type=MEDIA_TYPE)
    response["Content-Language"] = get_language() or "en"
    response["Content-Disposition"] = 'inline; filename="kzdiplo.ics"'
    return response


def _entry(request: HttpRequest, event: Event, modified: Any, as_of: Any) -> Entry:
    entry = Entry()
    address = request.build_absolute_uri(event.get_absolute_url())
    entry.add("uid", f"{event.public_id}@{HOST_OF_IDS}")
    entry.add("dtstamp", modified.astimezone(UTC))
    entry.add("last-modified", modified.astimezone(UTC))
    entry.add("dtstart", event.starts_on)
    if event.ends_on and event.ends_on != event.starts_on:
        entry.add("dtend", event.ends_on + timedelta(days=1))
    entry.add("summary", _summary(event))
    entry.add("status", STATUS[EventStatus(event.status)])
    entry.add("categories", [event.kind])
    entry.add("transp", "TRANSPARENT")
    if place := ", ".join(filter(None, [event.place, name_of(event.country) if event.country else ""])):
        entry.add("location", written(place))
    entry.add("url", address)
    entry.add("description", "\n".join([*_told_of(event, as_of), address, PUBLISHER]))
    return entry


def _summary(event: Event) -> str:
    """The title; where only the day of the report is known, that is said in it."""
    title = written(title_of(event))
    return f"{title} ({when_of(event)})" if event.date_basis == DateBasis.PUBLICATION else title


def _told_of(event: Event, as_of: Any) -> list[str]:
    people = ", ".join(name_of(row.person) + (f" ({row.role})" if row.role else "") for row in participations_of(event) if row.person)
    return [written(line) for line in (status_of(event, as_of), people) if line]
