"""Reads a field from left to right into what stands in it: offices, bodies, states and names, in order, without overlaps."""

from __future__ import annotations

from dataclasses import replace

from articles.extraction.bodies import parse_body
from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import BODY, CALENDAR, FUNCTION, GRADE, HONORIFIC, OFFICE, PORTFOLIO, office_phrases
from articles.extraction.name_shape import looks_home
from articles.extraction.names import FIRST_NAMES, NameAt, parse_name, skip_honorifics
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.offices import LEADING, STARTS, parse_leading, parse_office
from articles.extraction.reading import Reading, StateAt
from articles.extraction.records import FieldName

Node = OfficeAt | BodyAt | StateAt | NameAt
Nodes = dict[FieldName, list[Node]]


WORTH_WORDS = LEADING | {"of"}
"""words in small letters at which something may start"""


def scan(reading: Reading) -> list[Node]:
    """The nodes of one field; tokens between them are plain text."""
    nodes: list[Node] = []
    at = 0
    while at < len(reading):
        token = reading.tokens[at]
        if token.kind == "word" and not token.flags & STARTS and token.lower not in WORTH_WORDS and "." not in token.text:
            at += 1
            continue
        node = _node_at(reading, at, nodes)
        if node is None:
            at += 1
            continue
        nodes.append(node)
        at = node.last
    return nodes


def _node_at(reading: Reading, at: int, nodes: list[Node]) -> Node | None:
    token = reading.tokens[at]
    if reading.quoted[at]:
        return _quoted_body(reading, at) if token.is_capital else None
    if not token.is_capital:
        return _small_letters(reading, at, nodes)
    office = _behind_honorific(reading, at) if token.flags & HONORIFIC else None
    if office:
        return office
    body = parse_body(reading, at)
    behind_office = bool(nodes) and isinstance(nodes[-1], OfficeAt) and nodes[-1].last == at
    if body is None and (_is_abbreviated_body(reading, at) or (not behind_office and _is_company_before(reading, at))):
        body = BodyAt(at, at + 1, "company", name_last=at + 1)
    if body:
        is_prefix = reading.is_capital(body.last) and reading.has(body.last, OFFICE | GRADE | PORTFOLIO)
        office = parse_office(reading, body.last, body) if is_prefix or reading.has(body.last, OFFICE) else None
        return office if office and office.title_first == body.last else body
    is_name = token.lower in FIRST_NAMES and reading.is_nameish(at + 1) and (behind_office or _is_home_sultan(reading, at))
    office = parse_office(reading, at) if not is_name and (token.flags & (STARTS | BODY) or at in reading.states) else None
    return office or _name_or_state(reading, at, nodes, is_name=is_name)


def _is_home_sultan(reading: Reading, at: int) -> bool:
    """ "Sultan Omarov": before a lone surname of Kazakhstan a given name, no title."""
    return reading.word(at) == "sultan" and not reading.is_capital(at + 2) and looks_home((reading.word(at + 1),))


def _small_letters(reading: Reading, at: int, nodes: list[Node]) -> Node | None:
    """What may start without a capital: an office, "of Ireland X" in a list of ambassadors, the address of a site."""
    token = reading.tokens[at]
    if token.lower == "of":
        return _elliptical(reading, at, nodes)
    if "." in token.text and token.kind == "word":
        return parse_body(reading, at)
    office = parse_office(reading, at) if token.flags & STARTS and token.kind == "word" else None
    return office or parse_leading(reading, at)


def _is_company_before(reading: Reading, at: int) -> bool:
    """Whether one unknown word stands before a chief's office and its holder: "Chevron CEO X"."""
    if reading.title_case or not reading.is_nameish(at) or reading.may_be_name(at - 1) or not reading.has(at + 1, OFFICE):
        return False
    office = office_phrases().match(reading.tokens, at + 1)
    if office is None or office.group != "chief" or not reading.is_capital(at + 1):
        return False
    return reading.may_be_name(at + 1 + len(office.words))


def _is_abbreviated_body(reading: Reading, at: int) -> bool:
    """Whether an abbreviation stands before an office: "IBA President X", "QazTrade Director General Y"."""
    token = reading.tokens[at]
    if at in reading.states or not reading.is_capital(at + 1) or not reading.has(at + 1, OFFICE):
        return False
    is_mixed = (
        token.kind == "cap" and any(letter.isupper() for letter in token.text[1:]) and "-" not in token.text and "'" not in token.text
    )
    return (token.kind == "caps" and token.text.isalpha() and len(token.text) > 2) or is_mixed


def _quoted_body(reading: Reading, at: int) -> BodyAt | None:
    """A body that fills its quotation marks: the "People's Council"."""
    if reading.word(at - 1) != '"':
        return None
    body = parse_body(reading, at)
    return body if body and reading.word(body.last) in ('"', ",", ".") else None


def _behind_honorific(reading: Reading, at: int) -> OfficeAt | None:
    """The office behind "His Majesty", "Dr."; the honorific then counts as its beginning."""
    end = skip_honorifics(reading, at)
    if end == at or not reading.has(end, OFFICE) or not reading.is_capital(end):
        return None
    own = office_phrases().match(reading.tokens, at)
    if own and len(own.words) > 1:
        return None
    office = parse_office(reading, end)
    return replace(office, first=at) if office else None


def _elliptical(reading: Reading, at: int, nodes: list[Node]) -> OfficeAt | None:
    """In "Ambassadors of Ghana X, of Ireland Y and of Ecuador Z": the office of Y and of Z."""
    if reading.word(at) != "of" or reading.word(at - 1) not in (",", "and"):
        return None
    first = at + 1 + (reading.word(at + 1) == "the")
    state = reading.states.get(first)
    last = next((node for node in reversed(nodes[-4:]) if isinstance(node, OfficeAt)), None)
    if (
        state is None
        or state.kind == "demonym"
        or last is None
        or not last.head.is_plural
        or not last.states("of")
        or not reading.is_capital(state.last)
    ):
        return None
    piece = Piece("of", "state", at + 1, state.last, (state,))
    pieces = tuple(piece if old.kind == "state" and old.link == "of" else old for old in last.pieces)
    return replace(last, first=at, last=state.last, pieces=pieces)


def _name_or_state(reading: Reading, at: int, nodes: list[Node], *, is_name: bool = False) -> Node | None:
    behind_office = is_name or (bool(nodes) and isinstance(nodes[-1], OfficeAt) and nodes[-1].last == at)
    state = reading.states.get(at)
    if state and not (state.last == at + 1 and (behind_office or reading.is_nameish(at + 1))):
        return state
    if reading.has(at, FUNCTION) and not behind_office:
        return None
    name = parse_name(reading, at, relaxed=behind_office)
    if name and reading.has(name.first, CALENDAR) and name.last == name.first + 1:
        return None
    if state and (name is None or (not behind_office and not state.is_ambiguous)):
        return state
    return name
