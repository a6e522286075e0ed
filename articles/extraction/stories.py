"""From judged lines to stories: which line is a title, which a paragraph, and where a story begins.

A header begins a story. Where there is none, a title with what follows it does, or the evidence of `lost_headers`. An editor's word on a
line goes before all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from articles.extraction.chrome import Chrome, is_credit_like
from articles.extraction.headers import Header
from articles.extraction.lines import Kind, Piece
from articles.extraction.lookahead import Lookahead
from articles.extraction.lost_headers import AHEAD, Surroundings, find_lost_header
from articles.extraction.lost_titles import begins_with_title
from articles.extraction.shared_names import names_of_many_stories
from articles.extraction.story import Story, TitleLine
from articles.extraction.titles import is_capitalized_like_a_title, is_paragraph_like, is_title_like

RulingName = Literal["starts_story", "continues_story", "chrome"]
Rulings = Mapping[int, RulingName]
"""an editor's word on lines, by line number"""

AT_PAGE_START = "The page begins without a header and without a title."
WIDE_GAPS = "The page prints one story with empty lines between its paragraphs, without a header and without a title."
BEHIND_CLOSING = "Text behind the lines that close a story, without a header and without a title."


class Cutter:
    """Walks over the lines of one page once, in order; `cut` gives the stories."""

    def __init__(self, pieces: list[Piece], rulings: Rulings) -> None:
        self.pieces = pieces
        self.rulings = rulings
        self.ahead = Lookahead(pieces)
        self.stories: list[Story] = []
        self.current: Story | None = None
        self.waiting_credit: str | None = None
        self.in_most_viewed = False
        self.shared_names: frozenset[str] | None = None

    def cut(self) -> list[Story]:
        take = {Kind.HEADER: self._header, Kind.RUN: self._run, Kind.CREDIT: self._credit, Kind.CHROME: self._chrome, Kind.TEXT: self._text}
        for index, piece in enumerate(self.pieces):
            if piece.kind in take:
                take[piece.kind](index, piece)
        self._give_credit(self.current)
        return self.stories

    # ---- lines that are plain

    def _header(self, index: int, piece: Piece) -> None:
        if self.rulings.get(piece.number) == "continues_story" and self.current:
            return
        title = self._take_title_before(index)
        self._begin(title.number if title else piece.number, header=piece.header, header_line=piece.number, title=title)

    def _run(self, index: int, piece: Piece) -> None:
        is_list = self.in_most_viewed or len(piece.entries) > 1 or self.ahead.next_text(index) is None
        for entry in piece.entries:
            title = (
                TitleLine(piece.text[entry.start : entry.end], piece.start + entry.start, piece.number) if entry.end > entry.start else None
            )
            story = self._begin(piece.number, header=entry.header, header_line=piece.number, title=title)
            story.is_most_viewed = story.is_closed = is_list

    def _credit(self, index: int, piece: Piece) -> None:
        story = self._open()
        if story and not story.paragraphs:
            story.credit = story.credit or piece.credit
            story.last_line = piece.number
        else:
            self.waiting_credit = self.waiting_credit or piece.credit

    def _chrome(self, index: int, piece: Piece) -> None:
        if piece.chrome is Chrome.MOST_VIEWED:
            self.in_most_viewed = True
            if self.current:
                self.current.is_closed = True
        elif piece.chrome is Chrome.CLOSING and self.current and (self.current.paragraphs or self.current.title):
            self.current.is_closed = True

    # ---- text

    def _text(self, index: int, piece: Piece) -> None:
        ruling, story = self.rulings.get(piece.number), self._open()
        if ruling == "starts_story":
            self._begin_unheaded(piece, reason="")
        elif ruling == "continues_story" and self.current:
            self._append(self.current, piece)
        elif story is None:
            self._text_without_story(index, piece)
        elif not story.paragraphs:
            self._text_before_body(index, story, piece)
        elif begins_with_title(self.ahead, index, story, self._names_everywhere):
            self._begin_unheaded(piece, reason="")
        elif reason := self._lost_header(index, story):
            self._begin(piece.number, paragraphs=[piece], lost_header=True, reason=reason)
        else:
            self._append(story, piece)

    def _text_without_story(self, index: int, piece: Piece) -> None:
        """Text at the page's beginning, or behind lines that close a story."""
        if self.in_most_viewed and not is_title_like(piece.statement) and not is_paragraph_like(piece.statement):
            return  # a heading of the list, of no story: it stays unknown
        if self.ahead.has_wide_gap(index):
            self._begin(piece.number, paragraphs=[piece], lost_header=True, reason=WIDE_GAPS)
        else:
            self._begin_unheaded(piece, reason=BEHIND_CLOSING if self.stories else AT_PAGE_START)

    def _text_before_body(self, index: int, story: Story, piece: Piece) -> None:
        following = self.ahead.next_text(index)
        if story.title is None:
            if is_paragraph_like(piece.statement):
                self._append(story, piece)
            else:
                story.set_title(_title_of(piece))
        elif (story.header is None or story.is_most_viewed) and is_title_like(piece.statement):
            self._begin_unheaded(piece, reason="")  # two titles and no body between: loose titles
        elif following is not None and is_credit_like(piece.text) and is_paragraph_like(self.pieces[following].statement):
            piece.kind, piece.credit = Kind.CREDIT, piece.text
            self._credit(index, piece)
        else:
            self._append(story, piece)

    def _append(self, story: Story, piece: Piece) -> None:
        self._give_credit(story)
        story.append(piece)

    def _lost_header(self, index: int, story: Story) -> str:
        line = self.pieces[index].statement
        if not line.is_attributed:
            return ""
        around = Surroundings(story.above, story.statements, self.ahead.statements(index, AHEAD), self._names_everywhere)
        return find_lost_header(line, around)

    def _names_everywhere(self) -> frozenset[str]:
        """Names that many stories of the page have; read once, and only on pages where a header may be lost."""
        if self.shared_names is None:
            self.shared_names = names_of_many_stories(self.pieces)
        return self.shared_names

    # ---- stories

    def _open(self) -> Story | None:
        return None if self.current is None or self.current.is_closed else self.current

    def _begin_unheaded(self, piece: Piece, reason: str) -> None:
        """Begin a story with a line that has no header: by its title if it is one, else by its first paragraph."""
        if is_title_like(piece.statement):
            self._begin(piece.number, title=_title_of(piece))
        else:
            self._begin(piece.number, paragraphs=[piece], lost_header=bool(reason), reason=reason)

    def _begin(
        self,
        first_line: int,
        *,
        header: Header | None = None,
        header_line: int = 0,
        title: TitleLine | None = None,
        paragraphs: list[Piece] | None = None,
        lost_header: bool = False,
        reason: str = "",
    ) -> Story:
        if header:
            self._give_credit(self.current)
        last_line = max(first_line, header_line, title.number if title else 0)
        story = Story(header, header_line, title, paragraphs or [], None, first_line, last_line, lost_header, reason, self.in_most_viewed)
        self._give_credit(story)
        self.current = story
        self.stories.append(story)
        return story

    def _give_credit(self, story: Story | None) -> None:
        """A credit that stood behind a body belongs to the story that comes without a header, else to the one above it."""
        if story and self.waiting_credit:
            story.credit = story.credit or self.waiting_credit
            self.waiting_credit = None

    def _take_title_before(self, index: int) -> TitleLine | None:
        """The title that stands before the header at `index`, taken from the story above it."""
        story, following = self.current, self.ahead.next_text(index)
        if story is None or following is None or not is_paragraph_like(self.pieces[following].statement):
            return None
        back = index - 1
        while back >= 0 and self.pieces[back].kind is Kind.BLANK:
            back -= 1
        piece = self.pieces[back]
        if back < 0 or piece.kind is not Kind.TEXT or not is_title_like(piece.statement):
            return None
        if story.paragraphs and story.paragraphs[-1] is piece and (back < index - 1 or is_capitalized_like_a_title(piece.text)):
            story.paragraphs.pop()
            story.last_line = story.paragraphs[-1].number if story.paragraphs else story.first_line
            if not story.paragraphs and story.title is None and story.header is None:
                self._drop_last()
            return _title_of(piece)
        if story.header is None and not story.paragraphs and story.title and story.title.number == piece.number:
            self._drop_last()
            return story.title
        return None

    def _drop_last(self) -> None:
        """The current story was only the title of the next one."""
        self.stories.pop()
        self.current = None


def _title_of(piece: Piece) -> TitleLine:
    return TitleLine(piece.text, piece.start, piece.number)
