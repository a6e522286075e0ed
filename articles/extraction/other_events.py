"""Events that an article names beside its main one: those with a date of their own, and proper names of one-off gatherings.

The same event named twice is one, with the finer date. Knowingly missed: events without a date that have no name of their own, and dates
that stand in another sentence than their event.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

from articles.extraction.dated_events import find_dated_event
from articles.extraction.event_drafts import Draft, merge_drafts
from articles.extraction.event_heads import find_heads
from articles.extraction.named_events import find_named_events
from articles.extraction.records import CountryRecord, DateValue, DayContext, EventRecord, PlaceValue, Value
from articles.extraction.text import ArticleText, Field

V = TypeVar("V")
NEAR = 40
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
    drafts = [draft for date in dates if (draft := find_dated_event(text, days, date, main))]
    drafts += find_named_events(text, days, main)
    drafts.sort(key=lambda draft: (draft.span.field != "title", draft.span.start))
    mentions = sorted((mention for country in countries for mention in country.mentions), key=lambda value: value.span)
    in_order = sorted(places, key=lambda value: value.span)
    return tuple(_record(text, draft, mentions, in_order) for draft in merge_drafts(drafts))


def _record(text: ArticleText, draft: Draft, mentions: list[Value[str]], places: list[Value[PlaceValue]]) -> EventRecord:
    field = text.title if draft.span.field == "title" else text.body
    bounds = field.sentence_at(draft.span.start)
    sides = {value.value: Value(value.value, value.span, "same_sentence") for value in reversed(_within(mentions, field, bounds))}
    return EventRecord(
        kind=Value(draft.kind, draft.span, "proper_name" if draft.is_proper else "dated_head"),
        is_main=False,
        name=draft.name,
        date=draft.date,
        date_basis="stated" if draft.date else "",
        place=_place(field, draft, _within(places, field, bounds)),
        countries=tuple(sorted(sides.values(), key=lambda side: side.span)),
        status=draft.status,
        is_proper_name=draft.is_proper,
    )


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
        if not find_heads(field.plain, low, high):
            return value if value.rule != "unknown_city" or high - low < NEAR else None
    return None
