"""Keeps the spellings that pages give a row; those that an editor gave are left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from entities.enums import NameOrigin
from entities.folding import fold_key
from entities.recorded import create_rows, delete_rows


def sync_names(model: Any, owner: str, wanted: Mapping[int, set[str]], block_of: Callable[[str, int], str]) -> set[int]:
    """Brings the page-given names of rows to those wanted, by the key of the row; returns keys of rows whose names changed.

    `owner` is the column that holds the row's key, `block_of` gives the block under which readings of a name are resolved.
    """
    held = list(model.objects.filter(**{f"{owner}__in": list(wanted)}))
    known = {(getattr(row, owner), row.name) for row in held}
    has_block = any(field.name == "block_key" for field in model._meta.fields)
    fresh = [
        model(
            name=name, name_key=fold_key(name)[:200], origin=NameOrigin.PAGE, **{owner: pk},
            **({"block_key": block_of(name, pk)} if has_block else {}),
        )
        for pk, names in sorted(wanted.items())
        for name in sorted(names)
        if name and (pk, name) not in known
    ]  # fmt: skip
    gone = [row for row in held if row.origin == NameOrigin.PAGE and row.name not in wanted[getattr(row, owner)]]
    create_rows(fresh)
    delete_rows(gone)
    return {getattr(row, owner) for row in (*fresh, *gone)}
