"""What the articles of a list are about, in numbers: for each filter its values, and how many articles each would leave.

Counted once for each state of the record and each set of filters, and kept in the cache under the number of the last change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from articles.enums import ReportRole
from articles.filters import ArticleFilters
from articles.models import Article, ChangeCounter, Mention, Report
from entities.enums import EventKind
from entities.kept import kept
from entities.listing import narrowed
from entities.models import Country
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
    state = sorted((name, str(value)) for name, value in filters.form.cleaned_data.items() if value not in (None, ""))
    digest = hashlib.sha256(repr(state).encode()).hexdigest()[:32]

    def counted(name: str, count: Callable[[], Any]) -> Any:
        return kept(version, f"facet-{name}:{digest}", count)

    return Facets(
        total=counted("total", lambda: narrowed(filters).count()),
        countries=[
            Choice(row["public_id"], country_name(Country(name=row["name"], name_kk=row["name_kk"], name_ru=row["name_ru"])), row["count"])
            for row in counted("country", lambda: _countries(narrowed(filters, "country")))
        ],
        people=[Choice(*row) for row in counted("person", lambda: _people(narrowed(filters, "person")))],
        kinds=[
            Choice(kind, str(EventKind(kind).label), count) for kind, count in counted("kind", lambda: _kinds(narrowed(filters, "kind")))
        ],
        sources=[Choice(source, source, count) for source, count in counted("source", lambda: _sources(narrowed(filters, "source")))],
        periods=_named_periods(counted("period", lambda: _periods(narrowed(filters, "since", "until")))),
    )


def _countries(rows: QuerySet[Article]) -> list[dict[str, Any]]:
    counted = _mentioning(rows, "country").annotate(count=Count("article", distinct=True)).order_by("-count", "country__sort_key")
    return [
        {name.removeprefix("country__"): value for name, value in row.items()}
        for row in counted.values("country__public_id", "country__name", "country__name_kk", "country__name_ru", "count")
    ]


def _people(rows: QuerySet[Article]) -> list[tuple[str, str, int]]:
    counted = _mentioning(rows, "person").annotate(count=Count("article", distinct=True)).order_by("-count", "person__sort_key")
    return [
        (row["person__public_id"], row["person__name"], row["count"])
        for row in counted.values("person__public_id", "person__name", "count")[:MOST_PEOPLE]
    ]


def _mentioning(rows: QuerySet[Article], kind: str) -> QuerySet[Any]:
    found = Mention.objects.accepted().filter(**{f"{kind}__is_public": True, f"{kind}__merged_into": None})
    return found.filter(article__in=rows.values("pk")).order_by().values(f"{kind}__public_id")


def _kinds(rows: QuerySet[Article]) -> list[tuple[str, int]]:
    reports = Report.objects.accepted().filter(role=ReportRole.MAIN, event__is_public=True, article__in=rows.values("pk"))
    counted = reports.order_by().values("event__kind").annotate(count=Count("article", distinct=True)).order_by("-count", "event__kind")
    return [(row["event__kind"], row["count"]) for row in counted]


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
