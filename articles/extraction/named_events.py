"""Proper names of one-off gatherings: "Regional Ecological Summit", "COP17", "XVII Summer Paralympic Games"."""

from __future__ import annotations

import re

from articles.extraction.event_drafts import Draft, status_of
from articles.extraction.event_heads import BODIES, GATHERING, PROPER, PROPER_KINDS
from articles.extraction.records import DayContext, EventRecord
from articles.extraction.text import ArticleText

STARTER = re.compile(r"(?:The|This|In|On|At|For|Under|During|After|Following|Within|And|Of)\s(?:the\s)?")
PROPER_NAME = re.compile(r"[A-Z][\w'-]+\s.*[A-Z\"]|COP")
UPCOMING = re.compile(r"upcoming|forthcoming|next")
QUOTED = re.compile(r"\s?\"[^\"\n]{2,60}\"")


def find_named_events(text: ArticleText, days: DayContext, main: EventRecord | None) -> list[Draft]:
    """Proper names of gatherings. One that stands in the lead is the frame of the main event, unless a date makes it another."""
    drafts = []
    field = text.body
    sentences = [bounds for bounds in field.sentences if GATHERING.search(field.plain, *bounds)]
    for match in (match for bounds in sentences for match in PROPER.finditer(field.plain, *bounds)):
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
        status = "planned" if UPCOMING.match(name) else status_of(field.plain, None, days, bounds, (start, end))
        in_lead = bounds == field.sentences[0]
        drafts.append(Draft(kind, field.span(start, end), field.read[start:end], None, status, True, is_generic=in_lead))
    return drafts
