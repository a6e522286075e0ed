"""All steps in order: what was read, against what is stored; whose readings they are; what follows for the rows of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.changes import RecordChange
from articles.extraction.records import ArticleRecord
from articles.extraction.text import ArticleText
from articles.linking.aliases import with_aliases
from articles.linking.evidence import sync_evidence
from articles.linking.mentions import MentionSync, all_mentions, detach, sync_mentions
from articles.linking.plan import ArticlePlan, MentionPlan, plan_article
from articles.linking.readings import ReadingSync, follow_moves, readings_of, store_changed, sync_readings
from articles.linking.recognition import Recognition, recognize
from articles.models import Article, Mention, OrganizationReading, PersonReading, Report
from articles.resolving.evidence import load_facts
from articles.resolving.settle import Settlement
from entities.recorded import delete_rows

MODELS: dict[str, Any] = {"person": PersonReading, "organization": OrganizationReading, "event": Report}


@dataclass(slots=True)
class _Linked:
    """The articles of one call: their plans, texts and what of their stored mentions was known again."""

    articles: dict[int, Article]
    plans: dict[int, ArticlePlan]
    texts: dict[int, ArticleText]
    recognitions: dict[int, Recognition[Mention]] = field(default_factory=dict)
    syncs: dict[str, ReadingSync] = field(default_factory=dict)


def link_articles(readings: Sequence[tuple[Article, ArticleRecord]], gone: Sequence[Article] = ()) -> list[RecordChange]:
    """Links saved articles, each at most once, with what their texts say; `gone` are deleted by the caller right after.

    Returns what the public record sees of it, the articles whose links changed included.
    """
    settlement = Settlement()
    _leave(gone, settlement)
    if readings:
        linked = _read(readings)
        _match(linked)
        _store_readings(linked, settlement)
    return settlement.finish(lambda: _store_links(linked, settlement) if readings else None)


def _read(readings: Iterable[tuple[Article, ArticleRecord]]) -> _Linked:
    articles = {article.pk: article for article, _ in readings}
    texts = {article.pk: ArticleText.of(record.block) for article, record in readings}
    plans = {article.pk: plan_article(record) for article, record in readings}
    return _Linked(articles, with_aliases(plans, texts), texts)


def _match(linked: _Linked) -> None:
    """Knows stored mentions and readings again in what was read."""
    ids = list(linked.plans)
    stored = all_mentions(ids)
    known: dict[int, dict[int, MentionPlan]] = {}
    for article_id, plan in linked.plans.items():
        found = recognize(stored.get(article_id, []), plan.mentions)
        linked.recognitions[article_id] = found
        known[article_id] = {row.pk: planned for row, planned in found.pairs}
    public_ids = {article.pk: article.public_id for article in linked.articles.values()}
    for kind, model in MODELS.items():
        wanted = {article_id: readings_of(plan, model) for article_id, plan in linked.plans.items()}
        linked.syncs[kind] = sync_readings(model, wanted, model.objects.filter(article__in=ids).order_by("pk"), known, public_ids)


def _store_readings(linked: _Linked, settlement: Settlement) -> None:
    """Takes away what is gone, writes what changed, and resolves all blocks that are touched."""
    syncs = linked.syncs
    detach(linked.recognitions.values(), syncs.values())
    for sync in syncs.values():
        delete_rows(sync.gone)
        store_changed(sync)
    settlement.articles |= {row.article_id for sync in syncs.values() for row in (*sync.gone, *sync.changed, *sync.pending)}
    for kind, sync in syncs.items():
        settlement.revisit(kind, {getattr(row, f"{kind}_id") for row in sync.by_key.values() if row.pk})
    settlement.resolve_persons(syncs["person"].blocks, syncs["person"].pending, syncs["person"].row_ids)
    settlement.resolve_organizations(
        syncs["organization"].blocks,
        syncs["organization"].pending,
        syncs["organization"].row_ids,
        {row.clue["abbreviation"] for sync in [syncs["organization"]] for row in (*sync.pending, *sync.changed, *sync.gone)},
    )
    reports = syncs["event"]
    settlement.resolve_events([*reports.pending, *reports.changed, *reports.gone], reports.pending, reports.row_ids)


def _store_links(linked: _Linked, settlement: Settlement) -> None:
    """Mentions and evidence, once their readings have rows."""
    for kind, sync in linked.syncs.items():
        if settlement.outcomes[kind].moves.article_ids & linked.articles.keys():
            follow_moves(sync)
    mentions = MentionSync()
    for article_id, recognition in linked.recognitions.items():
        sync_mentions(article_id, recognition, linked.syncs, settlement.countries.keys_by_code, linked.texts[article_id], mentions)
    mentions.store()
    settlement.articles |= {row.article_id for row in (*mentions.new, *mentions.changed, *mentions.gone)}
    stayed = [row for found in linked.recognitions.values() for row, _ in found.pairs]
    for row in (*mentions.new, *mentions.changed, *mentions.gone, *stayed):
        settlement.ledger.touch(row.target_kind, [getattr(row, f"{row.target_kind}_id")])
    persons, bodies, reports = (linked.syncs[kind].by_key.values() for kind in ("person", "organization", "event"))
    facts = load_facts(persons, reports, bodies, settlement.countries)
    sync_evidence({article_id: plan.evidence for article_id, plan in linked.plans.items()}, linked.syncs, facts)


def _leave(gone: Sequence[Article], settlement: Settlement) -> None:
    """Takes an article's readings and mentions out of the record before the article is deleted."""
    if not gone:
        return
    mentions = list(Mention.objects.filter(article__in=gone))
    for row in mentions:
        settlement.ledger.touch(row.target_kind, [getattr(row, f"{row.target_kind}_id")])
    delete_rows(mentions)
    for kind, model in MODELS.items():
        rows = list(model.objects.filter(article__in=gone))
        delete_rows(rows)
        settlement.lose(kind, rows)
