"""What changed in the public record, in one total order.

The functions that write hand in what they did; `record_changes` comes last in their transaction, since it holds the one lock under
which numbers are given until that transaction ends. So a number that can be seen never precedes a smaller one that cannot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles.models import Change, ChangeCounter
from entities.inserting import insert_rows

CREATED, UPDATED, MERGED, WITHDRAWN = Change.Action.CREATED, Change.Action.UPDATED, Change.Action.MERGED, Change.Action.WITHDRAWN
COUNTER_ID = 1


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One thing that happened to a public row; `into_id` names the row that a merged one went into."""

    kind: str
    record_id: str
    action: str
    into_id: str = ""


def change_of(kind: str, record_id: str, *, was_public: bool, is_public: bool) -> tuple[RecordChange, ...]:
    """What a write is for the public, that sees nothing of a row that is not public: none, or one change."""
    if not (was_public or is_public):
        return ()
    action = CREATED if not was_public else UPDATED if is_public else WITHDRAWN
    return (RecordChange(kind, record_id, action),)


def coalesce(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """One change a record: from what it was before the first to what it is after the last. What came and went is none."""
    first: dict[tuple[str, str], str] = {}
    last: dict[tuple[str, str], RecordChange] = {}
    for change in changes:
        first.setdefault((change.kind, change.record_id), change.action)
        last[change.kind, change.record_id] = change
    return [merged for key, change in last.items() if (merged := _between(first[key], change))]


def _between(first_action: str, last: RecordChange) -> RecordChange | None:
    was_public = first_action != CREATED
    if last.action in (MERGED, WITHDRAWN):
        return last if was_public else None
    return RecordChange(last.kind, last.record_id, UPDATED if was_public else CREATED)


def record_changes(changes: Iterable[RecordChange]) -> int:
    """Writes the changes with the next numbers, and returns how many. To be called last in the transaction that made them."""
    listed = coalesce(changes)
    if not listed:
        return 0
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("changes are recorded within the transaction that makes them")
    counter = _locked_counter()
    now = timezone.now()
    insert_rows(
        [
            Change(number=number, kind=item.kind, record_id=item.record_id, action=item.action, into_id=item.into_id, changed_at=now)
            for number, item in enumerate(listed, start=counter.last_number + 1)
        ]
    )
    counter.last_number += len(listed)
    counter.save(update_fields=["last_number"])
    return len(listed)


def last_change() -> tuple[int, datetime | None]:
    """Number and time of the last public change: the version of everything that the public sees. One query."""
    last = Change.objects.order_by("-number").values_list("number", "changed_at").first()
    return last or (0, None)


def modified_times(kind: str, public_ids: Iterable[str]) -> dict[str, datetime]:
    """When what the public sees of each record last changed. One query."""
    found = Change.objects.filter(kind=kind, record_id__in=list(public_ids)).values_list("record_id")
    return dict(found.annotate(Max("changed_at")).order_by())


def _locked_counter() -> ChangeCounter:
    locked = ChangeCounter.objects.select_for_update()
    counter = locked.filter(pk=COUNTER_ID).first()
    if counter is None:
        ChangeCounter.objects.get_or_create(pk=COUNTER_ID)
        counter = locked.get(pk=COUNTER_ID)
    return counter
