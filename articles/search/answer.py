"""A question's answer: hits grouped by kind, each with the sentence that matches, and what to try where nothing does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.extraction.text import plain_text, sentence_bounds
from articles.models import Article, SearchEntry
from articles.search.engines import entry_ids, find_entries
from articles.search.near_names import suggest_names
from articles.search.question import Question, Term, light_stem, plain_words
from articles.search.rows import records_of
from entities.folding import fold_key
from entities.legible import legible
from entities.models import RecordKind
from entities.presentation import name_of

ORDER = [RecordKind.PERSON, RecordKind.COUNTRY, RecordKind.ORGANIZATION, RecordKind.OFFICE, RecordKind.EVENT, RecordKind.ARTICLE]
MAX_SENTENCE = 320


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `is_match` where it answers the question."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that answers; `label` (in the language of the moment) and `sentence` in pieces, the sentence empty but for articles."""

    kind: str
    record_id: str
    label: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    sentence_start: int | None
    """offset of the sentence in the article's body, for an anchor"""
    record: Any


@dataclass(frozen=True, slots=True)
class Group:
    kind: RecordKind
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`tried` are the words that were looked for; `suggestions` are near names, only where nothing was found."""

    question: Question
    groups: tuple[Group, ...]
    suggestions: tuple[str, ...]

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def tried(self) -> list[str]:
        return [" ".join(term.words) for term in self.question.terms]


def find(text: str, *, kinds: Sequence[str] = (), start: int = 0, size: int = 5) -> Answer:
    """Records that hold every word of the text, `size` of each kind from `start` on, best first. A query, and one or two for each kind."""
    question = Question.parse(text)
    if not question:
        return Answer(question, (), ())
    rows = find_entries(question, kinds, start, start + size)
    ids = dict(SearchEntry.objects.filter(id__in=[row.entry_id for row in rows]).values_list("id", "record_id"))
    groups = []
    for kind in ORDER:
        chosen = [row for row in rows if row.kind == kind]
        records = records_of(kind, [ids[row.entry_id] for row in chosen if row.entry_id in ids]) if chosen else []
        if records:
            groups.append(Group(kind, chosen[0].total, tuple(_hit(question, kind, record) for record in records)))
    return Answer(question, tuple(groups), () if groups or start else tuple(suggest_names(question.text)))


def narrow_articles(rows: QuerySet[Article], text: str) -> QuerySet[Article]:
    """Those of some articles that hold every word of the text, found as `find` finds them; none where it holds no word."""
    question = Question.parse(text)
    if not question:
        return rows.none()
    kind = RecordKind.ARTICLE
    return rows.filter(public_id__in=SearchEntry.objects.filter(kind=kind, pk__in=entry_ids(question, kind)).values("record_id"))


def _hit(question: Question, kind: RecordKind, record: Any) -> Hit:
    label = legible(record.headline if isinstance(record, Article) else name_of(record))
    sentence, start = best_sentence(question, record.shown_body) if isinstance(record, Article) else ("", None)
    return Hit(kind, record.public_id, mark(question, label), mark(question, legible(sentence)), start, record)


def best_sentence(question: Question, body: str) -> tuple[str, int]:
    """The first of the sentences that hold the most terms, cut to a readable length, and its offset in the body."""
    best, score, at = "", -1, 0
    for start, end in sentence_bounds(plain_text(body)):
        sentence = body[start:end]
        held = sum(_holds(term, sentence) for term in question.terms)
        if held > score:
            best, score, at = sentence, held, start
            if held == len(question.terms):
                break
    return (best if len(best) <= MAX_SENTENCE else best[:MAX_SENTENCE].rsplit(" ", 1)[0] + "…"), at


def _holds(term: Term, text: str) -> bool:
    if term.is_phrase:
        return f" {' '.join(term.words)} " in f" {' '.join(plain_words(text))} "
    return any(_matches(term, word) for word in text.split())


def _matches(term: Term, word: str) -> bool:
    plain = plain_words(word)
    if any(part.startswith(light_stem(want)) for part in plain for want in term.words):
        return True
    return word[:1].isupper() and any(key.startswith(want) for key in fold_key(word).split() for want in term.keys)


def mark(question: Question, text: str) -> tuple[Piece, ...]:
    """The text in pieces, those words marked that a term asks for."""
    pieces: list[Piece] = []
    wanted = [
        term if not term.is_phrase else Term((word,), ()) for term in question.terms for word in (term.words if term.is_phrase else ("",))
    ]
    for word in _with_gaps(text):
        is_match = not word.isspace() and any(_matches(term, part) for part in word.split("-") for term in wanted)
        if pieces and pieces[-1].is_match == is_match:
            pieces[-1] = Piece(pieces[-1].text + word, is_match)
        else:
            pieces.append(Piece(word, is_match))
    return tuple(pieces)


def _with_gaps(text: str) -> list[str]:
    """Words and the spaces between them, which joined give the text."""
    parts: list[str] = []
    for place, word in enumerate(text.split(" ")):
        if place:
            parts.append(" ")
        if word:
            parts.append(word)
    return parts
