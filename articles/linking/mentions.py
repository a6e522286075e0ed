"""Brings stored mentions to what was read, and keeps an editor's word on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.extraction.text import ArticleText
from articles.linking.plan import MentionPlan
from articles.linking.readings import ReadingSync
from articles.linking.recognition import Recognition, find_span
from articles.models import Mention, OrganizationReading, PersonReading, Report
from entities.recorded import create_rows, delete_rows, update_rows

SPAN = ("start", "end", "sentence_key", "rule", "honorific")
LINKS = {"person": PersonReading, "organization": OrganizationReading, "event": Report}
TARGETS = ("person_id", "country_id", "organization_id", "event_id", "person_reading_id", "organization_reading_id", "report_id")


@dataclass(slots=True)
class MentionSync:
    """What is to be written of the mentions of a page's articles."""

    new: list[Mention] = field(default_factory=list)
    changed: list[Mention] = field(default_factory=list)
    gone: list[Mention] = field(default_factory=list)
    country_ids: set[int] = field(default_factory=set)
    """states whose mentions came, went or changed"""

    def store(self) -> None:
        delete_rows(self.gone)
        update_rows(self.changed, [*SPAN, *TARGETS, "judgement"])
        create_rows(self.new)


def detach(recognitions: Iterable[Recognition[Mention]], syncs: Iterable[ReadingSync]) -> None:
    """Frees mentions that stay from readings that go, so that they are not deleted with these."""
    gone = {(type(row), row.pk) for sync in syncs for row in sync.gone}
    if not gone:
        return
    staying = [row for found in recognitions for row, _ in found.pairs]
    staying += [row for found in recognitions for row in found.gone if row.is_ruled or row.origin == "editor"]
    freed = []
    for row in staying:
        for model, name in ((PersonReading, "person_reading_id"), (OrganizationReading, "organization_reading_id"), (Report, "report_id")):
            if (model, getattr(row, name)) in gone:
                setattr(row, name, None)
                freed.append(row)
    Mention.objects.filter(pk__in=[row.pk for row in freed]).update(person_reading=None, organization_reading=None, report=None)


def sync_mentions(
    article_id: int,
    recognition: Recognition[Mention],
    readings: Mapping[str, ReadingSync],
    countries: Mapping[str, int],
    text: ArticleText,
    sync: MentionSync,
) -> None:
    """Compares the mentions of one article, in memory. `readings`: by kind of target; `countries`: keys by code."""
    for row, plan in recognition.pairs:
        values = _targets(article_id, plan, readings, countries)
        if values is None:
            sync.gone.append(row)
        elif _apply(row, _span(plan) | ({} if row.is_ruled or row.origin == "editor" else values)):
            sync.changed.append(row)
            _note(sync, row)
    for plan in recognition.new:
        values = _targets(article_id, plan, readings, countries)
        if values is not None:
            row = Mention(article_id=article_id, surface=plan.surface, field=plan.field, **_span(plan), **values)
            sync.new.append(row)
            _note(sync, row)
    for row in recognition.gone:
        _sync_unread(row, text, sync)


def _span(plan: MentionPlan) -> dict[str, Any]:
    return {"start": plan.start, "end": plan.end, "sentence_key": plan.sentence_key, "rule": plan.rule, "honorific": plan.honorific}


def _targets(
    article_id: int, plan: MentionPlan, readings: Mapping[str, ReadingSync], countries: Mapping[str, int]
) -> dict[str, Any] | None:
    """What the mention points to; None for a place that is no state of the record."""
    values: dict[str, Any] = dict.fromkeys(TARGETS)
    if plan.kind == "country":
        values["country_id"] = countries.get(plan.target)
        return values | {"judgement": "accepted"} if values["country_id"] else None
    reading = readings[plan.kind].by_key.get((article_id, plan.target))
    if reading is None:
        return None
    link = "report_id" if plan.kind == "event" else f"{plan.kind}_reading_id"
    return values | {f"{plan.kind}_id": getattr(reading, f"{plan.kind}_id"), link: reading.pk, "judgement": reading.judgement}


def _apply(row: Mention, values: Mapping[str, Any]) -> bool:
    """Sets the values in memory; whether any is another."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _sync_unread(row: Mention, text: ArticleText, sync: MentionSync) -> None:
    """A mention that no rule reads any more: an editor's stays, at its place if there still is one."""
    if not row.is_ruled and row.origin != "editor":
        sync.gone.append(row)
        _note(sync, row)
        return
    start, end = find_span(text, row) or (None, None)
    if _apply(row, {"start": start, "end": end}):
        sync.changed.append(row)


def _note(sync: MentionSync, row: Mention) -> None:
    if row.country_id:
        sync.country_ids.add(row.country_id)


def all_mentions(article_ids: Sequence[int]) -> dict[int, list[Mention]]:
    """The stored mentions of articles, by article."""
    found: dict[int, list[Mention]] = {}
    for row in Mention.objects.filter(article__in=article_ids).order_by("id"):
        found.setdefault(row.article_id, []).append(row)
    return found
