"""Articles as lists show them: with the event that each reports."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.enums import ReportRole
from articles.models import Report
from entities.models import Participation


def with_main_events(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Articles with their main reports, and those with events and sides, as `main_reports`. Two queries, whatever the rows."""
    sides = Participation.objects.filter(is_rejected=False).select_related("person", "country", "organization", "side").order_by("pk")
    reports = (
        Report.objects.accepted()
        .filter(role=ReportRole.MAIN, event__is_public=True)
        .select_related("event__country")
        .prefetch_related(Prefetch("event__participations", sides, to_attr="shown_participations"))
    )
    return articles.prefetch_related(Prefetch("reports", reports, to_attr="main_reports"))
