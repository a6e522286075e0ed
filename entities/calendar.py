"""Events in time: the months of a calendar, what is to come, what was announced and never reported."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from entities.enums import DatePrecision, EventStatus
from entities.models import Country, Event
from entities.presentation import is_overdue, last_day_of

FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    is_inside: bool
    events: list[Event]


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


def month_of(events: Iterable[Event], first: date) -> Month:
    """The events of a month laid out in weeks. They must not reach outside of what `overlapping` gives for it."""
    by_day: dict[date, list[Event]] = defaultdict(list)
    undated = []
    for event in events:
        if event.date_precision != DatePrecision.DAY:
            undated.append(event)
            continue
        for on in _days_of(event, first):
            by_day[on].append(event)
    weeks = [
        [Day(on, on.month == first.month, by_day[on]) for on in week]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    return Month(first, weeks, undated, month_before(first), month_after(first))


def _days_of(event: Event, first: date) -> Iterable[date]:
    on = max(event.starts_on or first, first)
    last = min(last_day_of(event) or first, month_after(first) - timedelta(days=1))
    while on <= last:
        yield on
        on += timedelta(days=1)


def planned_events(events: QuerySet[Event]) -> QuerySet[Event]:
    """Planned events, the nearest first, those without a day last."""
    return events.filter(status=EventStatus.PLANNED).order_by("sort_on", "pk")


def split_by_day(planned: Iterable[Event], as_of: date | None) -> tuple[list[Event], list[Event], list[Event]]:
    """Planned events parted into what is to come, what has no day, and what should have been and was never reported (newest first)."""
    coming: list[Event] = []
    undated: list[Event] = []
    overdue: list[Event] = []
    for event in planned:
        (undated if event.starts_on is None else overdue if is_overdue(event, as_of) else coming).append(event)
    coming.sort(key=lambda event: (event.starts_on, event.pk))
    overdue.sort(key=lambda event: (event.starts_on, event.pk), reverse=True)
    return coming, undated, overdue
