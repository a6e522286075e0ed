"""The sides of the main event: the states for which its participants act, and those that title and lead name as parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from articles.extraction.records import CountryRecord, PersonRecord, Value
from articles.extraction.text import ArticleText

WORLD_OFFICE = re.compile(
    r"\b(?:Secretary[- ]General|Director[- ]General|High Commissioner|Commissioner|Executive (?:Director|Secretary)|Resident (?:Coordinator|Representative)|Chairperson of the (?:African|Commission)"
    r"|Under-Secretary|United Nations|UN|UNESCO|UNICEF|WHO|WTO|WIPO|OSCE|SCO|CIS|CICA|OTS|ICRC|International \w+ (?:Committee|Federation|Organization)|European (?:Union|Commission|Parliament)|EU|World Bank|European Bank|Asian Development Bank)\b"
)
PARTIES = frozenset({"phone_call", "message", "statement", "aid", "consultations", "agreement", "visit", "appointment", "credentials", "incident", "vote"})
HOSTED = re.compile(r"\b(?:Embassy|Ambassador|Embassies) of (?:the Republic of )?Kazakhstan (?:to|in) (?:the )?$")
HOME = "KZ"


def find_sides(
    text: ArticleText, kind: str, participants: Sequence[Value[str]], persons: Sequence[PersonRecord], countries: Sequence[CountryRecord]
) -> tuple[Value[str], ...]:
    """The sides, Kazakhstan first where it is one, each with the mention or the participant that shows it."""
    sides: dict[str, Value[str]] = {}
    taking_part = {value.value for value in participants}
    for person in persons:
        if person.name in taking_part and person.country and _serves_its_state(person):
            sides.setdefault(person.country.value, Value(person.country.value, person.forms[0].span, "participant"))
    for country in countries:
        mention = next((value for value in country.mentions if _is_party(text, value, kind)), None)
        if mention:
            sides.setdefault(country.alpha2, Value(country.alpha2, mention.span, "named_party"))
    return tuple(sorted(sides.values(), key=lambda side: (side.value != HOME, side.span.field != "title", side.span.start)))


def _serves_its_state(person: PersonRecord) -> bool:
    """An official of an international organisation acts for it, not for the state that he comes from."""
    current = [office for office in person.offices if not office.is_former]
    if not current or any(office.is_bilateral for office in current):
        return True
    if person.country and person.country.value == HOME:
        return True
    return not all(WORLD_OFFICE.search(office.text) for office in current)


def _is_party(text: ArticleText, mention: Value[str], kind: str) -> bool:
    if mention.span.field == "title":
        return True
    sentences = text.body.sentences[: 2 if kind in PARTIES else 1]
    if not sentences or mention.span.start >= sentences[-1][1]:
        return False
    if mention.value == HOME or kind in PARTIES:
        return True
    return bool(HOSTED.search(text.body.plain[: mention.span.start][-60:])) or mention.rule == "demonym"


def party_codes(sides: Iterable[Value[str]]) -> tuple[str, ...]:
    return tuple(side.value for side in sides)
