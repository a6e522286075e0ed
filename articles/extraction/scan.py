"""Reads a field from left to right into what stands in it: offices, bodies, states and names, in order, without overlaps."""

from __future__ import annotations

from articles.extraction.bodies import BodyAt, match_known, parse_body
from articles.extraction.lexicon import FUNCTION, OFFICE
from articles.extraction.names import NameAt, parse_name
from articles.extraction.offices import STARTS, OfficeAt, parse_office
from articles.extraction.reading import Reading, StateAt
from articles.extraction.records import FieldName

Node = OfficeAt | BodyAt | StateAt | NameAt
Nodes = dict[FieldName, list[Node]]


def scan(reading: Reading) -> list[Node]:
    """The nodes of one field; tokens between them are plain text."""
    nodes: list[Node] = []
    at = 0
    while at < len(reading):
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
        return match_known(reading, at) if token.is_capital else None
    if not token.is_capital:
        return parse_office(reading, at) if token.flags & STARTS and token.kind == "word" else None
    body = _body_at(reading, at)
    if body:
        if reading.has(body.last, OFFICE):
            return parse_office(reading, body.last, body) or body
        return body
    office = parse_office(reading, at) if token.flags & STARTS or at in reading.states else None
    if office:
        return office
    return _name_or_state(reading, at, nodes)


def _body_at(reading: Reading, at: int) -> BodyAt | None:
    """The body at a capital; an English word that only starts a sentence is left out of it."""
    if reading.tokens[at].kind == "initial":
        return None
    return parse_body(reading, at)


def _name_or_state(reading: Reading, at: int, nodes: list[Node]) -> Node | None:
    behind_office = bool(nodes) and isinstance(nodes[-1], OfficeAt) and nodes[-1].last == at
    state = reading.states.get(at)
    if state and not (state.last == at + 1 and (behind_office or reading.is_nameish(at + 1))):
        return state
    if reading.has(at, FUNCTION) and not behind_office:
        return None
    name = parse_name(reading, at, relaxed=behind_office)
    if state and (name is None or (not behind_office and not state.is_ambiguous)):
        return state
    return name
