"""Which of an article's people took part in its main event, and which are only spoken of.

Takes the text, the people with the places where they are named, and the kind of the event. Somebody took part who stands in the title, in
the lead as an actor, who speaks ("noted Minister X", "X thanked"), or who is listed as present; not who initiated, wrote or was
remembered. Names in one row ("A, B and C spoke") share one reading. A head of state takes part only where title or lead says so, or
where he receives. Knowingly missed: authors whose works are shown and who stand beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.knowledge import CAPITAL, any_of, knowledge
from articles.extraction.namings import Naming, find_rows, without_title
from articles.extraction.records import PersonRecord, Value
from articles.extraction.text import ArticleText
from entities.gazetteer import country_forms

_WORDS = knowledge("participation")
SPEECH = any_of(_WORDS["speech"])
NOT_BY = re.compile(rf"\b(?:{any_of(_WORDS['not_by'])})(?:\s(?:of|by|to|from|the))*\s*$", re.IGNORECASE)
THAT = re.compile(rf"(?:^|\W)(?:{any_of(_WORDS['that'])})(?:\s(?:the|a))?\s*$", re.IGNORECASE)
ATTENDED = re.compile(rf"\b(?:{any_of(_WORDS['attended'])})\b", re.IGNORECASE)
DIRECT = re.compile(rf"\b(?:{any_of(_WORDS['direct'])})(?:\s(?:the|with|by|both))*\s*$|^With$", re.IGNORECASE)
CEREMONY = re.compile(r"\b(?:ceremony|event|meeting)\b.{0,20}\battended by\b", re.IGNORECASE)
PRESENTING = re.compile(
    r"\b(?:present(?:ed|ing)|accepted|received|handed)\b.{0,40}\b(?:credentials|letters of credence)\b[^.;]*\b(?:were|was|by|from|are)\b"
    r"|\b(?:credentials|letters of credence)\b[^.;]{0,20}\b(?:were|was)\b[^.;]{0,20}"
    r"\b(?:presented|handed|submitted|accepted|received)\b[^.;]*\b(?:by|from)\b",
    re.IGNORECASE,
)
GUESTS = re.compile(
    r"\b(?:attended by|with the participation of|brought together|participants (?:were|are|included))\b"
    r"|\bamong (?:the )?(?:those|guests|participants|leaders|heads)\b[^.;]*\b(?:are|were|is|was)\b",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"\b(?:to|congratulat(?:ed|es))(?:\sthe)?$", re.IGNORECASE)
WORK_BY = re.compile(r"\"\s?by(?:\s\w+)?\s*$")
ANNOUNCED = re.compile(rf"\b(?:{any_of(_WORDS['announced'])})(?:\sthe)?\s*$", re.IGNORECASE)
HOST = re.compile(rf"^(?:{any_of(_WORDS['hosts'])})\b")
SPEECH_BEFORE = re.compile(rf"\b(?:{SPEECH})(?:\sby)?(?:\sthe)?\s*$", re.IGNORECASE)
# "said head coach NAME", "noted Chairman of the precinct commission NAME": an office with small letters between.
SPEECH_OFFICE = re.compile(
    rf"(?:^|[\"',]\s?)(?:{SPEECH})\s(?:the\s)?(?={CAPITAL}|(?:{any_of(_WORDS['role_nouns'])})\b)(?:(?!that\b)[\w'-]+\s){{1,9}}$",
    re.IGNORECASE,
)
SPEECH_VERB = re.compile(rf"(?:{SPEECH})$", re.IGNORECASE)
PASSIVE_BY = re.compile(
    r"\b(?:was|were|is|are|been)\s(?:\w+\s){0,2}\w+(?:ed|en|ut|ld|wn|de|d|et)\b(?:\s(?:at|in|on)\s[^.,;]{3,60})?\sby(?:\sthe)?\s*$"
    r"|\b(?:first|second|third|fourth)\sby\s*$",
    re.IGNORECASE,
)
LED_BY = re.compile(rf"\b(?:{any_of(_WORDS['led_by'])})\sby(?:\sthe)?\s*$", re.IGNORECASE)
INVITED_BY = re.compile(r"\b[Aa]t the (?:kind )?invitation of(?:\sthe)?\s*$")
SIDE_MEETING = re.compile(
    r"^(?:During|In the course of|As part of|Within|In the framework of) (?:his|her|their|the) (?:stay|visit|trip)\b"
    r"|\balso (?:met|talked|held|had|was received|conferred)\b|\bon the same day\b"
)
SENT_BY = re.compile(
    r"\b(?:sent|addressed|received|expressed|conveyed|arrived|came|extended|signed)\b[^.;]{0,70}\b(?:by|from)(?:\sthe)?\s*$", re.IGNORECASE
)
ATTRIBUTING = re.compile(r"(?:,\s[^,]{3,90},)?\s(?:said|informed|reported|announced|told (?!a briefing)[^.;]{2,60})\s?\.?$")
BEFOREHAND = re.compile(r"\bon the eve\b(?! of)|\bthe day before\b")
WILL_ACT = re.compile(rf"(?:,[^,]{{2,90}},)?\s(?:will|is to|are to)\s(?:also\s)?(?:{any_of(_WORDS['will_act'])})\b")
UNDER = re.compile(rf"\b(?:{any_of(_WORDS['under'])}),?(?:\sthe)?(?:\s[A-Z]\w+){{0,3}}\s*$")
BEING = re.compile(
    rf"\b(?:{any_of(_WORDS['subjects_of_being'])})\b[^.;]{{0,60}}\b(?:was|were|is|are)(?:\s[a-z]+){{0,3}}\s*$", re.IGNORECASE
)
WITH = re.compile(r"(?:^|[,:]\s?|\band\s)with(?:\sthe)?$")
APPOINTED = re.compile(
    r"(?:,[^.;]{2,120},)?\s(?:was|were|has been|have been|is|will be)\s(?:also\s)?"
    r"(?:appointed|named|nominated|assigned|elected|(?:relieved|dismissed|released)\b[^.;]* (?:and|to be) appointed)\b"
    r"|,[^.;]{2,120},\swill (?:also )?(?:represent|head)\b"
)
CONVERSATIONS = re.compile(r"\b(?:conversations?|meetings?|talks|negotiations)\b", re.IGNORECASE)
IS_TO = re.compile(r"\b(?:will|would|is to|are to)\b")
LONGEST_DENIAL = 90
LONG_REACH = 600
SIDE_KINDS = frozenset({"consultations", "agreement"})
WHEN = re.compile(r"\bwhen\b[^.;]*$")
PRESENT_AFTER = re.compile(
    r",?\s(?:both |(?:who )?(?:was|were) )?(?:also )?(?:present|in attendance)\b"
    r"|\s(?:also )?(?:took part|participated) in the (?:call|conversation|ceremony|meeting|talks|event|presentation)\b"
    r"|[^.;,]{0,60}\s(?:was|were) (?:also )?among (?:those present|the (?:guests|participants|attendees))\b"
)
PRESENT_BEFORE = re.compile(r"^(?:(?:Also )?present(?: at the \w+)?|In attendance) (?:was|were)\b", re.IGNORECASE)
BODY_AFTER = rf"(?:\s(?:of|from|at)\s(?:the\s)?(?:(?:{CAPITAL}[\w'.-]*|of|the|for|and)\s)*{CAPITAL}[\w'.-]*)?"
GROUP_AFTER = (
    r"(?:\s(?:and|with|together with)\s(?:the\s)?(?:other\s)?(?:members|representatives|colleagues|participants|staff|guests?"
    r"|Ambassador|Minister|President|Consul|Speaker)(?:\s[a-z]+){0,4})?"
)
VERB_AFTER = re.compile(
    rf"(?:\s\([^)]*\))?{BODY_AFTER}{GROUP_AFTER}(?P<comma>,)?(?(comma)(?:\s(?:[^.;\"]|\.(?!\s)){{3,160}}?,)?)\s(?:(?:{any_of(_WORDS['adverbs'])})[,\s]+)*"
    rf"(?P<verb>(?:(?:{any_of(_WORDS['irregular'])})(?! to\b)|(?:brought|sent|spoke|sang|flew|showed)(?= to\b)|[a-z]{{2,}}ed))\b"
)
BARE_PARTICIPLE = re.compile(r",\s[a-z]+")
APPOSED = re.compile(rf",\s[^,]*$|^{CAPITAL}[\w' -]*$")
BIOGRAPHIC = frozenset(_WORDS["biographic"])
ATTENDING = frozenset(_WORDS["attending"])
GIVING = frozenset(_WORDS["giving"])
SENDING = frozenset(_WORDS["sending"])
NOT_VERBS = frozenset(_WORDS["not_verbs"])
OWNER_AFTER = re.compile(r"'s?\s(?!(?:side|speech|remarks|participation)\b)")
ELSEWHERE = re.compile(rf"\b(?:{any_of(_WORDS['elsewhere'])})\b", re.IGNORECASE)
BYGONE = re.compile(rf"\b(?:{any_of(word for word in _WORDS['elsewhere'] if word not in _WORDS['to_come'])})\b", re.IGNORECASE)
ELSEWHERE_START = re.compile(_WORDS["elsewhere_start"])
SPEAKS_AFTER = re.compile(rf"(?:,[^,]{{2,80}},)?\s(?:{SPEECH})\b")
LEADER = re.compile(rf"(?:the )?(?:{_WORDS['leaders']})(?:\sof\s(?:the\s)?(?P<state>.+))?$")
OF_STATE = re.compile(r"(?:(?:Republic|Kingdom|State|Sultanate|Federation|Commonwealth|Principality|Emirate)\b.*)$")
STRICT = frozenset(_WORDS["strict_kinds"])
NO_SPEAKERS = frozenset(_WORDS["no_speakers"])
NOT = "not"


@dataclass(frozen=True, slots=True)
class Main:
    """The event of which it is asked who takes part."""

    kind: str
    is_to_come: bool = False

    @property
    def elsewhere(self) -> re.Pattern[str]:
        """Words that show another event; "will" shows none where the event itself is still to come."""
        return BYGONE if self.is_to_come else ELSEWHERE

    def is_elsewhere(self, naming: Naming) -> bool:
        """Whether the words around show another event, or one to come."""
        return self.elsewhere.search(naming.before) is not None or (not self.is_to_come and IS_TO.search(naming.after, 0, 70) is not None)


def find_participants(text: ArticleText, persons: Sequence[PersonRecord], kind: str, is_to_come: bool = False) -> tuple[Value[str], ...]:
    """The people who took part or will, in the order of the records, each with the place that shows it."""
    main = Main(kind, is_to_come)
    taking: dict[str, Value[str]] = {}
    for field in text.fields:
        for row in find_rows(field, persons):
            for naming, rule in _read_row(row, main):
                taking.setdefault(naming.person.name, Value(naming.person.name, field.span(naming.start, naming.end), rule))
    return tuple(taking[person.name] for person in persons if person.name in taking)


def is_head_of_state(person: PersonRecord) -> bool:
    """Whether a current office is that of a head of state or government."""
    for office in person.offices:
        match = None if office.is_former else LEADER.match(office.text)
        if match and (not match["state"] or match["state"] in country_forms() or OF_STATE.match(match["state"])):
            return True
    return False


def _read_row(row: list[Naming], main: Main) -> list[tuple[Naming, str]]:
    """A row is read together: one who takes part brings the others; what denies one denies those behind him."""
    rules = [_read(naming, main) for naming in row]
    if NOT in rules:
        denied = rules.index(NOT)
        row, rules = row[:denied], rules[:denied]
    if not any(rule not in ("", "host") for rule in rules):
        return [(naming, rule) for naming, rule in zip(row, rules, strict=True) if rule]
    leaders = any(rule and is_head_of_state(naming.person) for naming, rule in zip(row, rules, strict=True))
    return [
        (naming, rule or "together")
        for naming, rule in zip(row, rules, strict=True)
        if rule or leaders or not is_head_of_state(naming.person)
    ]


def _read(naming: Naming, main: Main) -> str:
    """The rule by which this naming shows a participant, "not" where it shows the contrary, "" where it shows nothing."""
    kind = main.kind
    if PRESENT_AFTER.match(naming.after) or PRESENT_BEFORE.match(naming.before):
        return "listed"
    if rule := _strict_sides(naming, kind):
        return rule
    if _is_denied(naming):
        return NOT
    if naming.field.name == "title":
        return "title"
    if naming.is_lead:
        return _in_lead(naming, kind)
    if naming.is_quoted:
        return ""
    if kind in STRICT:
        return _strict(naming, kind)
    if kind != "visit" and ELSEWHERE_START.match(naming.field.plain, naming.bounds[0]):
        return NOT
    if kind in SIDE_KINDS and SIDE_MEETING.search(naming.before):
        return NOT
    return _in_body(naming, main)


def _is_denied(naming: Naming) -> bool:
    if OWNER_AFTER.match(naming.after) or WORK_BY.search(naming.before):
        return True
    if naming.opens_clause:
        return False
    return any(NOT_BY.search(words[-LONGEST_DENIAL:]) for words in (naming.stem, _without_trade(naming.stem), naming.before))


def _without_trade(stem: str) -> str:
    """ "about the traveller" gives "about the": the trade before a name is no office."""
    words = stem.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].islower() and words[-1].isalpha() else stem


def _strict_sides(naming: Naming, kind: str) -> str:
    """Who appoints and who is appointed, who writes and who is written to, stand in the lead, whatever the words before them."""
    if kind == "appointment" and ANNOUNCED.search(naming.stem):
        return "announcer"
    if kind == "appointment" and naming.is_lead:
        return "lead"
    if kind == "message" and naming.is_lead and ADDRESSED.search(naming.stem):
        return "addressee"
    if kind == "visit" and naming.is_lead and INVITED_BY.search(naming.stem):
        return "host"
    return ""


def _in_lead(naming: Naming, kind: str) -> str:
    if kind in ("incident", "aid") and SPEAKS_AFTER.match(naming.after):
        return ""
    if kind != "statement" and naming.opens_sentence_part and ATTRIBUTING.match(naming.after):
        return ""
    return "" if THAT.search(naming.stem) and naming.bounds != naming.field.sentences[0] else "lead"


def _strict(naming: Naming, kind: str) -> str:
    """A statement has its speakers; a call, a telegram, credentials and an appointment only those of title and lead, and the guests."""
    if kind == "statement" and not (THAT.search(naming.stem) or is_head_of_state(naming.person)):
        verb = _verb(naming)
        if _speaks_before(naming) or SPEECH_VERB.match(verb):
            return "speaker"
    if kind == "message" and (DIRECT.search(naming.stem) or SENT_BY.search(naming.stem)):
        return "listed"
    if kind == "message" and (_speaks_before(naming) or _verb(naming) in SENDING):
        return "sender"
    if kind == "appointment" and APPOINTED.match(naming.after):
        return "appointed"
    if kind in ("appointment", "credentials") and CEREMONY.search(naming.before):
        return "listed"
    if kind == "credentials" and PRESENTING.search(naming.before):
        return "listed"
    return ""


def _speaks_before(naming: Naming) -> bool:
    return bool(SPEECH_BEFORE.search(naming.stem) or SPEECH_OFFICE.search(naming.before))


def _verb(naming: Naming) -> str:
    """The verb of which the person is the subject, "" without one. A participle behind a comma is one only after an apposition."""
    match = VERB_AFTER.match(naming.after)
    if not match:
        return ""
    if match["verb"] in NOT_VERBS and not (match["verb"] == "proposed" and naming.after.startswith((" that", " to"), match.end())):
        return ""
    if match["verb"] == "called" and not naming.after.startswith((" for", " on", " to mind", " attention"), match.end()):
        return ""
    if BARE_PARTICIPLE.match(naming.after) and naming.after.index(",") == 0 and match.start("verb") < 14 and not _is_apposed(naming):
        return ""
    if match["verb"] in BIOGRAPHIC and (WHEN.search(naming.before) or ELSEWHERE.search(naming.after, match.end(), match.end() + 60)):
        return ""
    return match["verb"]


def _is_apposed(naming: Naming) -> bool:
    """ "the Consul General, NAME, highlighted": the name stands between commas."""
    return APPOSED.search(naming.before) is not None


def _in_body(naming: Naming, main: Main) -> str:
    elsewhere = main.elsewhere
    if _is_met(naming) and not elsewhere.search(naming.before):
        return "listed"
    if THAT.search(naming.stem):
        return ""
    if is_head_of_state(naming.person):
        return _leader(naming, main)
    if main.kind not in NO_SPEAKERS and _speaks_before(naming):
        return "speaker"
    verb = _verb(naming)
    acts = verb and (main.kind not in NO_SPEAKERS or verb in GIVING)
    if acts or (main.is_to_come and WILL_ACT.match(naming.after)):
        return "actor"
    if _is_passive(naming):
        return "listed"
    if _is_led(naming):
        return "" if main.is_elsewhere(naming) else "listed"
    return "host" if HOST.search(naming.stem) else _is_listed(naming, main)


def _is_met(naming: Naming) -> bool:
    """ "met with NAME"; "with NAME" alone where the sentence speaks of conversations."""
    if DIRECT.search(naming.stem) or DIRECT.search(_without_trade(naming.stem)):
        return True
    low = max(naming.bounds[0], naming.start - LONG_REACH)
    return bool(WITH.search(naming.stem) and CONVERSATIONS.search(naming.field.plain, low, naming.start))


def _is_passive(naming: Naming) -> bool:
    """ "was opened by NAME", "the winners are NAME", but not "was received on the eve by NAME"."""
    return bool(PASSIVE_BY.search(naming.stem) or BEING.search(naming.stem)) and not BEFOREHAND.search(naming.before)


def _is_led(naming: Naming) -> bool:
    """ "headed by NAME", "under the baton of NAME"."""
    stem = naming.stem.rstrip(",")
    return UNDER.search(naming.before) is not None or any(LED_BY.search(words) for words in (stem, without_title(_without_trade(stem))))


def _leader(naming: Naming, main: Main) -> str:
    """A head of state is much spoken of: he takes part where he attends, or stands among the guests."""
    if _verb(naming) in ATTENDING:
        return "actor"
    stands_there = GUESTS.search(naming.before) or PASSIVE_BY.search(naming.stem)
    return "listed" if stands_there and not main.elsewhere.search(naming.before) else ""


def _is_listed(naming: Naming, main: Main) -> str:
    plain = naming.field.plain
    context = naming.before[naming.before.rfind('"') + 1 :]
    if plain.startswith("- ", naming.bounds[0]) or not context:
        opening = plain.rfind(":\n", 0, naming.bounds[0])
        context = plain[max(0, opening - 120) : opening] + " " + naming.before if opening >= 0 else naming.before
    if not ATTENDED.search(context):
        return ""
    return "" if main.elsewhere.search(context) or main.elsewhere.search(naming.after[:70]) else "listed"
