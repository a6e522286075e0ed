"""Public ids that are given, and those that move: an address that was once public leads on for ever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q

from articles.changes import CREATED, MERGED, RecordChange
from articles.models import ReviewItem, SourceChange
from entities.models import Difference, FormerAddress, Merge
from entities.models.record import Curated
from entities.public_ids import find_free_public_id, make_public_id


class FreeIds:
    """Gives rows of one kind the ids of their natural keys, each id to one row, once and for all."""

    def __init__(self, kind: str, model: type[Curated], natural_keys: Iterable[str]) -> None:
        self._kind, self._model = kind, model
        self._owners: dict[str, int | None] = {}
        self._former: dict[str, str] = {}
        self._look_up([make_public_id(kind, key) for key in natural_keys])

    def _look_up(self, ids: Iterable[str]) -> None:
        unknown = [public_id for public_id in ids if public_id not in self._owners]
        if not unknown:
            return
        self._owners.update(dict.fromkeys(unknown))
        self._owners.update(self._model._default_manager.filter(public_id__in=unknown).values_list("public_id", "pk"))
        former = FormerAddress.objects.filter(kind=self._kind, former_id__in=unknown)
        self._former.update(former.values_list("former_id", "current_id"))

    def give(self, natural_key: str, row: Curated) -> str:
        """The first id of the key that no other row has or had; from now on it is the row's."""

        def is_taken(public_id: str) -> bool:
            self._look_up([public_id])
            owner = self._owners[public_id]
            return (owner is not None and owner != row.pk) or self._former.get(public_id, row.public_id) != row.public_id

        public_id = find_free_public_id(self._kind, natural_key, is_taken)
        self._owners[public_id] = row.pk or -1
        return public_id


def lead_on(kind: str, moves: Mapping[str, str]) -> None:
    """Notes that ids now lead to others, and lets everything that knows a row by its old id know it by the new one."""
    if not moves:
        return
    FormerAddress.objects.filter(kind=kind, former_id__in=moves.values()).delete()
    for row in FormerAddress.objects.filter(kind=kind, current_id__in=moves):
        row.current_id = moves[row.current_id]
        row.save(update_fields=["current_id"])
    FormerAddress.objects.bulk_create(FormerAddress(kind=kind, former_id=old, current_id=new) for old, new in moves.items())
    for old, new in moves.items():
        _rename_in_merges(kind, old, new)
        _rename_in_differences(kind, old, new)
        _rename_in_questions(kind, old, new)


def _rename_in_merges(kind: str, old: str, new: str) -> None:
    Merge.objects.filter(kind=kind, survivor_id=old).update(survivor_id=new)
    Merge.objects.filter(kind=kind, absorbed_id=old).update(absorbed_id=new)


def _rename_in_differences(kind: str, old: str, new: str) -> None:
    for row in Difference.objects.filter(Q(first_id=old) | Q(second_id=old), kind=kind):
        ids = sorted(new if public_id == old else public_id for public_id in (row.first_id, row.second_id))
        same = Difference.objects.filter(kind=kind, first_id=ids[0], second_id=ids[1])
        if ids[0] == ids[1] or same.exists():
            row.delete()
            continue
        row.first_id, row.second_id = ids
        row.save(update_fields=["first_id", "second_id"])


def _rename_in_questions(kind: str, old: str, new: str) -> None:
    SourceChange.objects.filter(kind=kind, record_id=old).update(record_id=new)
    for item in ReviewItem.objects.filter(key__contains=old):
        key = ":".join(new if part == old else part for part in item.key.split(":"))
        if ReviewItem.objects.filter(key=key).exclude(pk=item.pk).exists():
            item.delete()
        elif key != item.key:
            item.key = key
            item.save(update_fields=["key"])


def moved(kind: str, old: str, new: str) -> tuple[RecordChange, ...]:
    """What a move is for those who mirror the record."""
    return (RecordChange(kind, old, MERGED, new), RecordChange(kind, new, CREATED))
