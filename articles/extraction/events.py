"""The events of an article: its main one, and the others that it names.

Takes the text, the days of its context, its people, states and organisations; gives `EventRecord`s, the main event first. A headline
without a body reports none.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.dates import find_dates
from articles.extraction.event_kinds import find_main_kind
from articles.extraction.event_states import find_main_state
from articles.extraction.indirect_places import find_indirect_place, find_named_capital
from articles.extraction.main_event import find_main_date, find_main_place
from articles.extraction.named_events import find_main_name
from articles.extraction.other_events import find_other_events
from articles.extraction.participants import find_participants
from articles.extraction.places import find_campus, find_places
from articles.extraction.records import CountryRecord, DateValue, DayContext, EventRecord, PersonRecord, PlaceValue, Value
from articles.extraction.sides import find_sides
from articles.extraction.text import ArticleText


def find_events(
    text: ArticleText, days: DayContext, persons: Sequence[PersonRecord], countries: Sequence[CountryRecord]
) -> tuple[EventRecord, ...]:
    """All events of the article, the main one first."""
    if not text.body.read:
        return ()
    dates = find_dates(text, days)
    places = find_places(text, countries, [form.span for person in persons for form in person.forms])
    main = _main_event(text, days, dates, places, persons, countries)
    others = find_other_events(text, days, dates, main, tuple(countries), places)
    return (main, *others) if main else others


def _main_event(
    text: ArticleText,
    days: DayContext,
    dates: Sequence[Value[DateValue]],
    places: Sequence[Value[PlaceValue]],
    persons: Sequence[PersonRecord],
    countries: Sequence[CountryRecord],
) -> EventRecord | None:
    kind = find_main_kind(text)
    if kind is None:
        return None
    day, basis = find_main_date(text, days, dates, kind)
    # A joint statement is made at a gathering: it has that one's place and people.
    gathering = Value("conference", kind.span, kind.rule) if kind.rule == "statement_made" else kind
    place = find_main_place(text, places, gathering)
    if place is None and gathering.value in ("conference", "culture"):
        place = find_campus(text, (country.alpha2 for country in countries))
    is_to_come = day is not None and days.published_on is not None and day.value.text > days.published_on.isoformat()
    states = tuple(country.alpha2 for country in countries)
    place = place or find_indirect_place(text, gathering.value, states)
    participants = find_participants(text, persons, gathering.value, is_to_come)
    name = find_main_name(text, kind)
    state = None if place else find_main_state(text, kind.value, participants, persons, countries)
    place = place or find_named_capital(text, kind.value, state.value.country if state else None, countries)
    return EventRecord(
        kind=kind,
        is_main=True,
        name=name,
        date=day,
        date_basis=basis,
        place=place or state,
        participants=participants,
        countries=find_sides(text, kind.value, participants, persons, countries, place),
        status="planned" if is_to_come else "held",
        is_proper_name=bool(name),
    )
