"""States that an article names, as ISO 3166-1 alpha-2 codes, each mention with its span and the rule that read it.

Takes the article's text alone. The gazetteer finds the forms; here their surroundings decide whether the form stands for a state: not in a
language, a currency, an airline or the name of a private body, not in a person's name, and a capital only where the grammar makes it a
government. A form that several states share goes to the one that the article names otherwise. Knowingly left out: "the Kingdom",
"the Republic", states behind a title or behind a city.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.extraction.capitals import Capitals, government_rule
from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.records import CountryRecord, Span, Value
from articles.extraction.text import ArticleText, Field
from entities.gazetteer import CountryForm, find_country_forms

_CONTEXTS = knowledge("state_contexts")
THING_AFTER = re.compile(rf"(?:'s)?[\s-](?:{any_of(_CONTEXTS['things'])})\b")
PRIVATE_BODY_AFTER = re.compile(rf"(?:\s[A-Z][\w'-]*|\s(?:of|for|and|the))*?\s(?:{any_of(_CONTEXTS['private_bodies'])})\b")
LANGUAGE_BEFORE = re.compile(rf"\b(?:{any_of(_CONTEXTS['before_language'])})\s(?:\w+,\s|\w+\sand\s|both\s)*(?:and\s)?$")
LANGUAGE_AFTER = re.compile(r"(?:\s(?:and|or)\s[A-Z]\w+)?(?:[.,;:)\"]|$)|\s(?:and|or)\s[a-z]")
NAME_BEFORE = re.compile(rf"\b(?:{any_of(_CONTEXTS['before_name'])})\s$")
GIVEN_NAME_BEFORE = re.compile(r"(?:^|[^\w])(?P<word>[A-Z][a-z]+)\s$")
SURNAME_AFTER = re.compile(r"\s[A-Z][a-z]+(?:sk[iy]|ov|ova|ev|eva|vich|son|ez|idze|shvili|yan|ian|lu|li|oglu|berg|mann)\b")
NO_GIVEN_NAMES = frozenset(_CONTEXTS["title_words"])


def find_countries(text: ArticleText) -> tuple[CountryRecord, ...]:
    """The states of title and body in the order of their first mention."""
    found: list[tuple[CountryForm, Value[str]]] = []
    for field in text.fields:
        found += _field_mentions(field)
    settled = _settle_shared(found)
    mentions: dict[str, list[Value[str]]] = {}
    for value in settled:
        mentions.setdefault(value.value, []).append(value)
    return tuple(CountryRecord(alpha2, tuple(values)) for alpha2, values in mentions.items())


def drop_inside(countries: Iterable[CountryRecord], spans: Iterable[Span]) -> tuple[CountryRecord, ...]:
    """The states without the mentions that lie inside one of the spans (names of people); a state left without any is dropped."""
    taken = list(spans)

    def is_free(mention: Value[str]) -> bool:
        span = mention.span
        return not any(span.field == other.field and other.start <= span.start and span.end <= other.end for other in taken)

    kept = (CountryRecord(country.alpha2, tuple(filter(is_free, country.mentions))) for country in countries)
    return tuple(country for country in kept if country.mentions)


def _field_mentions(field: Field) -> list[tuple[CountryForm, Value[str]]]:
    found = []
    capitals = []
    for start, end, form in find_country_forms(field.plain):
        if form.kind == "capital":
            capitals.append((start, end, form))
        elif _stands_for_state(field, start, end, form):
            found.append((form, Value(form.alpha2, field.span(start, end), form.kind)))
    places = Capitals((start, end) for start, end, _ in capitals)
    for start, end, form in capitals:
        if rule := government_rule(field, start, end, places):
            found.append((form, Value(form.alpha2, field.span(start, end), rule)))
    return found


def _stands_for_state(field: Field, start: int, end: int, form: CountryForm) -> bool:
    before = field.plain[max(0, start - 40) : start]
    after = field.plain[end : end + 60]
    if THING_AFTER.match(after) or NAME_BEFORE.search(before):
        return False
    if form.kind == "demonym":
        return not (_is_language(before, after) or PRIVATE_BODY_AFTER.match(after))
    return not (form.is_ambiguous and _is_inside_name(before, after))


def _is_language(before: str, after: str) -> bool:
    """ "speaks Persian, Arabic and French": an adjective with no noun behind it, after a word of speech or study."""
    return bool(LANGUAGE_BEFORE.search(before) and LANGUAGE_AFTER.match(after))


def _is_inside_name(before: str, after: str) -> bool:
    """ "Michael Jordan", "Georgia Petrova": a capitalised word beside it that is no title."""
    given = GIVEN_NAME_BEFORE.search(before)
    if given and given["word"] not in NO_GIVEN_NAMES and not before.rstrip().endswith((".", "\n")) and len(before) > len(given.group()):
        return not re.search(r"[.!?\"\n]\s$", before[: given.start("word")] or ". ")
    return bool(SURNAME_AFTER.match(after))


def _settle_shared(found: list[tuple[CountryForm, Value[str]]]) -> list[Value[str]]:
    """Forms that several states share ("Congolese", "Dominican") go to the one that is named otherwise, else to the likeliest name."""
    sure = {value.value for form, value in found if len(form.candidates) == 1}
    settled = []
    for form, value in found:
        if len(form.candidates) > 1:
            named = [alpha2 for alpha2 in form.candidates if alpha2 in sure]
            if len(named) != 1 and form.kind == "demonym":
                continue
            alpha2 = named[0] if named else form.alpha2
            settled.append(Value(alpha2, value.span, f"{value.rule}_shared"))
        else:
            settled.append(value)
    return settled
