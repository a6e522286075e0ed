"""Two wordings of an office: one office or two?"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from entities.clues import OfficeClue
from entities.matching.knowledge import office_phrases, words
from entities.matching.score import NameScore
from entities.matching.wording import wording


@lru_cache(maxsize=8_192)
def _office_words(title: str) -> tuple[str, ...]:
    text = title.replace("’", "'").casefold()
    for pattern, plain in office_phrases():
        text = re.sub(pattern, plain, text)
    return wording(text)


class OfficeHolders(IntEnum):
    """How many people hold an office at one time."""

    ONE = 1
    FEW = 2
    MANY = 3


def count_holders(office: OfficeClue) -> OfficeHolders:
    """One minister, few deputy ministers, many members of a parliament; an ambassador is one where the receiving state is known."""
    title = set(_title(office))
    if "ambassador" in title:
        return OfficeHolders.ONE if office.receiving_state else OfficeHolders.MANY
    is_placed = office.organization is not None or len(title) > 1
    if title & words("offices_of_many"):
        return OfficeHolders.FEW if office.organization is not None and "member" not in title else OfficeHolders.MANY
    if title & words("office_ranks"):
        return OfficeHolders.FEW
    is_of_state = office.country is not None and not title <= words("offices_that_need_a_body")
    return OfficeHolders.ONE if is_placed or is_of_state else OfficeHolders.MANY


def _title(clue: OfficeClue) -> tuple[str, ...]:
    return _office_words(clue.title or clue.text)


def score_offices(one: OfficeClue, other: OfficeClue) -> NameScore:
    """How likely two wordings mean one office; symmetric. Different states, bodies or ranks make different offices."""
    bodies = [wording(clue.organization or "") for clue in (one, other)]
    if one.text == other.text and bodies[0] == bodies[1] and one.country == other.country and one.receiving_state == other.receiving_state:
        return NameScore(1.0, "same words")
    if _differ(one.country, other.country) or _differ(one.receiving_state, other.receiving_state):
        return NameScore(0.0, "of different states")
    mine, theirs = _title(one), _title(other)
    if words("office_ranks") & set(mine) != words("office_ranks") & set(theirs):
        return NameScore(0.0, "of different rank")
    score = _score_words(mine, theirs)
    if all(bodies) and bodies[0] != bodies[1]:
        score = score.scaled(0.6, "of different bodies")
    if (one.country is None) != (other.country is None) or (one.receiving_state is None) != (other.receiving_state is None):
        return score.scaled(0.85, "a state is not given in one")
    return score


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _score_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> NameScore:
    if not mine or not theirs:
        return NameScore(0.0, "no title")
    if mine == theirs:
        return NameScore(0.98, "same office, other words")
    if sorted(mine) == sorted(theirs):
        return NameScore(0.95, "same words in another order")
    if set(mine) < set(theirs) or set(theirs) < set(mine):
        return NameScore(0.7, "one wording says more")
    ratio = fuzz.ratio(" ".join(sorted(mine)), " ".join(sorted(theirs))) / 100
    return NameScore(round(ratio * 0.9, 4) if ratio > 0.9 else 0.0, "one word differs" if ratio > 0.9 else "titles differ")
