"""Bodies and companies that are known by name: those that no word of their own gives away."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import THING, known_bodies, listed_companies
from articles.extraction.reading import Reading

KINDS_BEHIND = frozenset({"company", "fund", "holding", "group", "corporation", "concern"})
MADE_BY = frozenset({"brand", "cars", "trucks", "tractors", "aircraft"})
"""behind these a company's name is that of its goods"""
MODEL = re.compile(r"[A-Z]{0,2}-?\d{2,4}(?:-\w{1,4})?$")
"""behind a company's name, what it makes: "Boeing 737", "Embraer E190-E2" """


@lru_cache(maxsize=1)
def _known_by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for spelling, full in known_bodies().items():
        words = tuple(spelling.replace(",", " ,").replace("'s", " 's").split())
        table.setdefault(words[0], []).append((words, full))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


@lru_cache(maxsize=1)
def _companies_by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, alpha2 in listed_companies().items():
        words = tuple(name.split())
        table.setdefault(words[0], []).append((words, alpha2))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


def match_company(reading: Reading, at: int) -> BodyAt | None:
    """A company of the list, exactly as printed there, that goes on with no further name."""
    tokens = reading.tokens
    if at >= len(tokens):
        return None
    for words, alpha2 in _companies_by_first().get(tokens[at].text, ()):
        last = at + len(words)
        if last <= len(tokens) and all(tokens[at + k].text == word for k, word in enumerate(words)):
            if reading.word(at - 1) in MADE_BY or (reading.has(last, THING) and not reading.title_case):
                return None
            if last < len(tokens) and MODEL.match(tokens[last].text):
                return None
            has_kind = reading.word(last) in KINDS_BEHIND and reading.tokens[last].kind == "word"
            return BodyAt(at, last + has_kind, "company", alpha2 or None, name_last=last)
    return None


def match_known(reading: Reading, at: int) -> BodyAt | None:
    """A body of the list, exactly as printed there."""
    tokens = reading.tokens
    for words, full in _known_by_first().get(tokens[at].text, ()):
        if at + len(words) <= len(tokens) and all(tokens[at + k].text == word for k, word in enumerate(words)):
            return BodyAt(at, at + len(words), "international", known=full)
    return None
