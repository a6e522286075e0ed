"""From a public id to its record, or to the right answer where none stands there any more."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from rest_framework.exceptions import NotFound

from entities.api.links import Addresses
from entities.api.problems import Gone, Moved
from entities.models import FormerAddress

LONGEST_CHAIN = 50


def find_public(model: type[Model], public_id: str, addresses: Addresses | None = None, query: str = "") -> Any:
    """The public row of a model with an id. One query where all is well.

    An id that led elsewhere gives the record there, or, with `addresses`, raises `Moved` to its address. Raises `Gone` for what was
    public once, `NotFound` for what never was.
    """
    kind: str = model.KIND  # type: ignore[attr-defined]
    record = model._default_manager.published().filter(public_id=public_id).first()  # type: ignore[attr-defined]
    if record is not None:
        return record
    record = follow(model, kind, public_id)
    if record.public_id != public_id and addresses is not None:
        raise Moved(addresses.of(kind, record.public_id) + (f"?{query}" if query else ""))
    return record


def follow(model: type[Model], kind: str, public_id: str) -> Any:
    """The public row to which an id leads through merges and changes of ids. Raises `Gone` or `NotFound`."""
    seen: set[str] = set()
    was_public = False
    while public_id not in seen and len(seen) < LONGEST_CHAIN:
        seen.add(public_id)
        row: Any = model._default_manager.filter(public_id=public_id).select_related("merged_into").first()
        if row is None:
            following = FormerAddress.objects.filter(kind=kind, former_id=public_id).values_list("current_id", flat=True).first()
            if not following:
                break
            public_id = following
        elif row.merged_into is not None:
            public_id, was_public = row.merged_into.public_id, was_public or row.was_public
        elif model._default_manager.published().filter(pk=row.pk).exists():  # type: ignore[attr-defined]
            return row
        else:
            was_public = was_public or row.was_public
            break
    raise Gone if was_public else NotFound(f"There is no public {kind} with the id {public_id}.")
