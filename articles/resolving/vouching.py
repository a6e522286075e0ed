"""What editors have said of rows: which rows they vouch for, by which names, and which pairs they know to be different."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    absorbed: dict[int, list[Any]] = field(default_factory=dict)
    """rows that were merged into a row, by its key: whatever pages call so is that row"""

    def named_in(self, block: str) -> set[int]:
        """Keys of rows that have a name in a block by an editor's word."""
        return self.blocks.get(block, set())

    def standing(self, keys: Iterable[int | None]) -> set[int]:
        """The keys, with those of the rows into which some of them were merged."""
        known = {pk for pk in keys if pk is not None}
        return known | {self.rows[pk].merged_into_id for pk in known if pk in self.rows and self.rows[pk].merged_into_id is not None}


def load_vouching(model: Any, name_model: Any, kind: str, blocks: Iterable[str], row_ids: set[int], ruled_ids: set[int]) -> Vouching:
    """The rows of readings, and those that editors named in one of the blocks. `ruled_ids`: rows of which editors judged readings."""
    owner = f"{kind}_id"
    by_editors = Q(origin=NameOrigin.EDITOR) | Q(**{f"{kind}__merged_into__isnull": False})
    named = list(
        name_model.objects.filter(Q(block_key__in=set(blocks)) | Q(**{f"{owner}__in": row_ids}), by_editors)
        .order_by().values_list(owner, f"{kind}__merged_into_id", "name", "block_key")
    )  # fmt: skip
    rows = load_rows(model, row_ids | {pk for pk, _, _, _ in named})
    rows |= load_rows(model, {row.merged_into_id for row in rows.values() if row.merged_into_id is not None} - rows.keys())
    found = Vouching(rows, absorbed=load_absorbed(rows))
    for pk, into, _name, block in named:
        found.blocks[block].add(into or pk)
    absorbed = {row.pk for listed in found.absorbed.values() for row in listed}
    for pk, name in _names_of_absorbed(name_model, owner, absorbed) + [(pk, name) for pk, into, name, _ in named if into is None]:
        found.aliases[pk].add(name)
    found.apart = differences(kind, rows.values(), found.absorbed)
    different = {public_id for pair in found.apart for public_id in pair}
    found.vouched = {
        pk
        for pk, row in rows.items()
        if row.merged_into_id is None
        and (pk in found.aliases or row.has_absorbed or row.public_id in different or pk in ruled_ids or is_vouched(row))
    }
    return found


def _names_of_absorbed(name_model: Any, owner: str, keys: set[int]) -> list[tuple[int, str]]:
    return list(name_model.objects.filter(**{f"{owner}__in": keys}).order_by().values_list(owner, "name")) if keys else []


def load_rows(model: Any, keys: Iterable[int]) -> dict[int, Any]:
    """Rows by key, each with its country and `has_absorbed`: whether others were merged into it."""
    absorbed = Exists(model._default_manager.filter(merged_into=OuterRef("pk")).order_by())
    found = model._default_manager.filter(pk__in=set(keys)).select_related("country", "merged_into").order_by()
    return {row.pk: row for row in found.annotate(has_absorbed=absorbed)}


def load_absorbed(rows: Mapping[int, Any]) -> dict[int, list[Any]]:
    """The rows that were merged into those given, by the key of what they went into, in a lasting order."""
    holders = [row for row in rows.values() if row.has_absorbed]
    found: dict[int, list[Any]] = {row.pk: [] for row in holders}
    if holders:
        for row in type(holders[0])._default_manager.filter(merged_into__in=holders).select_related("country").order_by("public_id"):
            found[row.merged_into_id].append(row)
    return found


def differences(kind: str, rows: Iterable[Any], absorbed: Mapping[int, Sequence[Any]]) -> frozenset[frozenset[str]]:
    """Pairs of public ids, one of them of the rows, that an editor told apart; what was merged away is named as what it went into."""
    standing = {row.public_id: row.public_id for row in rows if row.merged_into_id is None}
    standing |= {gone.public_id: row.public_id for row in rows for gone in absorbed.get(row.pk, ())}
    pairs = Difference.objects.filter(kind=kind).order_by().values_list("first_id", "second_id")
    found = (frozenset(standing.get(public_id, public_id) for public_id in pair) for pair in pairs if standing.keys() & set(pair))
    return frozenset(pair for pair in found if len(pair) == 2)


def rejected_keys(kind: str, names: Iterable[str]) -> set[str]:
    """Those of the names, folded, that an editor knows to name none."""
    keys = {fold_key(name) for name in names}
    return set(RejectedName.objects.filter(kind=kind, name_key__in=keys).values_list("name_key", flat=True))
