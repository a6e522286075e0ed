"""Brings an article's stored readings to what was read: which stay, which are new, which are gone.

A reading is known by its key in the article, else by the mentions that it shares with what was read. One that an editor has judged is
never taken away; one that nothing in the text speaks for any more goes with its mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from articles.enums import ReportRole
from articles.linking.plan import ArticlePlan, MentionPlan, ReadingPlan
from articles.models import Mention, OrganizationReading, PersonReading, Report
from articles.resolving.event_clues import bare_event_clue
from articles.resolving.event_keys import proper_name_key
from articles.resolving.groups import clue_key
from entities.recorded import update_rows
from entities.resolution.blocks import abbreviation_block, body_block, is_abbreviation, person_block
from entities.resolution.events import tells_event

COLUMNS = {
    PersonReading: ("key", "name", "clue", "clue_key", "block_key"),
    OrganizationReading: ("key", "name", "clue", "clue_key", "block_key"),
    Report: ("key", "clue", "clue_key", "block_key", "role", "kind", "name_key", "starts_on"),
}
READING_LINKS = ("person_reading_id", "organization_reading_id", "report_id")
"""the columns by which a mention hangs on a reading"""


@dataclass(slots=True)
class ReadingSync:
    """The readings of one model for the articles of a page. `by_key[article, key]` holds all that stand, stored or not."""

    model: Any
    public_ids: Mapping[int, str]
    """of the articles, by key"""
    by_key: dict[tuple[int, str], Any] = field(default_factory=dict)
    pending: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    blocks: set[str] = field(default_factory=set)
    row_ids: set[int] = field(default_factory=set)
    """rows that lose a reading"""


def sync_readings(
    model: Any,
    plans: Mapping[int, Sequence[ReadingPlan]],
    stored: Iterable[Any],
    recognized: Mapping[int, Mapping[int, MentionPlan]],
    public_ids: Mapping[int, str],
) -> ReadingSync:
    """Compares, in memory. `plans` and `stored` by article; `recognized[article][mention pk]` is what a stored mention was read as."""
    sync = ReadingSync(model, public_ids)
    by_article: dict[int, list[Any]] = {}
    for row in stored:
        by_article.setdefault(row.article_id, []).append(row)
    for article_id, wanted in plans.items():
        _sync_article(sync, article_id, wanted, by_article.get(article_id, []), recognized.get(article_id, {}))
    return sync


def _sync_article(
    sync: ReadingSync, article_id: int, wanted: Sequence[ReadingPlan], stored: Sequence[Any], recognized: Mapping[int, MentionPlan]
) -> None:
    known = {row.key: row for row in stored}
    rest = [plan for plan in wanted if plan.key not in known]
    left = [row for row in stored if row.key not in {plan.key for plan in wanted}]
    adopted = _adopt(rest, left, recognized)
    for plan in wanted:
        row = known.get(plan.key) or adopted.get(plan.key)
        if row is None:
            row = sync.model(article_id=article_id, **_values(sync.model, plan, sync.public_ids[article_id]))
            sync.pending.append(row)
            sync.blocks.add(row.block_key)
        else:
            _update(sync, row, plan)
        sync.by_key[article_id, plan.key] = row
    kept = {id(row) for row in adopted.values()}
    for row in left:
        if id(row) in kept:
            continue
        if row.is_ruled or row.origin == "editor":
            sync.by_key.setdefault((article_id, row.key), row)
        else:
            sync.gone.append(row)
            sync.blocks.add(row.block_key)
            sync.row_ids.add(getattr(row, f"{sync.model.TARGET}_id"))


def _adopt(plans: Sequence[ReadingPlan], rows: Sequence[Any], recognized: Mapping[int, MentionPlan]) -> dict[str, Any]:
    """Plans without a row of their key, each with the row that most of its mentions were of."""
    if not plans or not rows:
        return {}
    shared: Counter[tuple[str, int]] = Counter()
    keys = {plan.key for plan in plans}
    for index, row in enumerate(rows):
        for mention in row.mentions.all():
            plan = recognized.get(mention.pk)
            if plan is not None and plan.target in keys:
                shared[plan.target, index] += 1
    adopted: dict[str, Any] = {}
    used: set[int] = set()
    for (key, index), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if key not in adopted and index not in used:
            adopted[key] = rows[index]
            used.add(index)
    return adopted


def _update(sync: ReadingSync, row: Any, plan: ReadingPlan) -> None:
    values = _values(sync.model, plan, sync.public_ids[row.article_id])
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    sync.blocks |= {row.block_key, values["block_key"]}
    sync.row_ids.add(getattr(row, f"{sync.model.TARGET}_id"))
    for name, value in values.items():
        setattr(row, name, value)
    sync.changed.append(row)


def _values(model: Any, plan: ReadingPlan, public_id: str) -> dict[str, Any]:
    values = {"key": plan.key, "clue": plan.clue, "clue_key": clue_key(plan.clue), "block_key": BLOCKS[model](plan)}
    if model is Report:
        return values | _report_values(plan) | _own_key(plan.clue, public_id)
    return values | {"name": plan.name}


def _report_values(plan: ReadingPlan) -> dict[str, Any]:
    clue = plan.clue
    return {
        "role": ReportRole.MAIN if clue["is_main"] else ReportRole.REFERENCE,
        "kind": clue["kind"],
        "name_key": proper_name_key(clue),
        "starts_on": date.fromisoformat(clue["date"]) if clue["date"] and len(clue["date"]) == 10 else None,
    }


def _own_key(clue: Mapping[str, Any], public_id: str) -> dict[str, str]:
    """A clue whose words alone do not tell the event ("the visit"), or that names the article's own people, is like no other article's."""
    if not clue["participants"] and not clue["organizations"] and tells_event(bare_event_clue(clue)):
        return {}
    return {"clue_key": clue_key({**clue, "article": public_id})}


def _organization_block(plan: ReadingPlan) -> str:
    if is_abbreviation(plan.name):
        return abbreviation_block(plan.name)
    return body_block(plan.name, plan.clue["country"])


def _report_block(plan: ReadingPlan) -> str:
    """The kind with the day, the month or the year, else with the event's own name; a report with none of these has a block of its own."""
    clue = plan.clue
    period = clue["date"] or proper_name_key(clue) or f"alone {clue_key(clue)}"
    return f"{clue['kind']}|{period}"[:120]


BLOCKS: dict[Any, Callable[[ReadingPlan], str]] = {
    PersonReading: lambda plan: person_block(plan.name),
    OrganizationReading: _organization_block,
    Report: _report_block,
}


def store_changed(sync: ReadingSync) -> None:
    """Writes readings whose clue is another now; of which row they are is decided anew."""
    update_rows(sync.changed, COLUMNS[sync.model])


def follow_moves(sync: ReadingSync) -> None:
    """Lets the rows in hand know of which person, body or event they were decided to be."""
    target = f"{sync.model.TARGET}_id"
    stored = {row.pk: row for row in sync.by_key.values() if row.pk}
    for pk, row_id, judgement in sync.model.objects.filter(pk__in=stored).order_by().values_list("pk", target, "judgement"):
        setattr(stored[pk], target, row_id)
        stored[pk].judgement = judgement


def readings_of(plan: ArticlePlan, model: Any) -> Sequence[ReadingPlan]:
    """The part of a plan that is of one model."""
    return plan.persons if model is PersonReading else plan.organizations if model is OrganizationReading else plan.reports


def link_name(model: Any) -> str:
    """The field of a mention that points to readings of the model."""
    return "report" if model is Report else f"{model.TARGET}_reading"


def mentions_of(rows: Iterable[Any], model: Any) -> list[Mention]:
    """The stored mentions of readings."""
    return list(Mention.objects.filter(**{f"{link_name(model)}__in": [row.pk for row in rows]}))
