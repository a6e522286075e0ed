"""Companies and agencies whose names hold no word for a body: "head of OMNIPOL", "the Alstom plant", "the company Southern Fleece"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import BODY, FUNCTION, GRADE, OFFICE, THING, VOCABULARY, gap_words, word_flags
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.reading import Reading
from articles.extraction.scan import Node
from entities.gazetteer import find_country_forms, is_no_state

BEFORE = gap_words("company_before")
"""kinds of company in small letters, before the name"""
BEHIND = gap_words("company_behind")
PLACED = gap_words("place_heads") | gap_words("no_company_heads")
"""heads of places and the like: "mayor of X" names no company"""
PORTS = frozenset({"port", "seaport", "airport", "terminal", "plant", "station", "mine", "zone", "reserve"})
PARTNERS = frozenset({"with", "between"})
OWNED = gap_words("company_of")
"""what a company has: "the facilities of MEGA" """
KIND_WORDS = frozenset(
    {"national", "state", "joint-stock", "oil", "pharmaceutical", "insurance", "news", "construction", "mining", "energy"}
)
HOUSES = frozenset({"orchestra", "ensemble", "hospital", "clinic", "movement"})
"""kinds behind a name that belong to it"""
MIXED = re.compile(r"[a-z][A-Z]")
NATIONAL = re.compile(r"(?:kaz|qaz)(?=[a-z]{4})")
SHORT_WORDS = gap_words("no_companies")


def find_companies(reading: Reading, nodes: Sequence[Node], taken: Sequence[tuple[int, int]]) -> Iterator[BodyAt]:
    """Companies that only their surroundings show; `taken` are the tokens of people."""
    busy = bytearray(len(reading))
    for first, last in taken:
        busy[first:last] = b"\x01" * (last - first)
    for node in nodes:
        if isinstance(node, BodyAt):
            busy[node.first : node.last] = b"\x01" * (node.last - node.first)
        elif isinstance(node, OfficeAt):
            yield from _in_office(reading, node, busy)
    for at in range(len(reading)):
        if not busy[at] and reading.tokens[at].is_capital and not reading.quoted[at]:
            end = _company_end(reading, at, busy)
            if end > at and (at == 0 or not reading.is_capital(at - 1) or busy[at - 1]) and _is_shown(reading, at, end):
                yield BodyAt(at, end + (reading.word(end) in HOUSES), "other" if reading.word(end) in HOUSES else "company")


def _in_office(reading: Reading, office: OfficeAt, busy: bytearray) -> Iterator[BodyAt]:
    """The company whose head somebody is."""
    for body in office.bodies:
        busy[body.first : body.last] = b"\x01" * (body.last - body.first)
    if office.group != "chief" or office.head.plain in PLACED:
        return
    for piece in office.pieces:
        if piece.kind == "topic" and piece.link in ("of", "at", "for") and _names_company(reading, piece):
            first = piece.first + (reading.word(piece.first) == "the")
            yield BodyAt(first, _name_end(reading, piece), "company")
            busy[first : piece.last] = b"\x01" * (piece.last - first)


def _names_company(reading: Reading, piece: Piece) -> bool:
    first = piece.first + (reading.word(piece.first) == "the")
    if reading.city_at(first) == piece.last:
        return False
    if reading.tokens[piece.last - 1].kind == "word" and not (reading.word(piece.last - 1) in BEHIND and piece.last - first > 1):
        return False
    if reading.word(piece.last - 1) in PORTS:
        return True
    is_name = reading.is_nameish(first) or reading.tokens[first].kind == "caps"
    return is_name and all(reading.is_capital(k) for k in range(first, _name_end(reading, piece)))


def _name_end(reading: Reading, piece: Piece) -> int:
    """End of the name without "daily", "movement" behind it."""
    return piece.last - (reading.tokens[piece.last - 1].kind == "word")


def _company_end(reading: Reading, at: int, busy: bytearray) -> int:
    """End of a run of names or abbreviations, with English words behind the first."""
    end = at
    starts_plain = reading.word(at - 1) in BEFORE and not reading.has(at, GRADE)
    while end < len(reading) and end < at + 4 and not busy[end] and reading.tokens[end].kind in ("cap", "caps"):
        is_name = reading.is_nameish(end) or (reading.tokens[end].kind == "caps" and len(reading.tokens[end].text) > 2)
        if reading.has(end, FUNCTION | OFFICE) or end in reading.states or (end == at and not is_name and not starts_plain):
            break
        end += 1
    return end


def _is_shown(reading: Reading, at: int, end: int) -> bool:
    """Whether the words around, or its own letters, make the name a company's."""
    first = reading.tokens[at]
    if first.lower in SHORT_WORDS or is_no_state(first.text) or any(find_country_forms(first.text)) or reading.city_at(at) >= end:
        return False
    if reading.word(at - 1) in BEFORE or _is_listed_company(reading, at):
        return True
    if reading.word(end) in BEHIND or (reading.word(end) in KIND_WORDS and reading.word(end + 1) in BEHIND):
        return not reading.has(at, VOCABULARY) and not first.lower.endswith("ish")
    if reading.word(at - 1) == "of" and reading.word(at - 2) in OWNED:
        return not reading.has(at, VOCABULARY) or first.kind == "caps"
    return _bears_own_sign(reading, at, end)


def _is_listed_company(reading: Reading, at: int) -> bool:
    """Whether the name goes on a list of companies: "the companies KTZ Express and Baiterek"."""
    if reading.word(at - 1) not in ("and", ",", "as", "including", "like"):
        return False
    before = at - 1 - (reading.word(at - 1) in ("and", ","))
    while before > at - 8 and reading.is_capital(before):
        before -= 1
    before -= reading.word(before) in ("including", "like")
    before -= 2 * (reading.word(before) == "as" and reading.word(before - 1) == "such")
    while before > at - 8 and reading.word(before) not in BEFORE and (reading.is_capital(before) or reading.word(before) in (",", "and")):
        before -= 1
    return reading.word(before) in BEFORE and reading.word(before).endswith(("s", "ies"))


def _bears_own_sign(reading: Reading, at: int, end: int) -> bool:
    """A name whose letters show it: "QazTrade", "Kazpatent", "with KTZ"."""
    first = reading.tokens[at]
    if reading.has(end, THING | BODY):
        return False
    if MIXED.search(first.text):
        return len(first.text) > 4 and first.text[0].isupper() and "-" not in first.text
    if NATIONAL.match(first.lower) and word_flags(first.lower[3:]) & VOCABULARY:
        return True
    if first.kind == "caps" and first.text.isalpha() and reading.word(at - 1) in ("at", "by"):
        return True
    if reading.word(at - 1) not in PARTNERS:
        return False
    return first.kind == "caps" or ("-" in first.text and bool(word_flags(first.lower.rsplit("-", 1)[1]) & VOCABULARY))
