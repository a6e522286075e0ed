"""Which reports are of the same event.

Reports that give a day come first: each joins the event that it fits near-certainly, or opens its own. Then those that give a month, a
year or a name alone: they belong to the one event that lies in their time and fits, if there is just one. An event of that day that
contradicts (other people, other sides, another place) is never joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from entities.clues import EventClue
from entities.enums import EventKind, Judgement
from entities.matching import SAME, NameScore, score_days, score_events
from entities.matching.wording import wording
from entities.resolution.placing import Placement, Resolution, Suspicion, in_lasting_order

SUSPICIOUS = 0.75
LEAST_SIDES = 2


@dataclass(frozen=True, slots=True)
class EventNode:
    """Equal reports as one. `row`: the event that an editor said, or that was decided already; `is_vouched`: by an editor."""

    clue: EventClue
    key: str
    """tells equal clues of different articles apart, and orders them"""
    row: str | None = None

    @property
    def is_dated(self) -> bool:
        return self.clue.starts_on is not None and self.clue.precision == "day"


@dataclass(slots=True)
class _Cluster:
    members: list[int]
    row: str | None = None
    is_unsure: bool = False


@lru_cache(maxsize=1_024)
def resolve_events(nodes: tuple[EventNode, ...], apart: frozenset[frozenset[str]] = frozenset()) -> Resolution:
    """Places reports that could be of the same events. `apart`: pairs of rows that an editor knows to be different."""
    return in_lasting_order(nodes, lambda ordered: _Block(ordered, apart).resolve())


@dataclass(slots=True)
class _Block:
    nodes: Sequence[EventNode]
    apart: frozenset[frozenset[str]]
    clusters: list[_Cluster] = field(default_factory=list)
    placed: dict[int, Placement] = field(default_factory=dict)
    scores: dict[tuple[int, int], NameScore] = field(default_factory=dict)

    def resolve(self) -> Resolution:
        for index in sorted(range(len(self.nodes)), key=self._order):
            self._place(index)
        rows = tuple(cluster.row for cluster in self.clusters)
        return Resolution(tuple(self.placed[index] for index in range(len(self.nodes))), rows, tuple(self._suspicions()))

    def _order(self, index: int) -> tuple[object, ...]:
        node = self.nodes[index]
        clue = node.clue
        precision = {"day": 0, "month": 1, "year": 2, "": 3}[clue.precision]
        told = -len(clue.persons) - len(clue.organizations) - len(clue.countries)
        return (
            node.row is None,
            node.row or "",
            precision,
            not clue.is_main,
            clue.basis != "stated",
            told,
            not clue.name,
            node.key,
            repr(clue),
        )

    def _place(self, index: int) -> None:
        row = self.nodes[index].row
        if row is not None:
            self._place_known(index, row)
            return
        fits = sorted(self._fits(index), key=lambda fit: (-fit[1].score, fit[0]))
        if not fits:
            self._open(index)
        elif len(fits) == 1 or fits[0][1].score > fits[1][1].score:
            self._join(index, *fits[0])
        else:
            self._place_unsure(index, [number for number, _ in fits], f"{fits[0][1].reason}: {len(fits)} events fit")

    def _place_known(self, index: int, row: str) -> None:
        for number, cluster in enumerate(self.clusters):
            if cluster.row == row:
                self._join(index, number, NameScore(1.0, ""))
                return
        self._open(index, row)

    def _fits(self, index: int) -> Iterable[tuple[int, NameScore]]:
        for number, cluster in enumerate(self.clusters):
            if cluster.is_unsure:
                continue
            scores = [self._score(index, member) for member in cluster.members]
            found = max(scores, key=lambda score: score.score)
            agrees = cluster.row is not None or all(score.score > 0 for score in scores)
            if found.score >= SAME and agrees and self._is_of_one_season(index, cluster):
                yield number, found

    def _is_of_one_season(self, index: int, cluster: _Cluster) -> bool:
        """Reports that give no date at all are of one event only as long as they come within one season: many gatherings come back."""
        if self.nodes[index].clue.starts_on is not None:
            return True
        undated = [member for member in cluster.members if self.nodes[member].clue.starts_on is None]
        return all(self._score(index, member).score >= SAME for member in undated)

    def _score(self, one: int, other: int) -> NameScore:
        key = (min(one, other), max(one, other))
        if key not in self.scores:
            self.scores[key] = score_reports(self.nodes[one], self.nodes[other])
        return self.scores[key]

    def _open(self, index: int, row: str | None = None) -> None:
        self.clusters.append(_Cluster([index], row))
        self.placed[index] = Placement(len(self.clusters) - 1)

    def _join(self, index: int, cluster: int, score: NameScore) -> None:
        self.clusters[cluster].members.append(index)
        self.placed[index] = Placement(cluster, score=round(score.score, 4), reason=score.reason)

    def _place_unsure(self, index: int, candidates: list[int], reason: str) -> None:
        self.clusters.append(_Cluster([index], is_unsure=True))
        self.placed[index] = Placement(len(self.clusters) - 1, Judgement.UNSURE, 0.5, reason, tuple(candidates))

    def _suspicions(self) -> Iterable[Suspicion]:
        for j, other in enumerate(self.clusters):
            for i, one in enumerate(self.clusters[:j]):
                if one.is_unsure or other.is_unsure or frozenset({one.row or "", other.row or ""}) in self.apart:
                    continue
                scores = [self._score(a, b) for a in one.members for b in other.members]
                found = max(scores, key=lambda score: score.score)
                if found.score >= SUSPICIOUS and all(score.score > 0 for score in scores):
                    yield Suspicion(i, j, found.score, found.reason)


def score_reports(one: EventNode, other: EventNode) -> NameScore:
    """How likely two reports are of one event. A report without a day is measured as if it gave the day of the one that has it."""
    if one.clue.kind != other.clue.kind:
        return NameScore(0.0, "of different kinds")
    if one.is_dated == other.is_dated:
        return _same_vote(one.clue, other.clue) or _same_words(one.clue, other.clue) or score_events(one.clue, other.clue)
    dated, rough = (one, other) if one.is_dated else (other, one)
    days = score_days(dated.clue, rough.clue)
    if not days.score:
        return days
    known = dated.clue
    same_day = replace(rough.clue, starts_on=known.starts_on, ends_on=known.ends_on, precision="day", basis=known.basis)
    found = score_events(known, same_day)
    return NameScore(found.score, f"{found.reason.rpartition(', ')[0]}, {days.reason}")


def _same_vote(one: EventClue, other: EventClue) -> NameScore | None:
    """Two votes of one stated day, the state of which one text leaves to its reader."""
    if one.kind != EventKind.VOTE or one.starts_on is None or one.basis != "stated" or other.basis != "stated":
        return None
    is_left_open = not any((one.countries, one.place_country)) or not any((other.countries, other.place_country))
    return NameScore(0.93, "same vote, same day") if is_left_open and score_days(one, other).score == 1 else None


def _same_words(one: EventClue, other: EventClue) -> NameScore | None:
    """Two references to one month or year in the same words, between the same two sides ("state visit of ... in 2026")."""
    if one.is_main or other.is_main or one.starts_on is None or one.precision == "day":
        return None
    same = (one.starts_on, one.precision, sorted(one.countries)) == (other.starts_on, other.precision, sorted(other.countries))
    if not same or len(one.countries) < LEAST_SIDES or not one.name or wording(one.name) != wording(other.name):
        return None
    return NameScore(0.93, "same words, same sides, same time")


def tells_event(clue: EventClue) -> bool:
    """Whether another text that said just the same would mean the same event."""
    node = EventNode(clue, "")
    return score_reports(node, node).score >= SAME
