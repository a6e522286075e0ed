"""An editor's word on lines, found again in a page's text.

A ruled line is known by its text and by which of the lines with that text it is, so that it is found in a later version of the page too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction.lines import read_lines
from articles.extraction.pages import RulingName, Rulings


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A line's text without its break, which of the equal lines it is (from 1), and what an editor made of it."""

    text: str
    occurrence: int
    ruling: RulingName


def find_ruled_lines(text: str, ruled: Iterable[RuledLine]) -> Rulings:
    """The rulings by line number; of several on one line the last holds. A line that the text has not is passed over."""
    listed = list(ruled)
    if not listed:
        return {}
    numbers = _numbers_by_text(text)
    found: dict[int, RulingName] = {}
    for line in listed:
        same = numbers.get(line.text, [])
        if line.occurrence <= len(same):
            found[same[line.occurrence - 1]] = line.ruling
    return found


def line_identity(text: str, number: int) -> tuple[str, int]:
    """The text of a line and which of the lines with that text it is; raises IndexError where the page has no such line."""
    pieces = read_lines(text).pieces
    if not 0 < number <= len(pieces):
        raise IndexError(f"the page has {len(pieces)} lines, and no line {number}")
    piece = pieces[number - 1]
    line = text[piece.line_start : piece.line_end]
    return line, _numbers_by_text(text)[line].index(number) + 1


def _numbers_by_text(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for piece in read_lines(text).pieces:
        found[text[piece.line_start : piece.line_end]].append(piece.number)
    return found
