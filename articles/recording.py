"""The last step of everything that writes: the search index follows, and mirrors are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from articles.changes import RecordChange, record_changes
from articles.search import sync_entries


def record_writes(changes: Iterable[RecordChange]) -> int:
    """Brings the search index up to the public changes of a transaction and numbers them; to be called last in it. Returns how many."""
    listed = list(changes)
    by_kind: dict[str, set[str]] = defaultdict(set)
    for change in listed:
        by_kind[change.kind].add(change.record_id)
    if by_kind:
        sync_entries(by_kind)
    return record_changes(listed)
