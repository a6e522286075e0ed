"""A reader's question, cut into words and phrases. Whatever is typed is a question; nothing in it is an operator but the quotation mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from anyascii import anyascii

from entities.folding import fold_key

MAX_LENGTH = 200
MAX_TERMS = 12
SHORTEST_KEY = 2
"""letters: folding makes one of several alike, and every name begins with one letter or another"""
PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
WORD = re.compile(r"[a-z0-9]+")
POSSESSIVE = re.compile(r"['’]s\b")
APOSTROPHES = str.maketrans("", "", "'’‘ʼ`")
QUOTES = str.maketrans("“”„«»", '"' * 5)
# Words that stand in nearly every text: they say nothing where the question has others.
FUNCTION_WORDS = frozenset("a an and are as at be by for from has have in is it its of on or that the to was were who with".split())  # noqa: SIM905


ENDING = re.compile(r"(?:(?<=[a-z]{3}at)(?:ions?|e|es|ed|ing|ive)|(?<=[a-z]{4})(?:ings?|ed|s))$")


def light_stem(word: str) -> str:
    """The beginning that the forms of an English word share ("negotiations", "negotiating" -> "negotiat"); a name is hardly touched.

    One rule for both databases, whose own stemmers differ and turn the beginnings of names into other letters.
    """
    return ENDING.sub("", word) if len(word) > 5 else word


def plain_words(text: str) -> list[str]:
    """The words of a text in ASCII and lower case, as the index holds them."""
    return WORD.findall(anyascii(POSSESSIVE.sub("", text).translate(APOSTROPHES)).casefold())


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or the words of a phrase; `keys` are the folded spellings, empty for a phrase."""

    words: tuple[str, ...]
    keys: tuple[str, ...] = ()
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`text` as typed (cut at 200 characters), `terms` as looked for: a record must hold every one of them."""

    text: str
    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        text = " ".join(text.replace("\0", " ").split())[:MAX_LENGTH]
        terms: list[Term] = []
        for phrase, word in PART.findall(text.translate(QUOTES)):
            if phrase:
                words = tuple(plain_words(phrase))
                if words:
                    terms.append(Term(words, () if len(words) > 1 else tuple(fold_key(phrase).split()), is_phrase=len(words) > 1))
            elif word:
                terms += _word_terms(word)
        telling = [term for term in terms if term.is_phrase or term.words[0] not in FUNCTION_WORDS]
        return cls(text, tuple((telling or terms)[:MAX_TERMS]))

    def __bool__(self) -> bool:
        return bool(self.terms)


def _word_terms(word: str) -> list[Term]:
    """A typed word gives one term, or several where it holds hyphens ("Kassym-Jomart")."""
    terms = []
    for part in re.split(r"[-‑–—/.,;:()\[\]!?]+", word):
        words = plain_words(part)
        if words:
            terms.append(Term(("".join(words),), tuple(key for key in fold_key(part).split() if len(key) >= SHORTEST_KEY)))
    return terms
