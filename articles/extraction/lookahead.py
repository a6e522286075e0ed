"""What stands below a line, answered in constant time: the next text of the same story, and the chrome on the way to it."""

from __future__ import annotations

from articles.extraction.chrome import Chrome
from articles.extraction.lines import Kind, Piece
from articles.extraction.statements import Statement
from articles.extraction.titles import is_title_like

MOST_LOOSE_TITLES = 12
WIDE_GAP = 4


class Lookahead:
    """Looks ahead from a line as far as the next header, run or closing chrome."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._next = [-1] * len(pieces)
        self._chrome = [False] * len(pieces)
        self._blank = [0] * (len(pieces) + 1)
        following, has_chrome = -1, False
        for index in range(len(pieces) - 1, -1, -1):
            piece = pieces[index]
            self._next[index], self._chrome[index] = following, has_chrome
            self._blank[index] = self._blank[index + 1] + 1 if piece.kind is Kind.BLANK else 0
            if piece.kind is Kind.TEXT:
                following, has_chrome = index, False
            elif piece.kind in (Kind.HEADER, Kind.RUN) or piece.chrome in (Chrome.CLOSING, Chrome.MOST_VIEWED):
                following, has_chrome = -1, False
            elif piece.kind is Kind.CREDIT or piece.chrome is Chrome.HEAD:
                has_chrome = True

    def statement(self, index: int) -> Statement:
        """The line at `index` as part of a story."""
        return self._pieces[index].statement

    def has_wide_gap(self, index: int) -> bool:
        """Whether as many empty lines follow as pages print between the paragraphs of a lone story; such pages print no title."""
        return self._blank[index + 1] >= WIDE_GAP and self._next[index] >= 0

    def next_text(self, index: int) -> int | None:
        """The index of the next text line, None if another story or the end comes first."""
        following = self._next[index]
        return None if following < 0 else following

    def has_head_chrome(self, index: int) -> bool:
        """Whether a credit or a button that stands between title and body comes before the next text."""
        return self._chrome[index] and self._next[index] >= 0

    def statements(self, index: int, most: int) -> list[Statement]:
        """The next text lines, at most so many."""
        found: list[Statement] = []
        following = self._next[index]
        while following >= 0 and len(found) < most:
            found.append(self._pieces[following].statement)
            following = self._next[following]
        return found

    def are_loose_titles(self, index: int) -> bool:
        """Whether this line and all text that is left before the next story are titles, two at least: stories that lost their bodies."""
        lines = [self._pieces[index].statement, *self.statements(index, MOST_LOOSE_TITLES)]
        return 2 <= len(lines) <= MOST_LOOSE_TITLES and all(is_title_like(line) for line in lines)
