"""Events that an article names beside its main one: those with a date of their own, and proper names of one-off gatherings.

A date goes to the nearest event word of its sentence; a date beside figures of trade, or of a plan's period, names no event. The same event
named twice is one, with the finer date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from articles.extraction.event_heads import BODIES, PROPER, PROPER_KINDS, SIGNING, Head, find_heads, phrase_bounds
from articles.extraction.knowledge import knowledge
from articles.extraction.records import CountryRecord, DateValue, DayContext, EventRecord, PlaceValue, Span, Value
from articles.extraction.tense import tense_at
from articles.extraction.text import ArticleText, Field

_HEADS = knowledge("event_heads")
FIGURES = re.compile(rf"(?:\b(?:{_HEADS['figures']})\b|\d%)", re.IGNORECASE)
NO_EVENT_BEFORE = re.compile(rf"\b(?:{_HEADS['no_event_before']})\s(?:the\s)?(?:period\s)?(?:\w+\s)?$", re.IGNORECASE)
OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:\n]|[.!?]\"?|\b(?:and|where|while|that|but))\s?(?:[Oo]n|[Ii]n|[Ff]rom|[Bb]y|[Aa]t|until)?\s?(?:the\s)?"
    r"(?:(?:beginning|end) of )?$"
)
NAME_BETWEEN = re.compile(r"\s(?:[A-Z][\w'-]*\s)*")
DEFINITE = re.compile(r"\b(?:the|this|these|our|its|their|said)\s$", re.IGNORECASE)
QUALIFIED = re.compile(r"\s(?:of|on|for|to|in|between|with|by|dedicated|devoted|at which)\b|\s\"")
STARTER = re.compile(r"(?:The|This|In|On|At|For|Under|During|After|Following|Within|And|Of)\s(?:the\s)?")
TRAILING = re.compile(
    r"(?:\s(?:in|on|of|at|from|by|for|to|the|and|which|took|place|was|were|is|held|early|late|scheduled|due|dated|with|between))+$"
)
PROPER_NAME = re.compile(r"[A-Z][\w'-]+\s.*[A-Z\"]|COP")
UPCOMING = re.compile(r"upcoming|forthcoming|next")
SET_FOR = re.compile(r"\b(?:planned|scheduled|slated|set|timed|announced|appointed|due) for\b")
NEAR = 40
REACH = 120
QUOTED = re.compile(r"\s?\"[^\"\n]{2,60}\"")
DAY_LENGTH = 10
MAX_BEFORE = 160
MAX_AFTER = 90
Status = Literal["held", "planned", "cancelled"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An event on its way: its head, its phrase, its date."""

    kind: str
    span: Span
    name: str
    date: Value[DateValue] | None
    status: Status
    is_proper: bool
    is_generic: bool = False


def find_other_events(
    text: ArticleText,
    days: DayContext,
    dates: tuple[Value[DateValue], ...],
    main: EventRecord | None,
    countries: tuple[CountryRecord, ...],
    places: tuple[Value[PlaceValue], ...],
) -> tuple[EventRecord, ...]:
    """The other events in order of the text."""
    drafts = [draft for date in dates if (draft := _dated(text, days, date, main))]
    drafts += _proper(text, days, main)
    drafts.sort(key=lambda draft: (draft.span.field != "title", draft.span.start))
    return tuple(_record(text, draft, countries, places) for draft in _merge(drafts))


def _field(text: ArticleText, span: Span) -> Field:
    return text.title if span.field == "title" else text.body


def _is_main_date(date: Value[DateValue], main: EventRecord | None) -> bool:
    if main is None or main.date is None:
        return False
    if (
        date.span == main.date.span
        or date.value.text in (main.date.value.end, "")
        or (date.value.end and date.value.end == main.date.value.end)
    ):
        return True
    if date.span.field == "title" and main.date.value.text.startswith(date.value.text):
        return True
    return date.value.precision == "day" and date.value.text == main.date.value.text and date.rule != "same_day"


def _dated(text: ArticleText, days: DayContext, date: Value[DateValue], main: EventRecord | None) -> Draft | None:
    if _is_main_date(date, main) or date.rule == "today":
        return None
    field = _field(text, date.span)
    bounds = field.sentence_at(date.span.start)
    if _is_no_event(field.plain, date, bounds):
        return None
    head = _governing_head(field.plain, date, bounds)
    if head is None or not _may_carry(field, head, date, main):
        return None
    if date.rule == "same_day":
        if main is None or main.date is None or main.date_basis != "stated":
            return None
        date = Value(DateValue(main.date.value.text), date.span, date.rule)
    head = _antecedent(field.plain, head, bounds)
    start, end = phrase_bounds(field.plain, head, bounds)
    end = min(end, date.span.start) if date.span.start > head.end else end
    name = TRAILING.sub("", field.read[start:end].strip(" ,-"))
    is_generic = _is_generic(field.plain, head) and not (head.kind == "culture" and _goes_on(date, main))
    return Draft(head.kind, field.span(head.start, head.end), name, date, _status(field.plain, date, days, bounds), False, is_generic)


def _is_no_event(plain: str, date: Value[DateValue], bounds: tuple[int, int]) -> bool:
    before = plain[max(bounds[0], date.span.start - 24) : date.span.start]
    if date.rule in ("year", "year_range", "relative_year", "year_end") and NO_EVENT_BEFORE.search(before) and not SET_FOR.search(before):
        return True
    if date.rule in ("year", "year_range", "relative_year", "month", "year_bare"):
        around = plain[max(bounds[0], date.span.start - 70) : min(bounds[1], date.span.end + 60)]
        return bool(FIGURES.search(around))
    return False


def _governing_head(plain: str, date: Value[DateValue], bounds: tuple[int, int]) -> Head | None:
    """The event word to which a date belongs: the nearest before it, or the next one where the date opens its clause."""
    heads = [head for head in find_heads(plain, *bounds) if head.kind != "agreement" or _is_signed(plain, head, date)]
    before = [head for head in heads if head.end <= date.span.start and date.span.start - head.end <= MAX_BEFORE]
    after = [head for head in heads if head.start >= date.span.end and head.start - date.span.end <= MAX_AFTER]
    if date.rule == "year_bare":
        return after[0] if after and NAME_BETWEEN.fullmatch(plain, date.span.end, after[0].start) else None
    if (
        after
        and (not before or OPENS_CLAUSE.search(plain, max(bounds[0] - 1, 0), date.span.start))
        and not (before and date.span.start == bounds[0])
    ):
        return after[0]
    if date.rule.startswith("counted") and before and date.span.start - before[-1].end > NEAR:
        return None
    return before[-1] if before else None


def _is_signed(plain: str, head: Head, date: Value[DateValue]) -> bool:
    """An agreement is an event where it is signed, ratified, or carries its year: "contract of 2010"."""
    low, high = min(head.start, date.span.start), max(head.end, date.span.end)
    if re.fullmatch(r"\s(?:of|\()\s?", plain[head.end : date.span.start]):
        return True
    return bool(SIGNING.search(plain, max(0, low - 30), high + 10))


def _may_carry(field: Field, head: Head, date: Value[DateValue], main: EventRecord | None) -> bool:
    if date.rule == "same_day" and head.kind not in ("conference", "culture", "agreement"):
        return False
    if main is None:
        return True
    trigger = main.kind.span
    overlaps = trigger.field == field.name and head.start < trigger.end and trigger.start < head.end
    if not overlaps:
        return True
    return main.date is not None and not date.value.text.startswith(main.date.value.text) and main.kind.value != head.kind


def _is_generic(plain: str, head: Head) -> bool:
    """ "the meeting", "this forum": the main event, or one named before."""
    if head.kind in ("vote", "agreement", "incident", "appointment") or not DEFINITE.search(plain, max(0, head.start - 12), head.start):
        return False
    return " of" not in plain[head.start : head.end] and not QUALIFIED.match(plain, head.end)


def _goes_on(date: Value[DateValue], main: EventRecord | None) -> bool:
    """ "On 27 May, the festival will move to Penang": a later part of the main event."""
    if main is None or main.date is None or date.value.precision != "day":
        return False
    return date.value.text > (main.date.value.end or main.date.value.text)


def _antecedent(plain: str, head: Head, bounds: tuple[int, int]) -> Head:
    """ "the Commission, the regular session of which is due": the session is the Commission's."""
    if not plain.startswith(" of which", head.end):
        return head
    earlier = find_heads(plain, bounds[0], head.start)
    return earlier[-1] if earlier else head


def _status(plain: str, date: Value[DateValue] | None, days: DayContext, bounds: tuple[int, int], at: tuple[int, int] = (0, 0)) -> Status:
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


def _proper(text: ArticleText, days: DayContext, main: EventRecord | None) -> list[Draft]:
    """Proper names of gatherings. One that stands in the lead is the frame of the main event, unless a date makes it another."""
    drafts = []
    field = text.body
    for match in PROPER.finditer(field.plain):
        start, end = match.span()
        if starter := STARTER.match(match.group()):
            start += starter.end()
        if quoted := QUOTED.match(field.plain, end):
            end = quoted.end()
        name = field.plain[start:end]
        if BODIES.search(name) or not PROPER_NAME.search(name):
            continue
        if main and main.kind.span.field == "body" and start < main.kind.span.end and main.kind.span.start < end:
            continue
        kind = next(kind for kind, pattern in PROPER_KINDS if pattern.search(name))
        bounds = field.sentence_at(start)
        status = "planned" if UPCOMING.match(name) else _status(field.plain, None, days, bounds, (start, end))
        in_lead = bounds == field.sentences[0]
        drafts.append(Draft(kind, field.span(start, end), field.read[start:end], None, status, True, is_generic=in_lead))
    return drafts


def _merge(drafts: list[Draft]) -> list[Draft]:
    merged: list[Draft] = []
    for draft in drafts:
        for index, known in enumerate(merged):
            if _is_same(known, draft):
                merged[index] = _joined(known, draft)
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
    if known.date and draft.date:
        first, second = known.date.value.text, draft.date.value.text
        if first == second and (len(first) == DAY_LENGTH or known.kind == "vote"):
            return True
        return (first.startswith(second) or second.startswith(first)) and _shares_name(known, draft)
    return _shares_name(known, draft)


def _shares_name(known: Draft, draft: Draft) -> bool:
    first, second = (set(re.findall(r"\w{4,}", draft_.name.casefold())) for draft_ in (known, draft))
    return bool(first and second and len(first & second) >= min(len(first), len(second), 2))


def _joined(known: Draft, draft: Draft) -> Draft:
    """The finer date and the proper name of two drafts of one event."""
    dated = max((known, draft), key=lambda one: len(one.date.value.text) if one.date else 0)
    named = draft if draft.is_proper and not known.is_proper else known
    return replace(dated, name=named.name, span=named.span, is_proper=named.is_proper, kind=named.kind, is_generic=False)


def _place(field: Field, draft: Draft, places: list[Value[PlaceValue]]) -> Value[PlaceValue] | None:
    """The city behind the event's words, with no other event's words between; or the one that opens the clause of its date."""
    for value in places:
        low, high = draft.span.end, value.span.start
        if (
            value.rule in ("city", "visited", "unknown_city")
            and low <= high
            and high - low < REACH
            and not find_heads(field.plain, low, high)
        ):
            return value if value.rule != "unknown_city" or high - low < NEAR else None
    return None


def _record(text: ArticleText, draft: Draft, countries: tuple[CountryRecord, ...], places: tuple[Value[PlaceValue], ...]) -> EventRecord:
    field = _field(text, draft.span)
    bounds = field.sentence_at(draft.span.start)

    def inside(span: Span) -> bool:
        return span.field == field.name and bounds[0] <= span.start < bounds[1]

    sides = [
        Value(country.alpha2, mention.span, "same_sentence")
        for country in countries
        for mention in country.mentions[:]
        if inside(mention.span)
    ]
    place = _place(field, draft, [value for value in places if inside(value.span)])
    return EventRecord(
        kind=Value(draft.kind, draft.span, "proper_name" if draft.is_proper else "dated_head"),
        is_main=False,
        name=draft.name,
        date=draft.date,
        date_basis="stated" if draft.date else "",
        place=place,
        countries=tuple({side.value: side for side in sides}.values()),
        status=draft.status,
        is_proper_name=draft.is_proper,
    )
