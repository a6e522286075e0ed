"""The state in which the main event took place, where the text names no city for it but makes the state plain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.extraction.records import CountryRecord, PersonRecord, PlaceValue, Value
from articles.extraction.text import ArticleText

NO_PLACE = frozenset({"phone_call", "message", "statement", "appointment", "agreement", "aid"})
HOME = "KZ"
MISSION = re.compile(r"\b(?:Embassy|Consulate General|Permanent Mission) of (?:the Republic of )?Kazakhstan (?:in|to) (?:the )?$")
IN_TITLE = re.compile(
    r"\b(?:(?<!Mission )(?<!Ambassador )(?<!Representative )(?<!Envoy )(?<!Office )in|visits?|visit to|arrives in|trip to)\s(?:the\s)?$",
    re.IGNORECASE,
)
VISITED = re.compile(r"\b(?:visited|visit to|arrived in|trip to)\s(?:the\s)?$")
AT_HOME = re.compile(
    r"\b(?:Tokayev|Head of State|President|Minister|Speaker|Chairman)\b[^.]{0,80}?\breceived\b(?! by)"
    r"|\bat the (?:Akorda|Kazakh (?:Foreign Ministry|MFA))"
    r"|(?:Ministry|Majilis|Senate|Government)(?: of Foreign Affairs)? of the Republic of Kazakhstan[^.]{0,20}\bhosted"
)


def find_main_state(
    text: ArticleText, kind: str, participants: Sequence[Value[str]], persons: Sequence[PersonRecord], countries: Sequence[CountryRecord]
) -> Value[PlaceValue] | None:
    """A place without a city: where an ambassador who takes part is accredited, the mission's host, the state in the title, or home."""
    if kind in NO_PLACE:
        return None
    return _named_state(text, countries) or _posting(participants, persons) or _home(text)


def _named_state(text: ArticleText, countries: Sequence[CountryRecord]) -> Value[PlaceValue] | None:
    for country in countries:
        for mention in country.mentions:
            if country.alpha2 != HOME and mention.rule in ("name", "official", "abbreviation") and _is_where(text, mention):
                return Value(PlaceValue(None, country.alpha2), mention.span, "state_named")
    return None


def _is_where(text: ArticleText, mention: Value[str]) -> bool:
    field = text.title if mention.span.field == "title" else text.body
    before = field.plain[max(0, mention.span.start - 80) : mention.span.start]
    if field is text.title:
        return IN_TITLE.search(before) is not None
    in_lead = field.sentence_number(mention.span.start) == 0
    return in_lead and (MISSION.search(before) or VISITED.search(before)) is not None


def _posting(participants: Sequence[Value[str]], persons: Sequence[PersonRecord]) -> Value[PlaceValue] | None:
    """An ambassador meets people where he is accredited: ours abroad, theirs here; of several posts, the one whose people are there."""
    taking_part = {value.value for value in participants}
    present = [person for person in persons if person.name in taking_part]
    posts = [
        (office.receiving_state, office.span)
        for person in present
        for office in person.offices
        if office.is_bilateral and not office.is_former and office.receiving_state
    ]
    if len({state for state, _ in posts}) > 1:
        states = {person.country.value for person in present if person.country}
        posts = [post for post in posts if post[0] in states - {HOME}]
    return Value(PlaceValue(None, posts[0][0]), posts[0][1], "posting") if posts else None


def _home(text: ArticleText) -> Value[PlaceValue] | None:
    """ "received" and "hosted" by a Kazakh body: at home."""
    start, end = text.body.sentences[0]
    match = AT_HOME.search(text.body.plain, start, end)
    return Value(PlaceValue(None, HOME), text.body.span(*match.span()), "received_at_home") if match else None
