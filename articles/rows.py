"""Articles as lists show them: with the event that each reports."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.enums import ReportRole
from articles.models import Report
from entities.models import Participation
from entities.presentation import COUNTRY_FIELDS

HEAVY = ("imported", "source_body", "body")


def without_texts(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Articles for lists, which show headlines only."""
    return articles.defer(*HEAVY)


def with_main_events(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Articles for lists with their main reports, and those with events and sides, as `main_reports`. Two queries, whatever the rows."""
    sides = (
        Participation.objects.filter(is_rejected=False, country__isnull=False)
        .select_related("country")
        .only("event", *(f"country__{name}" for name in COUNTRY_FIELDS))
        .order_by("pk")
    )
    reports = (
        Report.objects.accepted()
        .filter(role=ReportRole.MAIN, event__is_public=True)
        .select_related("event")
        .only("article", "role", "event__kind", "event__place")
        .prefetch_related(Prefetch("event__participations", sides, to_attr="shown_sides"))
    )
    return without_texts(articles).prefetch_related(Prefetch("reports", reports, to_attr="main_reports"))
