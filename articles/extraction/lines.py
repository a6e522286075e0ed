"""A page's lines, each judged by itself: header, chrome, credit, doubled title, blank, unknown, or text that its neighbours explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from articles.extraction.chrome import Chrome, lookup_chrome, parse_image_credit
from articles.extraction.headers import Entry, Header, find_entries, opens_with_entry, parse_capture_day, parse_header, shown
from articles.extraction.records import Notice
from articles.extraction.statements import Statement

LINE_BREAK = re.compile(r"\r\n?|\n")
INVISIBLE = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace()) + "\u200b\ufeff"
"""white space of all scripts, the zero-width space and the byte order mark"""
LONGEST_LINE = 20_000
SHORTEST_DOUBLED, LONGEST_DOUBLED = 16, 600
WORD = re.compile(r"[^\W\d_]{2}")
BROKEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff\ud800-\udfff]")
REPLACEMENT = "\ufffd"
MOST_BROKEN = 0.02
LIKE_A_HEADER = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}(?![0-9])")
LONGEST_LIKE_A_HEADER = 40
MOST_VIEWED = "most viewed"


class Kind(Enum):
    """What a line is by itself."""

    BLANK = auto()
    HEADER = auto()
    RUN = auto()
    """headers with their titles behind them on the same line"""
    CREDIT = auto()
    CHROME = auto()
    FOREIGN = auto()
    """the title of another story, printed twice without a space"""
    UNKNOWN = auto()
    TEXT = auto()


@dataclass(slots=True)
class Piece:
    """One line. `line_start`/`line_end` without the break, `start`/`end` of its content, all in the page's text; `text` is the content."""

    number: int
    line_start: int
    line_end: int
    start: int
    end: int
    text: str
    kind: Kind
    header: Header | None = None
    entries: tuple[Entry, ...] = ()
    chrome: Chrome | None = None
    credit: str | None = None
    _statement: Statement | None = None

    @property
    def statement(self) -> Statement:
        """The line as part of a story."""
        if self._statement is None:
            self._statement = Statement(self.text)
        return self._statement


@dataclass(slots=True)
class PageLines:
    """All lines of a page, its capture day, and what is wrong with them."""

    pieces: list[Piece]
    captured_on: date | None
    notices: list[Notice]


def read_lines(text: str) -> PageLines:
    """Judge each line of a page by itself. Takes any text, and every line comes back exactly once."""
    page = PageLines([], None, [])
    is_first = True
    for number, (start, end) in enumerate(_line_bounds(text), 1):
        raw = text[start:end]
        content = raw.strip(INVISIBLE)
        at = start + raw.find(content[0]) if content else start
        piece = Piece(number, start, end, at, at + len(content), content, Kind.BLANK)
        if content:
            if is_first:
                _take_capture_day(piece, raw[at - start :], page)
            is_first = False
            _judge(piece, page.notices)
        page.pieces.append(piece)
    return page


def _line_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line; a break at the very end opens no further line."""
    start = 0
    for match in LINE_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _take_capture_day(piece: Piece, content: str, page: PageLines) -> None:
    """A leading ` date YYYY-MM-DD` tells when the page was captured; the line is what stands behind it."""
    found = parse_capture_day(content)
    if found is None:
        return
    behind, page.captured_on, printed = found
    if page.captured_on is None:
        page.notices.append(
            Notice(
                "impossible_capture_day",
                piece.number,
                f"{printed} is no day of the calendar; expected ' date YYYY-MM-DD' at the page's beginning",
            )
        )
    rest = content[behind:].strip(INVISIBLE)
    piece.start = piece.start + content.index(rest, behind) if rest else piece.end
    piece.end = piece.start + len(rest)
    piece.text = rest


def _judge(piece: Piece, notices: list[Notice]) -> None:
    line = piece.text
    if not line:
        piece.kind, piece.chrome = Kind.CHROME, Chrome.SECTION
    elif len(line) > LONGEST_LINE:
        piece.kind = Kind.UNKNOWN
        notices.append(Notice("line_too_long", piece.number, f"{len(line):,} characters; expected a paragraph of at most {LONGEST_LINE:,}"))
    elif header := parse_header(line):
        piece.kind, piece.header = Kind.HEADER, header
    elif entries := _run(line):
        piece.kind, piece.entries = Kind.RUN, entries
    elif chrome := lookup_chrome(line):
        piece.kind, piece.chrome = Kind.CHROME, chrome
    elif credit := parse_image_credit(line):
        piece.kind, piece.credit = Kind.CREDIT, credit
    elif message := _unreadable(line):
        piece.kind = Kind.UNKNOWN
        notices.append(Notice("unknown_line", piece.number, message))
    else:
        piece.kind = Kind.FOREIGN if is_doubled(line) else Kind.TEXT


def _run(line: str) -> tuple[Entry, ...]:
    """Entries of a run, also where `Most viewed` stands before it on the same line."""
    if line[:1].isdigit():
        return tuple(find_entries(line)) if opens_with_entry(line) else ()
    if line[: len(MOST_VIEWED)].casefold() != MOST_VIEWED:
        return ()
    rest = line[len(MOST_VIEWED) :].lstrip(INVISIBLE + ":")
    return tuple(find_entries(line, len(line) - len(rest))) if opens_with_entry(rest) else ()


def is_doubled(line: str) -> bool:
    """Whether the line is one title printed twice in a row."""
    length = len(line)
    if not SHORTEST_DOUBLED <= length <= LONGEST_DOUBLED:
        return False
    half = length // 2
    second = half + length % 2
    return line[0] == line[second] and line[:half] == line[second:] and (second == half or line[half].isspace())


def _unreadable(line: str) -> str:
    """Why the line is nothing that a page is known to print, or an empty string."""
    if LIKE_A_HEADER.match(line) and len(line) <= LONGEST_LIKE_A_HEADER and len(WORD.findall(line)) <= 3:
        return f"{shown(line)!r} begins like a header but is none; expected DD.MM.YYYY, HH:MM views"
    if not (line.isprintable() and REPLACEMENT not in line) and len(BROKEN.findall(line)) > MOST_BROKEN * len(line):
        return f"{shown(line)!r} has characters that no text has; expected UTF-8 text"
    if WORD.search(line) is None:
        return f"{shown(line)!r} has no word; expected a header, a title, a paragraph or a known line of the site"
    return ""
