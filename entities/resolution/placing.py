"""What resolution decides of clues: clusters, the place of each clue in one, and pairs that an editor should look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from entities.enums import Judgement

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a clue belongs: the number of its cluster; how sure, and why. `candidates` are the clusters that an unsure one could be of."""

    cluster: int
    judgement: Judgement = Judgement.ACCEPTED
    score: float = 1.0
    reason: str = ""
    candidates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two clusters that may be one, for an editor to decide."""

    first: int
    second: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """`placements[i]` is that of the i-th clue; `rows[c]` the public id of cluster c's row, where an editor vouches for one."""

    placements: tuple[Placement, ...]
    rows: tuple[str | None, ...]
    suspicions: tuple[Suspicion, ...] = ()


def in_lasting_order(nodes: Sequence[Node], resolve: Callable[[tuple[Node, ...]], Resolution]) -> Resolution:
    """Resolves the nodes in an order of their own, so that neither scores nor reasons hang on the order in which they came."""
    order = sorted(range(len(nodes)), key=lambda index: repr(nodes[index]))
    found = resolve(tuple(nodes[index] for index in order))
    placements = dict(zip(order, found.placements, strict=True))
    return replace(found, placements=tuple(placements[index] for index in range(len(nodes))))
