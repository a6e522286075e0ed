"""Two reports: of one event or of two? Kind, day, sides, people and the name that the text gives it, each for or against."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rapidfuzz import fuzz

from entities.clues import EventClue
from entities.enums import EventKind
from entities.folding import fold_key
from entities.matching.knowledge import ordered_words, words
from entities.matching.organizations import score_organization_names
from entities.matching.persons import score_person_names
from entities.matching.score import DIFFERENT, SAME, NameScore
from entities.matching.wording import wording

# Kinds that two reports of one event may choose differently.
ALIKE_KINDS = (
    frozenset({EventKind.MEETING, EventKind.VISIT, EventKind.CONSULTATIONS}),
    frozenset({EventKind.MEETING, EventKind.CREDENTIALS}),
    frozenset({EventKind.CONFERENCE, EventKind.CULTURE}),
    frozenset({EventKind.CONFERENCE, EventKind.MEETING}),
    frozenset({EventKind.CONFERENCE, EventKind.CONSULTATIONS}),
    frozenset({EventKind.PHONE_CALL, EventKind.MESSAGE}),
)
# Kinds of which a state has one at a time: kind, day and state tell which.
SINGULAR = frozenset({EventKind.VOTE})
NUMBER = re.compile(r"\b(\d+)(?:st|nd|rd|th)?\b|\b(I{1,3}|IV|VI{0,3}|IX|X{1,2})\b")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XX": 20}
# Kinds of which each has two sides: another counterpart makes another event.
TWO_SIDED = frozenset(
    {EventKind.MEETING, EventKind.PHONE_CALL, EventKind.MESSAGE, EventKind.CREDENTIALS, EventKind.CONSULTATIONS, EventKind.VISIT}
)
ONE_SEASON = timedelta(days=200)
"""within which one name means one gathering, though a text gives no day; many come every year"""
NAMED = 0.94
PUBLICATION_SLACK = timedelta(days=3)
"""days by which publication may lag behind the event"""
UNKNOWN_DAY = 0.8
UNKNOWN = "a day is not known"
OVERLAP = "days that overlap"
OTHER_KIND = 0.9


def score_events(one: EventClue, other: EventClue) -> NameScore:
    """How likely two clues mean one event; symmetric."""
    if one.kind != other.kind and not any({one.kind, other.kind} <= kinds for kinds in ALIKE_KINDS):
        return NameScore(0.0, "of different kinds")
    days = score_days(one, other)
    if not days.score:
        return days
    named = _score_names(one, other)
    if named is not None and not named.score:
        return named
    who = _score_who(one, other)
    if not who.score:
        return who
    found = named if named is not None and named.score >= who.score else who
    score = NameScore(found.score, f"{found.reason}, {days.reason}")
    if not (found is named and found.score >= SAME) and _differ(one.place, other.place):
        score = score.scaled(0.6, "at different places")
    if days.score < 1:
        score = NameScore(round(score.score * _day_factor(one, other, days, named), 4), score.reason)
    return score.scaled(OTHER_KIND, "of another kind") if one.kind != other.kind else score


def _day_factor(one: EventClue, other: EventClue, days: NameScore, named: NameScore | None) -> float:
    """A gathering known by its name needs no equal days: one within the other will do, or reports of one season."""
    if named is None or named.score < NAMED:
        return days.score
    if days.reason == OVERLAP:
        return max(days.score, 0.97)
    known = [clue.starts_on or clue.reported_on for clue in (one, other)]
    if days.reason == UNKNOWN and known[0] and known[1] and abs(known[0] - known[1]) <= ONE_SEASON:
        return 0.97
    return days.score


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and fold_key(one) != fold_key(other)


def _period(clue: EventClue) -> tuple[date, date] | None:
    """First and last day that the clue leaves open."""
    if clue.starts_on is None:
        return None
    start = clue.starts_on
    if clue.ends_on is not None:
        return start, clue.ends_on
    if clue.precision == "month":
        return start, (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if clue.precision == "year":
        return start, start.replace(month=12, day=31)
    return start, start


def score_days(one: EventClue, other: EventClue) -> NameScore:
    """Whether the days of two clues can be one: equal, one within the other, or a publication day shortly after the stated one."""
    mine, theirs = _period(one), _period(other)
    if mine is None or theirs is None:
        return NameScore(UNKNOWN_DAY, UNKNOWN)
    if mine == theirs:
        return NameScore(1.0, "same day" if mine[0] == mine[1] else "same days")
    if mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        rough = "day" not in (one.precision or "day", other.precision or "day") or one.precision != other.precision
        return NameScore(0.9 if rough else 0.95, OVERLAP)
    if "publication" in (one.basis, other.basis):
        gap = max(mine[0] - theirs[1], theirs[0] - mine[1])
        late = (one.basis == "publication") if mine[0] > theirs[1] else (other.basis == "publication")
        if gap <= PUBLICATION_SLACK and late:
            return NameScore(0.96 if gap == timedelta(days=1) else 0.92, "reported shortly after")
    return NameScore(0.0, "on different days")


def _numbers(name: str) -> frozenset[int]:
    found = {
        int(digits) if digits else ROMAN.get(letters, 0) for digits, letters in NUMBER.findall(re.sub(r"([A-Za-z])(\d)", r"\1 \2", name))
    }
    spelled = name.casefold().split()
    return frozenset(found | {number for number, word in enumerate(ordered_words("ordinals"), 1) if word in spelled})


def _score_names(one: EventClue, other: EventClue) -> NameScore | None:
    """The names that the texts give the events; None where one has no name, or nothing but common words."""
    if not one.name or not other.name:
        return None
    mine, theirs = _numbers(one.name), _numbers(other.name)
    if mine and theirs and mine != theirs:
        return NameScore(0.0, "another number in the name")
    telling = [set(wording(clue.name)) - words("common_in_events") for clue in (one, other)]
    if wording(one.name) == wording(other.name):
        return NameScore(0.97, "same name") if telling[0] else None
    if not telling[0] or not telling[1]:
        return None
    likeness = fuzz.token_set_ratio(" ".join(wording(one.name)), " ".join(wording(other.name))) / 100
    shared = telling[0] & telling[1]
    if shared and likeness >= 0.9:
        return NameScore(0.94, "nearly the same name")
    return NameScore(0.75, "a similar name") if shared and likeness >= 0.7 else None


def _score_who(one: EventClue, other: EventClue) -> NameScore:
    """Sides and people. The same people make one event; the same states alone do not, but for a vote."""
    mine, theirs = set(one.countries), set(other.countries)
    if mine and theirs and (not mine & theirs or (_is_two_sided(one, other) and mine - theirs and theirs - mine)):
        return NameScore(0.0, "other sides")
    people = _score_people(one.persons, other.persons)
    if people is not None and not people.score:
        return people if not _is_singular(one, other) else NameScore(0.95, "same vote")
    if _is_singular(one, other):
        return NameScore(0.97, "same vote")
    same_sides = mine == theirs and bool(mine)
    if people is not None:
        return people if same_sides or not (mine and theirs) else people.scaled(0.95, "sides overlap")
    bodies = _share_body(one.organizations, other.organizations)
    if bodies:
        return NameScore(0.94 if same_sides else 0.85, "same body")
    if same_sides:
        return NameScore(0.85 if len(mine) > 1 else 0.55, "same sides")
    return NameScore(0.45, "sides overlap" if mine & theirs else "sides not known")


def _is_two_sided(one: EventClue, other: EventClue) -> bool:
    return one.kind in TWO_SIDED and other.kind in TWO_SIDED


def _is_singular(one: EventClue, other: EventClue) -> bool:
    states = [{clue.place_country, *clue.countries} - {None} for clue in (one, other)]
    return one.kind == other.kind and one.kind in SINGULAR and bool(states[0] & states[1])


def _score_people(mine: Iterable[str], theirs: Iterable[str]) -> NameScore | None:
    """Shared people among the smaller group; None where one clue names nobody."""
    small, large = sorted((tuple(mine), tuple(theirs)), key=len)
    if not small:
        return None
    shared = sum(any(score_person_names(name, known).score >= DIFFERENT for known in large) for name in small)
    if not shared:
        return NameScore(0.0, "other people")
    if shared == len(small):
        return NameScore(0.97 if shared > 1 else 0.93, "same people")
    return NameScore(0.9 if shared > 1 else 0.7, "some of the same people")


def _share_body(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(score_organization_names(a, b).score >= SAME for a in mine for b in theirs)
