"""The words that name an event around its head: "official visit of the Sultan to Kazakhstan", "80th session of the UN General Assembly"."""

from __future__ import annotations

import re

from articles.extraction.event_heads import Head
from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.text import Field

_HEADS = knowledge("event_heads")
STOP = frozenset(_HEADS["left_stop"])
LINK = frozenset(_HEADS["links"])
OPENS_LINK = re.compile(rf"^[A-Z]|^\d{{1,3}}[a-z]|^(?:{any_of(_HEADS['of_gatherings'])})$")
CAPITAL_OR_FIGURE = re.compile(r"[A-Z0-9]")
LONGEST = 12
RIGHT = re.compile(r"(?:[^.,;()\n]|(?<=\b[A-Z])\.){0,110}")
RIGHT_STOP = re.compile(rf"\s(?:{any_of(_HEADS['right_stop'])})\b.*")
TRAILING = re.compile(rf"(?:\s(?:{any_of(_HEADS['trailing'])}))+$")
LEADING = re.compile(rf"^(?:(?:{any_of(_HEADS['leading'])})\s)+", re.IGNORECASE)
VERBS = tuple((re.compile(rf"^.*?\b(?:{pattern})\b", re.IGNORECASE), noun) for pattern, noun in _HEADS["verbs"])


def phrase_bounds(plain: str, head: Head, bounds: tuple[int, int]) -> tuple[int, int]:
    """Start and end of the noun phrase around the head, inside its sentence."""
    right = RIGHT.match(plain, head.end, bounds[1])
    tail = RIGHT_STOP.sub("", right.group()) if right else ""
    return _phrase_start(plain, head.start, bounds[0]), head.end + len(tail.rstrip())


def _phrase_start(plain: str, start: int, low: int) -> int:
    """Leftwards over the words of the phrase, over "of the" and "and" only between capitalised ones."""
    for _ in range(LONGEST):
        cut, word = _word_before(plain, start, low)
        if not word or word[-1] in '.,;:()"':
            break
        if word.casefold() in LINK and CAPITAL_OR_FIGURE.match(plain, start):
            while word.casefold() in LINK:
                cut, word = _word_before(plain, cut, low)
            if not OPENS_LINK.search(word):
                break
        elif word.casefold() in STOP:
            break
        start = cut
    return start


def _word_before(plain: str, start: int, low: int) -> tuple[int, str]:
    """Start of the word before an offset, and the word; at the beginning "" ."""
    if start <= low:
        return low, ""
    cut = max(low, plain.rfind(" ", low, start - 1) + 1)
    return cut, plain[cut:start].rstrip()


def event_name(field: Field, start: int, end: int) -> str:
    """The phrase made a name: no article before it, no preposition behind it, a verb turned into a noun ("will visit" is a visit)."""
    name = TRAILING.sub("", field.read[start:end].strip(" ,-"))
    for pattern, noun in VERBS:
        if match := pattern.match(name):
            return f"{noun} {LEADING.sub('', name[match.end() :].strip())}".strip()
    return LEADING.sub("", name)
