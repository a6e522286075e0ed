"""Mentions: every name in every published article, with where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django_filters.rest_framework import FilterSet

from articles.api.evidence import public_mentions, title_events, with_targets
from articles.api.places import TARGETS, MentionSerializer, mention_values
from articles.api.public import PublicListViewSet, changed_since
from articles.models import Article, Mention
from entities.api.cursors import Codec, Cursors, IdCodec, MomentCodec, NumberCodec, WordCodec
from entities.api.filters import ChoicesFilter, CountryFilter, DayFilter, MomentFilter, RecordFilter
from entities.api.pagination import Orders
from entities.api.tables import columns_of
from entities.models import Event, Organization, Person

COLUMNS: dict[str, Codec] = {
    "article__sort_at": MomentCodec(),
    "article__public_id": IdCodec(),
    "field": WordCodec("title", "body"),
    "start": NumberCodec(),
    "end": NumberCodec(),
    "target": IdCodec(),
}


def in_changed_articles(rows: QuerySet[Any], name: str, moment: datetime) -> QuerySet[Any]:
    return rows.filter(article__in=changed_since(Article.objects.published(), name, moment).values("pk"))


def of_kinds(rows: QuerySet[Any], _name: str, kinds: list[str]) -> QuerySet[Any]:
    wanted = Q()
    for kind in kinds:
        wanted |= Q(**{f"{kind}__isnull": False})
    return rows.filter(wanted)


class MentionFilters(FilterSet):
    modified_since = MomentFilter("In articles whose answer changed at this time or later.", method=in_changed_articles)
    kind = ChoicesFilter(TARGETS, "Names of people, states, organizations or events.", method=of_kinds)
    article = RecordFilter(Article, "In this article.", field_name="article")
    person = RecordFilter(Person, "Of this person.", field_name="person")
    country = CountryFilter("Of this state.", field_name="country__alpha2")
    organization = RecordFilter(Organization, "Of this organization.", field_name="organization")
    event = RecordFilter(Event, "Of this event.", field_name="event")
    field = ChoicesFilter(["title", "body"], "In the title or in the body.", field_name="field")
    published_on_from = DayFilter("In articles of this day or later.", field_name="article__published_on", lookup_expr="gte")
    published_on_to = DayFilter("In articles from before this day.", field_name="article__published_on", lookup_expr="lt")

    class Meta:
        model = Mention
        fields: ClassVar[list[str]] = []


class MentionViewSet(PublicListViewSet):
    """All names in published articles, each with the place where it stands."""

    serializer_class = MentionSerializer
    filterset_class = MentionFilters
    orders = Orders(
        Cursors(COLUMNS),
        {
            "-published": ("-article__sort_at", "-article__public_id", "-field", "start", "end", "target"),
            "published": ("article__sort_at", "article__public_id", "-field", "start", "end", "target"),
        },
    )

    def get_queryset(self) -> QuerySet[Any]:
        return with_targets(public_mentions())

    def serialize(self, rows: Sequence[Any], context: dict[str, Any]) -> Sequence[dict[str, Any]]:
        title_events(rows)
        chosen, addresses = context["chosen"], context["addresses"]
        self.columns = {name: read for name, read in columns_of(MentionSerializer()).items() if chosen is None or _key_of(name) in chosen}
        found = [mention_values(mention, addresses) for mention in rows]
        return found if chosen is None else [{key: value for key, value in row.items() if key in chosen} for row in found]


def _key_of(column: str) -> str:
    return column.removesuffix("_id")
