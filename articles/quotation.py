"""The sentence behind a fact, with the words from which the fact was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.marking import anchor_of, sentences_of
from articles.models import Article, Evidence, Mention
from entities.legible import legible

LONGEST_SIDE = 320
"""characters shown before the first and behind the last of the words; the article has the rest"""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of a sentence; `is_proof`: a fact was read from it."""

    text: str
    is_proof: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence, or what of it is shown. `anchor` leads to it on the article's page."""

    article: Article
    pieces: tuple[Quoted, ...]
    anchor: str

    @property
    def address(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.anchor}"

    @property
    def words(self) -> str:
        """The words of the first fact."""
        return next((piece.text for piece in self.pieces if piece.is_proof), "")


def quote(article: Article, field: str, *spans: tuple[int, int]) -> Quotation | None:
    """The sentence of the text as read around the spans; None where one of them lies outside of the text."""
    text = article.source_title if field == "title" else article.source_body
    if not spans or any(not 0 <= start < end <= len(text) for start, end in spans):
        return None
    start, end = min(spans)[0], max(end for _, end in spans)
    first, last = (0, len(text)) if field == "title" else _sentence_around(text, start, end)
    pieces = [Quoted(_cut_start(text[first:start]), False), *_between(text, sorted(spans)), Quoted(_cut_end(text[end:last]), False)]
    shown = tuple(Quoted(legible(piece.text), piece.is_proof) for piece in pieces if piece.text)
    return Quotation(article, shown, anchor_of(field, text, start))


def quote_first(found: Iterable[Evidence | Mention]) -> Quotation | None:
    """The quotation of the first row that has a span in its article's text."""
    for row in found:
        if row.start is not None and row.end is not None and (quotation := quote(row.article, row.field, (row.start, row.end))):
            return quotation
    return None


def sentence_start(article: Article, field: str, start: int) -> int:
    """Where the sentence begins that holds an offset: the same for all facts of one sentence."""
    return 0 if field == "title" else _sentence_around(article.source_body, start, start + 1)[0]


def _between(text: str, spans: list[tuple[int, int]]) -> Iterable[Quoted]:
    """The words of each span and what stands between them; spans that overlap are one."""
    at = spans[0][0]
    for start, end in spans:
        if start > at:
            yield Quoted(text[at:start], False)
        if end > at:
            yield Quoted(text[max(at, start) : end], True)
            at = end


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    for sentence_first, sentence_last in sentences_of(text):
        if sentence_first <= start:
            first = sentence_first
        if sentence_first < end:
            last = max(end, sentence_last)
    return first, last


def _cut_start(text: str) -> str:
    return text if len(text) <= LONGEST_SIDE else "… " + text[-LONGEST_SIDE:].partition(" ")[2]


def _cut_end(text: str) -> str:
    return text if len(text) <= LONGEST_SIDE else text[:LONGEST_SIDE].rpartition(" ")[0] + " …"
