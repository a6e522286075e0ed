"""Segmentation: a page's text in, its stories out, with every line of the page classified.

A page is a listing of stories, each with a header (`DD.MM.YYYY, HH:MM views`), a title, perhaps a credit, and a body; much of that may
be missing.
Any text is taken: nothing raises, and what fits nowhere is `unknown` and stands in the notices.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from articles.extraction.chrome import Chrome
from articles.extraction.lines import Kind, PageLines, Piece, read_lines
from articles.extraction.records import Block, Line, LineClass, Notice, PageRecord
from articles.extraction.stories import Cutter, RulingName, Rulings
from articles.extraction.story import Story

__all__ = ["RulingName", "Rulings", "read_page"]

CLASSES = {
    Kind.BLANK: LineClass.BLANK,
    Kind.HEADER: LineClass.HEADER,
    Kind.RUN: LineClass.HEADER,
    Kind.CREDIT: LineClass.CREDIT,
    Kind.CHROME: LineClass.CHROME,
    Kind.FOREIGN: LineClass.FOREIGN_TITLE,
    Kind.UNKNOWN: LineClass.UNKNOWN,
    Kind.TEXT: LineClass.UNKNOWN,
}
"""the class of a line that became neither title nor body"""


def read_page(document: str, text: str, rulings: Rulings | None = None) -> PageRecord:
    """Cut a page into its stories. `document` is its file name; `rulings` an editor's word on lines, by line number from 1."""
    page = read_lines(text)
    ruled = rulings or {}
    _apply_chrome_rulings(page.pieces, ruled)
    stories = Cutter(page.pieces, ruled).cut()
    blocks = tuple(block for story in stories if (block := _block(story)))
    lines = tuple(_lines(page.pieces, stories))
    notices = sorted([*page.notices, *_notices(page, stories), *_leftovers(page, lines)], key=lambda notice: notice.line)
    return PageRecord(document, page.captured_on, lines, blocks, tuple(notices))


def _apply_chrome_rulings(pieces: list[Piece], rulings: Rulings) -> None:
    for number, ruling in rulings.items():
        if ruling == "chrome" and 0 < number <= len(pieces) and pieces[number - 1].kind is not Kind.BLANK:
            pieces[number - 1].kind, pieces[number - 1].chrome = Kind.CHROME, Chrome.SECTION


def _block(story: Story) -> Block | None:
    """The story as a record; None for a header with nothing behind it."""
    if story.title is None and not story.paragraphs:
        return None
    header = story.header
    return Block(
        form="article" if story.paragraphs else "headline",
        title=story.title.text if story.title else None,
        title_start=story.title.start if story.title else None,
        paragraphs=tuple(piece.text for piece in story.paragraphs),
        paragraph_starts=tuple(piece.start for piece in story.paragraphs),
        published_on=header.published_on if header else None,
        published_at=header.published_at if header else None,
        views=header.views if header else None,
        image_credit=story.credit,
        first_line=story.first_line,
        last_line=story.last_line,
        lost_header=story.lost_header,
        reason=story.reason,
    )


def _lines(pieces: list[Piece], stories: list[Story]) -> Iterator[Line]:
    """Each line with its class, in order."""
    titles = {story.title.number for story in stories if story.title}
    bodies = {piece.number for story in stories for piece in story.paragraphs}
    for piece in pieces:
        line_class = CLASSES[piece.kind]
        if piece.kind is Kind.TEXT and piece.number in bodies:
            line_class = LineClass.BODY
        elif piece.kind is Kind.TEXT and piece.number in titles:
            line_class = LineClass.TITLE
        yield Line(piece.number, piece.line_start, piece.line_end, line_class)


def _leftovers(page: PageLines, lines: tuple[Line, ...]) -> Iterator[Notice]:
    """A notice for each unknown line that has none yet."""
    known = {notice.line for notice in page.notices}
    for line in lines:
        if line.line_class is LineClass.UNKNOWN and line.number not in known:
            yield Notice("unknown_line", line.number, "the line belongs to no story")


def _notices(page: PageLines, stories: list[Story]) -> Iterator[Notice]:
    for story in stories:
        yield from _header_notices(story, page.captured_on)
        yield from _story_notices(story)
    if not any(_block(story) for story in stories):
        yield Notice("no_story", 0, "the page holds no story; expected a header (DD.MM.YYYY, HH:MM views), a title and paragraphs")


def _header_notices(story: Story, captured_on: date | None) -> Iterator[Notice]:
    header = story.header
    if header is None:
        return
    for problem in header.problems:
        yield Notice(problem.code, story.header_line, problem.message)
    if captured_on and header.published_on and header.published_on > captured_on:
        message = f"the header's day {header.published_on} lies after the page's capture day {captured_on}; expected an earlier one"
        yield Notice("date_after_capture", story.header_line, message)


def _story_notices(story: Story) -> Iterator[Notice]:
    if story.lost_header:
        yield Notice("lost_header", story.first_line, story.reason)
    elif story.title is None and not story.paragraphs:
        yield Notice("header_without_story", story.header_line, "nothing stands behind this header; expected a title and paragraphs")
    elif story.title is None:
        yield Notice(
            "title_missing", story.first_line, "the story has a header but no title; expected the title on the line behind the header"
        )
    elif not story.paragraphs and not story.is_most_viewed:
        yield Notice("title_without_body", story.title.number, "a title without a body; it is kept as a headline")
    elif story.header is None and not story.is_most_viewed:
        yield Notice("undated_story", story.first_line, "the story has a title but no header, so its day is not known")
