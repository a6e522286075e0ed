"""The folded search key: one key for the spellings of a name across scripts and transliterations."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# Kazakh letters as readers with a Russian keyboard type them; і stands for и there. Ё is printed as е as often as not.
KAZAKH = str.maketrans("қғңөұүәһіёҚҒҢӨҰҮӘҺІЁ", "кгноууахиеКГНОУУАХИЕ")
APOSTROPHES = re.compile(r"['’‘ʼʻʹʺʿʾ`´]")
NO_WORD = re.compile(r"[^a-z0-9]+")
# Longest first: "dzh" before "zh".
DIGRAPHS = (
    ("shch", "sh"), ("dzh", "j"), ("tch", "ch"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ou", "u"),
)  # fmt: skip
SINGLES = str.maketrans({"q": "k", "w": "v", "x": "ks"})
DOUBLED = re.compile(r"([a-z])\1+")
YO = re.compile(r"(?<=[bcdfghjklmnprstvz])yo")
GLIDE = re.compile(r"y(?=[aeiou])|(?<=[aeou])i(?=[aeou])")


@lru_cache(maxsize=65_536)
def fold_key(text: str) -> str:
    """The key under which a name is searched: ASCII, lower case, words parted by one space.

    Касым, Қасым, Kassym and Qasym have one key; so do Zhomart and Jomart, Ermek and Yermek, Altai and Altay. It is for finding
    candidates and never shown; that two names have one key does not make two people one.
    """
    plain = anyascii(APOSTROPHES.sub("", text.translate(KAZAKH))).casefold()
    plain = APOSTROPHES.sub("", plain)
    return " ".join(filter(None, map(_fold_word, NO_WORD.split(plain))))


def _fold_word(word: str) -> str:
    for digraph, letter in DIGRAPHS:
        word = word.replace(digraph, letter)
    word = YO.sub("e", word.translate(SINGLES))
    word = GLIDE.sub("", DOUBLED.sub(r"\1", word))
    return DOUBLED.sub(r"\1", word.replace("y", "i"))  # a y that is left sounds like i: Altay, Kayrat, Yuriy


def sort_key(text: str) -> str:
    """The key by which lists are ordered, the same on every database: ASCII, lower case, no leading "the", at most 300 characters."""
    return " ".join(anyascii(text).casefold().removeprefix("the ").split())[:300]
