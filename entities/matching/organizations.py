"""Two names of bodies: one body or two? Bodies of two states are two, whatever they are called."""

from __future__ import annotations

import re
from itertools import product

from rapidfuzz.distance import OSA

from entities.clues import OrganizationClue
from entities.matching.knowledge import words
from entities.matching.score import SAME, NameScore, best
from entities.matching.wording import initials, wording

ABBREVIATION = re.compile(r"[A-Z][A-Za-z&]{0,11}")
IN_BRACKETS = re.compile(r"\s*\(([^)]{2,20})\)\s*")
NO_STATE_FACTOR = 0.75


def _expanded(name: str) -> tuple[str, str]:
    """The name without its bracket, and the abbreviation in the bracket: "University of Liège (ULiège)"."""
    found = IN_BRACKETS.search(name)
    if found is None:
        return name, ""
    return IN_BRACKETS.sub(" ", name).strip(), found.group(1)


def score_organization_names(one: str, other: str) -> NameScore:
    """How likely two names are one body's, from the names alone; symmetric."""
    (one, one_short), (other, other_short) = _expanded(one), _expanded(other)
    mine, theirs = wording(one), wording(other)
    if not mine or not theirs:
        return NameScore(0.0, "no name")
    if one == other:
        return NameScore(1.0, "same name")
    if mine == theirs:
        return NameScore(0.98, "other spelling")
    if sorted(mine) == sorted(theirs):
        return NameScore(0.96, "same words in another order")
    return best(_score_abbreviation(one, one_short, other, other_short), _score_words(mine, theirs))


def _score_abbreviation(one: str, one_short: str, other: str, other_short: str) -> NameScore:
    shorts = [(one_short, other), (other_short, one), (one_short, other_short)]
    if any(short and short.casefold() == name.casefold() for short, name in shorts):
        return NameScore(0.97, "same abbreviation")
    for short, long in ((one, other), (other, one)):
        full = wording(long)
        if ABBREVIATION.fullmatch(short) and len(full) > 1 and short.isupper() and short.casefold() == initials(full):
            return NameScore(0.85, "initials of the name")
    return NameScore(0.0, "names differ")


def _score_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> NameScore:
    types = [words("body_types") & set(name) for name in (mine, theirs)]
    if all(types) and types[0] != types[1]:
        return NameScore(0.0, "of different kind")
    if set(mine) < set(theirs) or set(theirs) < set(mine):
        more = set(mine) ^ set(theirs)
        telling = (set(mine) & set(theirs)) - words("body_types") - words("common_in_bodies")
        if not telling:
            return NameScore(0.3, "only common words agree")
        return NameScore(0.75 if len(more) <= 2 else 0.6, "one name says more")
    return _score_slip(mine, theirs)


def _score_slip(mine: tuple[str, ...], theirs: tuple[str, ...]) -> NameScore:
    """All words agree but one, and that one by a letter."""
    if len(mine) != len(theirs):
        joined = "".join(mine) == "".join(theirs)
        return NameScore(0.97, "other spelling") if joined else NameScore(0.0, "names differ")
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    if len(pairs) == 1 and min(map(len, pairs[0])) > 4 and not any(letter.isdigit() for word in pairs[0] for letter in word):
        a, b = pairs[0]
        if OSA.distance(a, b, score_cutoff=1) <= 1 and a[0] == b[0]:
            return NameScore(0.9, "one letter differs")
    return NameScore(0.0, "names differ")


def score_organizations(one: OrganizationClue, other: OrganizationClue) -> NameScore:
    """How likely two clues mean one body: names and abbreviations first, then the state; symmetric."""
    names = best(*(score_organization_names(a, b) for a, b in product(_all_names(one), _all_names(other))))
    if one.country and one.country == other.country and names.score < SAME:
        names = best(names, _score_without_state(one, other))
    if one.country and other.country and one.country != other.country:
        return NameScore(round(min(names.score, 1.0) * 0.3, 4), f"{names.reason}, of another state")
    abbreviated = one.abbreviation and one.abbreviation.casefold() == other.abbreviation.casefold()
    if abbreviated and 0 < names.score < 0.95:
        names = NameScore(0.95, f"{names.reason}, same abbreviation")
    is_known = one.country is not None and one.country == other.country
    if not is_known and (_is_common(one.name) or _is_common(other.name)):
        return names.scaled(NO_STATE_FACTOR, "the state is not given")
    return names


def _score_without_state(one: OrganizationClue, other: OrganizationClue) -> NameScore:
    """The names without the names of their common state."""
    state = {word for name in (*one.state_names, *other.state_names) for word in wording(name)}
    bare = [[tuple(word for word in wording(name) if word not in state) for name in _all_names(clue)] for clue in (one, other)]
    if any(mine == theirs and mine for mine, theirs in product(*bare)):
        return NameScore(0.96, "same name but for the state")
    return NameScore(0.0, "names differ")


def _is_common(name: str) -> bool:
    """Whether every state may have a body of that name."""
    return set(wording(name)) <= words("common_in_bodies") | words("body_types")


def _all_names(clue: OrganizationClue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (clue.name, clue.abbreviation, *clue.forms) if name))
