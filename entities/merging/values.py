"""The values of a curated row: as they were, and brought back where no editor has changed them since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from entities.folding import sort_key
from entities.merging.rows import Edited
from entities.models import Event, Organization, Person
from entities.models.record import Curated
from entities.resolution.blocks import body_block, person_block
from entities.resolution.naming import surname_first

BESIDE = ("is_confirmed", "stated_source")
"""what editors alone write of a curated row"""


def groups_of(model: type[Curated]) -> list[tuple[str, ...]]:
    """The curated fields, those that make sense only as one together."""
    alone = set(model.CURATED_FIELDS).difference(*model.CURATED_TOGETHER)
    return [*model.CURATED_TOGETHER, *((name,) for name in model.CURATED_FIELDS if name in alone)]


def snapshot(row: Any, edited: Edited) -> dict[str, Any]:
    """A curated row as JSON holds it."""
    names = [*type(row).CURATED_FIELDS, *(name for name in BESIDE if hasattr(row, name))]
    return {
        "values": {name: plain(row, name) for name in names},
        "imported": row.imported,
        "edited": sorted(edited(row)),
        "public_id": row.public_id,
    }


def restore(row: Any, before: Mapping[str, Any], taken: Mapping[str, Any], edited: Edited) -> set[str]:
    """Gives a row its former values, but for those that an editor has changed since. Returns the names of the columns to write."""
    listed, now = listed_name(row), set(edited(row))
    columns = {"imported"}
    for group in groups_of(type(row)):
        if not any(_is_changed(row, name, before, taken, now) for name in group):
            for name in group:
                set_plain(row, name, before["values"][name])
            columns |= set(group)
    for name in taken.keys() & set(BESIDE):
        if plain(row, name) == taken[name]:
            setattr(row, name, before["values"][name])
            columns.add(name)
    row.imported = before["imported"]
    return columns | follow(row, listed)


def _is_changed(row: Any, name: str, before: Mapping[str, Any], taken: Mapping[str, Any], edited_now: Collection[str]) -> bool:
    """Whether an editor has written in the field since."""
    if name in taken:
        return name in edited_now and bool(plain(row, name) != taken[name])
    return (name in edited_now or name in before["edited"]) and bool(plain(row, name) != before["values"][name])


def plain(row: Any, name: str) -> Any:
    """A value as JSON holds it, keys as primary keys."""
    value = getattr(row, row._meta.get_field(name).attname)
    return value.isoformat() if isinstance(value, date) else value


def set_plain(row: Any, name: str, value: Any) -> None:
    column = row._meta.get_field(name)
    setattr(row, column.attname, column.to_python(value))


def copy_value(source: Any, target: Any, name: str) -> None:
    attname = source._meta.get_field(name).attname
    setattr(target, attname, getattr(source, attname))


def listed_name(row: Any) -> str:
    """The name under which lists would show a person, before the name changes."""
    return surname_first(row.name) if isinstance(row, Person) else ""


def follow(row: Any, listed_before: str) -> set[str]:
    """Sets what goes with a name or a day; returns the names of the columns."""
    if isinstance(row, Event):
        row.sort_on = row.starts_on or row.sort_on
        return {"sort_on"}
    if not hasattr(row, "sort_key"):
        return set()
    if isinstance(row, Person) and row.sort_name in ("", listed_before):
        row.sort_name = surname_first(row.name)
    row.sort_key = sort_key(row.sort_name if isinstance(row, Person) else row.name)[: longest(type(row), "sort_key")]
    return {"sort_key", "sort_name"} if isinstance(row, Person) else {"sort_key"}


def longest(model: Any, name: str) -> int:
    """How many letters a column holds."""
    found: int = model._meta.get_field(name).max_length
    return found


def block_of(row: Any) -> str:
    """The block in which readings of a row's name are resolved."""
    if isinstance(row, Organization):
        return body_block(row.name, row.country.alpha2 if row.country else None)
    return person_block(row.name)
