"""The keys under which resolution looks for what could be the same: equal keys are compared, others never are."""

from __future__ import annotations

import re
from functools import lru_cache

from entities.folding import fold_key
from entities.matching import parse_person_name
from entities.resolution.wordings import body_words, full_body_name

LONGEST = 120
ABBREVIATION = "abbreviation "
"""begins the blocks of abbreviations that stand alone"""
WEAK_LETTERS = re.compile(r"[aeiouyh]")
"""letters that spellings of one surname differ by (Kulubaev, Kulubayev; Keser, Kesher)"""
ALIKE = str.maketrans({"z": "j", "c": "s", "q": "k", "w": "v"})
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def person_block(name: str) -> str:
    """The consonants of the surname; of the first word where a ruler bears a number."""
    parsed = parse_person_name(name)
    if not parsed.words:
        return fold_key(name)[:LONGEST]
    word = parsed.words[0] if parsed.number else parsed.words[-1]
    skeleton = DOUBLED.sub(r"\1", WEAK_LETTERS.sub("", word.key).translate(ALIKE))
    return (skeleton or word.key)[:LONGEST]


def body_block(name: str, country: str | None) -> str:
    """The initials of the telling words, in order of the alphabet; the consonants of a name of one word."""
    words = body_words(name, country)
    if len(words) > 1:
        return "".join(sorted(word[0] for word in words))[:LONGEST]
    return (WEAK_LETTERS.sub("", fold_key(words[0]).replace(" ", "")) or words[0])[:LONGEST]


def abbreviation_block(abbreviation: str) -> str:
    """The block of an abbreviation that stands alone: it is looked up among the bodies that articles give it to."""
    return f"{ABBREVIATION}{fold_key(abbreviation)}"[:LONGEST]


def is_abbreviation(name: str) -> bool:
    """Whether a body's name is an abbreviation of no body that is known without any page."""
    return len(name) <= 12 and " " not in name and sum(letter.isupper() for letter in name) >= 2 and full_body_name(name) == name
