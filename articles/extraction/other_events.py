"""Events that an article names beside its main one: those with a date of their own, and proper names of one-off gatherings.

The same event named twice is one, with the finer date. Knowingly missed: events without a date that have no name of their own, and dates
that stand in another sentence than their event.
"""

from __future__ import annotations

from articles.extraction.dated_events import find_dated_event
from articles.extraction.event_drafts import Draft, merge_drafts
from articles.extraction.event_heads import find_heads
from articles.extraction.named_events import find_named_events
from articles.extraction.records import CountryRecord, DateValue, DayContext, EventRecord, PlaceValue, Span, Value
from articles.extraction.text import ArticleText, Field

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
    return tuple(_record(text, draft, countries, places) for draft in merge_drafts(drafts))


def _record(text: ArticleText, draft: Draft, countries: tuple[CountryRecord, ...], places: tuple[Value[PlaceValue], ...]) -> EventRecord:
    field = text.title if draft.span.field == "title" else text.body
    bounds = field.sentence_at(draft.span.start)

    def inside(span: Span) -> bool:
        return span.field == field.name and bounds[0] <= span.start < bounds[1]

    sides = [
        Value(country.alpha2, mention.span, "same_sentence")
        for country in countries
        for mention in country.mentions
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
