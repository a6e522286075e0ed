"""Brings stored evidence to what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from articles.linking.plan import EvidencePlan
from articles.linking.readings import ReadingSync
from articles.models import Evidence
from articles.resolving.evidence import Facts, evidence_keys, set_keys
from entities.enums import Judgement
from entities.inserting import insert_rows


def sync_evidence(plans: Mapping[int, Iterable[EvidencePlan]], readings: Mapping[str, ReadingSync], facts: Facts) -> None:
    """Writes what is new, deletes what is not read any more, and brings the rest to its facts. A rejected piece stays rejected."""
    stored = list(Evidence.objects.filter(article__in=list(plans)))
    rejected = {(row.article_id, row.fact, row.value) for row in stored if row.judgement == Judgement.REJECTED}
    known: dict[tuple[Any, ...], Evidence] = {(row.article_id, *evidence_keys(row)): row for row in stored}
    fresh: list[Evidence] = []
    met: set[int] = set()
    changed: list[Evidence] = []
    for article_id, listed in plans.items():
        for plan in listed:
            row = _row(article_id, plan, readings)
            if row is None:
                continue
            held = known.get((article_id, *evidence_keys(row)))
            if held is None:
                if (article_id, row.fact, row.value) in rejected:
                    row.judgement = Judgement.REJECTED
                set_keys(row, facts.point(row))
                fresh.append(row)
            else:
                met.add(held.pk)
                if set_keys(held, facts.point(held)):
                    changed.append(held)
    Evidence.objects.filter(pk__in=[row.pk for row in stored if row.pk not in met]).delete()
    Evidence.objects.bulk_update(changed, ["event_id", "participation_id", "tenure_id", "person_id"], batch_size=500)
    insert_rows(fresh)


def _row(article_id: int, plan: EvidencePlan, readings: Mapping[str, ReadingSync]) -> Evidence | None:
    """The row of a plan, its facts still open; None where its reading is not there."""
    row = Evidence(
        article_id=article_id, fact=plan.fact, value=plan.value, field=plan.field, start=plan.start, end=plan.end, rule=plan.rule
    )
    if plan.owner == "person":
        reading = readings["person"].by_key.get((article_id, plan.target))
        row.person_reading_id = reading.pk if reading else None
    elif plan.owner == "event":
        reading = readings["event"].by_key.get((article_id, plan.target))
        row.report_id = reading.pk if reading else None
        if plan.about[0] == "person":
            person = readings["person"].by_key.get((article_id, plan.about[1]))
            row.person_reading_id = person.pk if person else None
    else:
        return row
    return row if reading else None
