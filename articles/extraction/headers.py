"""The header line of a story, `DD.MM.YYYY, HH:MM views`, and runs of such entries without separators.

A header may lack its views, or its time and views. What cannot be (31.02.2026, 25:61) is no value, but a `Problem` for the page's notices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

HEADER = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:\s?,?\s?([0-9]{1,2}):([0-9]{2}))?\s{0,3}([0-9]*)")
RUN_ENTRY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\s?,?\s?([0-9]{1,2}):([0-9]{2})\s?([0-9]*)")
CAPTURE = re.compile(r"\s{0,9}date\s{1,9}([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])\s{0,9}")
MAX_VIEW_DIGITS = 9
SHOWN_CHARACTERS = 60
EXPECTED = "expected DD.MM.YYYY, HH:MM views"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a header: a stable code and a message for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line printed. `published_at` is naive Kazakhstan time."""

    published_on: date | None
    published_at: datetime | None
    views: int | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a run: its header, and where its title stands in the line."""

    header: Header
    start: int
    end: int


def shown(text: str) -> str:
    """A line's beginning, fit for a message: short, and without characters that cannot be printed."""
    short = text[:SHOWN_CHARACTERS].strip()
    mark = "…" if len(text) > SHOWN_CHARACTERS else ""
    return "".join(letter if letter.isprintable() else "�" for letter in short) + mark


def parse_header(line: str) -> Header | None:
    """The header that the whole line is, else None."""
    if not line or not line[0].isdigit():
        return None
    match = HEADER.fullmatch(line)
    return _header(match) if match else None


def parse_capture_day(line: str) -> tuple[int, date | None, str] | None:
    """A leading ` date YYYY-MM-DD`: where the rest of the line begins, the day (None if impossible), and the day as printed."""
    match = CAPTURE.match(line)
    if match is None:
        return None
    year, month, day = match.groups()
    return match.end(), _day(year, month, day), f"{year}-{month}-{day}"


def opens_with_entry(line: str) -> bool:
    """Whether the line is a header with its title behind it on the same line."""
    if not line or not line[0].isdigit():
        return False
    match = RUN_ENTRY.match(line)
    return match is not None and bool(line[match.end() :].strip())


def find_entries(line: str, start: int = 0) -> list[Entry]:
    """The entries of a run such as `27.02.2026, 15:31First title 27.02.2026, 18:4097561Second title`."""
    matches = list(RUN_ENTRY.finditer(line, start))
    ends = [match.start() for match in matches[1:]] + [len(line)]
    return list(_entries(line, matches, ends))


def _entries(line: str, matches: list[re.Match[str]], ends: list[int]) -> Iterator[Entry]:
    above: int | None = None
    for match, end in zip(matches, ends, strict=True):
        start, digits, problems = _split_views(line, match, end, above)
        title = line[start:end]
        start += len(title) - len(title.lstrip())
        header = _header(match, digits, problems)
        above = header.views
        yield Entry(header, start, start + len(title.strip()))


def _split_views(line: str, match: re.Match[str], end: int, above: int | None) -> tuple[int, str, tuple[Problem, ...]]:
    """Where the title begins, and the digits that are views. A title may begin with a number of its own ("20230 years of ...").

    Views of a run fall, so the longest figure not above the entry before it is taken, and the doubt is noted.
    """
    digits, start = match.group(6), match.end()
    follower = line[start : start + 3].lstrip()[:1]
    if not digits or start >= end or not (follower.islower() or follower in "-%"):
        return start, digits, ()
    message = f"views and a title that begins with a number stand together in {shown(line[match.start() : end])!r}: please check both"
    doubt = (Problem("views_run_into_title", message),)
    for length in range(len(digits) - 1, 0, -1):
        if digits[length] != "0" and (above is None or int(digits[:length][:18]) <= above) and (above or length <= len(digits) - 2):
            return match.start(6) + length, digits[:length], doubt
    return match.start(6), "", doubt


def _header(match: re.Match[str], digits: str | None = None, problems: tuple[Problem, ...] = ()) -> Header:
    day, month, year, hour, minute, printed_views = match.groups()
    views_text = printed_views if digits is None else digits
    found = list(problems)
    published_on = _day(year, month, day)
    if published_on is None:
        found.append(Problem("impossible_date", f"{day}.{month}.{year} is no day of the calendar; {EXPECTED}"))
    clock = _clock(hour, minute) if hour else None
    if hour and clock is None:
        found.append(Problem("impossible_time", f"{hour}:{minute} is no time of day; {EXPECTED}"))
    if len(views_text) > MAX_VIEW_DIGITS:
        found.append(
            Problem("unreadable_views", f"{shown(views_text)} is no number of views; {EXPECTED}, views of at most {MAX_VIEW_DIGITS} digits")
        )
    views = int(views_text) if views_text and len(views_text) <= MAX_VIEW_DIGITS else None
    published_at = datetime.combine(published_on, clock) if published_on and clock else None
    return Header(published_on, published_at, views, tuple(found))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _clock(hour: str, minute: str) -> time | None:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None
