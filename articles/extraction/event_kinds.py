"""What kind of event an article reports: the title's words and the predicate of its lead, as the closed list of kinds has them."""

from __future__ import annotations

import re

from articles.extraction.event_heads import BODIES
from articles.extraction.knowledge import any_of, knowledge, small
from articles.extraction.records import Value
from articles.extraction.tense import tense_at
from articles.extraction.text import ArticleText, Field

_KINDS = knowledge("event_kinds")
INTRODUCTION = re.compile(rf"(?:{any_of(_KINDS['introductions'])})\b[^.]*?,\s(?=(?:the\s|a\s|an\s)?[A-Z\"]|the\s|a\s|an\s)", re.IGNORECASE)
PHONE_CALL = small(_KINDS["decisive"][0][1])
TITLE_VERBS = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS["decisive"][1:-1])
STATEMENT_MADE = small(_KINDS["decisive"][-1][1])
PREDICATES = tuple((kind, small(pattern)) for kind, pattern in _KINDS["predicates"])
TITLES = tuple((kind, re.compile(pattern, re.IGNORECASE if kind != "statement" else 0)) for kind, pattern in _KINDS["titles"])
LEAD_SENTENCES = 3
DECISIVE_TITLES = frozenset({"credentials", "message"})
WEAK = frozenset({"statement"})
# Kinds whose lead may be only the content of somebody's words.
REPORTED = frozenset({"vote", "conference", "culture", "consultations", "agreement", "meeting"})
CLOSING_SPEECH = re.compile(
    r",\s(?P<speaker>[^,]{6,120}?(?:,\s[^,]{4,80},)?)\s(?P<verb>said|stated|told|announced|noted)\b(?=[^.]{0,60}(?:[,.]|$))"
)
AGENCY = re.compile(r"\b(?:press (?:service|office)|agency|ministry|akorda)\b", re.IGNORECASE)
# Words of a title that may only frame what the lead tells.
LOOSE = frozenset({"meeting", "statement", "culture"})
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# With a year, and past the first sentence, these are mostly other events of which the article speaks.
OFTEN_FORMER = frozenset({"agreement", "vote", "incident", "appointment"})
RELATIVE_CLAUSE = re.compile(r",\s(?:who|which|whose)\b[^,.;]*,")
GATHERINGS = frozenset({"conference", "culture"})


def find_main_kind(text: ArticleText) -> Value[str] | None:
    """The kind with the words that show it; None for a text without a body."""
    title, body = text.title, text.body
    lead = body.sentences[:2]
    for field, bounds in [(title, (0, len(title.plain))), *((body, bound) for bound in lead)]:
        if match := PHONE_CALL.search(field.small, *bounds):
            return Value("phone_call", field.span(*match.span()), "phone_words")
    for kind, pattern in TITLE_VERBS:
        if match := pattern.search(title.plain):
            return Value(kind, title.span(*match.span()), "title_verb")
    for kind, pattern in PREDICATES:
        if kind in DECISIVE_TITLES and (match := pattern.search(title.small)):
            return Value(kind, title.span(*match.span()), "title_predicate")
    if body.sentences and (match := STATEMENT_MADE.search(body.small, *body.sentences[0])):
        return Value("statement", body.span(*match.span()), "statement_made")
    predicate = lead_predicate(body)
    content_only = predicate is None or predicate.value in REPORTED or not _opens(body, predicate)
    if content_only and (speech := _closing_speech(body)):
        return speech
    headline = title_kind(title)
    if predicate and predicate.value not in WEAK and (_opens(body, predicate) or headline is None or headline.value in LOOSE):
        return predicate
    return headline or predicate or _fallback(text)


def _fallback(text: ArticleText) -> Value[str] | None:
    """Where neither title nor lead shows a kind: the first predicate of the body, else somebody's stance."""
    body = text.body
    for start, end in body.sentences[LEAD_SENTENCES:]:
        if found := _earliest(body, start, end):
            return Value(found.value, found.span, "body_predicate")
    if not body.sentences:
        return None
    first = body.sentences[0][0]
    return Value("statement", body.span(first, first + len(body.plain[first:].split(maxsplit=1)[0])), "nothing_else")


def _opens(body: Field, predicate: Value[str]) -> bool:
    return predicate.span.start < body.sentences[0][1]


def _closing_speech(body: Field) -> Value[str] | None:
    """ "The elections were held in accordance with the law, member of the Commission NAME said": the news is what he said."""
    if not body.sentences:
        return None
    start, end = body.sentences[0]
    match = CLOSING_SPEECH.search(body.plain, start, end)
    if match is None or AGENCY.search(match["speaker"]):
        return None
    return Value("statement", body.span(match.start("verb"), match.end("verb")), "closing_speech")


def lead_predicate(body: Field) -> Value[str] | None:
    """The earliest predicate in the first sentence of the lead that has one, its introduction ("As part of his visit, ...") left aside."""
    weak = None
    for start, end in body.sentences[:LEAD_SENTENCES]:
        introduction = INTRODUCTION.match(body.plain, start, end)
        found = introduction and _earliest(body, introduction.end(), end)
        found = found or _earliest(body, start, end)
        if found and found.value not in WEAK and (start == body.sentences[0][0] or _tells_news(body, found, (start, end))):
            return found
        weak = weak or found
    return weak


def _tells_news(body: Field, found: Value[str], bounds: tuple[int, int]) -> bool:
    """Whether a later sentence tells the news: not what is to come, nor a former agreement, vote or disaster."""
    if tense_at(body.plain, found.span.start, found.span.end, bounds) == "future":
        return False
    return found.value not in OFTEN_FORMER or not YEAR.search(body.plain, *bounds)


def _earliest(body: Field, start: int, end: int) -> Value[str] | None:
    matches = [
        (match.start(), rank, kind, match)
        for rank, (kind, pattern) in enumerate(PREDICATES)
        if (match := _first(kind, pattern, body, start, end))
    ]
    if not matches:
        return None
    if asides := [match.span() for match in RELATIVE_CLAUSE.finditer(body.plain, start, end)]:
        outside = [found for found in matches if not any(low <= found[0] < high for low, high in asides)]
        matches = [found for found in outside if found[2] not in WEAK] or matches
    strong = [found for found in matches if found[2] not in WEAK]
    _, _, kind, match = min(strong or matches, key=lambda found: found[:2])
    return Value(kind, body.span(*match.span()), "lead_predicate")


def _first(kind: str, pattern: re.Pattern[str], body: Field, start: int, end: int) -> re.Match[str] | None:
    """The first match that is no part of a body's name ("National Assembly")."""
    for match in pattern.finditer(body.small, start, end):
        if kind not in GATHERINGS or not BODIES.search(body.plain[max(start, match.start() - 24) : match.end() + 24]):
            return match
    return None


def title_kind(title: Field) -> Value[str] | None:
    for kind, pattern in TITLES:
        if match := pattern.search(title.plain):
            return Value(kind, title.span(*match.span()), "title_words")
    return None
