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
from articles.extraction.records import PersonRecord, Span, Value
from articles.extraction.text import ArticleText, Field
from entities.gazetteer import country_forms

_WORDS = knowledge("participation")
TITLE_WORD = re.compile(rf"(?:{any_of(_WORDS['title_words'])}|{CAPITAL}[\w'./&-]*|\([^()\s]+\)|[-,&]|\"[^\"\s]*|[^\"\s]*\"),?$")
LINKS = frozenset(_WORDS["links"])
NOT_BY = re.compile(rf"\b(?:{any_of(_WORDS['not_by'])})(?:\s(?:of|by|to|from|the))*\s*$", re.IGNORECASE)
THAT = re.compile(rf"(?:^|\W)(?:{any_of(_WORDS['that'])})(?:\s(?:the|a))?\s*$", re.IGNORECASE)
ATTENDED = re.compile(rf"\b(?:{any_of(_WORDS['attended'])})\b", re.IGNORECASE)
DIRECT = re.compile(rf"\b(?:{any_of(_WORDS['direct'])})(?:\s(?:the|with|by|both))*\s*$|^With\b[\s\w]{{0,4}}$", re.IGNORECASE)
ANNOUNCED = re.compile(rf"\b(?:{any_of(_WORDS['announced'])})(?:\sthe)?\s*$", re.IGNORECASE)
SPEECH_BEFORE = re.compile(rf"\b(?:{any_of(_WORDS['speech'])})(?:\sby)?(?:\sthe)?\s*$", re.IGNORECASE)
SPEECH_VERB = re.compile(rf"(?:{any_of(_WORDS['speech'])})$", re.IGNORECASE)
PASSIVE_BY = re.compile(r"\b(?:was|were|is|are|been)\s(?:\w+\s){0,2}\w+(?:ed|en|ut|ld|wn|de|d)\sby(?:\sthe)?\s*$", re.IGNORECASE)
PRESENT_AFTER = re.compile(r",?\s(?:both |who (?:was|were) )?(?:also )?(?:present|in attendance)\b")
VERB_AFTER = re.compile(
    rf"(?:\s\([^)]*\))?(?:,\s(?:[^.;\"]|\.(?!\s)){{3,160}}?,)?\s(?:(?:{any_of(_WORDS['adverbs'])})[,\s]+)*"
    rf"(?P<verb>(?:(?:{any_of(_WORDS['irregular'])})(?! to\b)|[a-z]{{2,}}ed))\b"
)
NO_TRADE = re.compile(r"(?:ed|ing|s|by|who|said|held|met)[,;]?$")
NOT_VERBS = frozenset(_WORDS["not_verbs"])
OWNER_AFTER = re.compile(r"'s?\s(?!(?:side|speech|remarks|participation)\b)")
ELSEWHERE = re.compile(rf"\b(?:{any_of(_WORDS['elsewhere'])})\b", re.IGNORECASE)
ELSEWHERE_START = re.compile(_WORDS["elsewhere_start"])
LEADER = re.compile(rf"(?:the )?(?:{_WORDS['leaders']})(?:\sof\s(?:the\s)?(?P<state>.+))?$")
OF_STATE = re.compile(r"(?:(?:Republic|Kingdom|State|Sultanate|Federation|Commonwealth|Principality|Emirate)\b.*)$")
STRICT = frozenset(_WORDS["strict_kinds"])
NO_SPEAKERS = frozenset(_WORDS["no_speakers"])
REACH = 220


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named."""

    person: PersonRecord
    span: Span


def find_participants(text: ArticleText, persons: Sequence[PersonRecord], kind: str) -> tuple[Value[str], ...]:
    """The people who took part, in the order of the records, each with the place that shows it."""
    taking: dict[str, Value[str]] = {}
    for field in text.fields:
        namings = [Naming(person, form.span) for person in persons for form in person.forms if form.span.field == field.name]
        for row in _rows(field, sorted(namings, key=lambda naming: naming.span)):
            for naming, rule in _read_row(text, field, row, kind):
                taking.setdefault(naming.person.name, Value(naming.person.name, naming.span, rule))
    return tuple(taking[person.name] for person in persons if person.name in taking)


def _rows(field: Field, namings: list[Naming]) -> list[list[Naming]]:
    """Namings joined by nothing but commas, "and" and offices, in one sentence."""
    rows: list[list[Naming]] = []
    for naming in namings:
        if rows and _is_joined(field, rows[-1][-1].span.end, naming.span.start):
            rows[-1].append(naming)
        else:
            rows.append([naming])
    return rows


def _is_joined(field: Field, end: int, start: int) -> bool:
    between = field.plain[end:start]
    if len(between) > 240 or "\n" in between or not re.match(r"(?:,|\s\(|\sand\b|\sas well as\b|;\s)", between):
        return False
    words = between.split()
    odd = [word for word in words if not TITLE_WORD.match(word) and word not in ("as", "well")]
    if len(odd) > 1 or any(NO_TRADE.search(word) for word in odd):
        return False
    return field.sentence_at(end) == field.sentence_at(start)


def _read_row(text: ArticleText, field: Field, row: list[Naming], kind: str) -> list[tuple[Naming, str]]:
    rules = [_read(text, field, naming, kind) for naming in row]
    if "not" in rules:
        return []
    shown = next((rule for rule in rules if rule), "")
    if not shown:
        return []
    return [(naming, rule or "together") for naming, rule in zip(row, rules, strict=True) if rule or not is_head_of_state(naming.person)]


def without_title(before: str) -> str:
    """The text before a name without its office: "was received by the Minister of Justice" gives "was received by the"."""
    words = before.split()
    dropped: list[str] = []
    while words and TITLE_WORD.match(words[-1]):
        dropped.append(words.pop())
    while dropped and dropped[-1] in LINKS:
        words.append(dropped.pop())
    return " ".join(words)


def is_head_of_state(person: PersonRecord) -> bool:
    """Whether a current office is that of a head of state or government."""
    for office in person.offices:
        match = None if office.is_former else LEADER.match(office.text)
        if match and (not match["state"] or match["state"] in country_forms() or OF_STATE.match(match["state"])):
            return True
    return False


def _read(text: ArticleText, field: Field, naming: Naming, kind: str) -> str:
    """The rule by which this naming shows a participant, "not" where it shows the contrary, "" where it shows nothing."""
    start, end = naming.span.start, naming.span.end
    bounds = (0, len(field.plain)) if field is text.title else field.sentence_at(start)
    before = field.plain[max(bounds[0], start - REACH) : start]
    after = field.plain[end : min(bounds[1], end + REACH)]
    stem = without_title(before)
    if PRESENT_AFTER.match(after):
        return "listed"
    if NOT_BY.search(stem) or NOT_BY.search(_without_trade(stem)) or OWNER_AFTER.match(after):
        return "not"
    if field is text.title:
        return "title"
    if _is_lead(field, bounds, start):
        return "" if THAT.search(stem) and bounds != field.sentences[0] else "lead"
    if kind in STRICT:
        return _strict(kind, stem, after)
    if kind != "visit" and ELSEWHERE_START.match(field.plain, bounds[0]):
        return ""
    return _in_body(field, naming.person, stem, before, after, kind, bounds)


def _without_trade(stem: str) -> str:
    """ "about the traveller" gives "about the": the trade before a name is no office."""
    words = stem.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].islower() and words[-1].isalpha() else stem


def _is_lead(field: Field, bounds: tuple[int, int], start: int) -> bool:
    if bounds == field.sentences[0]:
        return True
    return len(field.sentences) > 1 and bounds == field.sentences[1] and field.paragraph_index(start) == 0


def _strict(kind: str, stem: str, after: str) -> str:
    """A statement has its speakers; a call, a telegram, credentials and an appointment only those of title and lead."""
    if kind == "statement" and not THAT.search(stem):
        verb = VERB_AFTER.match(after)
        if SPEECH_BEFORE.search(stem) or (verb and SPEECH_VERB.match(verb["verb"])):
            return "speaker"
    if kind == "message" and DIRECT.search(stem):
        return "listed"
    if kind == "appointment" and ANNOUNCED.search(stem):
        return "announcer"
    return ""


def _in_body(field: Field, person: PersonRecord, stem: str, before: str, after: str, kind: str, bounds: tuple[int, int]) -> str:
    if DIRECT.search(stem) and not ELSEWHERE.search(before):
        return "listed"
    if is_head_of_state(person) or THAT.search(stem):
        return ""
    if kind not in NO_SPEAKERS:
        if SPEECH_BEFORE.search(stem):
            return "speaker"
        verb = VERB_AFTER.match(after)
        if (
            verb
            and verb["verb"] not in NOT_VERBS
            and (SPEECH_VERB.match(verb["verb"]) or not ELSEWHERE.search(after, verb.end(), verb.end() + 60))
        ):
            return "actor"
    if PASSIVE_BY.search(stem):
        return "listed"
    return _is_listed(field, before, after, bounds)


def _is_now(verb: re.Match[str], after: str) -> bool:
    """Speech belongs to the event; another act may be one of former years."""
    return bool(SPEECH_VERB.match(verb["verb"])) or not ELSEWHERE.search(after, verb.end(), verb.end() + 60)


def _is_listed(field: Field, before: str, after: str, bounds: tuple[int, int]) -> str:
    context = before[before.rfind('"') + 1 :]
    if field.plain.startswith("- ", bounds[0]) or not context:
        opening = field.plain.rfind(":\n", 0, bounds[0])
        context = field.plain[max(0, opening - 120) : opening] + " " + before if opening >= 0 else before
    if not ATTENDED.search(context):
        return ""
    return "" if ELSEWHERE.search(context) or ELSEWHERE.search(after[:70]) else "listed"
