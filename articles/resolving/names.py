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
    held = list(model.objects.filter(**{f"{owner}__in": list(wanted)}).order_by().values_list("pk", owner, "name", "origin"))
    known = {(owner_id, name) for _, owner_id, name, _ in held}
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
    unread = [pk for pk, owner_id, name, origin in held if origin == NameOrigin.PAGE and name not in wanted[owner_id]]
    gone = list(model.objects.filter(pk__in=unread)) if unread else []
    create_rows(fresh)
    delete_rows(gone)
    return {getattr(row, owner) for row in (*fresh, *gone)}
