"""Knows stored mentions again in a text that was read anew, so that an editor's word on one of them lasts.

A mention is known by what it names (a person, a state ...), its field, its surface form and its sentence; among several by the nearest
position. Where the sentence itself has changed, by the surface form in the field, nearest position again. Never by position alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from articles.extraction.text import ArticleText
from articles.linking.plan import MentionPlan, TargetKind, sentence_key


class Known(Protocol):
    """What of a stored mention is looked at. `start` is None where its text was gone before."""

    field: Any
    start: Any
    end: Any
    surface: Any
    sentence_key: Any

    @property
    def target_kind(self) -> TargetKind: ...


Stored = TypeVar("Stored", bound=Known)
FAR = 1 << 30


@dataclass(frozen=True, slots=True)
class Recognition(Generic[Stored]):
    """`pairs`: stored mentions with the plans that they are; `new`: plans without a row; `gone`: rows without a plan."""

    pairs: tuple[tuple[Stored, MentionPlan], ...]
    new: tuple[MentionPlan, ...]
    gone: tuple[Stored, ...]


def recognize(stored: Sequence[Stored], plans: Sequence[MentionPlan]) -> Recognition[Stored]:
    """Pairs what is stored with what was read."""
    pairs: list[tuple[Stored, MentionPlan]] = []
    rows, wanted = list(stored), list(plans)
    for known_by, planned_by in (
        (_exactly, lambda plan: (plan.kind, plan.field, plan.surface, plan.sentence_key)),
        (_loosely, lambda plan: (plan.kind, plan.field, plan.surface)),
    ):
        found, rows, wanted = _pair(rows, wanted, known_by, planned_by)
        pairs += found
        if not rows or not wanted:
            break
    return Recognition(tuple(pairs), tuple(wanted), tuple(rows))


def _exactly(row: Known) -> Hashable:
    return (row.target_kind, row.field, row.surface, row.sentence_key)


def _loosely(row: Known) -> Hashable:
    return (row.target_kind, row.field, row.surface)


def _pair(
    rows: list[Stored], plans: list[MentionPlan], known_by: Callable[[Known], Hashable], planned_by: Callable[[MentionPlan], Hashable]
) -> tuple[list[tuple[Stored, MentionPlan]], list[Stored], list[MentionPlan]]:
    by_key: dict[Hashable, list[Stored]] = defaultdict(list)
    for row in rows:
        by_key[known_by(row)].append(row)
    wanted: dict[Hashable, list[MentionPlan]] = defaultdict(list)
    for plan in plans:
        wanted[planned_by(plan)].append(plan)
    pairs: list[tuple[Stored, MentionPlan]] = []
    for key, same in wanted.items():
        pairs += _nearest(by_key.get(key, ()), same)
    taken = {id(row) for row, _ in pairs}
    met = {id(plan) for _, plan in pairs}
    return pairs, [row for row in rows if id(row) not in taken], [plan for plan in plans if id(plan) not in met]


def _nearest(rows: Sequence[Stored], plans: Sequence[MentionPlan]) -> Iterable[tuple[Stored, MentionPlan]]:
    """One plan for each row at most: in their order where there are as many of each, else the closest first."""
    if len(rows) == len(plans):
        return zip(sorted(rows, key=_position), sorted(plans, key=lambda plan: plan.start), strict=True)
    choices = sorted((abs(_position(row) - plan.start), plan.start, r, p) for r, row in enumerate(rows) for p, plan in enumerate(plans))
    used_rows: set[int] = set()
    used_plans: set[int] = set()
    pairs = []
    for _, _, row, plan in choices:
        if row not in used_rows and plan not in used_plans:
            used_rows.add(row)
            used_plans.add(plan)
            pairs.append((rows[row], plans[plan]))
    return pairs


def _position(row: Known) -> int:
    return FAR if row.start is None else int(row.start)


def find_span(text: ArticleText, row: Known) -> tuple[int, int] | None:
    """Where a mention that no rule finds stands now: in its sentence, else at the only place of its surface form. None if nowhere."""
    field = text.title if row.field == "title" else text.body
    length = len(row.surface)
    if row.start is not None and row.end == row.start + length and field.read[row.start : row.end] == row.surface:
        start, end = field.sentence_at(row.start)
        if sentence_key(field.read[start:end]) == row.sentence_key:
            return int(row.start), int(row.end)
    for start, end in field.sentences:
        at = field.read.find(row.surface, start, end)
        if at >= 0 and sentence_key(field.read[start:end]) == row.sentence_key:
            return at, at + length
    at = field.read.find(row.surface)
    return (at, at + length) if at >= 0 and field.read.find(row.surface, at + 1) < 0 else None
