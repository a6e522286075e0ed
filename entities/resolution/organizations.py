"""Which clues of one block are the same body.

The same telling words and the same state make one body. A name that every state may have ("Ministry of Foreign Affairs") says nothing
without its state: it stays unsure. Any other name without a state belongs to the one body of that name, if there is just one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from entities.clues import OrganizationClue
from entities.enums import Judgement
from entities.matching import SAME, NameScore, score_organizations
from entities.resolution.placing import Placement, Resolution, Suspicion, in_lasting_order
from entities.resolution.wordings import body_words, is_common_body

SUSPICIOUS = 0.7
MISSIONS = frozenset({"embassy", "consulate", "general", "permanent", "mission", "delegation", "honorary"})
"""words of which a mission's name says nothing unless it says where the mission is"""


@dataclass(frozen=True, slots=True)
class OrganizationNode:
    """Equal clues as one. `row`: the row that an editor said, or that alone has the abbreviation."""

    clue: OrganizationClue
    row: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return body_words(self.clue.name, self.clue.country)

    @property
    def says_nothing(self) -> bool:
        """Whether the name is one that many bodies have, and nothing says which of them is meant."""
        words = set(self.words)
        return words <= MISSIONS or (self.clue.country is None and is_common_body(self.clue.name, None))


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    row: str | None = None
    is_unsure: bool = False


@lru_cache(maxsize=4_096)
def resolve_organizations(nodes: tuple[OrganizationNode, ...], apart: frozenset[frozenset[str]] = frozenset()) -> Resolution:
    """Places the clues of one block. `apart`: pairs of rows that an editor knows to be different."""
    return in_lasting_order(nodes, lambda ordered: _Block(ordered, apart).resolve())


@dataclass(slots=True)
class _Block:
    nodes: Sequence[OrganizationNode]
    apart: frozenset[frozenset[str]]
    clusters: list[_Cluster] = field(default_factory=list)
    placed: dict[int, Placement] = field(default_factory=dict)

    def resolve(self) -> Resolution:
        for index in sorted(range(len(self.nodes)), key=self._order):
            self._place(index)
        rows = tuple(cluster.row for cluster in self.clusters)
        return Resolution(tuple(self.placed[index] for index in range(len(self.nodes))), rows, tuple(self._suspicions()))

    def _order(self, index: int) -> tuple[object, ...]:
        node = self.nodes[index]
        return (
            node.row is None,
            node.row or "",
            node.says_nothing,
            node.clue.country is None,
            -len(node.words),
            node.clue.name,
            repr(node.clue),
        )

    def _place(self, index: int) -> None:
        node = self.nodes[index]
        if node.row is not None:
            self._place_vouched(index, node.row)
            return
        fits = sorted(self._fits(index), key=lambda fit: (-fit[1].score, fit[0]))
        if node.says_nothing:
            vouched = [fit for fit in fits if self.clusters[fit[0]].row is not None and fit[1].score >= 1]
            if len(vouched) == 1:
                self._join(index, *vouched[0])
            else:
                self._place_unsure(index, self._namesakes(index), "many bodies have this name")
        elif not fits:
            self._open(index)
        elif len(fits) == 1 or fits[0][1].score > fits[1][1].score:
            self._join(index, *fits[0])
        else:
            self._place_unsure(index, [fit[0] for fit in fits], f"{fits[0][1].reason}: {len(fits)} bodies fit")

    def _place_vouched(self, index: int, row: str) -> None:
        for number, cluster in enumerate(self.clusters):
            if cluster.row == row:
                self._join(index, number, NameScore(1.0, "an editor's word"))
                return
        self._open(index, row)

    def _fits(self, index: int) -> Iterable[tuple[int, NameScore]]:
        for number, cluster in enumerate(self.clusters):
            if cluster.is_unsure:
                continue
            found = max((self._score(index, member) for member in cluster.members), key=lambda score: score.score)
            if found.score >= SAME and not self._is_of_other_state(index, cluster):
                yield number, found

    def _score(self, one: int, other: int) -> NameScore:
        first, second = self.nodes[one], self.nodes[other]
        if _states_differ(first.clue, second.clue):
            return NameScore(0.0, "of another state")
        if first.words == second.words:
            if first.clue.country == second.clue.country:
                return NameScore(1.0, "same name") if first.clue.name == second.clue.name else NameScore(0.98, "other wording")
            return NameScore(0.95, "same name, the state is given in one")
        return score_organizations(first.clue, second.clue)

    def _is_of_other_state(self, index: int, cluster: _Cluster) -> bool:
        return cluster.row is None and any(_states_differ(self.nodes[index].clue, self.nodes[member].clue) for member in cluster.members)

    def _namesakes(self, index: int) -> list[int]:
        words = body_words(self.nodes[index].clue.name, None)
        return [
            number
            for number, cluster in enumerate(self.clusters)
            if not cluster.is_unsure and any(self.nodes[member].words == words for member in cluster.members)
        ]

    def _open(self, index: int, row: str | None = None) -> None:
        self.clusters.append(_Cluster([index], row))
        self.placed[index] = Placement(len(self.clusters) - 1)

    def _join(self, index: int, cluster: int, score: NameScore) -> None:
        self.clusters[cluster].members.append(index)
        self.placed[index] = Placement(cluster, score=round(score.score, 4), reason=score.reason)

    def _place_unsure(self, index: int, candidates: list[int], reason: str) -> None:
        key = self._name_of(index)
        same = (number for number, cluster in enumerate(self.clusters) if cluster.is_unsure and self._name_of(cluster.members[0]) == key)
        number = next(same, len(self.clusters))
        if number == len(self.clusters):
            self.clusters.append(_Cluster([], is_unsure=True))
        self.clusters[number].members.append(index)
        self.placed[index] = Placement(number, Judgement.UNSURE, 0.5, reason, tuple(candidates))

    def _name_of(self, index: int) -> tuple[tuple[str, ...], str | None]:
        return self.nodes[index].words, self.nodes[index].clue.country

    def _suspicions(self) -> Iterable[Suspicion]:
        for (i, one), (j, other) in combinations(enumerate(self.clusters), 2):
            if one.is_unsure or other.is_unsure or frozenset({one.row or "", other.row or ""}) in self.apart:
                continue
            found = max((self._score(a, b) for a in one.members for b in other.members), key=lambda score: score.score)
            if found.score >= SUSPICIOUS:
                yield Suspicion(i, j, found.score, found.reason)


def _states_differ(one: OrganizationClue, other: OrganizationClue) -> bool:
    return one.country is not None and other.country is not None and one.country != other.country
