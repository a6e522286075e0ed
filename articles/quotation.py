"""The sentence behind a fact, with the words from which the fact was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.marking import anchor_of, sentences_of
from articles.models import Article, Evidence, Mention
from entities.legible import legible

LONGEST_SIDE = 320
"""characters shown before and behind the words; the article has the rest"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """`before`, `words` and `after` make up the sentence, or what of it is shown. `anchor` leads to it on the article's page."""

    article: Article
    before: str
    words: str
    after: str
    anchor: str

    @property
    def address(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.anchor}"


def quote(article: Article, field: str, start: int, end: int) -> Quotation | None:
    """The sentence of the text as read that holds a span; None where the span lies outside of the text."""
    text = article.source_title if field == "title" else article.source_body
    if not 0 <= start < end <= len(text):
        return None
    first, last = (0, len(text)) if field == "title" else _sentence_around(text, start, end)
    before, after = text[first:start], text[end:last]
    return Quotation(
        article=article,
        before=legible(_cut_start(before)),
        words=legible(text[start:end]),
        after=legible(_cut_end(after)),
        anchor=anchor_of(field, text, start),
    )


def quote_first(found: Iterable[Evidence | Mention]) -> Quotation | None:
    """The quotation of the first row that has a span in its article's text."""
    for row in found:
        if row.start is not None and row.end is not None and (quotation := quote(row.article, row.field, row.start, row.end)):
            return quotation
    return None


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = start, end
    for sentence_start, sentence_end in sentences_of(text):
        if sentence_start <= start:
            first = sentence_start
        if sentence_start < end:
            last = max(end, sentence_end)
    return first, last


def _cut_start(text: str) -> str:
    return text if len(text) <= LONGEST_SIDE else "… " + text[-LONGEST_SIDE:].partition(" ")[2]


def _cut_end(text: str) -> str:
    return text if len(text) <= LONGEST_SIDE else text[:LONGEST_SIDE].rpartition(" ")[0] + " …"
