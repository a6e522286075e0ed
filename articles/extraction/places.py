"""Cities in which something happens, each with its state: "in Yerevan", "at the Royal Palace in Maseru", "in the Finnish capital".

Takes the text and the states that it names; a city that several states have goes to one of those. A city in an office, a mission's or a
school's name is read with the rule "seat", since it may be only an address; the goal of a journey is "visited"; a name that the gazetteer
does not have is "unknown_city", unless its state stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articles.extraction.knowledge import CAPITAL, any_of, knowledge
from articles.extraction.records import CountryRecord, FieldName, PlaceValue, Span, Value
from articles.extraction.text import ArticleText, Field
from entities.gazetteer import country_forms, is_no_state, lookup_city, lookup_country

_WORDS = knowledge("main_event")
NAME = rf"(?:St\. )?{CAPITAL}[\w'-]*(?: (?:(?:am|an|der|de|do|da|du|la|le|los|el|al|es|e|of|upon|on) )?{CAPITAL}[\w'-]*){{0,4}}"
STATION_OF = rf"[Aa]t the (?:international )?(?:{any_of(_WORDS['stations'])}) (?:of|in)"
STATION_AHEAD = rf"(?= {NAME} (?:[Ii]nternational )?(?:{any_of(_WORDS['stations'])}))"
CITY = re.compile(
    rf"\b(?:(?P<visited>{any_of(_WORDS['journeys'])})|[Aa]t(?: the)?{STATION_AHEAD}|{STATION_OF}|[Aa]t(?= the Vatican)|[Ii]n)"
    rf" (?P<kind>(?:the |a )(?:(?P<of>{CAPITAL}\w+) |\w+ )?(?:{any_of(_WORDS['place_words'])})(?:,| of) )?"
    rf"(?:the (?=Vatican))?(?P<city>{NAME})"
)
THE_CAPITAL = rf"(?:\b[Ii]n t|\b[Tt](?=he {CAPITAL}\w+ capital (?:{any_of(_WORDS['venues'])})))he"
CAPITAL_OF = re.compile(
    rf"{THE_CAPITAL} (?:(?P<demonym>{CAPITAL}\w+(?: {CAPITAL}\w+)?) capital"
    rf"|capital of (?:the )?(?P<state>{CAPITAL}[\w' -]+?))(?=[,.;]|\s[a-z]|$)"
)
CAMPUS = re.compile(rf"\b[Uu]niversity of (?P<city>{NAME})")
HOSTED = re.compile(
    rf"^(?P<city>{NAME}?) (?:{any_of(_WORDS['hosting'])})\b|\b(?P<gathering>{CAPITAL}[\w-]+) (?:{any_of(_WORDS['gatherings'])})\b"
)
VENUE = re.compile(rf"(?:^|[\n.,] ?)(?P<city>{NAME}?) (?:{any_of(_WORDS['venues'])})\b(?P<gathering>(?!))?")
REGION_AFTER = re.compile(rf" (?:{any_of(_WORDS['regions'])})\b")
STATE_AFTER = re.compile(rf", (?P<state>{CAPITAL}[\w']+(?: {CAPITAL}[\w']+)?)")
AT_ADDRESS = re.compile(
    rf"\b[Aa]t (?:the |its )?(?:{CAPITAL}[\w'-]*\s){{0,4}}(?:{any_of(_WORDS['addresses'])})(?:\s(?:of|for|the|[A-Z][\w'-]*))*\s$"
)
ADDRESS_BEFORE = re.compile(rf"(?:{any_of(_WORDS['addresses'])})(?:\s(?:of|for|the|to|and|[A-Z][\w'-]*)|,)*\s$")
OWNER = re.compile(r"'s\b|'$")
CITY_STATES = frozenset(_WORDS["city_states"])
NO_CITIES = frozenset(_WORDS["no_cities"])


def find_places(text: ArticleText, countries: Iterable[CountryRecord], names: Iterable[Span] = ()) -> tuple[Value[PlaceValue], ...]:
    """Every city in which something may have happened, in order of the text, title first; `names` are the places where people are named."""
    states = tuple(country.alpha2 for country in countries)
    ends = {(span.field, span.end) for span in names}
    found = [value for field in text.fields for value in (*_cities(field, states, ends), *_capitals(field))]
    found += [value for field in text.fields for value in _hosts(field, states)]
    return tuple(sorted(found, key=lambda value: (value.span.field != "title", value.span.start)))


def _cities(field: Field, states: tuple[str, ...], ends: set[tuple[FieldName, int]]) -> Iterator[Value[PlaceValue]]:
    for match in CITY.finditer(field.plain):
        start = match.start("city")
        found = read_city(match["city"], states)
        if found is None:
            continue
        name, alpha2 = found
        end = start + len(name)
        if region := REGION_AFTER.match(field.plain, end):
            end = region.end()
        if alpha2 is None:
            alpha2 = _state_behind(field.plain, end) or _state_before(match["of"])
        rule = "city" if alpha2 else "unknown_city"
        if (field.name, match.start() - 1) not in ends and _is_address(field.plain, match.start()):
            if alpha2 is None:
                continue
            rule = "seat"
        elif match["visited"]:
            if alpha2 is None and not match["kind"]:
                continue
            rule = "visited"
        yield Value(PlaceValue(field.read[start:end], alpha2), field.span(start, end), rule)


def _is_address(plain: str, start: int) -> bool:
    """ "the Consulate in Graz" may be only an address; "at the Consulate in Graz" is where it happened."""
    low = max(0, start - 90)
    return bool(ADDRESS_BEFORE.search(plain, low, start)) and not AT_ADDRESS.search(plain, low, start)


def read_city(words: str, states: tuple[str, ...]) -> tuple[str, str | None] | None:
    """The longest beginning of the words that is a known city, with its state; two words at most of an unknown one; None for no city."""
    parts = OWNER.split(words, maxsplit=1)[0].split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        form = country_forms().get(name)
        if name in CITY_STATES:
            return name, form.alpha2 if form else None
        if (form and form.kind != "capital") or is_no_state(name) or name in NO_CITIES:
            return None
        if cities := lookup_city(name):
            here = [city for city in cities if city.alpha2 in states]
            return name, (here or list(cities))[0].alpha2
    return (" ".join(parts), None) if len(parts) <= 2 else None


def _state_behind(plain: str, end: int) -> str | None:
    """ "in Kvitfjell, Norway"."""
    match = STATE_AFTER.match(plain, end)
    form = country_forms().get(match["state"]) if match else None
    return form.alpha2 if form and form.kind in ("name", "abbreviation") else None


def _state_before(adjective: str | None) -> str | None:
    """ "in the Montenegrin resort of Petrovac"."""
    form = country_forms().get(adjective or "")
    return form.alpha2 if form and form.kind == "demonym" else None


def _capitals(field: Field) -> Iterator[Value[PlaceValue]]:
    """ "in the Finnish capital", "in the capital of Kenya": the city is plain, though not printed."""
    for match in CAPITAL_OF.finditer(field.plain):
        form = country_forms().get(match["demonym"] or match["state"])
        entry = lookup_country(form.alpha2) if form and form.kind != "capital" else None
        if entry and entry.capital:
            group = "demonym" if match["demonym"] else "state"
            yield Value(PlaceValue(entry.capital, entry.alpha2), field.span(match.start(group), match.end()), "capital_of")


def _hosts(field: Field, states: tuple[str, ...]) -> Iterator[Value[PlaceValue]]:
    """ "Tallinn Hosts Consultations", "the Strasbourg session"; in a body "Dushanbe was the venue", "The Polish capital played host"."""
    for match in (HOSTED if field.name == "title" else VENUE).finditer(field.plain):
        group = "city" if match["city"] else "gathering"
        if match[group] is None:
            continue
        found = read_city(match[group], states)
        if found and found[1]:
            yield Value(PlaceValue(field.read[match.start(group) : match.end(group)], found[1]), field.span(*match.span(group)), "city")


def find_campus(text: ArticleText, states: Iterable[str]) -> Value[PlaceValue] | None:
    """The city of the university that the lead names ("addressed the students of the University of Tartu")."""
    if not text.body.sentences:
        return None
    start, end = text.body.sentences[0]
    for match in CAMPUS.finditer(text.body.plain, start, end):
        found = read_city(match["city"], tuple(states))
        if found and found[1]:
            at = match.start("city")
            return Value(PlaceValue(found[0], found[1]), text.body.span(at, at + len(found[0])), "campus")
    return None
