"""Makes a story of a title and paragraphs, and lets the pipeline read it."""

from __future__ import annotations

from datetime import date

from articles.extraction.pipeline import extract_article
from articles.extraction.records import ArticleRecord, Block, DayContext, PersonRecord

PUBLISHED = date(2026, 3, 2)


def read_story(*paragraphs: str, title: str | None = None) -> ArticleRecord:
    """What the pipeline says of a story; without paragraphs it is a headline."""
    starts = tuple(1000 + sum(len(text) + 1 for text in paragraphs[:k]) for k in range(len(paragraphs)))
    form = "article" if paragraphs else "headline"
    block = Block(form, title, 0 if title else None, paragraphs, starts, PUBLISHED, None, None, None, 1, 9)  # type: ignore[arg-type]
    return extract_article(block, DayContext(published_on=PUBLISHED))


def names_of(record: ArticleRecord) -> list[str]:
    return [person.name for person in record.persons]


def person_of(record: ArticleRecord, name: str) -> PersonRecord:
    return next(person for person in record.persons if person.name == name)
