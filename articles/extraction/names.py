"""The grammar of people's names, of every culture: which capitalised words may be one person's name.

`parse_name` reads one name at a token. Whether it is a person's is judged in `people`, by what stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from articles.extraction.lexicon import (
    ALSO_NAME,
    ALSO_NAMES,
    BODY,
    FUNCTION,
    OFFICE,
    PARTICLE,
    SUFFIX,
    THING,
    VOCABULARY,
    honorific_phrases,
    knowledge,
    known_bodies,
)
from articles.extraction.lexicon import HONORIFIC as HONORIFIC_WORD
from articles.extraction.reading import Reading

FIRST_NAMES = frozenset({"sultan", "dean"})
LONGEST = 9
"""tokens that a name may have"""


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name over the tokens `first` to `last`, exclusive; honorifics stand over `front` to `first`."""

    front: int
    first: int
    last: int
    name_words: int
    """words that English does not know"""
    has_initial: bool
    plain_words: int
    """English words among them, or a state's name"""

    @property
    def has_honorific(self) -> bool:
        return self.front < self.first


@lru_cache(maxsize=1)
def patronymics() -> frozenset[str]:
    """Words behind a father's name: "uulu", "kyzy"."""
    return frozenset(knowledge()["names"]["patronymics"])


def skip_honorifics(reading: Reading, at: int) -> int:
    """End of the honorifics that start here: "His Excellency Dr. Sheikh"."""
    while at < len(reading) and reading.has(at, HONORIFIC_WORD) and reading.is_capital(at):
        phrase = honorific_phrases().match(reading.tokens, at)
        if phrase is None:
            break
        end = at + len(phrase.words)
        at = end + 1 if reading.word(end) in (".", "'") and reading.tokens[end].start == reading.tokens[end - 1].end else end
    return at


def _is_word_part(reading: Reading, at: int, *, relaxed: bool) -> bool:
    """Whether an English word in capitals, or a state's name, may be a part of a name here."""
    if not reading.is_capital(at) or reading.tokens[at].kind != "cap" or at in reading.regions:
        return False
    if reading.title_case and not (relaxed and reading.is_nameish(at + 1) and reading.has(at, ALSO_NAME)):
        return False
    state = reading.states.get(at)
    if state:
        return state.last == at + 1 and state.kind in ("name", "capital") and (state.is_ambiguous or relaxed)
    flags = reading.tokens[at].flags
    lower = reading.tokens[at].lower
    if relaxed and lower in ALSO_NAMES and reading.is_nameish(at + 1) and (reading.is_nameish(at - 1) or lower in FIRST_NAMES):
        return True
    if (
        flags & OFFICE
        and not reading.is_title
        and reading.is_nameish(at - 1)
        and not reading.is_capital(at + 1)
        and reading.word(at + 1) != "of"
    ):
        return True
    return not flags & (BODY | OFFICE | THING) and (relaxed or not flags & FUNCTION)


def _particle_end(reading: Reading, at: int) -> int:
    """End of the particles that start here, if a name goes on behind them ("bin", "von der", "de la", "Al")."""
    end = at
    while end < len(reading) and end - at < 4 and reading.has(end, PARTICLE) and reading.tokens[end].kind in ("word", "cap"):
        end += 1
    if end == at or not (reading.may_be_name(end) or _is_word_part(reading, end, relaxed=False)):
        return at
    return end


def _next_part(reading: Reading, at: int, first: int, *, relaxed: bool) -> int:
    """End of the part of the name that starts at this token, or the token itself where the name ends."""
    if at >= len(reading):
        return at
    if _is_single_part(reading, at, first, relaxed=relaxed):
        return at + 1
    token = reading.tokens[at]
    if token.kind == "initial":
        return at
    if token.flags & PARTICLE and (at > first or token.kind == "cap"):
        end = _particle_end(reading, at)
        if end > at:
            return end
    return _word_part(reading, at, first, relaxed=relaxed)


def _is_single_part(reading: Reading, at: int, first: int, *, relaxed: bool) -> bool:
    """Whether the token itself is a part of a name: an initial, a word that English does not know, what stands only behind a name."""
    token = reading.tokens[at]
    if token.kind == "initial":
        return reading.is_capital(at + 1) or reading.word(at + 1) == "-" or reading.has(at + 1, PARTICLE)
    if token.text == "I" and at == first and relaxed and reading.is_nameish(at + 1):
        return True
    if reading.may_be_name(at) and not (reading.title_case and not reading.is_nameish(at) and not reading.is_nameish(at + 1)):
        return True
    return at > first and _stands_behind(reading, at, first)


def _stands_behind(reading: Reading, at: int, first: int) -> bool:
    """What goes on a name: "uulu", "II", "SJ", a surname in capitals, the hyphen between initials."""
    token, before = reading.tokens[at], reading.tokens[at - 1]
    if token.kind == "word":
        return token.lower in patronymics()
    if token.text == "-":
        return before.kind == "initial" and before.end == token.start
    if token.kind == "roman" or (at > first + 1 and token.flags & SUFFIX and token.kind in ("caps", "cap")):
        return True
    return token.kind == "caps" and len(token.text) > 3 and reading.is_nameish(at - 1) and token.text not in known_bodies()


def _word_part(reading: Reading, at: int, first: int, *, relaxed: bool) -> int:
    """An English word inside a name: between two names, behind one, or anywhere behind an office."""
    if not _is_word_part(reading, at, relaxed=relaxed):
        return at
    before, behind = at > first, reading.may_be_name(at + 1)
    if before and (behind or not reading.is_capital(at + 1)):
        return at + 1
    if not before and behind and (relaxed or not reading.starts_sentence(at) or at in reading.states):
        return at + 1
    return at + 1 if relaxed and at - first < 3 and not reading.is_title else at


def parse_name(reading: Reading, at: int, *, relaxed: bool = False) -> NameAt | None:
    """The name that starts at this token, or None.

    `relaxed` behind an office, where English words may be names too ("President To Lam").
    """
    first = skip_honorifics(reading, at)
    relaxed = relaxed or first > at
    end = first
    while end - first < LONGEST:
        longer = _next_part(reading, end, first, relaxed=relaxed)
        if longer == end:
            break
        end = longer
    if end == first:
        return None
    parts = range(first, end)
    initials = any(reading.tokens[k].kind == "initial" for k in parts)
    if initials and all(reading.tokens[k].kind == "initial" for k in parts):
        return None
    names = sum(reading.is_nameish(k) for k in parts)
    plain = sum(
        reading.tokens[k].kind == "cap"
        and (k in reading.states or bool(reading.tokens[k].flags & VOCABULARY))
        and not reading.tokens[k].flags & PARTICLE
        for k in parts
    )
    return NameAt(at, first, end, names, initials, plain)
