"""Readings with equal clues, taken as one: a block costs by its distinct clues, however many articles say the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

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
    """The stored readings that meet a condition, in two queries, in a lasting order."""
    target = f"{model.TARGET}_id"
    columns = ("block_key", "clue_key", target, "judgement", "is_ruled")
    found = list(
        model.objects.filter(condition).order_by().values_list(*columns).annotate(readings=Count("id"), sample=Min("id")).values_list(
            *columns, "readings", "sample"
        )
    )  # fmt: skip
    samples = _read_samples(model, [row[-1] for row in found])
    groups = [
        Group(block, key, clue, row_id, judgement, ruled, count, score, reason, tuple(candidates), article_id=article_id)
        for block, key, row_id, judgement, ruled, count, sample in found
        for clue, score, reason, candidates, article_id in (samples[sample],)
    ]
    return sorted(groups, key=lambda group: (group.block_key, group.clue_key, group.row_id or 0, group.judgement))


def _read_samples(model: Any, ids: list[int]) -> dict[int, tuple[Mapping[str, Any], float, str, list[str], int]]:
    rows = model.objects.filter(id__in=ids).order_by().values_list("id", "clue", "score", "reason", "candidates", "article_id")
    nothing = SAID_NOTHING[model.TARGET]
    return {pk: ({**nothing, **clue}, score, reason, candidates, article_id) for pk, clue, score, reason, candidates, article_id in rows}


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
