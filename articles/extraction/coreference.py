"""Joins the names of one article that are one person: full names, initials, surnames, misspellings.

Names are compared folded: no marks, no case. A surname that fits two people is left to both, as unsure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from articles.extraction.lexicon import PARTICLE, PREFIXED
from articles.extraction.names import NameAt
from articles.extraction.reading import Reading
from entities.folding import fold_key

MARKS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
LETTERS = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """A word of a name without marks, case and hyphens."""
    lowered = unicodedata.normalize("NFKD", word.casefold().translate(MARKS))
    return LETTERS.sub("", "".join(letter for letter in lowered if not unicodedata.combining(letter)))


@dataclass(frozen=True, slots=True)
class NameShape:
    """The parts of one name: initials at its front, then words; particles do not count."""

    initials: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.initials) + len(self.words)


def _without_article(text: str) -> str:
    """ "Al-Moayyed" gives "Moayyed", as "Al Moayyed" does."""
    head, _, rest = text.partition("-")
    return rest if rest and head.casefold() in ("al", "el") else text


def shape_of(reading: Reading, name: NameAt) -> NameShape:
    initials: list[str] = []
    words: list[str] = []
    for token in reading.tokens[name.first : name.last]:
        if token.kind == "initial":
            if not words:
                initials.append(bare(token.text))
        elif token.kind == "roman" or (not (token.flags & PARTICLE and token.kind == "word") and token.kind in ("cap", "caps")):
            words.append(bare(_without_article(token.text) if token.flags & PREFIXED else token.text))
    return NameShape(tuple(initials), tuple(filter(None, words)))


@dataclass(slots=True)
class Draft:
    """One person of the article, with every place where it is named."""

    shape: NameShape
    forms: list[tuple[Reading, NameAt]] = field(default_factory=list)
    rivals: list[Draft] = field(default_factory=list)
    """others whom one of the forms could mean as well"""


def _distance_within(left: str, right: str, limit: int) -> bool:
    """Whether the edit distance of two short words is at most `limit`."""
    if abs(len(left) - len(right)) > limit:
        return False
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(right, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (letter != other))
    return row[-1] <= limit


@lru_cache(maxsize=8192)
def is_same_word(left: str, right: str) -> bool:
    """Whether two words of names are one name, allowing for transliteration and one slip of the pen."""
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or (left[0] != right[0] and fold_key(left)[:1] != fold_key(right)[:1]):
        return False
    if fold_key(left) == fold_key(right):
        return True
    return _distance_within(left, right, 1 if max(len(left), len(right)) < 8 else 2)


def _initial_fits(initial: str, word: str) -> bool:
    return (
        word.startswith(initial)
        or initial.startswith(word[:1])
        or fold_key(initial)[:1] == fold_key(word)[:1]
        or (initial in ("y", "e") and word[:1] in ("y", "e"))
    )


def _endings(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the short name's words are the last ones of the full name, or a run inside it."""
    size = len(short)
    return any(all(is_same_word(a, b) for a, b in zip(full[k : k + size], short, strict=True)) for k in range(len(full) - size, -1, -1))


def fits_initials(full: NameShape, short: NameShape) -> bool:
    """Whether "L.E. Oral" may be "Levent Ersin Orallı"."""
    if not short.initials or not short.words:
        return False
    given = full.initials or full.words[: max(1, len(full.words) - len(short.words))]
    if not _initial_fits(short.initials[0], given[0]) and not (
        len(full.words) > 1 and _initial_fits(short.initials[0], full.words[-1]) and is_same_word(full.words[0], short.words[-1])
    ):
        return False
    tail = full.words if full.initials else full.words[1:] or full.words
    if _endings(tail, short.words) or (len(full.words) > 1 and len(short.words) == 1 and is_same_word(full.words[0], short.words[0])):
        return True
    last, other = full.words[-1], short.words[-1]
    return len(short.words) == 1 and min(len(last), len(other)) >= 4 and (last.startswith(other) or other.startswith(last))


def fits_full(full: NameShape, other: NameShape) -> bool:
    """Whether two names without initials are one: equal, misspelled, or one with more parts than the other."""
    long, short = (full.words, other.words) if len(full.words) >= len(other.words) else (other.words, full.words)
    if len(short) < 2:
        return False
    if len(long) == len(short):
        exact = sum(a == b for a, b in zip(long, short, strict=True))
        return exact >= len(long) - 1 and all(is_same_word(a, b) for a, b in zip(long, short, strict=True))
    remaining = iter(long)
    return all(any(is_same_word(word, candidate) for candidate in remaining) for word in short) and (
        long[0] == short[0] or long[-1] == short[-1]
    )


def fits_single(full: NameShape, word: str) -> int:
    """How well one word stands for a person: 3 the surname, 2 another part, 1 a misspelled surname, 0 not at all."""
    if not full.words:
        return 0
    if word == full.words[-1]:
        return 3
    if len(word) > 2 and word in full.words:
        return 2
    return 1 if is_same_word(word, full.words[-1]) else 0
