"""The folded search key: one key for the spellings of a name across scripts and transliterations."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# Kazakh letters as readers with a Russian keyboard type them; і stands for и there.
KAZAKH = str.maketrans("қғңөұүәһіҚҒҢӨҰҮӘҺІ", "кгноууахиКГНОУУАХИ")
APOSTROPHES = re.compile(r"['’‘ʼʻʹʺ`´]")
NO_WORD = re.compile(r"[^a-z0-9]+")
DIGRAPHS = (("shch", "sh"), ("tch", "ch"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("ph", "f"))
SINGLES = str.maketrans({"q": "k", "w": "v", "x": "ks"})
DOUBLED = re.compile(r"([a-z])\1+")
GLIDE_BEFORE = re.compile(r"y(?=[aeiou])")
GLIDE_AFTER = re.compile(r"(?<=[aeiou])[yi](?![aeiou])")


@lru_cache(maxsize=65_536)
def fold_key(text: str) -> str:
    """The key under which a name is searched: ASCII, lower case, words parted by one space.

    Касым, Қасым, Kassym and Qasym have one key; so do Zhomart and Jomart, Ermek and Yermek. Not for display, and equal keys alone
    do not make two people one.
    """
    plain = anyascii(APOSTROPHES.sub("", text.translate(KAZAKH))).casefold()
    return " ".join(filter(None, (_fold_word(word) for word in NO_WORD.split(plain.replace("'", "").replace("`", "")))))


def _fold_word(word: str) -> str:
    for digraph, letter in DIGRAPHS:
        word = word.replace(digraph, letter)
    word = DOUBLED.sub(r"\1", word.translate(SINGLES))
    word = GLIDE_BEFORE.sub("", word)
    word = GLIDE_AFTER.sub("", word)
    return DOUBLED.sub(r"\1", word)
