"""A story while it is being cut out of its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from articles.extraction.headers import Header
from articles.extraction.lines import Piece
from articles.extraction.lost_headers import Above
from articles.extraction.statements import Statement


@dataclass(slots=True)
class TitleLine:
    """A title and where it stands in the page's text."""

    text: str
    start: int
    number: int


@dataclass(slots=True, eq=False)
class Story:
    """A story while it is being cut out of its page. `statements` are its title and its paragraphs, to compare with what follows."""

    header: Header | None = None
    header_line: int = 0
    title: TitleLine | None = None
    paragraphs: list[Piece] = field(default_factory=list)
    credit: str | None = None
    first_line: int = 0
    last_line: int = 0
    lost_header: bool = False
    reason: str = ""
    is_most_viewed: bool = False
    is_closed: bool = False
    statements: list[Statement] = field(default_factory=list)
    above: Above = field(default_factory=Above)

    def __post_init__(self) -> None:
        self.statements += [Statement(self.title.text)] if self.title else []
        self.statements += [piece.statement for piece in self.paragraphs]

    def set_title(self, title: TitleLine) -> None:
        self.title, self.last_line = title, title.number
        self.statements.append(Statement(title.text))

    def append(self, piece: Piece) -> None:
        self.paragraphs.append(piece)
        self.last_line = piece.number
        self.statements.append(piece.statement)
