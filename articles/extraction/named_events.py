"""Proper names of one-off gatherings: "Regional Ecological Summit", "COP17", "XVII Summer Paralympic Games"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.extraction.event_drafts import Draft, has_own_words, status_of
from articles.extraction.event_heads import BODIES, GATHERING, PROPER, PROPER_KINDS, PROPER_WORD
from articles.extraction.event_names import LEADING
from articles.extraction.records import DateValue, DayContext, EventRecord, Value
from articles.extraction.text import ArticleText, Field

STARTER = re.compile(r"(?:The|This|In|On|At|For|Under|During|After|Following|Within|And|Of)\s(?:the\s)?")
PROPER_NAME = re.compile(r"[A-Z][\w'-]+\s.*[A-Z\"]|COP|EXPO|Expo")
AHEAD = re.compile(
    r"\b(?:[Ff]or|[Aa]bout|[Bb]efore|(?:[Aa]head|[Dd]etails|[Aa]genda|[Pp]rogram(?:me)?) [Oo]f"
    r"|[Pp]repar(?:es?|ing|ations?) (?:[Ff]or|[Tt]o))\s(?:the\s)?"
    rf"(?P<name>(?:(?!(?:First|Next|Upcoming)\b)[A-Z][\w&'-]*\s){{1,5}}(?:{PROPER_WORD})\b)"
)
MARGINS = re.compile(r"\b(?:sidelines|margins) of\s(?:the\s)?$")
BEFOREHAND = re.compile(r"\b(?:ahead of|on the eve of)\s(?:the\s)?$")
"""what comes before a gathering is not framed by it"""
UPCOMING = re.compile(r"upcoming|forthcoming|next")
YEAR = re.compile(r"\b20\d\d\b")
NAMED_KINDS = frozenset({"conference", "culture"})
QUOTED = re.compile(r"\s?\"[^\"\n]{2,60}\"")


def find_main_name(text: ArticleText, kind: Value[str]) -> str:
    """The proper name under which the main event goes ("Transform Africa Summit"), "" where the text gives none."""
    if kind.value not in NAMED_KINDS:
        return ""
    field = text.title if kind.span.field == "title" else text.body
    for start, end in _proper_names(field, field.sentence_at(kind.span.start)):
        if start < kind.span.end and kind.span.start < end:
            return LEADING.sub("", field.read[start:end])
    return ""


def _proper_names(field: Field, bounds: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Start and end of the proper names of gatherings in one sentence."""
    if not GATHERING.search(field.plain, *bounds):
        return
    for match in PROPER.finditer(field.plain, *bounds):
        start, end = match.span()
        if starter := STARTER.match(match.group()):
            start += starter.end()
        if quoted := QUOTED.match(field.plain, end):
            end = quoted.end()
        name = field.plain[start:end]
        if PROPER_NAME.search(name) and not BODIES.search(name):
            yield start, end


def find_named_events(text: ArticleText, days: DayContext, main: EventRecord | None) -> list[Draft]:
    """Proper names of gatherings. One that stands in the lead is the frame of the main event, unless a date makes it another."""
    drafts = list(_in_title(text.title, main))
    field = text.body
    for bounds in field.sentences:
        for start, end in _proper_names(field, bounds):
            if main and main.kind.span.field == "body" and start < main.kind.span.end and main.kind.span.start < end:
                continue
            if MARGINS.search(field.plain, max(0, start - 24), start):
                continue
            name = field.plain[start:end]
            kind = next(kind for kind, pattern in PROPER_KINDS if pattern.search(name))
            status = "planned" if UPCOMING.match(name) else status_of(field.plain, None, days, bounds, (start, end))
            in_lead = bounds == field.sentences[0] and not BEFOREHAND.search(field.plain, bounds[0], start)
            short = LEADING.sub("", field.read[start:end])
            date = _year_in_name(field, start, end)
            if date:
                status = status_of(field.plain, date, days, bounds)
            drafts.append(Draft(kind, field.span(start, end), (start, end), short, date, status, is_proper=True, is_generic=in_lead))
    return drafts


def _in_title(title: Field, main: EventRecord | None) -> Iterator[Draft]:
    """ "Diplomats Learn Details of Regional Ecological Summit": a gathering to come that the title speaks of."""
    for match in AHEAD.finditer(title.plain):
        start, end = match.span("name")
        name = title.plain[start:end]
        overlaps = main and main.kind.span.field == "title" and start < main.kind.span.end and main.kind.span.start < end
        if not overlaps and not BODIES.search(name) and has_own_words(name):
            kind = next(kind for kind, pattern in PROPER_KINDS if pattern.search(name))
            yield Draft(kind, title.span(start, end), (start, end), title.read[start:end], None, "planned", is_proper=True)


def _year_in_name(field: Field, start: int, end: int) -> Value[DateValue] | None:
    """ "EXPO 2027 Belgrade", "2026 Review Conference"."""
    match = YEAR.search(field.plain, start, end)
    return Value(DateValue(match.group()), field.span(*match.span()), "named_year") if match else None
