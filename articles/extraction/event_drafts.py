"""Other events on their way: what one mention gives, whether it is held or planned, and which mentions are one event."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from articles.extraction.records import DateValue, DayContext, Span, Value
from articles.extraction.tense import tense_at
from articles.extraction.text import ArticleText

DAY_LENGTH = 10
LISTED = re.compile(r"(?:[\s,()]|\b(?:and|the|of|in|on|at|with|[A-Z][\w'-]*)\b)*|[^.;]*\bthe next\b[^.;]*")
"""between dates of one event word: "with Barbados (2024) and Saint Lucia (October 2025)", "in 2024, the next one is planned for 2027" """
IN_PLACE = re.compile(r"\s(?:in|at|on)\s")
EDITION = re.compile(
    r"[IVXLC]+|\d+(?:st|nd|rd|th)?|next|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|regular|upcoming|forthcoming",
    re.IGNORECASE,
)
WINDOW = 50
"""how many events back a mention may be one of them: no article names more, and the cost stays linear"""
Status = Literal["held", "planned", "cancelled"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One mention of an event: its kind, its head, its phrase, its date.

    `is_generic`: "the forum", or a proper name in the lead: it speaks of the main event unless a date makes it another.
    """

    kind: str
    span: Span
    phrase: tuple[int, int]
    """start and end of the words that name it, in the field of `span`"""
    name: str
    date: Value[DateValue] | None
    status: Status
    is_proper: bool
    is_generic: bool = False


def status_of(plain: str, date: Value[DateValue] | None, days: DayContext, bounds: tuple[int, int], at: tuple[int, int] = (0, 0)) -> Status:
    """Held or planned: by the day against the anchor, and by the grammar where the date is too coarse to tell."""
    anchor = days.anchor
    if date and anchor:
        now = anchor.isoformat()
        last = date.value.end or date.value.text
        precision = len(last)
        if last < now[:precision]:
            return "held"
        if date.value.text > now[: len(date.value.text)]:
            return "planned"
    start, end = (date.span.start, date.span.end) if date else at
    return "planned" if tense_at(plain, start, end, bounds) == "future" else "held"


def one_date_a_head(text: ArticleText, drafts: list[Draft]) -> list[Draft]:
    """A head takes no date before it that is farther than one behind it: "by the year's end ... the talks that began in 2023".

    Nor does it take a second date behind it that is not listed with the first: "the visit in April 2024 ... lifted in October 2025".
    """
    behind: dict[Span, int] = {}
    last: dict[Span, int] = {}
    for draft in sorted(drafts, key=lambda draft: draft.date.span if draft.date else draft.span):
        if draft.date and draft.date.span > draft.span:
            behind.setdefault(draft.span, draft.date.span.start - draft.span.end)
            field = text.title if draft.span.field == "title" else text.body
            if LISTED.fullmatch(field.plain, last.get(draft.span, draft.date.span.start), draft.date.span.start):
                last[draft.span] = draft.date.span.end

    def is_near(draft: Draft) -> bool:
        if draft.date is None or draft.span not in behind:
            return True
        if draft.date.span > draft.span:
            return draft.date.span.end <= last[draft.span]
        return draft.span.start - draft.date.span.end < behind[draft.span]

    return [draft for draft in drafts if is_near(draft)]


def merge_drafts(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with those of one event joined; what stays generic is dropped."""
    merged: list[Draft] = []
    for draft in drafts:
        for index in range(max(0, len(merged) - WINDOW), len(merged)):
            if _is_same(merged[index], draft):
                merged[index] = _joined(merged[index], draft)
                break
        else:
            merged.append(draft)
    return [draft for draft in merged if not draft.is_generic]


def _is_same(known: Draft, draft: Draft) -> bool:
    if known.span == draft.span and known.date == draft.date:
        return True
    if draft.is_generic and known.date is None and not draft.is_proper:
        return draft.name.split(" ")[-1].casefold() in known.name.casefold().split()
    overlap = known.span.field == draft.span.field and known.span.start < draft.span.end and draft.span.start < known.span.end
    if overlap and (known.date is None or draft.date is None):
        return True
    if known.kind != draft.kind:
        return False
    if _is_its_edition(known, draft):
        return True
    if known.date and draft.date:
        first, second = known.date.value.text, draft.date.value.text
        if first == second and (len(first) == DAY_LENGTH or known.kind == "vote"):
            return True
        return (first.startswith(second) or second.startswith(first)) and _shares_name(known, draft)
    return _shares_name(known, draft)


def has_own_words(name: str) -> bool:
    """Whether a name says more than which of its kind it is: "SCO Summit", not "Sixth Summit"."""
    return len([word for word in re.findall(r"[\w-]+", name) if not EDITION.fullmatch(word)]) > 1


def _is_its_edition(known: Draft, draft: Draft) -> bool:
    """ "the VIII Congress" after "the Congress of Leaders of Religions", which stands there without a date."""
    if not known.is_proper or known.date is not None:
        return False
    name = IN_PLACE.split(draft.name, maxsplit=1)[0]
    own = [word.casefold() for word in re.findall(r"[\w-]+", name) if not EDITION.fullmatch(word)]
    return len(own) == 1 and own[0] in known.name.casefold().split()


def _shares_name(known: Draft, draft: Draft) -> bool:
    first, second = (set(re.findall(r"\w{4,}", draft_.name.casefold())) for draft_ in (known, draft))
    return bool(first and second and len(first & second) >= min(len(first), len(second), 2))


def _joined(known: Draft, draft: Draft) -> Draft:
    """The finer date and the proper name of two drafts of one event."""
    dated = max((known, draft), key=lambda one: len(one.date.value.text) if one.date else 0)
    named = draft if draft.is_proper and not known.is_proper else known
    is_generic = dated.date is None and (known.is_generic or draft.is_generic)
    return replace(named, date=dated.date, status=dated.status, is_generic=is_generic)
