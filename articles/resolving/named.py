"""Resolves readings that have a name: people and bodies, block by block.

What differs between the two (what a clue is, when two are the same, how a row is named) is in `people` and `organizations`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from django.db.models import Q

from articles.changes import RecordChange
from articles.models.reading import Reading
from articles.resolving.assignment import Assignment, Wanted, root_of
from articles.resolving.decisions import Decision, Moves, apply_decisions
from articles.resolving.groups import Group, add_pending, load_groups
from articles.resolving.vouching import Vouching, load_vouching, rejected_keys
from entities.enums import Judgement
from entities.folding import fold_key
from entities.models.identity import RecordKind
from entities.models.record import Record
from entities.resolution.placing import Placement, Resolution


class NamedKind(ABC):
    """People or bodies, as far as resolution treats them differently."""

    kind: ClassVar[RecordKind]
    readings: ClassVar[type[Reading]]
    rows: ClassVar[type[Record]]
    names: ClassVar[Any]

    @abstractmethod
    def node_key(self, group: Group) -> Hashable:
        """Groups with equal keys are placed as one."""

    @abstractmethod
    def make_node(self, groups: Sequence[Group], row: str | None) -> Any:
        """What groups of one key say; `row` is the public id of the row that an editor said they are of."""

    @abstractmethod
    def vouched_nodes(self, row: Any, aliases: set[str]) -> Iterable[Any]:
        """What an editor says by a row."""

    def find_candidates(self, blocks: set[str]) -> dict[str, set[int]]:
        """Rows of other blocks that clues of a block may be of."""
        return {}

    @abstractmethod
    def resolve(self, nodes: tuple[Any, ...], apart: frozenset[frozenset[str]]) -> Resolution:
        """Places the nodes of one block."""

    @abstractmethod
    def natural_key(self, groups: Sequence[Group]) -> str:
        """What the public id of a row with these readings is made of."""

    @abstractmethod
    def make_row(self, public_id: str, groups: Sequence[Group]) -> Record:
        """A new row for these readings, not stored yet."""


@dataclass(slots=True)
class Outcome:
    """What resolving did to the rows of one kind. `suspicions`: two rows that may be one, score and reason."""

    moves: Moves
    rows: dict[int, Any] = field(default_factory=dict)
    created: set[int] = field(default_factory=set)
    vouched: set[int] = field(default_factory=set)
    changes: list[RecordChange] = field(default_factory=list)
    suspicions: list[tuple[Any, Any, float, str]] = field(default_factory=list)
    compared: set[int] = field(default_factory=set)
    """keys of rows that were looked at"""
    decided: set[int] = field(default_factory=set)
    """those of them of which it was decided anew what else could be the same"""

    def joined(self, other: Outcome) -> Outcome:
        """Both as one."""
        self.moves.add(other.moves)
        return Outcome(
            self.moves,
            self.rows | other.rows,
            self.created | other.created,
            self.vouched | other.vouched,
            [*self.changes, *other.changes],
            [*self.suspicions, *other.suspicions],
            self.compared | other.compared,
            self.decided | other.decided,
        )


@dataclass(slots=True)
class _Settled:
    """Groups with the number of their cluster among all that are wanted, and how they were placed there."""

    wanted: list[Wanted] = field(default_factory=list)
    placed: list[tuple[Group, int, Placement]] = field(default_factory=list)
    suspicions: list[tuple[int, int, float, str]] = field(default_factory=list)


def resolve_blocks(kind: NamedKind, blocks: set[str], pending: Sequence[Reading]) -> Outcome:
    """Resolves blocks anew from all their readings, those not stored yet among them, and stores what was decided."""
    if not blocks:
        return Outcome(Moves())
    groups = add_pending(load_groups(kind.readings, Q(block_key__in=blocks)), pending)
    ruled_rows = {group.row_id for group in groups if group.is_fixed and group.row_id}
    row_ids = {group.row_id for group in groups if group.row_id}
    candidates = kind.find_candidates(blocks)
    row_ids |= set().union(*candidates.values())
    vouching = load_vouching(kind.rows, kind.names, kind.kind, blocks, row_ids, ruled_rows)
    for block, keys in candidates.items():
        vouching.blocks[block] |= keys
        vouching.vouched |= {pk for pk in keys if vouching.rows[pk].merged_into_id is None}
    no_names = rejected_keys(kind.kind, {group.clue["name"] for group in groups if group.is_open})
    settled = _Settled()
    for block, found in _by_block(groups).items():
        _settle_rejected([group for group in found if group.is_open and fold_key(group.clue["name"]) in no_names], settled, kind)
        _settle_block(kind, block, [group for group in found if fold_key(group.clue["name"]) not in no_names], vouching, settled)
    assigned = Assignment(kind.kind, kind.rows, vouching.rows, vouching.vouched).assign(settled.wanted)
    moves = apply_decisions(
        kind.readings, [(group, _decision(placement, assigned.rows[at], assigned.rows)) for group, at, placement in settled.placed]
    )
    rows = vouching.rows | {row.pk: row for row in assigned.rows}
    pairs = [(assigned.rows[one], assigned.rows[other], score, reason) for one, other, score, reason in settled.suspicions]
    return Outcome(moves, rows, assigned.created, vouching.vouched, assigned.changes, pairs, set(rows), set(rows))


def _by_block(groups: Iterable[Group]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        found[group.block_key].append(group)
    return dict(sorted(found.items()))


def _decision(placement: Placement, row: Record, rows: Sequence[Record]) -> Decision:
    candidates = tuple(sorted({rows[other].public_id for other in placement.candidates}))
    return Decision(row, placement.judgement, placement.score, placement.reason, candidates)


def _settle_rejected(groups: Sequence[Group], settled: _Settled, kind: NamedKind) -> None:
    """Names of none: each keeps a row of its own that is never public."""
    by_name: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_name[fold_key(group.clue["name"])].append(group)
    for key, found in sorted(by_name.items()):
        number = _want(settled, kind, f"{key}|none", found, None, is_sure=False)
        placement = Placement(number, Judgement.REJECTED, 1.0, "an editor knows this to be no such name")
        settled.placed += [(group, number, placement) for group in found]


def _settle_block(kind: NamedKind, block: str, groups: Sequence[Group], vouching: Vouching, settled: _Settled) -> None:
    by_key: dict[Hashable, list[Group]] = defaultdict(list)
    for group in groups:
        if group.is_open or group.is_fixed:
            by_key[kind.node_key(group)].append(group)
    if not by_key:
        return
    nodes = [kind.make_node(found, _fixed_row(found, vouching)) for found in by_key.values()]
    held = vouching.standing(group.row_id for group in groups) | vouching.named_in(block)
    for pk in sorted(pk for pk in vouching.vouched if pk in held):
        nodes += _nodes_of_row(kind, vouching.rows[pk], vouching)
    resolution = kind.resolve(tuple(nodes), vouching.apart)
    members: dict[int, list[Group]] = defaultdict(list)
    unsure: set[int] = set()
    for found, placement in zip(by_key.values(), resolution.placements, strict=False):
        members[placement.cluster] += found
        if placement.judgement == Judgement.UNSURE:
            unsure.add(placement.cluster)
    numbers = _want_clusters(kind, members, unsure, resolution, vouching, settled)
    for found, placement in zip(by_key.values(), resolution.placements, strict=False):
        moved = Placement(
            numbers[placement.cluster], placement.judgement, placement.score, placement.reason,
            tuple(numbers[other] for other in placement.candidates if other in numbers),
        )  # fmt: skip
        settled.placed += [(group, moved.cluster, moved) for group in found if group.is_open]
    settled.suspicions += [
        (numbers[found.first], numbers[found.second], found.score, found.reason)
        for found in resolution.suspicions
        if found.first in numbers and found.second in numbers
    ]


def _nodes_of_row(kind: NamedKind, row: Any, vouching: Vouching) -> Iterable[Any]:
    """What an editor says by a row, and by those that he merged into it."""
    yield from kind.vouched_nodes(row, vouching.aliases.get(row.pk, set()))
    for gone in vouching.absorbed.get(row.pk, ()):
        for node in kind.vouched_nodes(gone, vouching.aliases.get(gone.pk, set())):
            yield replace(node, row=row.public_id)


def _fixed_row(groups: Sequence[Group], vouching: Vouching) -> str | None:
    row_id = groups[0].row_id
    return root_of(vouching.rows[row_id]).public_id if groups[0].is_fixed and row_id is not None else None


def _want_clusters(
    kind: NamedKind, members: dict[int, list[Group]], unsure: set[int], resolution: Resolution, vouching: Vouching, settled: _Settled
) -> dict[int, int]:
    """Asks for a row for each cluster, and for each vouched one that clues could be of; gives their numbers among all that are wanted."""
    keys = _natural_keys(kind, {cluster: found for cluster, found in members.items() if cluster not in unsure})
    by_public_id = {row.public_id: row for row in vouching.rows.values()}
    numbers = {}
    for cluster, public_id in enumerate(resolution.rows):
        row = by_public_id.get(public_id or "")
        if cluster in unsure:
            key = f"{kind.natural_key(members[cluster])}|unsure"
        elif cluster in members:
            key = keys[cluster]
        elif row is not None:
            key = f"{row.public_id}|row"
        else:
            continue
        numbers[cluster] = _want(settled, kind, key, members.get(cluster, []), row, is_sure=cluster not in unsure)
    return numbers


def _natural_keys(kind: NamedKind, members: dict[int, list[Group]]) -> dict[int, str]:
    """The natural key; with the state where two of the block hold the same, and numbered where even that does not tell them apart."""
    names = {cluster: kind.natural_key(found) for cluster, found in members.items()}
    shared = Counter(names.values())
    keys = {
        cluster: name if shared[name] == 1 else f"{name}|{_state(members[cluster])}" for cluster, name in names.items()
    }  # fmt: skip
    seen: Counter[str] = Counter()
    for cluster in sorted(keys, key=lambda number: (keys[number], sorted(group.clue_key for group in members[number]))):
        seen[keys[cluster]] += 1
        if seen[keys[cluster]] > 1:
            keys[cluster] = f"{keys[cluster]}|{seen[keys[cluster]]}"
    return keys


def _state(groups: Iterable[Group]) -> str:
    return min((group.clue["country"] for group in groups if group.clue["country"]), default="")


def _want(settled: _Settled, kind: NamedKind, key: str, groups: Sequence[Group], row: Record | None, *, is_sure: bool) -> int:
    held: Counter[int] = Counter()
    for group in groups:
        if group.row_id is not None and group.is_open:
            held[group.row_id] += group.count
    settled.wanted.append(Wanted(key, lambda public_id: kind.make_row(public_id, groups), held, row, is_sure))
    return len(settled.wanted) - 1
