"""What the articles of a list are about, in numbers: for each filter its values, and how many articles each would leave.

Counted once for each state of the record and each set of filters, and kept in the cache under the number of the last change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from articles.enums import ReportRole
from articles.filters import ArticleFilters
from articles.models import Article, ChangeCounter, Mention, Report
from entities.enums import EventKind
from entities.kept import kept
from entities.listing import narrowed
from entities.models import Country, Person
from entities.presentation import country_name

MOST_PEOPLE = 80
RECENT = (7, 30)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, its name, and the number of articles."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that one click chooses."""

    label: str
    since: date
    until: date
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    total: int
    countries: list[Choice]
    people: list[Choice]
    kinds: list[Choice]
    sources: list[Choice]
    periods: list[Period]


def data_version() -> int:
    """The number of the last change of the public record. One query."""
    return ChangeCounter.objects.order_by("pk").values_list("last_number", flat=True).first() or 0


def newest_day() -> date | None:
    """The day of the newest article: what “latest” counts back from."""
    newest: date | None = Article.objects.published().stories().aggregate(newest=Max("published_on"))["newest"]
    return newest


def facets_of(filters: ArticleFilters, version: int) -> Facets:
    """The numbers for a list whose filters are valid. From the cache no query, else one for each filter."""
    given = {name: str(value) for name, value in filters.form.cleaned_data.items() if value not in (None, "")}

    def counted(name: str, count: Callable[[QuerySet[Article]], Any], *without: str) -> Any:
        """Kept under the filters that bear on it: the countries of a list are the same whichever of them is chosen."""
        state = sorted((filter_name, value) for filter_name, value in given.items() if filter_name not in without)
        digest = hashlib.sha256(repr(state).encode()).hexdigest()[:32]
        return kept(version, f"facet-{name}:{digest}", lambda: count(narrowed(filters, *without)))

    return Facets(
        total=counted("total", lambda rows: rows.count()),
        countries=[
            Choice(row["public_id"], country_name(Country(name=row["name"], name_kk=row["name_kk"], name_ru=row["name_ru"])), row["count"])
            for row in counted("country", _countries, "country")
        ],
        people=[Choice(*row) for row in counted("person", _people, "person")],
        kinds=[Choice(kind, str(EventKind(kind).label), count) for kind, count in counted("kind", _kinds, "kind")],
        sources=[Choice(source, source, count) for source, count in counted("source", _sources, "source")],
        periods=_named_periods(counted("period", _periods, "since", "until")),
    )


def _countries(rows: QuerySet[Article]) -> list[dict[str, Any]]:
    counts = dict(_articles_by("country", Mention.objects.accepted().filter(country__isnull=False, article__in=rows.values("pk"))))
    found = Country.objects.published().filter(pk__in=counts).values("pk", "sort_key", "public_id", "name", "name_kk", "name_ru")
    return sorted(({**row, "count": counts[row["pk"]]} for row in found), key=lambda row: (-row["count"], row["sort_key"]))


def _people(rows: QuerySet[Article]) -> list[tuple[str, str, int]]:
    named = Mention.objects.accepted().filter(person__is_public=True, person__merged_into=None, article__in=rows.values("pk"))
    counts = _articles_by("person", named, MOST_PEOPLE)
    people = Person.objects.only("public_id", "name", "sort_key").in_bulk([key for key, _count in counts])
    found = sorted(((count, people[key]) for key, count in counts), key=lambda row: (-row[0], row[1].sort_key))
    return [(person.public_id, person.name, count) for count, person in found]


def _kinds(rows: QuerySet[Article]) -> list[tuple[str, int]]:
    reports = Report.objects.accepted().filter(role=ReportRole.MAIN, event__is_public=True, article__in=rows.values("pk"))
    return _articles_by("event__kind", reports)


def _articles_by(column: str, rows: QuerySet[Any], most: int | None = None) -> list[tuple[Any, int]]:
    """The values of a column of mentions or reports and the number of their articles, the most frequent first.

    Pairs are made distinct before they are counted: both databases hash them, where they would sort for COUNT(DISTINCT).
    """
    pairs = rows.order_by().annotate(value=F(column), told=F("article")).values("value", "told").distinct()
    try:
        sql, parameters = pairs.query.sql_with_params()
    except EmptyResultSet:
        return []
    limit = f" LIMIT {int(most)}" if most else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT value, COUNT(*) FROM ({sql}) pairs GROUP BY value ORDER BY 2 DESC, 1{limit}", parameters)  # noqa: S608
        return [(value, count) for value, count in cursor.fetchall()]


def _sources(rows: QuerySet[Article]) -> list[tuple[str, int]]:
    counted = rows.exclude(source="").order_by().values("source").annotate(count=Count("pk")).order_by("-count", "source")
    return [(row["source"], row["count"]) for row in counted[:MOST_PEOPLE]]


def _periods(rows: QuerySet[Article]) -> dict[str, Any]:
    """Articles of the newest week and month, and of each year."""
    newest = newest_day()
    if newest is None:
        return {"newest": None, "recent": {}, "years": []}
    recent = rows.aggregate(
        **{
            f"days_{days}": Count("pk", filter=Q(published_on__gt=newest - timedelta(days=days), published_on__lte=newest))
            for days in RECENT
        }
    )
    years = rows.filter(published_on__isnull=False).order_by().values(year=ExtractYear("published_on")).annotate(count=Count("pk"))
    return {"newest": newest, "recent": recent, "years": [(row["year"], row["count"]) for row in years.order_by("-year")]}


def _named_periods(counted: dict[str, Any]) -> list[Period]:
    newest = counted["newest"]
    if newest is None:
        return []
    labels = {7: _("Last 7 days"), 30: _("Last 30 days")}
    recent = [Period(labels[days], newest - timedelta(days=days - 1), newest, counted["recent"][f"days_{days}"]) for days in RECENT]
    years = [Period(str(year), date(year, 1, 1), date(year, 12, 31), count) for year, count in counted["years"]]
    return [period for period in (*recent, *years) if period.count]
