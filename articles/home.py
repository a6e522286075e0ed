"""The front page: the latest days, what is coming, who and which states were most active lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.facets import data_version
from articles.models import Article, Mention
from articles.rows import with_main_events
from entities.calendar import plans_of
from entities.kept import kept
from entities.models import Country, Event, Organization, Person
from entities.pictures import world_map
from entities.presentation import HOME_STATE

LATEST_DAYS = 4
LATEST_STORIES = 24
MOST_COMING = 6
MOST_ACTIVE = 10
ACTIVE_DAYS = 30


@dataclass(frozen=True, slots=True)
class Active:
    """A record and the number of articles of the period that name it."""

    record: Any
    count: int


@dataclass(frozen=True, slots=True)
class Front:
    as_of: date | None
    days: list[tuple[date, list[Article]]]
    coming: list[Event]
    overdue_count: int
    countries: list[Active]
    people: list[Active]
    totals: dict[str, int]
    since: date | None
    map: SafeString


def front_page() -> Front:
    """Everything that the front page shows, counted back from the newest article."""
    version = data_version()
    counted = kept(version, "front", _count)
    newest: date | None = counted["newest"]
    plans = plans_of(Event.objects.published(), newest, MOST_COMING, version, "all")
    return Front(
        as_of=newest,
        days=latest_days(newest),
        coming=[*plans.coming, *plans.undated][:MOST_COMING],
        overdue_count=plans.overdue_count,
        countries=_active(Country, counted["countries"]),
        people=_active(Person, counted["people"]),
        totals=counted["totals"],
        since=newest and newest - timedelta(days=ACTIVE_DAYS - 1),
        map=kept(version, f"map:{get_language()}", lambda: world_map(Country.objects.published())),
    )


def latest_days(newest: date | None) -> list[tuple[date, list[Article]]]:
    """The latest days that have stories, each with its own, the newest first."""
    if newest is None:
        return []
    rows = Article.objects.published().stories().filter(published_on__lte=newest).order_by("-sort_at", "-pk")
    by_day: dict[date, list[Article]] = {}
    for article in with_main_events(rows)[:LATEST_STORIES]:
        by_day.setdefault(article.published_on, []).append(article)
    return list(by_day.items())[:LATEST_DAYS]


def _count() -> dict[str, Any]:
    """The numbers of the front page, counted once for each state of the record."""
    stories = Article.objects.published().stories()
    newest = stories.aggregate(newest=Max("published_on"))["newest"]
    lately = stories.filter(published_on__gt=newest - timedelta(days=ACTIVE_DAYS), published_on__lte=newest) if newest else stories.none()
    return {
        "newest": newest,
        "totals": {
            "articles": stories.count(),
            "people": Person.objects.published().count(),
            "countries": Country.objects.published().count(),
            "events": Event.objects.published().count(),
            "organizations": Organization.objects.published().count(),
        },
        "countries": _most_named(lately, "country"),
        "people": _most_named(lately, "person"),
    }


def _most_named(articles: Any, kind: str) -> list[tuple[int, int]]:
    named = Mention.objects.accepted().filter(article__in=articles.values("pk"), **{f"{kind}__is_public": True})
    if kind == "country":
        named = named.exclude(country__alpha2=HOME_STATE)
    counted = named.order_by().values(kind).annotate(count=Count("article", distinct=True)).order_by("-count", kind)
    return [(row[kind], row["count"]) for row in counted[:MOST_ACTIVE]]


def _active(model: Any, counted: Iterable[tuple[int, int]]) -> list[Active]:
    counted = list(counted)
    rows = model.objects.in_bulk([key for key, _ in counted])
    return [Active(rows[key], count) for key, count in counted if key in rows]
