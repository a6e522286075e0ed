"""Cities in which something happens, each with its state: "in Yerevan", "at the Royal Palace in Maseru".

Takes the text and the states that it names; a city that several states have goes to one of those. Only cities behind "in" or "at" are
places; a city in an office, a mission's or a school's name is read with the rule "seat", since it may be only an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.extraction.knowledge import CAPITAL, any_of, knowledge
from articles.extraction.records import CountryRecord, PlaceValue, Value
from articles.extraction.text import ArticleText, Field
from entities.gazetteer import country_forms, is_no_state, lookup_city

_WORDS = knowledge("main_event")
CITY = re.compile(
    r"\b(?:(?P<visited>visited|(?:visit|trip|arrived|journey)\s(?:in|to))|[Ii]n)\s(?:the\s(?:\w+\s)?(?:city|town|capital|village|resort)\s(?:of\s)?)?"
    rf"(?P<city>(?:St\. )?{CAPITAL}[\w'-]*(?: (?:(?:am|an|der|de|do|da|du|la|le|los|el|al|es|e|of|upon|on) )?{CAPITAL}[\w'-]*){{0,4}})"
)
ADDRESS_BEFORE = re.compile(rf"(?:{any_of(_WORDS['addresses'])})(?:\s(?:of|for|the|to|and|[A-Z][\w'-]*)|,)*\s$")
NO_CITIES = frozenset(_WORDS["no_cities"])


def find_places(text: ArticleText, countries: Iterable[CountryRecord]) -> tuple[Value[PlaceValue], ...]:
    """Every city behind "in", in order of the text, title first.

    Rules: "city" known, "visited" the goal of a visit, "seat" in an address, "unknown_city" not in the gazetteer.
    """
    states = tuple(country.alpha2 for country in countries)
    return tuple(value for field in text.fields for value in _field_places(field, states))


def _field_places(field: Field, states: tuple[str, ...]) -> list[Value[PlaceValue]]:
    found = []
    for match in CITY.finditer(field.plain):
        start = match.start("city")
        words = match["city"].rstrip(".'").removesuffix("'s")
        value = _read_city(words, states)
        if value is None:
            continue
        city, rule = value
        if ADDRESS_BEFORE.search(field.plain, max(0, match.start() - 90), match.start()):
            rule = "seat"
        elif match["visited"]:
            rule = "visited" if rule == "city" else ""
        if not rule:
            continue
        end = start + len(city.city or "")
        found.append(Value(PlaceValue(field.read[start:end], city.country), field.span(start, end), rule))
    return found


def _read_city(words: str, states: tuple[str, ...]) -> tuple[PlaceValue, str] | None:
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        form = country_forms().get(name)
        if form and form.kind != "capital":
            return None
        if is_no_state(name) or name in NO_CITIES:
            return None
        cities = lookup_city(name)
        if cities:
            here = [city for city in cities if city.alpha2 in states]
            return PlaceValue(name, (here or list(cities))[0].alpha2), "city"
    if len(parts) <= 2 and words.isascii() is not None:
        return PlaceValue(words, None), "unknown_city"
    return None
