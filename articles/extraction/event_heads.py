"""Words that name an event ("referendum", "state visit", "signed a memorandum")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from articles.extraction.knowledge import knowledge

_HEADS = knowledge("event_heads")
HEAD = re.compile("|".join(rf"(?P<{kind}>\b(?:{pattern})(?!\w))" for kind, pattern in _HEADS["heads"]), re.IGNORECASE)
SIGNING = re.compile(rf"\b(?:{_HEADS['signing']})\b", re.IGNORECASE)
BODIES = re.compile(_HEADS["bodies"])
PROPER_WORD = "|".join(pattern for _, pattern in _HEADS["proper"])
GATHERING = re.compile(rf"\b(?:{PROPER_WORD})", re.IGNORECASE)
PROPER_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _HEADS["proper"])
# "Regional Ecological Summit", "XVII Summer Paralympic Games", "Congress of Leaders of World and Traditional Religions".
PROPER = re.compile(
    r"(?:(?:upcoming|forthcoming|first|second|third|\d+(?:st|nd|rd|th)|[A-Z0-9][\w&+'-]*)\s(?:(?:of|for|on|and|in|the|de)\s(?=[A-Z]))*){1,8}"
    rf"(?:{PROPER_WORD})\b"
    r"(?:\s(?:of|on|for)\s(?:the\s)?[A-Z][\w'-]*(?:\s(?:(?:of|and|on|the|for|to|in)\s)*[A-Z][\w'-]*)*)?"
    rf"|\b(?:{PROPER_WORD})\s(?:of|on|for)\s(?:the\s)?[A-Z][\w'-]*(?:\s(?:(?:of|and|on|the|for|to)\s)*[A-Z][\w'-]*)*"
    rf"|(?:[A-Z][\w'-]*\s)(?:(?:of|for|on|and|in|the|[a-z]+)\s){{0,2}}(?:{PROPER_WORD.lower()})(?=\s?\")"
    r"|\b[A-Z]{2,6} (?:summit|forum) in [A-Z][\w'-]+"
    r"|\bCOP-?\d+\b|\b(?:EXPO|Expo)[ -]20\d\d(?: [A-Z]\w+)?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A word that names an event: its kind and place in the text."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=64)
def find_heads(plain: str, start: int, end: int) -> tuple[Head, ...]:
    """The event words between two offsets, in order. Kept for a while: several rules ask for the same sentence."""
    return tuple(Head(match.lastgroup or "", match.start(), match.end()) for match in HEAD.finditer(plain, start, end))
