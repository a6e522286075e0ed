"""Writes what was decided of readings: of which row they are, how surely and why. Their mentions go with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.models import Mention
from articles.models.reading import Reading
from articles.resolving.groups import Group
from entities.enums import Judgement
from entities.models.record import Record
from entities.recorded import create_rows, update_rows

SHOWN = 200
"""letters of a reason that are kept"""


@dataclass(frozen=True, slots=True)
class Decision:
    """The row, the judgement with score and reason, and the public ids of the rows that it could also be."""

    row: Record
    judgement: str
    score: float
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Moves:
    """What changed: keys of rows that gained or lost readings, articles whose stored readings went to another row or judgement."""

    row_ids: set[int] = field(default_factory=set)
    article_ids: set[int] = field(default_factory=set)
    questioned: set[int] = field(default_factory=set)
    """articles of which something unsure looks another way now"""
    destinations: dict[int, dict[int, int]] = field(default_factory=dict)
    """old row -> new row -> number of readings that went there"""

    def add(self, other: Moves) -> None:
        """Takes what other moves changed to these."""
        self.row_ids |= other.row_ids
        self.article_ids |= other.article_ids
        self.questioned |= other.questioned
        for old, counts in other.destinations.items():
            mine = self.destinations.setdefault(old, {})
            for new, count in counts.items():
                mine[new] = mine.get(new, 0) + count

    def note(self, old: int, new: int, count: int) -> None:
        self.row_ids |= {old, new}
        if old != new:
            counts = self.destinations.setdefault(old, {})
            counts[new] = counts.get(new, 0) + count


def apply_decisions(model: type[Reading], decided: Iterable[tuple[Group, Decision]]) -> Moves:
    """Stores pending readings with their rows, and brings stored ones to theirs; writes what differs only."""
    moves = Moves()
    fresh: list[Reading] = []
    for group, decision in decided:
        for reading in group.pending:
            _set(reading, decision)
            fresh.append(reading)
        if group.pending:
            moves.row_ids.add(decision.row.pk)
        elif not _holds(group, decision):
            _move(model, group, decision, moves)
    create_rows(sorted(fresh, key=lambda reading: (reading.article_id, reading.key)))  # type: ignore[attr-defined]
    return moves


def _holds(group: Group, decision: Decision) -> bool:
    return (group.row_id, group.judgement, group.score, group.reason, tuple(group.candidates)) == (
        decision.row.pk,
        decision.judgement,
        decision.score,
        decision.reason[:SHOWN],
        decision.candidates,
    )


def _set(reading: Any, decision: Decision) -> None:
    setattr(reading, f"{reading.TARGET}_id", decision.row.pk)
    reading.judgement, reading.score = decision.judgement, decision.score
    reading.reason, reading.candidates = decision.reason[:SHOWN], list(decision.candidates)


def _move(model: Any, group: Group, decision: Decision, moves: Moves) -> None:
    target = f"{model.TARGET}_id"
    found = model._default_manager.filter(
        block_key=group.block_key, clue_key=group.clue_key, judgement=group.judgement, is_ruled=group.is_ruled, **{target: group.row_id}
    )
    if group.row_id == decision.row.pk and group.judgement == decision.judgement:
        if decision.judgement == Judgement.UNSURE:
            moves.questioned |= set(found.values_list("article_id", flat=True))
        found.update(score=decision.score, reason=decision.reason[:SHOWN], candidates=list(decision.candidates))
        return
    readings: Sequence[Any] = list(found)
    for reading in readings:
        _set(reading, decision)
    update_rows(readings, [target, "judgement", "score", "reason", "candidates"])
    moves.note(group.row_id or decision.row.pk, decision.row.pk, len(readings))
    moves.article_ids |= {reading.article_id for reading in readings}
    move_mentions(model, readings)


def move_mentions(model: type[Reading], readings: Sequence[Any]) -> None:
    """Brings the mentions of readings to the rows and judgements of these, but for those that an editor has judged himself."""
    by_reading = {reading.pk: reading for reading in readings}
    target, link = f"{model.TARGET}_id", reading_link(model)
    mentions = list(Mention.objects.filter(is_ruled=False, **{f"{link}__in": by_reading}))
    moved = []
    for mention in mentions:
        reading = by_reading[getattr(mention, link)]
        if getattr(mention, target) != getattr(reading, target) or mention.judgement != reading.judgement:
            setattr(mention, target, getattr(reading, target))
            mention.judgement = reading.judgement
            moved.append(mention)
    update_rows(moved, [target, "judgement"])


def reading_link(model: type[Reading]) -> str:
    """The column of a mention that points to readings of the model."""
    return "report_id" if model.TARGET == "event" else f"{model.TARGET}_reading_id"
