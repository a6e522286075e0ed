"""Gives each cluster of readings its row: the one that an editor vouches for, the one with its public id, the one that most of its
readings are with already, or a new one. The id follows the natural key, unless an editor has written in the row; an id that was given
once redirects for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.changes import CREATED, MERGED, WITHDRAWN, RecordChange
from articles.curation import edited_fields
from entities.models import FormerAddress
from entities.models.record import Origin, Record
from entities.public_ids import make_public_id
from entities.recorded import create_rows, delete_rows, update_rows

MOST_ATTEMPTS = 50


@dataclass(slots=True)
class Wanted:
    """A cluster that needs a row. `held`: rows that its stored readings are with, and how many. `make` builds the row for a public id.

    `is_sure`: it is known of whom the readings are; such a cluster stays with a row that others were merged into.
    """

    natural_key: str
    make: Callable[[str], Any]
    held: Counter[int] = field(default_factory=Counter)
    vouched: Any = None
    is_sure: bool = True


@dataclass(slots=True)
class Assigned:
    """`rows[i]` is that of the i-th cluster. `changes` tells of addresses that moved; `created` are keys of new rows."""

    rows: list[Any]
    created: set[int]
    changes: list[RecordChange]


def is_vouched(row: Record) -> bool:
    """Whether an editor made, confirmed or edited the row: then it stays, with its address."""
    return row.is_confirmed or row.origin == Origin.EDITOR or bool(edited_fields(row))


class Assignment:
    """Finds the rows of one kind for clusters that were resolved together.

    `known`: the rows that hold their readings, by key; `occupied`: rows that hold readings of which nothing is decided now.
    """

    def __init__(self, kind: str, model: Any, known: dict[int, Any], vouched_ids: set[int], occupied: set[int] | None = None) -> None:
        self._kind = kind
        self._model = model
        self._known = known
        self._vouched_ids = vouched_ids
        self._occupied = (occupied or set()) - vouched_ids
        self._claimed: dict[int, int] = {}
        self._found: dict[int, Any] = {}
        self._ids: dict[int, str] = {}

    def assign(self, wanted: Sequence[Wanted]) -> Assigned:
        by_id = self._rows_by_id(make_public_id(self._kind, item.natural_key) for item in wanted)
        order = sorted(range(len(wanted)), key=lambda index: (-sum(wanted[index].held.values()), wanted[index].natural_key))
        for index in order:
            self._take_certain(index, wanted[index], by_id)
        for index in order:
            if index not in self._found:
                self._take_held(index, wanted[index])
        self._number(wanted, by_id)
        readdressed = [(row, self._ids[index]) for index, row in self._found.items() if self._ids[index] != row.public_id]
        fresh = {index: item.make(self._ids[index]) for index, item in enumerate(wanted) if index not in self._found}
        changes = readdress(self._kind, readdressed)
        create_rows(list(fresh.values()))
        revive(self._kind, [row.public_id for row in fresh.values()])
        self._found.update(fresh)
        return Assigned([self._found[index] for index in range(len(wanted))], {row.pk for row in fresh.values()}, changes)

    def _rows_by_id(self, public_ids: Iterable[str]) -> dict[str, Any]:
        wanted = set(public_ids)
        found = {row.public_id: row for row in self._known.values() if row.public_id in wanted}
        if missing := wanted - found.keys():
            rows = self._model._default_manager.filter(public_id__in=missing).select_related("merged_into").order_by()
            found |= {row.public_id: row for row in rows}
        return found

    def _take_certain(self, index: int, item: Wanted, by_id: dict[str, Any]) -> None:
        """The row that an editor vouches for, else the one with the public id, else the one that this was merged into."""
        row = item.vouched
        if row is None:
            row = by_id.get(make_public_id(self._kind, item.natural_key))
            if row is None or (row.merged_into_id is None and (row.pk in self._claimed or row.pk in self._vouched_ids | self._occupied)):
                return
            row = root_of(row)
        self._claim(index, row, row.public_id)

    def _take_held(self, index: int, item: Wanted) -> None:
        """The row that most of the readings are with, unless it is another cluster's or an editor's. One with merged rows is of both."""
        choices = sorted(item.held, key=lambda pk: (-item.held[pk], self._known[pk].public_id if pk in self._known else ""))
        for pk in choices:
            row = self._known.get(pk)
            if row is not None and item.is_sure and getattr(row, "has_absorbed", False):
                self._claim(index, row, row.public_id)
                return
            if row is not None and pk not in self._claimed and row.merged_into_id is None and pk not in self._vouched_ids | self._occupied:
                self._claim(index, row, "")
                return

    def _claim(self, index: int, row: Any, public_id: str) -> None:
        row = self._known.get(row.pk, row)
        self._found[index] = row
        self._claimed[row.pk] = index
        if public_id:
            self._ids[index] = public_id

    def _number(self, wanted: Sequence[Wanted], by_id: dict[str, Any]) -> None:
        """Public ids for clusters whose row has none yet, or not the right one: the first of the key that is no other row's."""
        taken = {row.public_id for row in by_id.values()} | set(self._ids.values())
        for index, item in sorted(enumerate(wanted), key=lambda entry: entry[1].natural_key):
            if index in self._ids:
                continue
            for attempt in range(MOST_ATTEMPTS):
                public_id = make_public_id(self._kind, item.natural_key, attempt)
                if attempt:
                    taken |= set(self._rows_by_id([public_id]))
                if public_id not in taken or (index in self._found and public_id == self._found[index].public_id):
                    break
            else:
                raise RuntimeError(f"no free public id for {self._kind} {item.natural_key}")
            self._ids[index] = public_id
            taken.add(public_id)


def root_of(row: Any) -> Any:
    """The row that stands for this one after all merges."""
    while row.merged_into_id is not None:
        row = row.merged_into
    return row


def readdress(kind: str, moved: Sequence[tuple[Any, str]]) -> list[RecordChange]:
    """Gives rows the ids of their new natural keys; the old ids redirect for ever. Returns what that is for mirrors."""
    if not moved:
        return []
    taken = {new for _, new in moved}
    former = {row.public_id: new for row, new in moved if row.public_id not in taken}
    rows = [row for row, _ in moved]
    changes = [RecordChange(kind, old, MERGED, new) for old, new in former.items() if _was_shown(rows, old)]
    changes += [RecordChange(kind, new, CREATED) for row, new in moved if row.is_public]
    for row, new in moved:
        row.public_id = new
    # An id that another of these rows gives up may be taken at once: the column is unique, so all are moved aside first.
    for number, row in enumerate(rows):
        type(row)._default_manager.filter(pk=row.pk).update(public_id=f"~{number}")
    update_rows(rows, ["public_id"])
    revive(kind, sorted(taken))
    note_former(kind, former)
    return changes


def _was_shown(rows: Iterable[Any], public_id: str) -> bool:
    return any(row.public_id == public_id and row.is_public for row in rows)


def note_former(kind: str, former: dict[str, str]) -> None:
    """Notes ids that are no more and what stands for each; "" where nothing does. Chains are kept one step long."""
    for old, new in former.items():
        FormerAddress.objects.filter(kind=kind, current_id=old).update(current_id=new)
    FormerAddress.objects.bulk_create(
        [FormerAddress(kind=kind, former_id=old, current_id=new) for old, new in former.items()],
        update_conflicts=True, unique_fields=["kind", "former_id"], update_fields=["current_id"],
    )  # fmt: skip


def revive(kind: str, public_ids: Sequence[str]) -> None:
    """An id whose natural key is there again is that row's once more, and redirects no longer."""
    if public_ids:
        FormerAddress.objects.filter(kind=kind, former_id__in=public_ids).delete()


def drop_rows(kind: str, rows: Sequence[Any], destinations: dict[int, dict[int, int]], standing: dict[int, str]) -> list[RecordChange]:
    """Deletes rows that no reading is left with and no editor wrote in; their ids lead to where most of their readings went.

    `destinations`: row -> row -> readings that went there; `standing`: public ids of rows that stay.
    """
    former: dict[str, str] = {}
    changes = []
    for row in rows:
        went = destinations.get(row.pk, {})
        kept = sorted((pk for pk in went if pk in standing), key=lambda pk: (-went[pk], standing[pk]))
        former[row.public_id] = standing[kept[0]] if kept else ""
        if row.is_public:
            action = MERGED if kept else WITHDRAWN
            changes.append(RecordChange(kind, row.public_id, action, former[row.public_id]))
    delete_rows(rows)
    if former:
        note_former(kind, former)
    return changes
