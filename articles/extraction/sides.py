"""The sides of the main event: the states for which its participants act, and those that title and lead name as parties.

The agency writes of Kazakhstan's affairs: where the article names Kazakhstan at all, it is a side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.records import CountryRecord, PersonRecord, PlaceValue, Value
from articles.extraction.text import ArticleText, Field

_WORDS = knowledge("main_event")
WORLD_OFFICE = re.compile(rf"\b(?:{any_of(_WORDS['world_offices'])})\b")
WORLD_BODY = re.compile(r"\b(?:World|International|United Nations|UN|Organi[sz]ation|European|Union|[A-Z]{4,})\b")
BY_LEAD = frozenset({"statement", "aid", "consultations", "agreement", "visit", "incident", "message"})
BY_TITLE = frozenset({"phone_call", "credentials", "appointment"})
EMBASSY = re.compile(r"\b(?:Embassy|Embassies) of (?:the Republic of )?Kazakhstan (?:to|in) (?:the )?$")
LOCATED = re.compile(r"\b(?:in|from|near|at)\s(?:the\s)?$", re.IGNORECASE)
STATE = r"[A-Z][\w']*(?: (?:of )?[A-Z][\w']*){0,5}"
ENVOY_BEFORE = re.compile(
    rf"\b(?:accredited|Ambassadors?|Embassy|Consul(?:ate)?(?: General)?|Representative)(?: of (?:the )?(?:[a-z]+ )?{STATE})?,?"
    rf" (?:to|in) (?:the )?(?:{STATE}(?:,| and) )*(?:the )?$"
)
ALSO_SENT = re.compile(
    r"\b(?:telegrams?|letters?|messages?|condolences|congratulations)\b[^.]{0,60}\b(?:also|addressed|sent)\b", re.IGNORECASE
)
TOGETHER = re.compile(r"\bbrought together\b")
SPORTS = re.compile(rf"\b(?:{any_of(_WORDS['sports'])})\b", re.IGNORECASE)
GROUP_BEFORE = re.compile(rf"\b(?:{any_of(_WORDS['groups'])}) (?:from|of) (?:the )?(?:(?:the )?{STATE}(?:, | and |, and ))*(?:the )?$")
LEADERS_OF = re.compile(
    r"\b(?:leaders|[Pp]residents|[Hh]eads(?: of (?:state|government))?|(?:[Ff]oreign |[Pp]rime )?[Mm]inisters|[Ff]oreign [Mm]inistries"
    rf"|[Ss]peakers|[Gg]overnments|[Pp]arliaments|delegations) of (?:the )?(?:(?:the )?{STATE}(?:, | and |, and ))*(?:the )?$"
)
AMONG_STATES = re.compile(rf"\b(?:states|countries), (?:among them|including) (?:the )?(?:(?:the )?{STATE}(?:, | and |, and ))*(?:the )?$")
ON_BORDER = re.compile(r"\bborder with (?:the )?$")
PAIR_BEFORE = re.compile(r"\bKazakh(?:stan|stani)?-$")
GUESTS_AFTER = re.compile(
    r" (?:[a-z]+ ){0,2}(?:delegations?|investors|parliamentarians|business(?:men|people)|entrepreneurs|senators|deputies|lawmakers"
    r"|colleagues|counterparts?|officials|diplomats|side)\b"
)
TAKING_PART = re.compile(r"\bwith the participation of\b")
EPICENTRE = re.compile(r"\bepicent(?:er|re)\b[^.]{0,60}\b(?:in|on|within)\s(?:the territory of\s)?(?:the\s)?$", re.IGNORECASE)
TRANSIT = re.compile(
    r"\b(?:through|via|across|by way of|en route to|territories of|crossed|passed)\s"
    rf"(?:the\s)?(?:(?:territor(?:y|ies)|ports?|airspace) of\s(?:the\s)?)?(?:(?:the )?{STATE}(?:, | and ))*(?:the\s)?$",
    re.IGNORECASE,
)
VOTE_AFTER = re.compile(r"(?: \w+){0,2} (?:elections?|referendum|vote|voting|polls)\b", re.IGNORECASE)
PEOPLE_OF = re.compile(r"\b(?:people|Government|authorities|leadership) of (?:the )?$")
STATE_OFFICE = re.compile(rf"\b(?:{any_of(_WORDS['state_offices'])})\b")
NEW_POST = re.compile(
    r"\b(?:appointed|named|nominated) [^.;]{0,90}\bAmbassador\b[^.;]{0,90}\b(?:to|in)\s(?:the\s)?$"
    rf"|\bwill (?:also )?represent (?:the|our) (?:country|state) in (?:(?:the )?{STATE}(?:, | and |, and ))*(?:the )?$"
)
OLD_POST = re.compile(r",?\s[A-Z][^,.;]{3,80},?\sas\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""of former posts the biography gives the years"""
DIPLOMAT = re.compile(r"\b(?:Ambassador|High Commissioner|Consul|Chargé)\b")
OF_STATE_BODY = re.compile(r"\b(?:Ministry|Committee|Agency|Authority|Administration|Government|Service|Parliament|Senate)\b")
HOME = "KZ"


def find_sides(
    text: ArticleText,
    kind: str,
    participants: Sequence[Value[str]],
    persons: Sequence[PersonRecord],
    countries: Sequence[CountryRecord],
    place: Value[PlaceValue] | None,
) -> tuple[Value[str], ...]:
    """The sides, Kazakhstan first where it is one, each with the mention or the participant that shows it."""
    sides: dict[str, Value[str]] = {}
    taking_part = {value.value for value in participants if value.rule != "announcer"}
    is_sport = SPORTS.search(text.title.plain) is not None
    is_open = kind in ("conference", "culture")
    hosts = {HOME} if is_sport or not (place and place.value.country) else {HOME, place.value.country}
    for person in persons:
        if (
            person.name in taking_part
            and person.country
            and (not is_open or _speaks_for_it(person, hosts, kind))
            and _serves_its_state(person)
        ):
            sides.setdefault(person.country.value, Value(person.country.value, person.forms[0].span, "participant"))
    for country in countries:
        home = country.mentions[0] if country.alpha2 == HOME else None
        mention = next((value for value in country.mentions if _is_party(text, value, kind)), home)
        if mention:
            sides.setdefault(country.alpha2, Value(country.alpha2, mention.span, "named_party"))
    if place and place.value.country and (not sides or place.value.country == HOME or (kind == "visit" and place.rule == "visited")):
        sides.setdefault(place.value.country, Value(place.value.country, place.span, "place"))
    return tuple(sorted(sides.values(), key=lambda side: (side.value != HOME, side.span.field != "title", side.span.start)))


def _serves_its_state(person: PersonRecord) -> bool:
    """An official of an international organisation acts for it, not for the state that he comes from."""
    current = [office for office in person.offices if not office.is_former]
    if not current or any(office.is_bilateral for office in current):
        return True
    if person.country and person.country.value == HOME:
        return True
    return not all(WORLD_OFFICE.search(office.text) and (office.country is None or WORLD_BODY.search(office.text)) for office in current)


def _speaks_for_it(person: PersonRecord, hosts: set[str], kind: str) -> bool:
    """At a gathering open to many, guests from elsewhere speak for their state only in its offices; athletes and scholars do not.

    The ambassadors of other states who come to a concert or a reception are guests.
    """
    if person.country is None or person.country.value in hosts:
        return True
    if kind == "culture" and any(DIPLOMAT.search(office.text) for office in person.offices):
        return False
    return any(
        not office.is_former and (STATE_OFFICE.search(office.text) or (office.country and OF_STATE_BODY.search(office.text)))
        for office in person.offices
    )


def _is_new_post(plain: str, mention: Value[str], before: str) -> bool:
    """ "has been appointed Ambassador to Poland", but not "appointed Ambassador to Kenya NAME as Ambassador to Rwanda"."""
    told = before[max(before.rfind(mark) for mark in (". ", "\n")) + 1 :]
    return NEW_POST.search(told) is not None and YEAR.search(told) is None and OLD_POST.match(plain, mention.span.end) is None


def _is_party(text: ArticleText, mention: Value[str], kind: str) -> bool:
    field = text.title if mention.span.field == "title" else text.body
    before = field.plain[max(0, mention.span.start - 300) : mention.span.start]
    if mention.value != HOME and (TRANSIT.search(before) or (kind == "incident" and ON_BORDER.search(before))):
        return False
    if field is text.title and kind not in ("vote", "statement", "message") and VOTE_AFTER.match(field.plain, mention.span.end):
        return False
    if field is text.title:
        return mention.value == HOME or kind in ("statement", "incident", "aid") or not LOCATED.search(before)
    bounds = field.sentence_at(mention.span.start)
    if bounds != field.sentences[0]:
        return _is_party_below(field, mention, kind, bounds, before)
    if mention.value == HOME:
        return True
    if kind in BY_TITLE:
        return kind == "appointment" and _is_new_post(field.plain, mention, before)
    if kind == "conference" and TAKING_PART.search(before) and GROUP_BEFORE.search(before):
        return True
    if _are_guests(field, mention, kind, before):
        return True
    if kind in BY_LEAD:
        return not ENVOY_BEFORE.search(before)
    return bool(EMBASSY.search(before))


def _are_guests(field: Field, mention: Value[str], kind: str, before: str) -> bool:
    """ "the leaders of Malta and Norway met", "received a delegation of Maltese investors", "arranged by two states, among them Malta"."""
    if kind in ("conference", "culture") and AMONG_STATES.search(before):
        return True
    if kind in ("meeting", "conference") and (LEADERS_OF.search(before) or PAIR_BEFORE.search(before)):
        return True
    return kind == "meeting" and GUESTS_AFTER.match(field.plain, mention.span.end) is not None


def _is_party_below(field: Field, mention: Value[str], kind: str, bounds: tuple[int, int], before: str) -> bool:
    """The same past the first sentence."""
    is_near = bounds in field.sentences[:3]
    if kind == "conference" and is_near:
        together = TOGETHER.search(before) and not ENVOY_BEFORE.search(before)
        return bool(together or GROUP_BEFORE.search(before))
    if kind == "appointment":
        return _is_new_post(field.plain, mention, before)
    if kind == "incident":
        return EPICENTRE.search(before) is not None
    if kind in ("message", "statement") and is_near and PEOPLE_OF.search(before):
        return True
    return kind == "message" and bool(ALSO_SENT.search(field.plain, *bounds))
