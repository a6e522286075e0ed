"""What follows for the record from an editor's word on its rows: readings are resolved anew, rows derived, the public told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from articles.changes import RecordChange
from articles.models import Report
from articles.recording import record_writes
from articles.resolving.settle import Settlement


@dataclass(slots=True)
class Touched:
    """What an editor's word touches. `rows`: keys by kind; `blocks`: blocks of readings by kind; `articles`: whose readings moved.

    `reports`: keys of reports that are looked at again, whether they move or not.
    """

    rows: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    blocks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    abbreviations: set[str] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)

    def touch(self, kind: str, *keys: int | None) -> None:
        self.rows[kind] |= {key for key in keys if key is not None}


def settle(touched: Touched, changes: Iterable[RecordChange] = (), then: Iterable[RecordChange] = (), *, asks: bool = True) -> None:
    """Brings everything up to date, within the caller's transaction; to be called last in it. `changes`: what the public saw before.

    `then`: what it sees at the end. `asks`: whether values that move under an editor's are put before editors.
    """
    settlement = Settlement(asks_about_conflicts=asks)
    for kind in ("person", "organization", "event"):
        settlement.revisit(kind, touched.rows[kind])
    settlement.resolve_persons(touched.blocks["person"])
    settlement.resolve_organizations(touched.blocks["organization"], abbreviations=touched.abbreviations)
    condition = Q(article__in=touched.articles) | Q(event__in=touched.rows["event"]) | Q(pk__in=touched.reports)
    reports = list(Report.objects.filter(condition))
    settlement.revisit("event", {report.event_id for report in reports})
    settlement.resolve_events(reports)
    settlement.articles |= touched.articles
    settlement.outcomes["event"].moves.article_ids |= touched.articles
    for kind, keys in touched.rows.items():
        settlement.ledger.update(kind, keys)
    record_writes([*changes, *settlement.finish(), *then])
