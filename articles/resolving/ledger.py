"""What a write did to rows of the record, kept until the public can be told: rows made, rows changed, addresses moved, conflicts found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.changes import RecordChange
from articles.curation import Conflict, MergeResult

SUBJECTS = {"person": "person", "organization": "organization", "event": "event"}
"""the field by which a review item holds a row of a kind"""


@dataclass(slots=True)
class Turnover:
    """Tenures of people or participations in events that came and that are to go. `owners`: keys of those people or events."""

    stale: list[Any] = field(default_factory=list)
    owners: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Ledger:
    """`touched[kind]`: keys of rows whose counts must be taken anew; `updated[kind]`: rows that readers see another way."""

    touched: dict[str, set[int]] = field(default_factory=dict)
    updated: dict[str, set[int]] = field(default_factory=dict)
    changes: list[RecordChange] = field(default_factory=list)
    conflicts: list[tuple[str, str, Any, tuple[Conflict, ...]]] = field(default_factory=list)
    created_counts: dict[str, int] = field(default_factory=dict)

    def touch(self, kind: str, keys: Iterable[int]) -> None:
        self.touched.setdefault(kind, set()).update(keys)

    def update(self, kind: str, keys: Iterable[int]) -> None:
        listed = set(keys)
        self.updated.setdefault(kind, set()).update(listed)
        self.touch(kind, listed)

    def note_merge(self, kind: str, row: Any, result: MergeResult) -> None:
        """What the three-way merge of a row gave."""
        if result.taken:
            self.update(kind, [row.pk])
        if result.conflicts:
            self.conflicts.append((kind, SUBJECTS.get(kind, ""), row, result.conflicts))

    def count_created(self, kind: str, number: int) -> None:
        self.created_counts[kind] = self.created_counts.get(kind, 0) + number
