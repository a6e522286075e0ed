"""Pages and their versions: every text that was ever read under a name, and the appearances on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from articles.deriving.prints import KAZAKHSTAN, Placed
from articles.deriving.writing import APPEARANCE_COLUMNS
from articles.enums import ReviewReason
from articles.extraction import READING_VERSION
from articles.extraction.identity import make_body_key, make_title_key
from articles.extraction.records import ArticleRecord, Block, Line, LineClass, Notice, PageRecord
from articles.models import Appearance, PageVersion, ReviewItem, SourcePage
from articles.page_reading import PageReading
from articles.receipt import AS_BEFORE, NEW_PAGE, READ_AGAIN, READING_CHANGED, SOURCE_CHANGED
from articles.review import Question, keep_only
from entities.recorded import update_rows

DATE_PROBLEMS = {
    "impossible_date",
    "impossible_time",
    "date_after_capture",
    "impossible_capture_day",
    "unreadable_views",
    "views_run_into_title",
}
UNKNOWN_LINES = {"unknown_line"}
QUESTION_CODES = {ReviewReason.DATE_PROBLEM: DATE_PROBLEMS, ReviewReason.UNCLASSIFIED_LINES: UNKNOWN_LINES}
LONGEST_CREDIT = 200
UNFINISHED = 0
"""reading version of a page with a story that could not be read: the next import tries again"""
MOST_SHOWN = 100
"""notices of a page that a question shows"""


@dataclass(slots=True)
class PageChange:
    """What a page's text now holds: its prints, the articles of its former prints, and who has the lines of those that are gone."""

    placed: list[Placed]
    article_ids: set[int] = field(default_factory=set)
    heirs: dict[int, Placed] = field(default_factory=dict)


def cause_to_read(name: str, sha256: str, *, reread: bool) -> str:
    """Why a page is to be read; AS_BEFORE if it is not."""
    row = PageVersion.objects.filter(page__name=name, is_current=True).values_list("sha256", "reading_version").first()
    if row is None:
        return NEW_PAGE
    if row[0] != sha256:
        return SOURCE_CHANGED
    if row[1] != READING_VERSION:
        return READING_CHANGED
    return READ_AGAIN if reread else AS_BEFORE


def sync_page(name: str, text: str, sha256: str, reading: PageReading) -> PageChange:
    """Makes a text the current version of its page, with its appearances. Their articles are the caller's to derive."""
    page, _ = SourcePage.objects.get_or_create(name=name)
    closed = _close_others(page, sha256)
    version = _sync_version(page, text, sha256, reading)
    change = _sync_appearances(version, reading)
    change.article_ids |= closed
    _ask_about_page(version, reading.notices)
    return change


def _close_others(page: SourcePage, sha256: str) -> set[int]:
    """Closes the appearances of the page's former text; the articles that they were of."""
    others = list(PageVersion.objects.filter(page=page, is_current=True).exclude(sha256=sha256).values_list("pk", flat=True))
    if not others:
        return set()
    rows = Appearance.objects.filter(page_version__in=others, is_current=True)
    article_ids = set(rows.values_list("article", flat=True))
    rows.update(is_current=False)
    PageVersion.objects.filter(pk__in=others).update(is_current=False)
    return article_ids


def _sync_version(page: SourcePage, text: str, sha256: str, reading: PageReading) -> PageVersion:
    values: dict[str, Any] = {
        "captured_on": reading.page.captured_on,
        "newest_header": reading.page.newest_header,
        "lines": line_runs(reading.page.lines),
        "notices": [{"code": notice.code, "line": notice.line, "message": notice.message} for notice in reading.notices],
        "reading_version": UNFINISHED if reading.failed_count else READING_VERSION,
        "is_current": True,
    }
    version = PageVersion.objects.defer("text").filter(page=page, sha256=sha256).first()
    if version is None:
        version = PageVersion.objects.create(page=page, text=text, sha256=sha256, **values)
    changed = [column for column, value in values.items() if getattr(version, column) != value]
    for column in changed:
        setattr(version, column, values[column])
    if changed:
        version.save(update_fields=changed)
    version.page = page
    return version


def line_runs(lines: Sequence[Line]) -> list[list[Any]]:
    """The class of each line in order, as runs: `[[class, count], ...]`."""
    return [[str(line_class), len(list(run))] for line_class, run in groupby(line.line_class for line in lines)]


def count_lines(page: PageRecord) -> dict[str, int]:
    """How many lines the page has of each class; they add up to its lines."""
    counts = dict.fromkeys((str(line_class) for line_class in LineClass), 0)
    for line in page.lines:
        counts[str(line.line_class)] += 1
    return counts


def _sync_appearances(version: PageVersion, reading: PageReading) -> PageChange:
    """Brings the version's appearances up to its blocks. New ones are not saved yet: they need an article first."""
    known = {row.position: row for row in version.appearances.all()}
    change = PageChange([])
    moved: list[Appearance] = []
    for block, record in zip(reading.page.blocks, reading.records, strict=True):
        position = block_position(block)
        row = known.pop(position, None) or Appearance(page_version=version, position=position)
        row.page_version = version
        values = appearance_values(block, record)
        if any(getattr(row, column) != values[column] for column in APPEARANCE_COLUMNS):
            for column in APPEARANCE_COLUMNS:
                setattr(row, column, values[column])
            if row.pk:
                moved.append(row)
        change.placed.append(Placed(row, block, record))
    update_rows(moved, APPEARANCE_COLUMNS)
    _let_go(list(known.values()), change)
    return change


def _let_go(gone: list[Appearance], change: PageChange) -> None:
    """Deletes appearances whose block is cut otherwise now. An article that had no other is followed by the print that has its lines."""
    if not gone:
        return
    change.article_ids |= {row.article_id for row in gone}
    Appearance.objects.filter(pk__in=[row.pk for row in gone]).delete()
    left = set(Appearance.objects.filter(article__in=change.article_ids).values_list("article", flat=True))
    for row in gone:
        heir = next(
            (item for item in change.placed if item.block and item.block.first_line <= row.first_line <= item.block.last_line), None
        )
        if heir is not None and row.article_id not in left:
            change.heirs[row.article_id] = heir


def block_position(block: Block) -> int:
    """Where the block's text begins in the page's text: no two blocks of a page begin at one place."""
    starts = [*block.paragraph_starts[:1], *([block.title_start] if block.title_start is not None else [])]
    return min(starts, default=0)


def appearance_values(block: Block, record: ArticleRecord | None) -> dict[str, Any]:
    """What an appearance holds of a block."""
    body = block.body
    return {
        "form": block.form,
        "first_line": block.first_line,
        "last_line": block.last_line,
        "title_start": block.title_start,
        "title_end": block.title_start + len(block.title or "") if block.title_start is not None else None,
        "paragraphs": [[start, start + len(text)] for start, text in zip(block.paragraph_starts, block.paragraphs, strict=True)],
        "published_on": block.published_on,
        "published_at": aware(block.published_at),
        "source": record.source.value[:LONGEST_CREDIT] if record and record.source else "",
        "image_credit": (block.image_credit or "")[:LONGEST_CREDIT],
        "view_count": block.views,
        "lost_header": block.lost_header,
        "reason": block.reason,
        "title_key": make_title_key(block.title),
        "body_key": make_body_key(body),
        "body_length": len(body),
        "is_current": True,
    }


def aware(minute: datetime | None) -> datetime | None:
    """A header's minute, which is Kazakhstan time."""
    return minute.replace(tzinfo=KAZAKHSTAN) if minute else None


def _ask_about_page(version: PageVersion, notices: Sequence[Notice]) -> None:
    """Keeps the questions on a page's lines and dates, one of each reason."""
    questions = []
    for reason, codes in QUESTION_CODES.items():
        found = [{"line": notice.line, "code": notice.code, "message": notice.message} for notice in notices if notice.code in codes]
        if found:
            details = {"notices": found[:MOST_SHOWN], "count": len(found)}
            questions.append(Question(reason, version.page.name, {"page_version": version}, details))
    keep_only(ReviewItem.objects.filter(page_version__page=version.page, reason__in=QUESTION_CODES), questions)
