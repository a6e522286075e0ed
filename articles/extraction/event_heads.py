"""Words that name an event ("referendum", "state visit", "signed a memorandum") and the phrases around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.extraction.knowledge import knowledge

_HEADS = knowledge("event_heads")
HEAD = re.compile("|".join(rf"(?P<{kind}>\b(?:{pattern})(?!\w))" for kind, pattern in _HEADS["heads"]), re.IGNORECASE)
SIGNING = re.compile(rf"\b(?:{_HEADS['signing']})\b", re.IGNORECASE)
BODIES = re.compile(_HEADS["bodies"])
PROPER_WORD = "|".join(pattern for _, pattern in _HEADS["proper"])
PROPER_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _HEADS["proper"])
# "Regional Ecological Summit", "XVII Summer Paralympic Games", "Congress of Leaders of World and Traditional Religions".
PROPER = re.compile(
    rf"(?:(?:upcoming|forthcoming|first|second|third|\d+(?:st|nd|rd|th)|[A-Z0-9][\w&+'-]*)\s(?:(?:of|for|on|and|in|the|de)\s(?=[A-Z]))*){{1,8}}(?:{PROPER_WORD})\b"
    r"(?:\s(?:of|on|for)\s(?:the\s)?[A-Z][\w'-]*(?:\s(?:(?:of|and|on|the|for|to|in)\s)*[A-Z][\w'-]*)*)?"
    rf"|\b(?:{PROPER_WORD})\s(?:of|on|for)\s(?:the\s)?[A-Z][\w'-]*(?:\s(?:(?:of|and|on|the|for|to)\s)*[A-Z][\w'-]*)*"
    r"|\bCOP-?\d+\b"
)
LEFT_STOP = re.compile(
    r"(?:^|[.,;:()\"]|\b(?:the|a|an|at|in|on|of|to|by|for|from|with|about|and|his|her|its|their|this|that|these|during|under|within|after|before|following|is|was|were|are|"
    r"will|be|held|upcoming|forthcoming|as|into|through|which|hosting|attend\w*|regarding|toward?s?|via))\s*$",
    re.IGNORECASE,
)
RIGHT = re.compile(r"[^.,;()\n]{0,110}")
RIGHT_STOP = re.compile(
    r"\s(?:will|was|were|is|are|has|have|had|which|that|who|to be|scheduled|planned|held|slated|due|would|could|may|can|taking|took|during|and (?:the|its|his|to|that|on|in)|as (?:well|an|a)"
    r"|remains?|noted|said|in (?:the )?(?:early |late )?\d|on \d|from \d|in (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|on (?:January|February|March|April|May|June|July|August|September|October|November|December)|this|last|next|at which|where|signed|expressing|laid|set|emphasi\w+)\b.*"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A word that names an event: its kind and place in the text."""

    kind: str
    start: int
    end: int


def find_heads(plain: str, start: int, end: int) -> list[Head]:
    """The event words between two offsets, in order."""
    return [Head(match.lastgroup or "", match.start(), match.end()) for match in HEAD.finditer(plain, start, end)]


def phrase_bounds(plain: str, head: Head, bounds: tuple[int, int]) -> tuple[int, int]:
    """Start and end of the noun phrase around the head, inside its sentence: "official visit of the Sultan"."""
    start = head.start
    while start > bounds[0] and not LEFT_STOP.search(plain, max(bounds[0], start - 20), start) and head.start - start < 60:
        start = max(plain.rfind(" ", bounds[0], start - 1) + 1, bounds[0])
    right = RIGHT.match(plain, head.end, bounds[1])
    tail = RIGHT_STOP.sub("", right.group()) if right else ""
    return start, head.end + len(tail.rstrip())
