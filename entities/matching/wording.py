"""The words of a title or a body's name, made comparable: one spelling, no articles, no filling words."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from entities.matching.knowledge import spellings, words

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


@lru_cache(maxsize=16_384)
def wording(text: str) -> tuple[str, ...]:
    """The telling words of a phrase, in order, in one spelling."""
    plain = anyascii(text.replace("’", "'")).casefold().replace("co-operation", "cooperation")
    found = (word.removesuffix("'s") for word in WORD.findall(plain.replace("-", " ")))
    mended = (spellings().get(word, word) for word in found)
    return tuple(word for word in mended if word and word not in words("filling"))


def initials(phrase: tuple[str, ...]) -> str:
    """The first letters of the words: UNDP for United Nations Development Programme."""
    return "".join(word[0] for word in phrase)
