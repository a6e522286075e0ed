"""Events in time: the months of a calendar, what is to come, what was announced and never reported."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from entities.enums import DatePrecision, EventStatus
from entities.kept import kept
from entities.models import Country, Event
from entities.presentation import is_overdue, last_day_of, with_titles

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_A_DAY = 6
MOST_UNDATED = 40
MOST_PLANNED = 5_000
"""planned events that are looked at; the record of many years has fewer"""


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    is_inside: bool
    events: list[Event]
    more: int = 0
    """events of the day that are not among `events`"""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday; `undated` are events of which only the month is known."""

    first: date
    weeks: list[list[Day]]
    undated: list[Event]
    previous: date
    next: date


def newest_day() -> date | None:
    """The day of the newest story that names any state: what “latest” counts back from. One small query."""
    newest: date | None = Country.objects.aggregate(newest=Max("last_seen_on"))["newest"]
    return newest


def parse_month(text: str) -> date | None:
    """The first day of a month given as `2026-03`; None for anything else."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return found if len(text) == 7 and FIRST_YEAR <= found.year <= LAST_YEAR else None


def month_after(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def overlapping(events: QuerySet[Event], first: date, last: date) -> QuerySet[Event]:
    """Events any day of which falls into a period, both ends included; for a year or a month, their first day counts."""
    return events.filter(starts_on__lte=last).filter(Q(ends_on__gte=first) | Q(ends_on=None, starts_on__gte=first))


def month_of(events: QuerySet[Event], first: date) -> Month:
    """The events of a month laid out in weeks, the first `MOST_A_DAY` of each day. Three queries, however many they are."""
    by_day: dict[date, list[int]] = defaultdict(list)
    undated: list[int] = []
    dates = overlapping(events, first, month_after(first) - timedelta(days=1)).only("starts_on", "ends_on", "date_precision")
    for event in dates.order_by("starts_on", "pk"):
        if event.date_precision != DatePrecision.DAY:
            undated.append(event.pk)
            continue
        for on in _days_of(event, first):
            by_day[on].append(event.pk)
    shown = {pk for keys in by_day.values() for pk in keys[:MOST_A_DAY]} | set(undated[:MOST_UNDATED])
    rows = with_titles(Event.objects.filter(pk__in=shown)).in_bulk()

    def day(on: date) -> Day:
        keys = by_day[on]
        return Day(on, on.month == first.month, [rows[pk] for pk in keys[:MOST_A_DAY]], max(0, len(keys) - MOST_A_DAY))

    weeks = [[day(on) for on in week] for week in calendar.Calendar().monthdatescalendar(first.year, first.month)]
    return Month(first, weeks, [rows[pk] for pk in undated[:MOST_UNDATED]], month_before(first), month_after(first))


def _days_of(event: Event, first: date) -> Iterable[date]:
    on = max(event.starts_on or first, first)
    last = min(last_day_of(event) or first, month_after(first) - timedelta(days=1))
    while on <= last:
        yield on
        on += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Plans:
    """Planned events: to come (the nearest first), of no known day, and overdue: their day has passed and no story tells of them."""

    coming: list[Event]
    undated: list[Event]
    overdue: list[Event]
    overdue_count: int


def plans_of(events: QuerySet[Event], as_of: date | None, most: int, version: int, name: str) -> Plans:
    """At most so many of each, the overdue ones with the latest first. Which ones they are is kept by version; two queries then."""
    coming, undated, overdue, overdue_count = kept(version, f"plans:{name}:{most}", lambda: _plan_keys(events, as_of, most))
    rows = with_titles(Event.objects.filter(pk__in=[*coming, *undated, *overdue])).in_bulk()

    def told(keys: list[int]) -> list[Event]:
        return [rows[key] for key in keys if key in rows]

    return Plans(told(coming), told(undated), told(overdue), overdue_count)


def _plan_keys(events: QuerySet[Event], as_of: date | None, most: int) -> tuple[list[int], list[int], list[int], int]:
    dates = events.filter(status=EventStatus.PLANNED).only("starts_on", "ends_on", "date_precision", "status").order_by("sort_on", "pk")
    coming, undated, overdue = ([event.pk for event in part] for part in _part(dates[:MOST_PLANNED], as_of))
    return coming[:most], undated[:most], overdue[:most], len(overdue)


def _part(planned: Iterable[Event], as_of: date | None) -> tuple[list[Event], list[Event], list[Event]]:
    coming: list[Event] = []
    undated: list[Event] = []
    overdue: list[Event] = []
    for event in planned:
        (undated if event.starts_on is None else overdue if is_overdue(event, as_of) else coming).append(event)
    coming.sort(key=lambda event: (last_day_of(event), event.starts_on, event.pk))  # what is only known by its year comes last in it
    overdue.sort(key=lambda event: (event.starts_on, event.pk), reverse=True)
    return coming, undated, overdue
