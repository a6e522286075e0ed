"""The frozen records that extraction gives: what was read, where it stands, and by which rule.

Offsets are code points. A `Span` with field "title" counts in `Block.title`, one with field "body" in `Block.body`
(the paragraphs joined by one newline). `Block.page_offset` leads from there to the page's own text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, Literal, TypeVar

FieldName = Literal["title", "body"]
Form = Literal["article", "headline"]
T = TypeVar("T")


class LineClass(StrEnum):
    """What a line of a page is. A page's receipt counts each of its lines exactly once."""

    HEADER = "header"
    TITLE = "title"
    BODY = "body"
    CREDIT = "credit"
    CHROME = "chrome"
    FOREIGN_TITLE = "foreign_title"
    BLANK = "blank"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: number from 1, `start`/`end` in the page's text without the line break."""

    number: int
    start: int
    end: int
    line_class: LineClass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should know about a page. `code` is stable, `message` is for people; `line` from 1, 0 = whole page."""

    code: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """One story as cut out of its page. Nothing in it is normalised."""

    form: Form
    title: str | None
    title_start: int | None
    """offset of the title in the page's text"""
    paragraphs: tuple[str, ...]
    paragraph_starts: tuple[int, ...]
    """offset of each paragraph in the page's text"""
    published_on: date | None
    published_at: datetime | None
    """naive, Kazakhstan time; None where the header has no time"""
    views: int | None
    image_credit: str | None
    first_line: int
    last_line: int
    """numbers of the block's first and last line, inclusive"""
    lost_header: bool = False
    """cut out on evidence, without a header: no title, no date; an editor must look"""
    reason: str = ""
    """why a lost header is believed, in words"""

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)

    def page_offset(self, name: FieldName, offset: int) -> int:
        """Offset in the page's text of an offset in the title or the body."""
        if name == "title":
            if self.title_start is None:
                raise ValueError("the block has no title")
            return self.title_start + offset
        for start, text in zip(self.paragraph_starts, self.paragraphs, strict=True):
            if offset <= len(text):
                return start + offset
            offset -= len(text) + 1
        raise ValueError("offset behind the end of the body")


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A whole page, cut into stories; `lines` covers every line of the text in order."""

    document: str
    captured_on: date | None
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def newest_header(self) -> date | None:
        return max((b.published_on for b in self.blocks if b.published_on), default=None)


@dataclass(frozen=True, slots=True)
class DayContext:
    """The days from which relative dates are counted. Only `published_on` may become an event's own day."""

    published_on: date | None = None
    captured_on: date | None = None
    newest_header: date | None = None

    @property
    def anchor(self) -> date | None:
        return self.published_on or self.captured_on or self.newest_header


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a value was read; field "title" or "body", start inclusive, end exclusive, code points."""

    field: FieldName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A fact with its evidence: the value, the characters that it was read from, the rule that read it."""

    value: T
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day, a month or a year, perhaps with an end: `text` is ISO 8601 at its precision ("2026", "2026-04", "2026-04-09")."""

    text: str
    end: str | None = None

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class PersonForm:
    """One place where a person is named: the surface form without honorifics."""

    surface: str
    span: Span
    rule: str
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office that the article gives a person, in plain words ("Ambassador of Kazakhstan to Belgium").

    `title` is the office without state and body ("Ambassador", "Deputy Minister of Foreign Affairs"); sending and receiving
    state are set for heads of mission; `is_bilateral` for an ambassador now accredited to a state.
    """

    text: str
    title: str
    span: Span
    rule: str
    country: str | None = None
    organization: str | None = None
    sending_state: str | None = None
    receiving_state: str | None = None
    is_former: bool = False
    is_bilateral: bool = False


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person of one article; `forms` holds every place where it is named, `name` is the fullest form."""

    name: str
    forms: tuple[PersonForm, ...]
    country: Value[str] | None = None
    offices: tuple[OfficeRecord, ...] = ()
    is_unsure: bool = False
    """a form that could be another person's, or not a person at all"""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryRecord:
    """A state that the article names. `kind` of each mention: name, official, abbreviation, demonym, capital."""

    alpha2: str
    mentions: tuple[Value[str], ...]


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """A body that the article names, with the abbreviation that the article gives it."""

    name: str
    mentions: tuple[Value[str], ...]
    abbreviation: str = ""
    kind: str = "other"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Where something happened: the city as printed, and its state."""

    city: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event of the article. `participants` are names of the article's `PersonRecord`s; `countries` are the sides."""

    kind: Value[str]
    is_main: bool
    name: str = ""
    date: Value[DateValue] | None = None
    date_basis: Literal["stated", "publication", ""] = ""
    place: Value[PlaceValue] | None = None
    participants: tuple[Value[str], ...] = ()
    countries: tuple[Value[str], ...] = ()
    organizations: tuple[Value[str], ...] = ()
    status: Literal["held", "planned", "cancelled"] = "held"
    is_proper_name: bool = False
    """the text names the event itself ("Regional Ecological Summit")"""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """Everything that one block gave."""

    block: Block
    source: Value[str] | None
    persons: tuple[PersonRecord, ...] = ()
    countries: tuple[CountryRecord, ...] = ()
    organizations: tuple[OrganizationRecord, ...] = ()
    events: tuple[EventRecord, ...] = field(default=())
    """the main event first, where there is one"""

    @property
    def main_event(self) -> EventRecord | None:
        return next((event for event in self.events if event.is_main), None)
