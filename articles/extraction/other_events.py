"""Events that an article names beside its main one: those with a date of their own, and proper names of one-off gatherings.

The same event named twice is one, with the finer date. Knowingly missed: events without a date that have no name of their own, and dates
that stand in another sentence than their event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TypeVar

from articles.extraction.dated_events import find_dated_event, find_occasion, find_opening
from articles.extraction.event_drafts import Draft, merge_drafts, one_date_a_head
from articles.extraction.event_heads import find_heads
from articles.extraction.named_events import find_named_events
from articles.extraction.records import CountryRecord, DateValue, DayContext, EventRecord, PlaceValue, Value
from articles.extraction.text import ArticleText, Field

V = TypeVar("V")
HOME = "KZ"
BILATERAL = frozenset({"agreement", "consultations", "visit", "meeting"})
NEAR = 40
HELD_IN = re.compile(r"\b(?:which|to be|held|scheduled|due|take|takes|took|taking|hosted|planned|open)\b")
REACH = 120


def find_other_events(
    text: ArticleText,
    days: DayContext,
    dates: tuple[Value[DateValue], ...],
    main: EventRecord | None,
    countries: tuple[CountryRecord, ...],
    places: tuple[Value[PlaceValue], ...],
) -> tuple[EventRecord, ...]:
    """The other events in order of the text."""
    found = ((find_dated_event(text, days, date, main) or find_opening(text, days, date, main)) for date in dates)
    drafts = [draft for draft in found if draft]
    drafts += [draft for date in dates if (draft := find_occasion(text, days, date, main))]
    drafts = one_date_a_head(text, drafts) + find_named_events(text, days, main)
    drafts.sort(key=lambda draft: (draft.span.field != "title", draft.span.start))
    mentions = sorted((mention for country in countries for mention in country.mentions), key=lambda value: value.span)
    in_order = sorted(places, key=lambda value: value.span)
    return tuple(_record(text, draft, mentions, in_order, main) for draft in merge_drafts(drafts))


def _record(
    text: ArticleText, draft: Draft, mentions: list[Value[str]], places: list[Value[PlaceValue]], main: EventRecord | None
) -> EventRecord:
    field = text.title if draft.span.field == "title" else text.body
    bounds = field.sentence_at(draft.span.start)
    place = _place(field, draft, _within(places, field, bounds))
    return EventRecord(
        kind=Value(draft.kind, draft.span, "proper_name" if draft.is_proper else "dated_head"),
        is_main=False,
        name=draft.name,
        date=draft.date,
        date_basis="stated" if draft.date else "",
        place=place,
        countries=_sides(draft, _within(mentions, field, bounds), mentions, place, main),
        status=draft.status,
        is_proper_name=draft.is_proper,
    )


def _sides(
    draft: Draft, near: list[Value[str]], mentions: list[Value[str]], place: Value[PlaceValue] | None, main: EventRecord | None
) -> tuple[Value[str], ...]:
    """The states in the event's own words; without any, those of a vote at home, of the main event's two sides, or of the city."""
    low, high = draft.phrase
    named = [value for value in near if low <= value.span.start < high]
    if not named and draft.kind == "vote":
        named = [value for value in mentions if value.value == HOME][:1]
    if not named and draft.kind in BILATERAL and main:
        named = list(main.countries)
    if not named and place and place.value.country:
        named = [Value(place.value.country, place.span, "place")]
    if draft.kind == "visit":
        named = [*named, *_host_and_guest(draft, named, place, main)]
    sides = {value.value: Value(value.value, value.span, "in_phrase") for value in reversed(named)}
    return tuple(sorted(sides.values(), key=lambda side: side.span))


def _host_and_guest(draft: Draft, named: list[Value[str]], place: Value[PlaceValue] | None, main: EventRecord | None) -> list[Value[str]]:
    """The state of the city that is visited, and the other side of the talks where the visitor is left to the context."""
    if place and place.value.country and draft.phrase[0] <= place.span.start < draft.phrase[1]:
        return [Value(place.value.country, place.span, "place")]
    codes = {value.value for value in named}
    if len(codes) == 1 and main and not re.search(r"\bof\b|'s\b|^[A-Z]", draft.name):
        sides = {value.value for value in main.countries}
        if len(sides) == len(codes) + 1 and codes <= sides:
            return [value for value in main.countries if value.value not in codes]
    return []


def _within(values: list[Value[V]], field: Field, bounds: tuple[int, int]) -> list[Value[V]]:
    """Those of the values, sorted by their places, that stand in one sentence."""
    first = bisect_left(values, (field.name, bounds[0]), key=lambda value: (value.span.field, value.span.start))
    last = bisect_left(values, (field.name, bounds[1]), key=lambda value: (value.span.field, value.span.start))
    return values[first:last]


def _place(field: Field, draft: Draft, places: list[Value[PlaceValue]]) -> Value[PlaceValue] | None:
    """The first city behind the event's words, with no other event's words between."""
    for value in places:
        low, high = draft.span.end, value.span.start
        if value.rule == "seat" or not low <= high < low + REACH:
            continue
        between = field.plain[low:high]
        if not find_heads(field.plain, low, high) and (", " not in between or HELD_IN.search(between)):
            return value if value.rule != "unknown_city" or high - low < NEAR else None
    return None
