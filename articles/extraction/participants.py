"""Which of an article's people took part in its main event, and which are only spoken of.

Takes the text, the people with the places where they are named, and the kind of the event. Somebody took part who stands in the title, in
the lead as an actor, who speaks ("noted Minister X", "X thanked"), or who is listed as present; not who initiated, wrote or was
remembered. A head of state takes part only where title or lead says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.records import PersonForm, PersonRecord, Value
from articles.extraction.text import ArticleText, Field

_WORDS = knowledge("participation")
TITLE_WORD = re.compile(rf"(?:{any_of(_WORDS['title_words'])}|[A-Z][\w'./&-]*|\(\w+\)|[-,&]|\"[^\"\s]*|[^\"\s]*\"),?$")
NOT_BY = re.compile(rf"\b(?:{any_of(_WORDS['not_by'])})(?:\s(?:of|by|to|from|the))*\s*$", re.IGNORECASE)
THAT = re.compile(rf"(?:^|\W)(?:{any_of(_WORDS['that'])})\s*$", re.IGNORECASE)
ATTENDED = re.compile(rf"\b(?:{any_of(_WORDS['attended'])})\b", re.IGNORECASE)
SPEECH_BEFORE = re.compile(rf"\b(?:{any_of(_WORDS['speech'])})(?:\sby)?\s*$", re.IGNORECASE)
VERB_AFTER = re.compile(
    rf"(?:\s\([^)]*\))?(?:,\s[^.;]{{3,160}}?,)?,?\s(?:who\s)?(?:(?:also|then|further|likewise|in turn|in particular|for (?:his|her) part|warmly|highly|\w+ly)[,\s]+)*"
    rf"(?P<verb>(?:{any_of(_WORDS['irregular'])}|[a-z]{{2,}}ed))\b"
)
OWNER_AFTER = re.compile(r"'s?\s(?!(?:side|speech|remarks|address to the (?:meeting|participants)|participation)\b)")
ELSEWHERE = re.compile(
    r"\b(?:recalled|recollect\w*|remember\w*|during (?:his|her|their|the) (?:\w+ )?visit|will be|to be|scheduled|upcoming|forthcoming|instructed|last year|years ago|invit\w+|conveyed|letter|visit(?:ed)? (?:to|of|by)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
HEAD_OF_STATE = re.compile(rf"^(?:the )?(?:{_WORDS['heads_of_state']})")
STRICT = frozenset(_WORDS["strict_kinds"])
NO_SPEAKERS = frozenset(_WORDS["no_speakers"])
REACH = 220


def find_participants(text: ArticleText, persons: Sequence[PersonRecord], kind: str) -> tuple[Value[str], ...]:
    """The people who took part, in the order of the records, each with the place that shows it."""
    found = []
    for person in persons:
        for form in person.forms:
            if rule := _takes_part(text, person, form, kind):
                found.append(Value(person.name, form.span, rule))
                break
    return tuple(found)


def without_title(before: str) -> str:
    """The text before a name without the office that leads up to it: "was received by the Minister of Justice" gives "was received by"."""
    words = before.split()
    while words and TITLE_WORD.match(words[-1]):
        words.pop()
    return " ".join(words)


def is_head_of_state(person: PersonRecord) -> bool:
    return any(not office.is_former and HEAD_OF_STATE.match(office.text) for office in person.offices)


def _takes_part(text: ArticleText, person: PersonRecord, form: PersonForm, kind: str) -> str:
    field = text.title if form.span.field == "title" else text.body
    bounds = (0, len(field.plain)) if field is text.title else field.sentence_at(form.span.start)
    before = field.plain[max(bounds[0], form.span.start - REACH) : form.span.start]
    after = field.plain[form.span.end : min(bounds[1], form.span.end + REACH)]
    stem = without_title(before)
    if NOT_BY.search(stem) or NOT_BY.search(before) or OWNER_AFTER.match(after):
        return ""
    if field is text.title:
        return "title"
    sentence = _sentence_number(field, bounds)
    if sentence == 0 or (sentence == 1 and field.paragraph_index(form.span.start) == 0):
        return "" if THAT.search(stem) and sentence else "lead"
    if kind in STRICT:
        return _strict(kind, stem, after)
    return _in_body(field, person, stem, before, after, kind, bounds)


def _sentence_number(field: Field, bounds: tuple[int, int]) -> int:
    return next((number for number, found in enumerate(field.sentences[:3]) if found == bounds), 9)


def _strict(kind: str, stem: str, after: str) -> str:
    """A statement has its speakers; a call, a telegram, credentials and an appointment only those of title and lead."""
    if kind == "statement" and not THAT.search(stem) and SPEECH_BEFORE.search(stem):
        return "speaker"
    return ""


def _in_body(field: Field, person: PersonRecord, stem: str, before: str, after: str, kind: str, bounds: tuple[int, int]) -> str:
    if is_head_of_state(person) or THAT.search(stem):
        return ""
    if kind not in NO_SPEAKERS:
        if SPEECH_BEFORE.search(stem):
            return "speaker"
        verb = VERB_AFTER.match(after)
        if verb and verb["verb"] not in _WORDS["not_verbs"]:
            return "actor"
    return _is_listed(field, before, bounds)


def _is_listed(field: Field, before: str, bounds: tuple[int, int]) -> str:
    context = before
    if field.plain.startswith("- ", bounds[0]) or not context:
        opening = field.plain.rfind(":\n", 0, bounds[0])
        context = field.plain[max(0, opening - 120) : opening] + " " + before if opening >= 0 else before
    cues = list(ATTENDED.finditer(context))
    if not cues:
        return ""
    return "" if ELSEWHERE.search(context) else "listed"
