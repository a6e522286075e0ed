"""The city of the main event where no "in" names it: that of a host's office, of a hospital or a road, of the way that aid takes.

Takes the text, its states and what is known of the event; gives a place with its span and rule, or nothing. Knowingly missed: cities that
only a venue's own name shows ("at the Cotroceni Palace").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.places import NAME, read_city
from articles.extraction.records import CountryRecord, PlaceValue, Value
from articles.extraction.text import ArticleText, Field
from entities.gazetteer import is_ambiguous_city, lookup_country

_WORDS = knowledge("main_event")
HEAD_OF_CITY = rf"(?:{any_of(_WORDS['city_heads'])}) of (?:the [Cc]ity of )?(?P<city>{NAME})"
HOST_FIRST = re.compile(rf"(?:The )?{HEAD_OF_CITY}[^.;]*?\b(?:{any_of(_WORDS['receives'])})\b")
HOST_MET = re.compile(rf"\b(?:with|by|to)\s(?:the\s)?{HEAD_OF_CITY}")
KIND = r"(?:the (?:[A-Z]\w+ )?(?:city|town|village|port|province|region|district|settlement) of )?"
HURT = re.compile(
    rf"\b(?:[Nn]ear|outside|in the vicinity of|off|km (?:to the )?(?:[\w-]+ )?(?:of|from)|kilometres from)"
    rf" (?:the city of )?(?P<near>{NAME})"
    rf"|\bhospitals? (?:in|of) (?P<city>{NAME})|\bon the (?P<road>{NAME}) - {NAME} (?:highway|road|motorway|route)"
)
SENT_FROM = re.compile(rf"\b(?:{any_of(_WORDS['sets_out'])})\b[^.;]{{0,30}}?\bfrom (?:the )?(?P<city>{NAME})")
BROUGHT_TO = re.compile(rf"\b(?:{any_of(_WORDS['brings'])})\b[^.;]{{0,80}}?\bto {KIND}(?P<city>{NAME})")
BYGONE = re.compile(r"\b(?:recall\w*|last year|earlier|previous\w*|plann?\w*|will)\b", re.IGNORECASE)
ARRIVED = re.compile(
    rf"\b(?:(?:came|flew) to|(?:arrived|are staying|is staying|are|is) in) (?P<city>{NAME})(?:,? (?:on|for|at|with|the day)\b|[.,]|$)"
)
IN_NAME = re.compile(r"[A-Z]\w+ of $")
DIPLOMAT = re.compile(r"\b(?:Ambassador|Consul|Chargé|Embassy|Representative)\b")
FIRST_SENTENCES = 3
TALKS = frozenset({"meeting", "visit", "consultations", "conference"})
NOT_AT_HOME = frozenset({"phone_call", "message", "statement", "appointment", "aid"})
HOME = "KZ"


def find_indirect_place(text: ArticleText, kind: str, states: Iterable[str]) -> Value[PlaceValue] | None:
    """The city that the first sentences show in another way than by "in"."""
    known = tuple(states)
    if kind == "incident":
        return _first(text.body, (HURT,), known, "injured")
    if kind == "aid":
        return _first(text.body, (SENT_FROM, BROUGHT_TO), known, "way_of_aid")
    if kind in TALKS:
        return _host_city(text.body, known) or _first(text.body, (ARRIVED,), known, "arrived")
    return None


def _first(field: Field, patterns: tuple[re.Pattern[str], ...], states: tuple[str, ...], rule: str) -> Value[PlaceValue] | None:
    for bounds in field.sentences[:FIRST_SENTENCES]:
        for pattern in patterns:
            for match in pattern.finditer(field.plain, *bounds):
                value = _city(field, match, states, rule)
                if value and not BYGONE.search(field.plain, bounds[0], match.start()):
                    return value
    return None


def _city(field: Field, match: re.Match[str], states: tuple[str, ...], rule: str) -> Value[PlaceValue] | None:
    group = next(name for name, words in match.groupdict().items() if words)
    found = read_city(match[group], states)
    if found is None:
        return None
    name, alpha2 = found
    if alpha2 is None and rule != "way_of_aid":
        return None
    start = match.start(group)
    return Value(PlaceValue(field.read[start : start + len(name)], alpha2), field.span(start, start + len(name)), rule)


def _host_city(field: Field, states: tuple[str, ...]) -> Value[PlaceValue] | None:
    """ "Mayor of Oslo NAME received"; "Ambassador NAME met with the Mayor of Oslo": a diplomat goes to see a mayor."""
    if not field.sentences:
        return None
    start, end = field.sentences[0]
    if match := HOST_FIRST.match(field.plain, start, end):
        return _city_of(field, match.start("city"), match["city"], states)
    met = HOST_MET.search(field.plain, start, end)
    if met and DIPLOMAT.search(field.plain, start, met.start()):
        return _city_of(field, met.start("city"), met["city"], states)
    return None


def _city_of(field: Field, at: int, words: str, states: tuple[str, ...]) -> Value[PlaceValue] | None:
    found = read_city(words, states)
    if found is None or found[1] is None:
        return None
    return Value(PlaceValue(found[0], found[1]), field.span(at, at + len(found[0])), "host_of_city")


def find_named_capital(text: ArticleText, kind: str, host: str | None, countries: Iterable[CountryRecord]) -> Value[PlaceValue] | None:
    """The host state's capital, where the text names it as a city and no other city of the event; not where it stands for a government."""
    entry = lookup_country(host) if host and host != HOME and kind not in NOT_AT_HOME else None
    if entry is None or not entry.capital or is_ambiguous_city(entry.capital):
        return None
    governments = {mention.span for country in countries for mention in country.mentions}
    for field in text.fields:
        match = re.search(rf"\b{re.escape(entry.capital)}\b", field.plain)
        if match and not IN_NAME.search(field.plain, 0, match.start()) and field.span(*match.span()) not in governments:
            return Value(PlaceValue(field.read[match.start() : match.end()], entry.alpha2), field.span(*match.span()), "capital_named")
    return None
