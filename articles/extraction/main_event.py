"""Day and place of the main event: read in title, lead and the sentences that speak of the event itself, else left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from articles.extraction.event_heads import find_heads
from articles.extraction.records import CountryRecord, DateValue, DayContext, PlaceValue, Span, Value
from articles.extraction.tense import tense_at
from articles.extraction.text import ArticleText, Field

Basis = Literal["stated", "publication", ""]
EVENT_ITSELF = re.compile(
    r"\b(?:(?:The|This|At the|During the|the) (?:meeting|event|ceremony|forum|conference|talks|negotiations|consultations|session|exhibition|concert|festival|round ?table|seminar|briefing|visit|discussion|gathering"
    r"|reception|summit|games|tournament|competition|signing|conversation|match|screening)\b[^.]{0,60}?\b(?:held|took place|taking place|takes place|will be held|will last|lasts?|runs?|will run|opened|organi[sz]ed|hosted|gathered|was|were))",
    re.IGNORECASE,
)
OTHER_MATTER = re.compile(
    r"\b(?:referendum|elections?|scheduled|upcoming|forthcoming|struck|departures?|since|adopted|established|founded|born|dated|decree|anniversary|until|by|deadline|entered into force|expected|planned)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(r"\b(?:until|till|through|to)\s$")
TO_COME = re.compile(r"\bto (?:host|hold|visit|pay|depart|open|arrive|take place|be held|attend|meet|participate|welcome|send|mark|celebrate|launch)\b|\bwill\b", re.IGNORECASE)
CITY_LEADS = re.compile(r"\s(?:Hosts?|Hosted|Marks?|Marked|Celebrates?|Celebrated|Welcomes?|Welcomed|Sees|Saw|to Host|Holds|Held|Opens|Commemorates?)\b")
NEAR = 120
DAY_RULES = frozenset({"day", "date_range", "weekday", "today", "yesterday", "tomorrow", "numeric", "the_day_before_yesterday", "month", "year"})
CONTINUING = frozenset({"culture", "conference", "visit", "consultations", "vote", "incident", "aid"})


def find_main_date(
    text: ArticleText, days: DayContext, dates: Sequence[Value[DateValue]], kind: Value[str]
) -> tuple[Value[DateValue] | None, Basis]:
    """The day that the text gives the event, else the publication day, else nothing; with its basis."""
    to_come = bool(TO_COME.search(text.title.plain))
    for value in dates:
        if value.rule in DAY_RULES and value.value.precision == "day" and _is_of_main(text, value, kind, days, to_come):
            return value, "stated"
    until = _end_of_run(text, dates) if kind.value in CONTINUING else None
    if days.published_on is None:
        return None, ""
    day = days.published_on.isoformat()
    if until and until.value.text > day:
        return Value(DateValue(day, until.value.text), until.span, "publication_until"), "publication"
    return Value(DateValue(day), kind.span, "publication"), "publication"


def _is_of_main(text: ArticleText, value: Value[DateValue], kind: Value[str], days: DayContext, to_come: bool) -> bool:
    if value.span.field == "title":
        return True
    body = text.body
    bounds = body.sentence_at(value.span.start)
    number = body.sentences.index(bounds)
    clause = body.plain[bounds[0] : value.span.start]
    if UNTIL.search(clause) and value.value.end is None:
        return False
    if not _fits_time(body, value, days, bounds, to_come):
        return False
    if EVENT_ITSELF.search(clause) and not OTHER_MATTER.search(clause[-60:]):
        return number < 12
    if number > 1:
        return False
    return _near_predicate(body, value, kind, bounds)


def _fits_time(body: Field, value: Value[DateValue], days: DayContext, bounds: tuple[int, int], to_come: bool) -> bool:
    published = days.published_on
    if published is None:
        return tense_at(body.plain, value.span.start, value.span.end, bounds) != "future"
    start = date.fromisoformat(value.value.text)
    if start <= published:
        return (published - start).days <= 60
    return to_come or (value.value.end is not None and (start - published).days <= 2)


def _near_predicate(body: Field, value: Value[DateValue], kind: Value[str], bounds: tuple[int, int]) -> bool:
    """No other event stands between the date and the words that name the main one."""
    if kind.span.field != "body" or not bounds[0] <= kind.span.start < bounds[1]:
        clause = body.plain[bounds[0] : value.span.start]
        return not OTHER_MATTER.search(clause[-NEAR:])
    if value.span.start < kind.span.start:
        between = body.plain[value.span.end : kind.span.start]
        before = body.plain[max(bounds[0], value.span.start - 50) : value.span.start]
        return len(between) < NEAR and not OTHER_MATTER.search(before)
    between = body.plain[kind.span.end : value.span.start]
    heads = [head for head in find_heads(body.plain, kind.span.end, value.span.start) if head.kind != kind.value]
    if value.rule in ("today", "yesterday", "weekday"):
        return not OTHER_MATTER.search(between)
    return not OTHER_MATTER.search(between[-80:]) and not (heads and value.span.start - heads[-1].end < 40)


def _end_of_run(text: ArticleText, dates: Sequence[Value[DateValue]]) -> Value[DateValue] | None:
    """ "which will run until 24 May": the end of an event that has begun."""
    for value in dates:
        if value.span.field != "body" or value.value.precision != "day" or value.value.end:
            continue
        bounds = text.body.sentence_at(value.span.start)
        if text.body.sentences.index(bounds) < 6 and re.search(r"\b(?:run|last|continue|be open|remain open|stay)\w*\b.{0,60}\b(?:until|till|through)\s$", text.body.plain[bounds[0] : value.span.start]):
            return value
    return None


def find_main_place(text: ArticleText, places: Sequence[Value[PlaceValue]], kind: Value[str], countries: Sequence[CountryRecord]) -> Value[PlaceValue] | None:
    """The city in the title, in the lead, or where the text says that the event took place."""
    chosen = None
    for value in places:
        if value.span.field == "title":
            if value.rule == "city" or value.span.end >= len(text.title.plain) - 5:
                chosen = value
        elif chosen is None and (found := _place_in_body(text.body, value)):
            return found
        if chosen and value.span.field == "body":
            break
    return chosen or _seat(text, places)


def _place_in_body(body: Field, value: Value[PlaceValue]) -> Value[PlaceValue] | None:
    bounds = body.sentence_at(value.span.start)
    number = body.sentences.index(bounds)
    clause = body.plain[bounds[0] : value.span.start]
    if value.rule == "seat" or tense_at(body.plain, value.span.start, value.span.end, bounds) == "future":
        return None
    if number <= 1 and (value.rule == "city" or re.search(r"\b(?:held|place|met|signed|opened|gathered|organi[sz]ed)\sin\s$", clause)):
        return value
    if value.rule == "city" and number < 8 and (EVENT_ITSELF.search(clause) or clause.strip() in ("In", "in") and number < 5):
        return value
    return None


def _seat(text: ArticleText, places: Sequence[Value[PlaceValue]]) -> Value[PlaceValue] | None:
    """A consulate's own city, where the consul or the consulate acts in the lead."""
    for value in places:
        if value.rule != "seat" or value.span.field != "body":
            continue
        bounds = text.body.sentence_at(value.span.start)
        before = text.body.plain[bounds[0] : value.span.start]
        if bounds == text.body.sentences[0] and re.search(r"\bConsul(?:ate)?(?:[ -]General)?\b[^,.]{0,60}$", before):
            return Value(value.value, value.span, "consulate")
    return None


def evidence_span(text: ArticleText) -> Span:
    """The lead sentence, where nothing finer shows a fact."""
    if text.body.sentences:
        start, end = text.body.sentences[0]
        return text.body.span(start, end)
    return text.title.span(0, len(text.title.read))
