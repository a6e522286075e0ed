"""Pictures of records in the reader's language, drawn once for each content and kept in the cache."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entities.drawing.columns import Column, draw_columns
from entities.drawing.network import Node, draw_network
from entities.drawing.timeline import Bar, draw_timeline
from entities.drawing.world_map import MapValue, draw_world_map
from entities.gazetteer import lookup_country
from entities.models import Country, Event, Person, Tenure
from entities.presentation import country_name, name_of, range_text

KEPT_FOR = 7 * 24 * 3600
MOST_MONTHS = 24


class Met(Protocol):
    """Somebody and how often."""

    @property
    def person(self) -> Person: ...

    @property
    def count(self) -> int: ...


def _kept(draw: Callable[[], str], *content: Any) -> SafeString:
    """The drawing of a content. Drawings escape whatever they are given."""
    key = hashlib.sha256(repr((get_language(), content)).encode()).hexdigest()[:32]
    return mark_safe(cache.get_or_set(f"picture:{key}", draw, KEPT_FOR) or "")  # noqa: S308


def world_map(countries: Iterable[Country]) -> SafeString:
    """The world, each state coloured by the number of articles that name it. `countries` are public rows."""
    listed = list(countries)
    counts = sorted((country.alpha2, country.article_count) for country in listed)

    def draw() -> str:
        values = {country.alpha2: _map_value(country) for country in listed}
        return draw_world_map(
            values,
            _("Map of the world"),
            _("Each state is coloured by the number of articles that name it. The same numbers stand in the list of countries."),
        )

    return _kept(draw, "map", counts)


def _map_value(country: Country) -> MapValue:
    entry = lookup_country(country.alpha2)
    place = (entry.capital_longitude, entry.capital_latitude) if entry else (None, None)
    return MapValue(country_name(country), country.article_count, country.get_absolute_url(), *place)


def office_timeline(tenures: Sequence[Tenure], title: str, *, by_person: bool = False, key: str = "offices") -> SafeString:
    """Tenures as spans of time, named by their office or (`by_person`) by who held it; those without any day are left out."""
    bars = [bar for tenure in tenures if (bar := _bar(tenure, by_person))]
    bars.sort(key=lambda bar: (bar.start, bar.end, bar.label))
    description = _("Each bar is the time for which pages show the office. Before and after it nothing is known.")
    return _kept(lambda: draw_timeline(bars, title, description, key), "timeline", key, title, bars)


def _bar(tenure: Tenure, by_person: bool) -> Bar | None:
    start, end = tenure.started_on or tenure.first_seen_on, tenure.ended_on or tenure.last_seen_on
    if start is None:
        return None
    end = max(start, end or start)
    record = tenure.person if by_person else tenure.office
    is_seen_only = tenure.started_on is None or tenure.ended_on is None
    return Bar(name_of(record), start, end, range_text(start, end), record.get_absolute_url(), is_seen_only, tenure.is_former)


def encounter_network(person: Person, met: Sequence[Met]) -> SafeString:
    """A person and those whom they met, by state."""
    nodes = [
        Node(
            key=other.person.public_id,
            label=name_of(other.person),
            weight=other.count,
            url=other.person.get_absolute_url(),
            group=other.person.country.alpha2 if other.person.country else "",
        )
        for other in met
    ]
    title = _("Whom %(name)s met") % {"name": name_of(person)}
    description = _("Lines are as thick as they met often. The table beside says the same in words.")
    return _kept(lambda: draw_network(name_of(person), nodes, [], title, description), "network", name_of(person), nodes)


def events_by_month(events: QuerySet[Event]) -> list[tuple[date, int]]:
    """Dated events by month, from the first to the last of at most 24 months, those without any included. One query."""
    rows = events.filter(starts_on__isnull=False).exclude(date_precision="year").order_by()
    counted = {
        row["month"]: row["count"]
        for row in rows.annotate(month=TruncMonth("starts_on")).values("month").annotate(count=Count("pk", distinct=True))
    }
    if not counted:
        return []
    last = max(counted)
    months: list[date] = []
    year, month = last.year, last.month
    while len(months) < MOST_MONTHS and date(year, month, 1) >= min(counted):
        months.append(date(year, month, 1))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return [(day, counted.get(day, 0)) for day in reversed(months)]


def month_columns(months: Sequence[tuple[date, int]], title: str, key: str = "months") -> SafeString:
    """Numbers by month as columns."""
    columns = [Column(date_format(day, "M Y"), count) for day, count in months]
    description = _("Number of events in each month.")
    return _kept(lambda: draw_columns(columns, title, description, key), "columns", key, title, columns)
