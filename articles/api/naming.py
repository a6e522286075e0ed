"""Whom and what each article of a page names, read for all of them at once, without making a row of the record for each name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, Min, QuerySet, Value, When

from articles.models import Mention, Report
from entities.api.links import Addresses, Link, name_of
from entities.enums import Judgement
from entities.models import Event
from entities.models.identity import RecordKind
from entities.presentation import with_titles

AFTER_ANY_TITLE = 1_000_000
Links = dict[int, list[Link]]


def links_of(kind: RecordKind, articles: Iterable[int], addresses: Addresses) -> Links:
    """The public people, states or organizations that each article names, in the order in which it names them first. One query."""
    name = kind.value
    rows = Mention.objects.filter(article__in=list(articles), judgement=Judgement.ACCEPTED)
    rows = rows.filter(
        **{f"{name}__isnull": False} if kind == RecordKind.COUNTRY else {f"{name}__is_public": True, f"{name}__merged_into": None}
    )
    place = Case(When(field="title", then=F("start")), default=F("start") + Value(AFTER_ANY_TITLE))
    found = rows.values_list("article_id", f"{name}__public_id", f"{name}__name").annotate(first=Min(place)).order_by()
    links: Links = defaultdict(list)
    for article, public_id, label, _first in sorted(found, key=_by_place):
        links[article].append(addresses.link(kind, public_id, label))
    return links


def _by_place(row: tuple[int, str, str, int | None]) -> tuple[bool, int, str]:
    _article, public_id, _label, first = row
    return first is None, first or 0, public_id


def event_links_of(articles: Iterable[int], addresses: Addresses) -> dict[int, list[dict[str, Any]]]:
    """The public events that each article reports or refers to: what it reports first. Three queries."""
    reports = Report.objects.accepted().filter(article__in=list(articles), event__is_public=True, event__merged_into=None)
    found = list(reports.values_list("article_id", "event_id", "role"))
    rows: QuerySet[Any] = with_titles(Event.objects.filter(pk__in={event for _, event, _ in found}))
    events = {event.pk: event for event in rows}
    links: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for article, key, role in sorted(found, key=lambda row: (row[2], events[row[1]].sort_on, events[row[1]].public_id)):
        event = events[key]
        links[article].append({**addresses.link(RecordKind.EVENT, event.public_id, name_of(event)), "role": role})
    return links
