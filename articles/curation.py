"""The three-way merge of a curated row: what pages said last, what they say now, and what an editor made of it.

For each field: the row holds what pages said last, so the new value is taken; pages say what they said, so the editor's value stays;
both moved, so the editor's value stays and an editor is asked. Nothing here writes to the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from entities.models.record import Curated, Origin

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field where pages moved under an editor's value; values as JSON holds them."""

    field: str
    page_before: Any
    page_now: Any
    editor_value: Any


@dataclass(frozen=True, slots=True)
class MergeResult:
    """`taken`: fields that took a new value. `kept`: fields whose editor's value differs from what pages say."""

    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    is_imported_changed: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the row is to be written."""
        return bool(self.taken) or self.is_imported_changed

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the model fields to write."""
        return (*self.taken, "imported") if self.is_changed else ()


def plain_value(value: Any) -> Any:
    """A field's value as `imported` keeps it: rows by public id, days and times as ISO 8601 text (times in UTC)."""
    if isinstance(value, Curated):
        return value.public_id
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value


def current_value(instance: Curated, name: str) -> Any:
    """The row's own value in the same form. A key is read through its row, so let queries select related rows."""
    return plain_value(getattr(instance, name))


def edited_fields(instance: Curated) -> tuple[str, ...]:
    """The curated fields that differ from what pages said last, and those that pages never give and that hold something.

    For a row that an editor made these are all that hold something.
    """
    return tuple(name for name in type(instance).CURATED_FIELDS if _is_edited(instance, name))


def _is_edited(instance: Curated, name: str) -> bool:
    current = current_value(instance, name)
    if name in instance.imported:
        return bool(current != instance.imported[name])
    if current in (None, ""):
        return False
    column: Any = type(instance)._meta.get_field(name)
    return instance.origin == Origin.EDITOR or (bool(instance.imported) and current != column.get_default())


def merge_values(instance: Curated, derived: Mapping[str, Any]) -> MergeResult:
    """Merges what pages say now into the row and its `imported`, in memory. Fields of CURATED_TOGETHER are kept or taken as one."""
    edited = set(edited_fields(instance)) if instance.imported or instance.origin == Origin.EDITOR else set()
    new = {name: plain_value(value) for name, value in derived.items()}
    protected = _with_partners(edited & set(new), type(instance).CURATED_TOGETHER)
    current = {name: current_value(instance, name) for name in new}
    before = instance.imported
    moved = [name for name in new if before.get(name) != new[name] or name not in before]
    taken = tuple(name for name in new if name not in protected and current[name] != new[name])
    for name in taken:
        setattr(instance, name, derived[name])
    result = MergeResult(
        taken=taken,
        kept=tuple(name for name in new if name in protected and current[name] != new[name]),
        conflicts=tuple(
            Conflict(name, before[name], new[name], current[name])
            for name in moved
            if name in protected and name in before and current[name] != new[name]
        ),
        is_imported_changed=bool(moved),
    )
    if moved:
        instance.imported = {**before, **new}
    return result


def _with_partners(edited: set[str], together: Iterable[tuple[str, ...]]) -> set[str]:
    """An editor's word on one of the fields that make sense only as one covers all of them."""
    return edited.union(*(group for group in together if edited.intersection(group)))
