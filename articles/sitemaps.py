"""Every public page for search engines, in every language."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from articles.models import Article
from entities.models import Country, Event, Office, Organization, Person

FRONTS = (
    "home",
    "article-list",
    "person-list",
    "country-list",
    "event-list",
    "event-calendar",
    "event-coming",
    "organization-list",
    "data",
    "api-docs",
    "about",
)


class InEveryLanguage(Sitemap):
    i18n = True
    alternates = True
    x_default = True
    limit = 2_000


class FrontSitemap(InEveryLanguage):
    def items(self) -> list[str]:
        return list(FRONTS)

    def location(self, item: str) -> str:
        return reverse(item)


class RecordSitemap(InEveryLanguage):
    """The public rows of one kind."""

    def __init__(self, model: Any) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model.objects.published().order_by("pk")
        return rows

    def lastmod(self, row: Any) -> datetime:
        modified: datetime = row.modified_at
        return modified


SITEMAPS = {
    "fronts": FrontSitemap(),
    **{model.KIND.value: RecordSitemap(model) for model in (Article, Person, Country, Organization, Office, Event)},
}
