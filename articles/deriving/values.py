"""What the prints of a story say of it together: the longest body, the fullest header, the highest view count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import accumulate
from typing import Any

from articles.deriving.prints import KAZAKHSTAN, Placed
from articles.enums import ArticleForm, ArticleStatus
from articles.extraction.records import Block, DayContext
from articles.models import Appearance, PageVersion

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""where lists put a story of which no day is known at all"""


@dataclass(frozen=True, slots=True)
class StoryValues:
    """`curated` are the values that enter the merge. `titled` and `bodied` are the prints that give title and body, None for none."""

    curated: dict[str, Any]
    titled: Placed | None
    bodied: Placed | None
    listed_at: datetime
    """where it stands in lists as long as no editor gives it a day"""


def derive_values(prints: Sequence[Placed]) -> StoryValues:
    """Of the prints of one story, in any order; at least one."""
    placed = sorted(prints, key=_fullest_first)
    titled = next((item for item in placed if item.appearance.title_key), None)
    with_body = [item for item in placed if item.appearance.body_length]
    bodied = min(with_body, key=_longest_first, default=None)
    rows = [item.appearance for item in placed]
    fullest = rows[0]
    curated = {
        "form": ArticleForm.ARTICLE if bodied else ArticleForm.HEADLINE,
        "status": ArticleStatus.NEEDS_REVIEW if all(row.lost_header for row in rows) else ArticleStatus.PUBLISHED,
        "published_on": fullest.published_on,
        "published_at": fullest.published_at,
        "source": bodied.appearance.source if bodied else "",
        "image_credit": _image_credit(bodied, placed),
        "source_view_count": max((row.view_count for row in rows if row.view_count is not None), default=None),
    }
    return StoryValues(curated, titled, bodied, listed_at(fullest.published_at, fullest.published_on, [row.page_version for row in rows]))


def _fullest_first(item: Placed) -> tuple[bool, bool, tuple[str, int]]:
    return (item.appearance.published_at is None, item.appearance.published_on is None, item.rank)


def _longest_first(item: Placed) -> tuple[int, date, tuple[str, int]]:
    """Of equally long bodies that of the earliest capture, whose days are counted from nearest to the story's own."""
    return (-item.appearance.body_length, item.appearance.page_version.captured_on or date.max, item.rank)


def _image_credit(bodied: Placed | None, placed: Sequence[Placed]) -> str:
    ordered = [*([bodied] if bodied else []), *placed]
    return next((item.appearance.image_credit for item in ordered if item.appearance.image_credit), "")


def listed_at(published_at: datetime | None, published_on: date | None, versions: Sequence[PageVersion]) -> datetime:
    """The moment by which lists order: published, else captured, else the page's newest header."""
    if published_at:
        return published_at
    captured = min((version.captured_on for version in versions if version.captured_on), default=None)
    newest = min((version.newest_header for version in versions if version.newest_header), default=None)
    day = published_on or captured or newest
    return datetime.combine(day, time(), tzinfo=KAZAKHSTAN) if day else UNDATED


def block_of(title: str, body: str, published_on: date | None, titled: Appearance | None = None, bodied: Appearance | None = None) -> Block:
    """One block of a title and a body that may stand on two pages, or on none; its day is the story's, whatever each page printed."""
    paragraphs = tuple(body.split("\n")) if body else ()
    own_starts = accumulate((len(text) + 1 for text in paragraphs[:-1]), initial=0)
    row = bodied or titled
    return Block(
        form="article" if paragraphs else "headline",
        title=title or None,
        title_start=(titled.title_start if titled else 0) if title else None,
        paragraphs=paragraphs,
        paragraph_starts=tuple(start for start, _ in bodied.paragraphs) if bodied else tuple(own_starts)[: len(paragraphs)],
        published_on=published_on,
        published_at=None,
        views=None,
        image_credit=None,
        first_line=row.first_line if row else 0,
        last_line=row.last_line if row else 0,
    )


def days_of_version(version: PageVersion | None, published_on: date | None) -> DayContext:
    """The days from which a story counts whose body stands on a page."""
    if version is None:
        return DayContext(published_on)
    return DayContext(published_on, version.captured_on, version.newest_header)
