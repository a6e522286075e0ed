"""What editors have said of rows: which rows they vouch for, by which names, and which pairs they know to be different."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q

from articles.resolving.assignment import is_vouched
from entities.enums import NameOrigin
from entities.folding import fold_key
from entities.models import Difference, RejectedName


@dataclass(slots=True)
class Vouching:
    """`rows`: all rows of the blocks by key; `vouched`: those that an editor vouches for; `aliases`: names that editors gave a row."""

    rows: dict[int, Any]
    vouched: set[int] = field(default_factory=set)
    aliases: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    apart: frozenset[frozenset[str]] = frozenset()
    """pairs of public ids that an editor knows to be different"""
    blocks: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def named_in(self, block: str) -> set[int]:
        """Keys of rows to which editors gave a name that belongs into a block."""
        return self.blocks.get(block, set())


def load_vouching(model: Any, name_model: Any, kind: str, blocks: Iterable[str], row_ids: set[int], ruled_ids: set[int]) -> Vouching:
    """The rows of readings, and those that editors named in one of the blocks. `ruled_ids`: rows of which editors judged readings."""
    owner = f"{kind}_id"
    named = list(
        name_model.objects.filter(Q(block_key__in=set(blocks)) | Q(**{f"{owner}__in": row_ids}), origin=NameOrigin.EDITOR)
        .order_by().values_list(owner, "name", "block_key")
    )  # fmt: skip
    ids = row_ids | {pk for pk, _, _ in named}
    rows = load_rows(model, ids)
    found = Vouching(rows)
    for pk, name, block in named:
        found.aliases[pk].add(name)
        found.blocks[block].add(pk)
    found.apart = differences(kind, (row.public_id for row in rows.values()))
    different = {public_id for pair in found.apart for public_id in pair}
    found.vouched = {
        pk
        for pk, row in rows.items()
        if row.merged_into_id is None
        and (pk in found.aliases or row.has_absorbed or row.public_id in different or pk in ruled_ids or is_vouched(row))
    }
    return found


def load_rows(model: Any, keys: Iterable[int]) -> dict[int, Any]:
    """Rows by key, each with its country and `has_absorbed`: whether others were merged into it."""
    absorbed = Exists(model._default_manager.filter(merged_into=OuterRef("pk")).order_by())
    found = model._default_manager.filter(pk__in=set(keys)).select_related("country", "merged_into").order_by()
    return {row.pk: row for row in found.annotate(has_absorbed=absorbed)}


def differences(kind: str, public_ids: Iterable[str]) -> frozenset[frozenset[str]]:
    """Pairs of public ids, one of them among those given, that an editor told apart."""
    ids = set(public_ids)
    pairs = Difference.objects.filter(kind=kind).order_by().values_list("first_id", "second_id")
    return frozenset(frozenset(pair) for pair in pairs if ids.intersection(pair))


def rejected_keys(kind: str, names: Iterable[str]) -> set[str]:
    """Those of the names, folded, that an editor knows to name none."""
    keys = {fold_key(name) for name in names}
    return set(RejectedName.objects.filter(kind=kind, name_key__in=keys).values_list("name_key", flat=True))
