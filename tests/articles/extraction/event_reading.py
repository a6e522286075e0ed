"""Reads the events of a made-up story, from its text and its people."""

from __future__ import annotations

import re
from datetime import date

from articles.extraction.countries import find_countries
from articles.extraction.events import find_events
from articles.extraction.records import DayContext, EventRecord, OfficeRecord, PersonForm, PersonRecord, Value
from articles.extraction.text import ArticleText, Field

DAYS = DayContext(published_on=date(2025, 11, 12))  # a Wednesday


def person(text: ArticleText, name: str, country: str, *offices: str) -> PersonRecord:
    forms = tuple(
        PersonForm(found.group(), field.span(*found.span()), "name")
        for field in text.fields
        for found in re.finditer(rf"(?:{re.escape(name)}|{re.escape(name.rsplit(maxsplit=1)[-1])})", field.plain)
    )
    records = tuple(OfficeRecord(office, office, forms[0].span, "office", country) for office in offices)
    return PersonRecord(name, forms, Value(country, forms[0].span, "office"), records)


def events_of(title: str, body: str, people: dict[str, tuple[str, ...]] | None = None, days: DayContext = DAYS) -> tuple[EventRecord, ...]:
    text = ArticleText(Field("title", title), Field("body", body))
    persons = tuple(person(text, name, *given) for name, given in (people or {}).items())
    return find_events(text, days, persons, find_countries(text))


def main_of(title: str, body: str, people: dict[str, tuple[str, ...]] | None = None, days: DayContext = DAYS) -> EventRecord:
    (main, *_) = events_of(title, body, people, days)
    assert main.is_main
    return main
