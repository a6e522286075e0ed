"""Two wordings of an office: one office or two?"""

from __future__ import annotations

import re
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
