"""Where people are named, in rows that share one reading, each with the words around it that are not part of an office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.knowledge import CAPITAL, any_of, knowledge
from articles.extraction.records import PersonRecord
from articles.extraction.text import Field

_WORDS = knowledge("participation")
TITLE_WORD = re.compile(
    rf"(?!(?:{any_of(_WORDS['no_titles'])})\b)(?:{any_of(_WORDS['title_words'])}|{CAPITAL}[\w'./&-]*|\([^()\s]+\)|[-,&]|\"[^\"\s]*|[^\"\s]*\"),?$"
)
LINKS = frozenset(_WORDS["links"])
NO_ROW = re.compile(
    r"(?:\w*(?:ed|ing)|by|who|which|said|held|met|told|is|was|were|has|have|had|will|that|with|from|while|whereas|as)[,;]?$"
)
ROW_START = re.compile(
    rf"\)?(?:\s(?:from|at)\s(?:the\s)?{CAPITAL}[\w' -]*?"
    rf"|\sof\s(?:the\s)?{CAPITAL}[\w' -]*?(?=,?\s(?:and|second|third|fourth|fifth)\b))?(?:,|\s\(|\sand\b|\sas well as\b|;\s)"
)
IN_BRACKETS = re.compile(r"\s?\([^()]{0,90}\)")
CLOSING_MARK = re.compile(r"[,.?!]\"")
AND_BY = re.compile(r"\band by\b")
MAX_ODD_WORDS = 4
MAX_BETWEEN = 240
REACH = 220


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named: the sentence before it and after it, `stem` the former without the person's office."""

    person: PersonRecord
    field: Field
    start: int
    end: int
    bounds: tuple[int, int]
    before: str
    stem: str
    after: str
    opens_clause: bool
    """a comma stands before the person's office: "Invited by the Institute, Ambassador NAME spoke" """

    @property
    def opens_sentence_part(self) -> bool:
        """A comma stands before the person, with or without an office."""
        return self.opens_clause or self.before.rstrip().endswith(",")

    @property
    def is_quoted(self) -> bool:
        """Between quotation marks, the first of which the page may have lost: somebody speaks of the person."""
        start, end = self.bounds
        before = self.field.plain.count('"', start, self.start)
        if before % 2:
            return '"' in self.after
        return not before and CLOSING_MARK.search(self.after) is not None and self.field.plain.count('"', start, end) == 1

    @property
    def is_lead(self) -> bool:
        """In the first sentence of the body, or in the second one of the first paragraph."""
        sentences = self.field.sentences
        if self.field.name == "title" or not sentences:
            return False
        if self.bounds == sentences[0]:
            return True
        return len(sentences) > 1 and self.bounds == sentences[1] and self.field.paragraph_index(self.start) == 0


def without_title(before: str) -> str:
    """The text before a name without its office: "was received by the Minister of Justice" gives "was received by the"."""
    words = before.split()
    dropped: list[str] = []
    while words and TITLE_WORD.match(words[-1]):
        dropped.append(words.pop())
    while dropped and dropped[-1] in LINKS:
        words.append(dropped.pop())
    return " ".join(words)


def find_rows(field: Field, persons: Sequence[PersonRecord]) -> list[list[Naming]]:
    """All namings of a field, those joined by nothing but commas, "and" and offices in one row."""
    places = sorted(
        ((form.span.start, form.span.end, person) for person in persons for form in person.forms if form.span.field == field.name),
        key=lambda place: place[:2],
    )
    rows: list[list[Naming]] = []
    last_end = 0
    for start, end, person in places:
        naming = _naming(field, person, start, end, last_end)
        if rows and _is_joined(field, rows[-1][-1], naming):
            rows[-1].append(naming)
        else:
            rows.append([naming])
        last_end = end
    return rows


def _naming(field: Field, person: PersonRecord, start: int, end: int, last_end: int) -> Naming:
    bounds = (0, len(field.plain)) if field.name == "title" else field.sentence_at(start)
    low = max(bounds[0], start - REACH)
    stem_low = max(low, last_end) if last_end <= start else low
    before = field.plain[low:start]
    office = _office_start(field, person, start)
    ahead = field.plain[stem_low : max(stem_low, office)]
    after = field.plain[end : min(bounds[1], end + REACH)]
    return Naming(person, field, start, end, bounds, before, without_title(ahead), after, office < start and ahead.rstrip().endswith(","))


def _office_start(field: Field, person: PersonRecord, start: int) -> int:
    """Where the office that leads up to the name begins, else where the name does."""
    for office in person.offices:
        span = office.span
        if (
            span.field == field.name
            and span.start < start
            and span.end <= start
            and field.plain[span.end : start].strip(" ,-") in ("", "the")
        ):
            return span.start
    return start


def _is_joined(field: Field, first: Naming, second: Naming) -> bool:
    if first.bounds != second.bounds or second.start - first.end > MAX_BETWEEN:
        return False
    between = AND_BY.sub("and", IN_BRACKETS.sub("", field.plain[first.end : second.start]))
    start = ROW_START.match(between)
    if "\n" in between or start is None:
        return False
    odd = [word for word in between[start.end() :].split() if not TITLE_WORD.match(word) and word not in ("as", "well")]
    return len(odd) <= MAX_ODD_WORDS and not any(NO_ROW.match(word) for word in odd)
