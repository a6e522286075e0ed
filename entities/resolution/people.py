"""Which clues of one block are the same human.

The clues that say most come first: rows that editors vouch for, then full names, initials, surnames alone. Each joins the one cluster
that it fits near-certainly, or opens its own. An initial or a surname alone joins where just one fits in the whole record; where two fit
it stays unsure. The outcome hangs on the set of clues alone, neither on their order nor on how often each was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from itertools import combinations

from entities.clues import PersonClue
from entities.enums import Judgement
from entities.folding import fold_key
from entities.matching import DIFFERENT, SAME, NameScore, parse_person_name, score_persons
from entities.resolution.placing import Placement, Resolution, Suspicion, in_lasting_order

INITIALS_FIT = 0.75
SURNAME_FITS = 0.58
SURNAME_WITH_OFFICE = 0.85
SUSPICIOUS = 0.65
SPELLED_ALIKE = 0.8


class Fullness(IntEnum):
    """How much of a name a clue has; the fuller ones are placed first."""

    VOUCHED = 0
    FULL = 1
    INITIALS = 2
    SURNAME = 3
    UNSURE = 4


@dataclass(frozen=True, slots=True)
class PersonNode:
    """Equal clues as one. `row`: public id of the row that an editor said they are of. `is_unsure`: extraction itself could not tell."""

    clue: PersonClue
    row: str | None = None
    is_unsure: bool = False

    @property
    def fullness(self) -> Fullness:
        if self.row is not None:
            return Fullness.VOUCHED
        return Fullness.UNSURE if self.is_unsure else name_fullness(self.clue.name)


def name_fullness(name: str) -> Fullness:
    """Whether a name has given names, only their initials, or is one word alone. A ruler's number makes one word a full name."""
    parsed = parse_person_name(name)
    if len(parsed.words) < 2:
        return Fullness.FULL if parsed.number else Fullness.SURNAME
    return Fullness.INITIALS if parsed.words[0].is_initial or parsed.words[-1].is_initial else Fullness.FULL


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    row: str | None = None
    is_unsure: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    cluster: int
    score: float
    reason: str


@lru_cache(maxsize=4_096)
def resolve_people(nodes: tuple[PersonNode, ...], apart: frozenset[frozenset[str]] = frozenset()) -> Resolution:
    """Places the clues of one block. `apart`: pairs of rows that an editor knows to be different."""
    return in_lasting_order(nodes, lambda ordered: _Block(ordered, apart).resolve())


@dataclass(slots=True)
class _Block:
    nodes: Sequence[PersonNode]
    apart: frozenset[frozenset[str]]
    clusters: list[_Cluster] = field(default_factory=list)
    placed: dict[int, Placement] = field(default_factory=dict)
    scores: dict[tuple[int, int], NameScore] = field(default_factory=dict)

    def resolve(self) -> Resolution:
        for index in sorted(range(len(self.nodes)), key=self._order):
            self._place(index)
        numbers = {old: new for new, old in enumerate(c for c, cluster in enumerate(self.clusters) if not cluster.is_gone)}
        kept = [self.clusters[old] for old in numbers]
        placements = tuple(self._numbered(self.placed[index], numbers) for index in range(len(self.nodes)))
        return Resolution(placements, tuple(cluster.row for cluster in kept), tuple(self._suspicions(kept)))

    def _order(self, index: int) -> tuple[object, ...]:
        node = self.nodes[index]
        words = len(parse_person_name(node.clue.name).words)
        return (node.fullness, node.row or "", -words, node.clue.country is None, node.clue.name, node.clue.country or "", repr(node.clue))

    def _numbered(self, placement: Placement, numbers: dict[int, int]) -> Placement:
        candidates = tuple(sorted({numbers[self._standing(c)] for c in placement.candidates}))
        cluster = numbers[self._standing(placement.cluster)]
        return Placement(cluster, placement.judgement, placement.score, placement.reason, candidates)

    def _standing(self, cluster: int) -> int:
        """The cluster itself, or the one that it was joined to."""
        if not self.clusters[cluster].is_gone:
            return cluster
        member = self.clusters[cluster].members[0]
        return next(c for c, other in enumerate(self.clusters) if not other.is_gone and member in other.members)

    # ---- one clue

    def _place(self, index: int) -> None:
        node = self.nodes[index]
        if node.fullness == Fullness.VOUCHED:
            self._place_vouched(index)
        elif node.fullness == Fullness.UNSURE:
            self._place_unsure(index, self._named_alike(index), "extraction could not tell who is meant")
        else:
            self._place_by_fit(index, node.fullness)

    def _place_vouched(self, index: int) -> None:
        row = self.nodes[index].row
        for number, cluster in enumerate(self.clusters):
            if cluster.row == row:
                self._join(index, number, 1.0, "an editor's word")
                return
        self._open(index, row=row, reason="an editor's word")

    def _place_by_fit(self, index: int, fullness: Fullness) -> None:
        fits = sorted(self._fits(index, fullness), key=lambda fit: (-fit.score, fit.cluster))
        chosen = self._choose(fits, fullness)
        if chosen is not None:
            self._join(index, chosen.cluster, chosen.score, chosen.reason)
        elif not fits:
            self._open_or_doubt(index, fullness)
        elif fullness == Fullness.FULL and self._may_join(fits):
            self._join_clusters(fits)
            self._join(index, fits[0].cluster, fits[0].score, fits[0].reason)
        else:
            self._place_unsure(index, [fit.cluster for fit in fits], f"{fits[0].reason}: {len(fits)} people fit")

    def _open_or_doubt(self, index: int, fullness: Fullness) -> None:
        """A surname or initials that only the state parts from a known person are hardly a person of their own."""
        bare = replace(self.nodes[index].clue, country=None)
        others = [
            number
            for number, cluster in enumerate(self.clusters)
            if fullness != Fullness.FULL
            and not (cluster.is_gone or cluster.is_unsure or self._is_of_initials(number))
            and max(score_persons(bare, self.nodes[m].clue).score for m in cluster.members) >= SURNAME_FITS
        ]
        if others:
            self._place_unsure(index, others, "another state is read than that of the person who fits")
        else:
            self._open(index)

    def _fits(self, index: int, fullness: Fullness) -> Iterable[_Fit]:
        least = {Fullness.FULL: SAME, Fullness.INITIALS: INITIALS_FIT, Fullness.SURNAME: SURNAME_FITS}[fullness]
        for number, cluster in enumerate(self.clusters):
            if cluster.is_gone or cluster.is_unsure:
                continue
            scores = [self._score(index, member) for member in cluster.members]
            found = max(scores, key=lambda score: score.score)
            if found.score >= least and (cluster.row is not None or min(score.score for score in scores) >= DIFFERENT):
                yield _Fit(number, found.score, found.reason)

    def _choose(self, fits: Sequence[_Fit], fullness: Fullness) -> _Fit | None:
        """The one that fits; of several the one that fits by more than what they share."""
        if fullness != Fullness.FULL:
            fits = [fit for fit in fits if not self._is_covered(fit, fits)]
        if len(fits) == 1:
            return fits[0]
        least = {Fullness.FULL: 1.0, Fullness.INITIALS: SAME, Fullness.SURNAME: SURNAME_WITH_OFFICE}[fullness]
        strong = [fit for fit in fits if fit.score >= least]
        return strong[0] if len(strong) == 1 else None

    def _is_covered(self, fit: _Fit, fits: Sequence[_Fit]) -> bool:
        """Whether a cluster of initials alone could be one of the full names that fit as well: then it is no second person."""
        if not self._is_of_initials(fit.cluster):
            return False
        others = [other.cluster for other in fits if not self._is_of_initials(other.cluster)]
        return any(self._best(self.clusters[fit.cluster], self.clusters[other]).score > 0 for other in others)

    def _is_of_initials(self, cluster: int) -> bool:
        return all(self.nodes[member].fullness >= Fullness.INITIALS for member in self.clusters[cluster].members)

    def _named_alike(self, index: int) -> list[int]:
        return [
            number
            for number, cluster in enumerate(self.clusters)
            if not cluster.is_gone and not cluster.is_unsure and max(self._score(index, m).score for m in cluster.members) >= DIFFERENT
        ]

    # ---- clusters

    def _open(self, index: int, *, row: str | None = None, reason: str = "") -> None:
        self.clusters.append(_Cluster([index], row))
        self.placed[index] = Placement(len(self.clusters) - 1, reason=reason)

    def _join(self, index: int, cluster: int, score: float, reason: str) -> None:
        self.clusters[cluster].members.append(index)
        self.placed[index] = Placement(cluster, score=round(score, 4), reason=reason)

    def _place_unsure(self, index: int, candidates: list[int], reason: str) -> None:
        """Clues that cannot be told share a place of their own by their name; it is never public."""
        key = fold_key(self.nodes[index].clue.name)
        same = (
            number
            for number, cluster in enumerate(self.clusters)
            if cluster.is_unsure and fold_key(self.nodes[cluster.members[0]].clue.name) == key
        )
        number = next(same, len(self.clusters))
        if number == len(self.clusters):
            self.clusters.append(_Cluster([], is_unsure=True))
        self.clusters[number].members.append(index)
        self.placed[index] = Placement(number, Judgement.UNSURE, 0.5, reason, tuple(candidates))

    def _may_join(self, fits: Sequence[_Fit]) -> bool:
        """Whether clusters that one clue fits are spellings of one name: then the clue shows that they are one."""
        found = [self.clusters[fit.cluster] for fit in fits]
        if len({cluster.row for cluster in found} - {None}) > 1:
            return False
        return all(self._best(a, b).score >= SPELLED_ALIKE and self._least(a, b) >= DIFFERENT for a, b in combinations(found, 2))

    def _join_clusters(self, fits: Sequence[_Fit]) -> None:
        first = min(fit.cluster for fit in fits)
        for other in sorted(fit.cluster for fit in fits):
            if other != first:
                self.clusters[first].members.extend(self.clusters[other].members)
                self.clusters[first].row = self.clusters[first].row if self.clusters[first].row is not None else self.clusters[other].row
                self.clusters[other].is_gone = True
        for index in self.clusters[first].members:
            old = self.placed[index]
            self.placed[index] = Placement(first, old.judgement, old.score, old.reason, old.candidates)

    # ---- scores

    def _score(self, one: int, other: int) -> NameScore:
        key = (one, other) if one < other else (other, one)
        if key not in self.scores:
            first, second = self.nodes[key[0]], self.nodes[key[1]]
            rows = frozenset({first.row or "", second.row or ""})
            same_row = first.row is not None and first.row == second.row
            self.scores[key] = (
                NameScore(1.0, "an editor's word") if same_row
                else NameScore(0.0, "an editor told them apart") if rows in self.apart
                else score_persons(first.clue, second.clue)
            )  # fmt: skip
        return self.scores[key]

    def _best(self, one: _Cluster, other: _Cluster) -> NameScore:
        return max((self._score(a, b) for a in one.members for b in other.members), key=lambda score: score.score)

    def _least(self, one: _Cluster, other: _Cluster) -> float:
        return min(self._score(a, b).score for a in one.members for b in other.members)

    def _suspicions(self, clusters: Sequence[_Cluster]) -> Iterable[Suspicion]:
        for (i, one), (j, other) in combinations(enumerate(clusters), 2):
            if one.is_unsure or other.is_unsure or frozenset({one.row or "", other.row or ""}) in self.apart:
                continue
            found = self._best(one, other)
            if found.score >= SUSPICIOUS and self._least(one, other) > 0:
                yield Suspicion(i, j, found.score, found.reason)
