"""Readings with equal clues, taken as one: a block costs by its distinct clues, however many articles say the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Min, Q

from entities.enums import Judgement

# A reading that an editor added, or that older rules made, may say less than the rules of today would.
SAID_NOTHING: dict[str, dict[str, Any]] = {
    "person": {
        "name": "", "forms": [], "country": None, "honorific": "", "offices": [], "companions": [], "unsure": False, "candidates": [],
    },
    "organization": {"name": "", "forms": [], "abbreviation": "", "kind": "other", "country": None},
    "event": {
        "kind": "meeting", "is_main": False, "name": "", "is_proper_name": False, "date": None, "end": None, "basis": "", "place": "",
        "place_country": None, "participants": [], "organizations": [], "countries": [], "status": "held", "reported": None,
    },
}  # fmt: skip


def clue_key(clue: Mapping[str, Any]) -> str:
    """The hash of a clue; equal clues have equal keys, whatever the order of their parts."""
    return blake2b(json.dumps(clue, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode(), digest_size=16).hexdigest()


@dataclass(slots=True)
class Group:
    """Stored readings of one clue with one row and one judgement, or readings that are not stored yet (`pending`)."""

    block_key: str
    clue_key: str
    clue: Mapping[str, Any]
    row_id: int | None
    judgement: str
    is_ruled: bool
    count: int
    score: float = 1.0
    reason: str = ""
    candidates: Sequence[str] = ()
    pending: list[Any] = field(default_factory=list)
    article_id: int | None = None
    """an article with such a reading; the only one where the clue speaks of the article's other readings"""

    @property
    def is_fixed(self) -> bool:
        """Whether an editor has said of which row these readings are."""
        return self.is_ruled and self.judgement == Judgement.ACCEPTED

    @property
    def is_open(self) -> bool:
        """Whether resolution decides of these readings."""
        return not self.is_ruled


def load_groups(model: Any, condition: Q) -> list[Group]:
    """The stored readings that meet a condition, in one query, in a lasting order."""
    nothing = SAID_NOTHING[model.TARGET]
    clue_field, candidates_field = (model._meta.get_field(name) for name in ("clue", "candidates"))
    groups = []
    for block, key, row_id, judgement, ruled, count, clue, score, reason, candidates, article_id in _grouped(model, condition):
        said = {**nothing, **clue_field.from_db_value(clue, None, connection)}
        others = tuple(candidates_field.from_db_value(candidates, None, connection))
        groups.append(Group(block, key, said, row_id, judgement, bool(ruled), count, score, reason, others, article_id=article_id))
    return sorted(groups, key=lambda group: (group.block_key, group.clue_key, group.row_id or 0, group.judgement))


def _grouped(model: Any, condition: Q) -> list[tuple[Any, ...]]:
    """What equal readings share and how many they are, with the rest of the first of them."""
    columns = ("block_key", "clue_key", f"{model.TARGET}_id", "judgement", "is_ruled")
    counted = model.objects.filter(condition).order_by().values(*columns).annotate(readings=Count("id"), sample=Min("id"))
    try:
        statement, values = counted.query.sql_with_params()
    except EmptyResultSet:
        return []
    quote = connection.ops.quote_name
    shared = ", ".join(f"counted.{quote(name)}" for name in (*columns, "readings"))
    own = ", ".join(f"one.{quote(name)}" for name in ("clue", "score", "reason", "candidates", "article_id"))
    join = f"JOIN {quote(model._meta.db_table)} one ON one.{quote('id')} = counted.sample"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {shared}, {own} FROM ({statement}) counted {join}", values)  # noqa: S608 - names of ours
        return list(cursor.fetchall())


def add_pending(groups: list[Group], pending: Iterable[Any]) -> list[Group]:
    """The groups with those of readings that are not stored yet."""
    by_key: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for reading in pending:
        by_key[reading.block_key, reading.clue_key].append(reading)
    fresh = [
        Group(
            block,
            key,
            readings[0].clue,
            None,
            Judgement.ACCEPTED,
            is_ruled=False,
            count=len(readings),
            pending=readings,
            article_id=readings[0].article_id,
        )
        for (block, key), readings in sorted(by_key.items())
    ]
    return [*groups, *fresh]
