"""How records are called in the language of the reader: names, titles of events, days, and what became of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus
from entities.legible import legible
from entities.models import Country, Event, Office, Organization, Participation, Person
from entities.titles import BOTH, TitleParts, compose_short_title, compose_title, states_with_article

HOME_STATE = "KZ"
"""the state whose diplomacy the record follows"""
REGIONS = {
    "Africa": _lazy("Africa"),
    "Americas": _lazy("Americas"),
    "Asia": _lazy("Asia"),
    "Europe": _lazy("Europe"),
    "Oceania": _lazy("Oceania"),
}
Named = Person | Country | Organization | Office | Event
COUNTRY_FIELDS = ("alpha2", "public_id", "is_public", "name", "name_kk", "name_ru")
"""what pages show of a country that they only name"""
TAKING_PART_FIELDS = (
    "event",
    "role",
    *(f"{party}__{name}" for party in ("country", "side") for name in COUNTRY_FIELDS),
    *(f"{party}__{name}" for party in ("person", "organization") for name in ("public_id", "is_public", "name")),
)


def with_titles(events: QuerySet[Event]) -> QuerySet[Event]:
    """Events with what their titles and lists show: who took part, for whom, and the state of the place. Two queries, whatever the rows."""
    parties = ("person", "country", "organization", "side")
    taking_part = Participation.objects.filter(is_rejected=False).select_related(*parties).only(*TAKING_PART_FIELDS).order_by("pk")
    return (
        events.select_related("country")
        .defer("imported", "country__imported")
        .prefetch_related(Prefetch("participations", taking_part, to_attr="shown_participations"))
    )


def participations_of(event: Event) -> list[Participation]:
    """Who took part, as the public may see it: nobody rejected, no person or body that is not public. Kazakhstan is named first."""
    loaded = getattr(event, "shown_participations", None)
    if loaded is None:
        loaded = list(event.participations.filter(is_rejected=False).select_related("person", "country", "organization", "side"))
    shown = [row for row in loaded if (row.person or row.country or row.organization).is_public or row.country]
    return sorted(shown, key=lambda row: row.country is None or row.country.alpha2 != HOME_STATE)


def name_of(record: Named) -> str:
    """What a reader calls the record; countries in the reader's language, other names as pages write them."""
    if isinstance(record, Country):
        return country_name(record)
    return legible(title_of(record) if isinstance(record, Event) else record.name)


def country_name(country: Country) -> str:
    language = (get_language() or "en").partition("-")[0]
    return legible(str(getattr(country, f"name_{language}", "")) or country.name)


def official_name(country: Country) -> str:
    language = (get_language() or "en").partition("-")[0]
    return legible(str(getattr(country, f"official_name_{language}", "")) or country.official_name)


def region_name(region: str) -> str:
    return str(REGIONS.get(region, region or _("Other")))


def title_of(event: Event) -> str:
    """The event's own name, else what happened, between whom and where; its day only where nothing else is known."""
    return event.name or compose_title(_title_parts(event))


def short_title_of(event: Event) -> str:
    """The title without the people, where the sides tell enough: for lists that name the people beside it."""
    return event.name or compose_short_title(_title_parts(event))


def full_title_of(event: Event) -> str:
    """The title with its day, for where it stands alone: heads of pages, feeds, calendars."""
    title, when = title_of(event), when_of(event)
    return title if when is None or (not event.name and _title_parts(event).is_bare) else f"{title}, {when.text}"


def _title_parts(event: Event) -> TitleParts:
    taking_part = participations_of(event)
    states = [row.country for row in taking_part if row.country]
    bodies = [name_of(row.organization) for row in taking_part if row.organization]
    people = sorted((row for row in taking_part if row.person), key=lambda row: row.side is None or row.side.alpha2 != HOME_STATE)
    is_elsewhere = event.country is not None and event.country not in states
    when = when_of(event)
    return TitleParts(
        kind=EventKind(event.kind),
        sides=[_in_sentence(state) for state in states] + (bodies if len(states) < BOTH else []),
        people=[name_of(row.person) for row in _of_each_side(people) if row.person],
        place=legible(event.place) or (_in_sentence(event.country) if is_elsewhere and event.country else ""),
        when=when.text if when else "",
    )


def _of_each_side(people: list[Participation]) -> list[Participation]:
    """The people with the first of each side in front, so that a short list names both."""
    firsts = {row.side_id: row for row in reversed(people)}
    return sorted(people, key=lambda row: firsts[row.side_id] is not row)


def _in_sentence(country: Country) -> str:
    """A state's name inside an English sentence has its article."""
    name = country_name(country)
    is_english = (get_language() or "en").partition("-")[0] == "en"
    return f"the {name}" if is_english and country.alpha2 in states_with_article() else name


@dataclass(frozen=True, slots=True)
class When:
    """A day, month, year or range in words, and in ISO 8601 for machines. `is_reported`: only the day of the report is known."""

    text: str
    iso: str
    is_reported: bool = False

    def __str__(self) -> str:
        return self.text


def when_of(event: Event) -> When | None:
    """When the event was or will be; None where no page says."""
    if event.starts_on is None:
        return None
    is_reported = event.date_basis == DateBasis.PUBLICATION
    if event.date_precision == DatePrecision.YEAR:
        return When(date_format(event.starts_on, "Y"), f"{event.starts_on:%Y}")
    if event.date_precision == DatePrecision.MONTH:
        return When(date_format(event.starts_on, "YEAR_MONTH_FORMAT"), f"{event.starts_on:%Y-%m}")
    text = range_text(event.starts_on, event.ends_on)
    return When(_("reported on %(day)s") % {"day": text} if is_reported else text, event.starts_on.isoformat(), is_reported)


def day_text(day: date) -> str:
    return _day_text(day, get_language())


@lru_cache(maxsize=20_000)
def _day_text(day: date, _language: str | None) -> str:
    """Formatted once: pages print hundreds of days, most of them the same few."""
    return date_format(day, "DATE_FORMAT")


def range_text(start: date, end: date | None) -> str:
    """“22–24 April 2026”, “30 April – 2 May 2026”, “30 December 2025 – 2 January 2026”."""
    if end is None or end == start:
        return day_text(start)
    if (start.year, start.month) == (end.year, end.month):
        pattern = pgettext("days of one month", "%(first)s–%(last)s %(month)s %(year)s")
        return pattern % {"first": start.day, "last": end.day, "month": date_format(start, "E"), "year": start.year}
    if start.year == end.year:
        pattern = pgettext("days of two months of one year", "%(first)s %(first_month)s – %(last)s %(last_month)s %(year)s")
        months = {"first_month": date_format(start, "E"), "last_month": date_format(end, "E")}
        return pattern % {"first": start.day, "last": end.day, "year": start.year, **months}
    return f"{day_text(start)} – {day_text(end)}"


def last_day_of(event: Event) -> date | None:
    """The last day on which the event may fall, as far as its date is known."""
    start = event.ends_on or event.starts_on
    if start is None:
        return None
    if event.date_precision == DatePrecision.YEAR:
        return date(start.year, 12, 31)
    if event.date_precision == DatePrecision.MONTH:
        return (start.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return start


def is_overdue(event: Event, as_of: date | None) -> bool:
    """Whether the event was planned for a time that is over, and no story tells that it took place."""
    last = last_day_of(event)
    return event.status == EventStatus.PLANNED and as_of is not None and last is not None and last < as_of


def status_of(event: Event, as_of: date | None) -> str:
    """What became of it, in words; empty for what simply took place."""
    when = when_of(event)
    if is_overdue(event, as_of) and when:
        return _("announced for %(when)s, no report yet") % {"when": when}
    if event.status == EventStatus.PLANNED:
        return _("planned")
    return _("cancelled") if event.status == EventStatus.CANCELLED else ""


def people_of(events: Iterable[Event]) -> dict[Any, list[Participation]]:
    """The people of each event by its primary key, in the order in which they were read."""
    return {event.pk: [row for row in participations_of(event) if row.person] for event in events}
