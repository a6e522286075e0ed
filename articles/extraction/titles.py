"""What a title looks like, and what a paragraph looks like. Neither is certain, so the callers ask for more before they act on it."""

from __future__ import annotations

import re

from articles.extraction.knowledge import any_of, knowledge
from articles.extraction.statements import Statement
from articles.extraction.text import sentence_bounds

_WORDS = knowledge("pages")
SHORTEST, LONGEST = 8, 220
PARAGRAPH_LENGTH = 240
MOST_TITLE_WORDS = 22
"""a single sentence that ends with a full stop is a paragraph from more words on"""
BULLETS = "-–—•*"
MOSTLY_CAPITALIZED = 0.75
ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.[A-Z]|\b(?:Inc|Ltd|Co|Jr|Sr|etc|St|No))\.$")
_SAID = any_of(_WORDS["speech_verbs"])
SPEECH_TAIL = re.compile(
    rf"[\"'»”]\s{{0,3}}[-–—,]{{0,2}}\s{{0,3}}(?:{_SAID}|the [a-z]{{3,20}} (?:{_SAID}))\b|,\s{{1,3}}says (?:he|she)\.?$"
)
CONTINUATION = re.compile(rf"(?:{any_of(_WORDS['continuations'])})\b")
WEAK_OPENING = re.compile(rf"(?:{any_of(_WORDS['weak_openings'])})\b")
"""how a paragraph goes on with the story above it"""
SMALL_WORDS = frozenset(_WORDS["small_title_words"])
WORD = re.compile(r"[^\W\d_][^\s]{0,60}")


def is_title_like(line: Statement) -> bool:
    """One line of speech without an end: no full stop, no attribution, no half of a quotation."""
    text = line.text
    if not SHORTEST <= len(text) <= LONGEST or not (text[0].isupper() or text[0].isdigit() or text[0] in "\"“«'№"):
        return False
    plain = line.plain
    if plain[-1] in ".;:,-" and not ABBREVIATION_END.search(plain[-12:]):
        return False
    if plain.count('"') % 2 or SPEECH_TAIL.search(plain):
        return False
    if len(plain.split()) < 2 or len(sentence_bounds(plain)) > 1:
        return False
    return not line.is_attributed


def is_paragraph_like(line: Statement) -> bool:
    """Speech that no title is: long, or with an attribution, or several sentences that end with a full stop."""
    if len(line.text) > PARAGRAPH_LENGTH or line.is_attributed:
        return True
    plain = line.plain
    has_half_a_quotation = plain.count('"') % 2 == 1
    if not ends_sentence(line.text):
        return has_half_a_quotation and SPEECH_TAIL.search(plain) is not None
    return has_half_a_quotation or len(plain.split()) > MOST_TITLE_WORDS or len(sentence_bounds(plain)) > 1


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a finished sentence does."""
    return text.rstrip("\"'”’»)")[-1:] in (".", "!", "?", "…", ":", ";")


def is_capitalized_like_a_title(text: str) -> bool:
    """Whether most words that count begin with a capital (`Astana and Ljubljana Strengthen Twinning Ties`)."""
    words = [word for word in WORD.findall(text) if word.casefold() not in SMALL_WORDS]
    return len(words) > 2 and sum(word[0].isupper() for word in words) / len(words) >= MOSTLY_CAPITALIZED


def continues_story(line: Statement) -> bool:
    """Whether a paragraph opens like one that goes on with what stands above it."""
    return CONTINUATION.match(line.plain) is not None or not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in '"“«')


def opens_weakly(line: Statement) -> bool:
    """Whether a paragraph opens with words that leads and later paragraphs share (`During the visit, ...`)."""
    return WEAK_OPENING.match(line.plain) is not None
