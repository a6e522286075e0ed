"""The lines of a page with what became of each, for editors to look at."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.extraction.lines import read_lines
from articles.models import Appearance, LineRuling, PageVersion


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line: number from 1, text as read, class, the story that it is in, and an editor's ruling. `is_meant`: what a question is about."""

    number: int
    text: str
    line_class: str
    is_meant: bool = False
    appearance: Appearance | None = None
    is_first: bool = False
    """whether the story begins here"""
    ruling: LineRuling | None = None


def list_lines(version: PageVersion, meant: Collection[int] = ()) -> list[ListedLine]:
    """Every line of a version's text."""
    return [
        ListedLine(number, text, line_class, is_meant=number in meant)
        for number, (text, line_class) in enumerate(_texts_and_classes(version), 1)
    ]


def lines_around(version: PageVersion, meant: Collection[int], margin: int = 2) -> list[ListedLine]:
    """Some lines with their neighbours, in order."""
    wanted = {at for number in meant for at in range(number - margin, number + margin + 1)}
    return [line for line in list_lines(version, meant) if line.number in wanted]


def lines_with_stories(version: PageVersion, appearances: Iterable[Appearance], rulings: Iterable[LineRuling]) -> list[ListedLine]:
    """Every line with the story that it is in and what an editor ruled of it."""
    by_line = {number: row for row in appearances for number in range(row.first_line, row.last_line + 1)}
    ruled = {(row.line_text, row.occurrence): row for row in rulings}
    seen: dict[str, int] = {}
    lines = []
    for number, (text, line_class) in enumerate(_texts_and_classes(version), 1):
        seen[text] = seen.get(text, 0) + 1
        row = by_line.get(number)
        is_first = row is not None and row.first_line == number
        lines.append(ListedLine(number, text, line_class, False, row, is_first, ruled.get((text, seen[text]))))
    return lines


def _texts_and_classes(version: PageVersion) -> list[tuple[str, str]]:
    pieces = read_lines(version.text).pieces
    classes = [name for name, count in version.lines for _ in range(count)]
    classes += [""] * (len(pieces) - len(classes))
    return [(version.text[piece.line_start : piece.line_end], line_class) for piece, line_class in zip(pieces, classes, strict=False)]
