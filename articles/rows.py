"""Articles as lists show them: with the event that each reports."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.enums import ReportRole
from articles.models import Report
from entities.models import Participation
from entities.presentation import COUNTRY_FIELDS


def with_main_events(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Articles with their main reports, and those with events and their states, as `main_reports`. Two queries, whatever the rows."""
    sides = (
        Participation.objects.filter(is_rejected=False, country__isnull=False)
        .select_related("country")
        .only("event", *(f"country__{name}" for name in COUNTRY_FIELDS))
        .order_by("pk")
    )
    reports = (
        Report.objects.accepted()
        .filter(role=ReportRole.MAIN, event__is_public=True)
        .select_related("event__country")
        .prefetch_related(Prefetch("event__participations", sides, to_attr="shown_sides"))
    )
    return articles.prefetch_related(Prefetch("reports", reports, to_attr="main_reports"))
