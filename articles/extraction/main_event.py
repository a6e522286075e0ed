"""Day and place of the main event: read in title, lead and the sentences that speak of the event itself, else left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from articles.extraction.event_heads import SIGNING, Head, find_heads
from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.records import DateValue, DayContext, PlaceValue, Value
from articles.extraction.tense import tense_at
from articles.extraction.text import ArticleText, Field

Basis = Literal["stated", "publication", ""]
_WORDS = knowledge("main_event")
GENERIC = any_of(_WORDS["generic"])
NOUN = any_of([*_WORDS["generic"], *_WORDS["named"]])
TOOK_PLACE = any_of(_WORDS["took_place"])
ITSELF = re.compile(
    rf"\b(?:the|this) (?:opening |signing |official |working |secret )?(?P<noun>{NOUN})\b[^.;]{{0,40}}?\b(?:{TOOK_PLACE})\b", re.IGNORECASE
)
RUN_UNTIL = re.compile(r"\b(?:run|last|continue|open|stay|take place)\w*\b[^.;]{0,40}\b(?:until|till|through)\s$")
OTHER_MATTER = re.compile(rf"\b(?:{any_of(_WORDS['other_matter'])})\b", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:until|till|through|to|by)\s$")
TO_COME = re.compile(rf"\bto (?:{any_of(_WORDS['to_come'])})\b|\bwill\b", re.IGNORECASE)
LEAD_TO_COME = re.compile(
    rf"^(?:(?!\b(?:that|which|who|when|where|for|after|ahead|{any_of(_WORDS['telling'])})\b)[^;\"])*?"
    rf"\b(?:will|is to|are to|is set to|is due to|are due to|is scheduled to|plans to) (?:also )?(?:be )?"
    rf"(?:{any_of(_WORDS['to_come'])}|held|hosted|opened)\b"
    r"|^(?:(?!\b(?:that|which|who|when|where)\b)[^;])*?\b(?:runs|takes place|take place|opens|starts|begins)\b"
)
WHO = re.compile(r"\b(?:who|which|that|whose|since|after)\b")
VOTE = r"referendum|voting|elections?"
STAYS = re.compile(
    r"\bwhich (?:ended|took place|was held|opened|is being held|started|concluded|runs)\b[^,.]{0,50}$"
    r"|\bwho (?:is|was|are|were|has|arrived|came)(?: \w+){0,3} (?:in|to) $"
)
OPENING = re.compile(r"(?:[Oo]n|[Ff]rom|[Ee]arlier on|[Ll]ate on)?\s?(?:the\s)?")
AT_ONE = re.compile(r"\bat an? (?:\w+ )?(?:ceremony|meeting|event|reception)\b[^,;]{0,30}$")
TALKS_IN = re.compile(r"\b(?:talks|negotiations|meeting|meet|met|ceremony)(?: \w+){0,3} in $")
HELD_IN = re.compile(
    r"\b(?:held|place|met|signed|opened|gathered|organi[sz]ed|arrived|talks|negotiations|consultations|meetings?|ceremony|reception|received"
    r"|inaugurated|unveiled|discussed|agreed|landed|convened|concluded|hosted|visited|screened|performed|built)\sin\s$"
    r"|\bin (?:the |a )(?:\w+ ){0,2}(?:town|city|village|resort|settlement|port) of\s$"
)
FOR_ANOTHER = re.compile(
    rf"\b(?:for|ahead of|before|on the eve of|regarding|on)\s[^,:;]*\b(?:{NOUN}|elections?|congress|negotiations)\sin\s$", re.IGNORECASE
)
INTEREST_IN = re.compile(r"\b(?:interest(?:ed)?|invest\w*|confidence|experience|participation)\sin\s$", re.IGNORECASE)
PLANS = re.compile(r"\bto (?:establish|assemble|build|open|create|launch|produce|set up|construct|expand|increase)\b", re.IGNORECASE)
TO_HOST = re.compile(r"\s(?:to|will) host\b", re.IGNORECASE)
HOSPITAL = re.compile(r"\b(?:hospitals?|clinics?) in\s$")
TALKING = frozenset({"meeting", "visit", "consultations", "conference"})
SPOKEN_NEAR = 90
BYGONE = re.compile(r"\b(?:recall\w*|last|earlier|previous\w*|next|agreed|plann?\w*|propos\w+|during)\b", re.IGNORECASE)
OPENED = re.compile(r"^(?:At|On|In|By|During|Within|As part of|Following|To mark)\b[^,]*,\s")
SPOKE_IN = re.compile(r"\b(?:said|told|stated|announced|spoke|declared|briefing)\b[^,]*$")
WHOSE = re.compile(r"\bwho (?!is\b|are\b|has\b|have\b|met\b)")
DAY_RULES = frozenset({"day", "date_range", "weekday", "today", "yesterday", "tomorrow", "numeric", "the_day_before_yesterday"})
SPOKEN = frozenset({"today", "yesterday", "weekday"})
CONTINUING = frozenset({"culture", "conference", "visit", "consultations", "vote", "incident", "aid"})
NOWHERE = frozenset({"phone_call", "message"})
COMPATIBLE = frozenset({"meeting", "consultations"})
OF_OTHERS = frozenset({"statement", "message"})


def find_main_date(
    text: ArticleText, days: DayContext, dates: Sequence[Value[DateValue]], kind: Value[str]
) -> tuple[Value[DateValue] | None, Basis]:
    """The day that the text gives the event, else the publication day, else nothing; with its basis."""
    to_come = bool(TO_COME.search(text.title.plain))
    until = _end_of_run(text, dates, kind) if kind.value in CONTINUING else None
    for value in dates:
        if (
            value.rule in DAY_RULES
            and value.value.precision == "day"
            and value is not until
            and _is_of_main(text, value, kind, days, to_come)
        ):
            if until and not value.value.end and until.value.text > value.value.text:
                return Value(DateValue(value.value.text, until.value.text), value.span, "day_until"), "stated"
            return value, "stated"
    if days.published_on is None:
        return None, ""
    day = days.published_on.isoformat()
    if until and until.value.text > day:
        return Value(DateValue(day, until.value.text), until.span, "publication_until"), "publication"
    return Value(DateValue(day), kind.span, "publication"), "publication"


def _is_of_main(text: ArticleText, value: Value[DateValue], kind: Value[str], days: DayContext, to_come: bool) -> bool:
    if value.span.field == "title":
        return True
    body = text.body
    bounds = body.sentence_at(value.span.start)
    clause = body.plain[bounds[0] : value.span.start]
    if (UNTIL.search(clause) and value.value.end is None) or not _fits_time(body, value, days, bounds, to_come):
        return False
    number = body.sentence_number(value.span.start)
    if number < 12 and _speaks_of_main(text, clause, kind):
        return True
    opens = OPENING.fullmatch(clause) is not None and not _tells_another(body, value, kind, bounds)
    in_lead = number == 0 or (number == 1 and (body.paragraph_index(value.span.start) == 0 or opens))
    return in_lead and _near_predicate(body, value, kind, bounds)


def _tells_another(body: Field, value: Value[DateValue], kind: Value[str], bounds: tuple[int, int]) -> bool:
    """ "On Sunday, the guest inspected the hub": behind the date, the second sentence has an event word of another kind."""
    return any(head.kind not in (kind.value, *COMPATIBLE) for head in find_heads(body.plain, value.span.end, bounds[1])[:1])


def _speaks_of_main(text: ArticleText, clause: str, kind: Value[str]) -> bool:
    """ "The ceremony, which took place on 4 May": the event's own noun and nothing else before the date."""
    if AT_ONE.search(clause):
        return True
    matches = list(ITSELF.finditer(clause))
    if not matches or len(clause) - matches[-1].end() > 90 or OTHER_MATTER.search(clause[matches[-1].end() :]):
        return False
    noun = matches[-1]["noun"].casefold()
    if re.fullmatch(GENERIC, noun):
        return not re.match(r"\s(?:of|to|by)\b", clause[matches[-1].end("noun") :])
    return (kind.value in ("vote", "appointment") and re.fullmatch(VOTE, noun) is not None) or noun in _own_words(text, kind)


def _own_words(text: ArticleText, kind: Value[str]) -> str:
    """The words in which the article names its event: title, trigger, and the first sentence up to a relative clause."""
    start, end = text.body.sentences[0]
    lead = WHO.split(text.body.plain[start:end], maxsplit=1)[0]
    return f"{text.title.plain} {lead} {text.of_span(kind.span)}".casefold()


def _fits_time(body: Field, value: Value[DateValue], days: DayContext, bounds: tuple[int, int], to_come: bool) -> bool:
    published = days.published_on
    if published is None:
        return tense_at(body.plain, value.span.start, value.span.end, bounds) != "future"
    start = date.fromisoformat(value.value.text)
    if start <= published:
        return (published - start).days <= 60
    return (
        to_come
        or LEAD_TO_COME.match(_lead_clause(body, value)) is not None
        or (value.value.end is not None and (start - published).days <= 2)
    )


def _lead_clause(body: Field, value: Value[DateValue]) -> str:
    """The first sentence up to a date in it, with what opens it left aside; "" of a date that stands elsewhere."""
    start, end = body.sentences[0]
    return OPENED.sub("", body.plain[start : value.span.start]) if start <= value.span.start < end else ""


def _near_predicate(body: Field, value: Value[DateValue], kind: Value[str], bounds: tuple[int, int]) -> bool:
    """No other event stands between the date and the words that name the main one."""
    inside = kind.span.field == "body" and bounds[0] <= kind.span.start < bounds[1]
    start, end = (kind.span.end, value.span.start) if inside else (bounds[0], value.span.start)
    if inside and value.span.start < kind.span.start:
        start = bounds[0]
    between = body.plain[start:end]
    other = OTHER_MATTER.search(between[-100:])
    own = other is not None and (kind.value, other.group().casefold()) in (("culture", "anniversary"), ("incident", "struck"))
    if (kind.value != "vote" and other and not own) or (WHOSE.search(between) and value.rule not in SPOKEN):
        return False
    heads = [head for head in find_heads(body.plain, start, end) if head.kind not in (kind.value, *COMPATIBLE) and _is_event(head, between)]
    if kind.value in OF_OTHERS and not inside:
        return value.rule in SPOKEN and not heads
    return not heads or (value.rule in SPOKEN and kind.value not in OF_OTHERS)


def _is_event(head: Head, between: str) -> bool:
    return head.kind != "agreement" or SIGNING.search(between) is not None


def _end_of_run(text: ArticleText, dates: Sequence[Value[DateValue]], kind: Value[str]) -> Value[DateValue] | None:
    """ "which will run until 24 May": the end of an event that has begun."""
    body = text.body
    for value in dates:
        if value.span.field == "body" and value.value.precision == "day" and not value.value.end:
            bounds = body.sentence_at(value.span.start)
            clause = body.plain[bounds[0] : value.span.start]
            if RUN_UNTIL.search(clause) and (bounds == body.sentences[0] or _is_subject(text, clause, kind)):
                return value
    return None


def _is_subject(text: ArticleText, clause: str, kind: Value[str]) -> bool:
    """Whether the clause speaks of the main event: its subject shares a word with it, and it goes on in no other city."""
    if match := re.match(rf"The (?:{NOUN})\b", clause, re.IGNORECASE):
        return len(clause) < 60 or match.group()[4:].casefold() in _own_words(text, kind)
    subject = re.split(r"\b(?:will|is|are)\b", clause, maxsplit=1)[0]
    words = set(re.findall(r"\w{4,}", subject.casefold()))
    return bool(words & set(re.findall(r"\w{4,}", _own_words(text, kind)))) and not re.search(r"\sin\s[A-Z]", clause[len(subject) :])


def find_main_place(text: ArticleText, places: Sequence[Value[PlaceValue]], kind: Value[str]) -> Value[PlaceValue] | None:
    """The city in the title, in the lead, or where the text says that the event took place."""
    if kind.value in NOWHERE:
        return None
    to_come = bool(TO_COME.search(text.title.plain))
    in_title = [value for value in places if value.span.field == "title" and _is_city(text, value)]
    own = [value for value in in_title if kind.value != "statement" and not _is_of_another(text, value, kind)]
    if own and not (kind.value in TALKING and _plans(text, own[-1])):
        return own[-1]
    for value in places:
        if value.span.field == "body" and _is_place_of_main(text, value, kind, to_come):
            return own[-1] if own and not _is_held_there(text.body, value) else value
    if own:
        return own[-1]
    return None if kind.value == "statement" else _seat(text, places)


def _plans(text: ArticleText, value: Value[PlaceValue]) -> bool:
    """Whether the title only tells what is planned for its city: "Serbia Proposes to Assemble Harvesters in Kostanay"."""
    return PLANS.search(text.title.plain, 0, value.span.start) is not None


def _is_held_there(body: Field, value: Value[PlaceValue]) -> bool:
    """Whether the lead says outright where the sides came together."""
    bounds = body.sentence_at(value.span.start)
    return bounds == body.sentences[0] and HELD_IN.search(body.plain, bounds[0], value.span.start) is not None


def _is_city(text: ArticleText, value: Value[PlaceValue]) -> bool:
    """An unknown name in the title is a city's where the body calls it one."""
    called_so = rf"\b(?:city|town|port|airport|village) of {re.escape(value.value.city or '')}\b"
    return value.rule != "unknown_city" or re.search(called_so, text.body.plain) is not None


def _is_of_another(text: ArticleText, value: Value[PlaceValue], kind: Value[str]) -> bool:
    """ "Documents Finalized for SCO Summit in Astana", "Avaza to Host Forum" over a story of talks: the title's city is another event's."""
    if kind.span.field != "body":
        return False
    title = text.title.plain
    if INTEREST_IN.search(title, 0, value.span.start):
        return True
    if FOR_ANOTHER.search(title, 0, value.span.start):
        return True
    return kind.value not in CONTINUING and TO_HOST.match(title, value.span.end) is not None


def _is_place_of_main(text: ArticleText, value: Value[PlaceValue], kind: Value[str], to_come: bool) -> bool:
    body = text.body
    bounds = body.sentence_at(value.span.start)
    clause = body.plain[bounds[0] : value.span.start]
    if value.rule == "seat" or (kind.value == "incident" and HOSPITAL.search(clause)):
        return False
    if (
        bounds in body.sentences[:3]
        and value.rule == "city"
        and kind.value in TALKING
        and TALKS_IN.search(clause)
        and not BYGONE.search(clause)
    ):
        return to_come or tense_at(body.plain, value.span.start, value.span.end, bounds) != "future"
    if not to_come and tense_at(body.plain, value.span.start, value.span.end, bounds) == "future":
        return False
    lead = bounds == body.sentences[0] or (bounds in body.sentences[:2] and body.paragraph_index(value.span.start) == 0)
    if lead:
        return _in_lead(body, value, kind, clause)
    if value.rule not in ("city", "capital_of") or bounds not in body.sentences[:10]:
        return False
    itself = ITSELF.search(clause)
    if itself and (re.fullmatch(GENERIC, itself["noun"].casefold()) or itself["noun"].casefold() in _own_words(text, kind)):
        return True
    return clause.strip() in ("In", "At") and bounds in body.sentences[:4]


def _in_lead(body: Field, value: Value[PlaceValue], kind: Value[str], clause: str) -> bool:
    if value.rule == "unknown_city":
        return HELD_IN.search(clause) is not None
    if value.rule == "visited":
        return True
    if kind.value == "statement":
        return SPOKE_IN.search(clause[-SPOKEN_NEAR:]) is not None
    start = kind.span.end if kind.span.field == "body" and kind.span.end < value.span.start else body.sentence_at(value.span.start)[0]
    between = body.plain[start : value.span.start]
    heads = [
        head for head in find_heads(body.plain, start, value.span.start) if head.kind in ("incident", "vote") and head.kind != kind.value
    ]
    return not heads and (not WHO.search(between[-120:]) or STAYS.search(between) is not None)


def _seat(text: ArticleText, places: Sequence[Value[PlaceValue]]) -> Value[PlaceValue] | None:
    """A consulate's own city, where the consul or the consulate acts in the lead."""
    for value in places:
        if value.rule == "seat" and value.span.field == "body" and text.body.sentence_at(value.span.start) == text.body.sentences[0]:
            before = text.body.plain[: value.span.start]
            if re.search(r"\bConsul(?:ate)?(?:[ -]General)?\b[^,.]{0,60}$", before):
                return Value(value.value, value.span, "consulate")
    return None
