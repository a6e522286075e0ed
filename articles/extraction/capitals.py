"""Does a capital stand for its government ("Astana and London have built") or for the city ("in Astana")? The grammar around it decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.text import Field

_CONTEXTS = knowledge("state_contexts")
_ATTITUDES = any_of(_CONTEXTS["attitudes"])
_BONDS = any_of(_CONTEXTS["bonds"])
_VERBS = any_of(_CONTEXTS["attitude_verbs"])

OWNER_AFTER = re.compile(rf"'s?\s(?:\w+\s){{0,2}}?(?:{_ATTITUDES})\b")
SUBJECT_AFTER = re.compile(rf"(?:,\s[^,]{{3,60}},)?\s(?:{_VERBS})\b", re.IGNORECASE)
SUBJECT_NOT = re.compile(
    r"\s(?:is|was|are|were)\s(?:located|situated|home|a city|the (?:largest|second)|held|hosted|one of the (?:largest|oldest|most)|host)\b",
    re.IGNORECASE,
)
CITY_BEFORE = re.compile(rf"\b(?:{any_of(_CONTEXTS['city_before'])})\s(?:the\s(?:city|capital)(?:\sof)?\s)?$", re.IGNORECASE)
LISTED_BEFORE = re.compile(r"[A-Z]\w+(?:,|\sand)\s$")
OF_BEFORE = re.compile(rf"\b(?:{_ATTITUDES})\sof\s$", re.IGNORECASE)
THANKS_BEFORE = re.compile(rf"\b(?:{any_of(_CONTEXTS['thanks'])})\s$", re.IGNORECASE)
BETWEEN_BEFORE = re.compile(rf"\b(?:{_BONDS})\s(?:\w+\s){{0,2}}between\s$", re.IGNORECASE)
BETWEEN_WITH = re.compile(rf"\b(?:{_BONDS})\swith\s$", re.IGNORECASE)
BOND_AFTER = re.compile(rf"(?:-[A-Z]\w+)?\s(?:\w+\s){{0,2}}?(?:{_BONDS})\b")
PLACE_AFTER = re.compile(
    r",?\s(?:D\.?C\.?\b|[A-Z][a-z]+\s(?:University|Airport|Street|Treaty|Declaration|Process|Agreement|Convention|Forum|Summit|School|Hotel|Museum)\b)|-based\b"
)
AND_NEXT = re.compile(r"(?:,\s|\sand\s|-)")


LONGEST_ROW = 8


class Capitals:
    """The capitals of one field: `ends` by their starts, `starts` by their ends."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        self.ends = dict(places)
        self.starts = {end: start for start, end in self.ends.items()}


def government_rule(field: Field, start: int, end: int, capitals: Capitals) -> str:
    """The rule that makes the capital at `start`..`end` a government, "" where it is a place."""
    plain = field.plain
    before, after = plain[max(0, start - 60) : start], plain[end : end + 90]
    if PLACE_AFTER.match(after):
        return ""
    if OF_BEFORE.search(before):
        return "capital_of"
    if THANKS_BEFORE.search(before):
        return "capital_thanked"
    if BETWEEN_BEFORE.search(before) or BETWEEN_WITH.search(before):
        return "capital_bond"
    return _in_a_row(plain, start, end, capitals)


def _in_a_row(plain: str, start: int, end: int, capitals: Capitals) -> str:
    """Capitals joined by "and" share one reading: the first tells what stands before the row, the last what stands behind it."""
    first, last = _row(plain, start, end, capitals)
    before, after = plain[max(0, first - 60) : first], plain[last : last + 90]
    if BETWEEN_BEFORE.search(before):
        return "capital_bond"
    if CITY_BEFORE.search(before) or PLACE_AFTER.match(after):
        return ""
    if OWNER_AFTER.match(after):
        return "capital_owner"
    if first != last and "-" in plain[first:last] and BOND_AFTER.match(after):
        return "capital_bond"
    if SUBJECT_AFTER.match(after) and not SUBJECT_NOT.match(after) and not LISTED_BEFORE.search(before):
        return "capital_subject"
    return ""


def _row(plain: str, start: int, end: int, capitals: Capitals) -> tuple[int, int]:
    first, last = start, end
    for _ in range(LONGEST_ROW):
        joined = AND_NEXT.match(plain, last)
        if joined is None or joined.end() not in capitals.ends:
            break
        last = capitals.ends[joined.end()]
    for link in (" and ", ", ", "-"):
        if plain.endswith(link, 0, first) and first - len(link) in capitals.starts:
            first = capitals.starts[first - len(link)]
            break
    return first, last
