"""The last step of everything that writes: the search index follows, and mirrors are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from articles.changes import CREATED, MERGED, UPDATED, WITHDRAWN, RecordChange, record_changes
from articles.dependents import Ids, dependents_of
from articles.search import labels_of, sync_entries
from entities.models.identity import RecordKind

GONE = (MERGED, WITHDRAWN)
Key = tuple[str, str]
Labels = dict[Key, str]


def record_writes(changes: Iterable[RecordChange]) -> int:
    """Brings the search index up to the public changes of a transaction and numbers them; to be called last in it. Returns how many.

    Where the name of a record changes, comes or goes, the records that show it have changed, too. What is told of each record follows
    from whether the index, which holds what is public, knew it before and knows it now: ids may have gone from one row to another.
    """
    listed = list(changes)
    before: Labels = {}
    after: Labels = {}
    fresh = _ids((change.kind, change.record_id) for change in listed)
    others = _ids((change.kind, change.into_id) for change in listed if change.action == MERGED)
    seen: set[Key] = set()
    while fresh:
        keys = {(kind, public_id) for kind, ids in fresh.items() for public_id in ids}
        seen |= keys
        before.update(labels_of(fresh))
        sync_entries(fresh)
        after.update(labels_of(fresh))
        named = _ids(key for key in keys if _is_renamed(key, before, after))
        for kind, ids in others.items():
            named[kind] |= ids
        others = {}
        named.pop(RecordKind.ARTICLE, None)
        fresh = _ids((kind, public_id) for kind, ids in dependents_of(named).items() for public_id in ids if (kind, public_id) not in seen)
        listed += [RecordChange(kind, public_id, UPDATED) for kind, ids in fresh.items() for public_id in sorted(ids)]
    return record_changes(_told(listed, before, after))


def _ids(keys: Iterable[Key]) -> Ids:
    found: Ids = defaultdict(set)
    for kind, public_id in keys:
        found[kind].add(public_id)
    return found


def _is_renamed(key: Key, before: Labels, after: Labels) -> bool:
    """Whether the name is another now, has come or has gone. States are shown whether or not they are public, so only their names count."""
    if before.get(key) == after.get(key):
        return False
    return key[0] != RecordKind.COUNTRY or (key in before and key in after)


def _told(listed: Iterable[RecordChange], before: Labels, after: Labels) -> list[RecordChange]:
    """One change for each record: from what it was before all of them to what it is now."""
    by_key: dict[Key, list[RecordChange]] = defaultdict(list)
    for change in listed:
        by_key[change.kind, change.record_id].append(change)
    told: list[RecordChange] = []
    for key, mine in by_key.items():
        was_public = key in before or mine[0].action != CREATED
        if key in after:
            told.append(RecordChange(*key, UPDATED if was_public else CREATED))
        elif was_public:
            told.append(next((change for change in reversed(mine) if change.action in GONE), RecordChange(*key, WITHDRAWN)))
    return told
