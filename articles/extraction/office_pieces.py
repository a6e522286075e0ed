"""Complements of offices that hold no other office: states, groups in small letters, works, accreditations."""

from __future__ import annotations

from dataclasses import replace

from articles.extraction.bodies import parse_body
from articles.extraction.lexicon import FUNCTION, GROUP, gap_words
from articles.extraction.listed_bodies import match_known
from articles.extraction.office_shapes import Piece
from articles.extraction.reading import Reading
from articles.extraction.topics import parse_topic

LONGEST_NAME = 8
MOST_STATES = 12
ACCREDITATION_WORDS = gap_words("accreditation_words")


def find_accreditation(reading: Reading, at: int) -> Piece | None:
    """Further receiving states: "concurrently accredited to A, B and C", "who also represents the interests of Kazakhstan in D"."""
    index = at
    while index < at + 8 and reading.word(index) in ACCREDITATION_WORDS:
        index += 1
    if reading.word(index) in ("accredited", "accreditation"):
        index += 1
    elif reading.word(index + (reading.word(index) == "will")) in ("represents", "represent") and _has_interests(reading, index):
        while index < at + 16 and reading.word(index) != "in" and reading.tokens[index].kind != "break":
            index += 1
    elif not {"concurrently", "covers"} & {reading.word(k) for k in range(at, index)}:
        return None
    elif index in reading.states:
        piece = state_piece(reading, "to", index, index)
        return replace(piece, last=piece.last + 1) if reading.word(piece.last) == ")" else piece
    if reading.word(index) not in ("to", "in"):
        return None
    first = index + 1 + (reading.word(index + 1) == "the")
    state = reading.states.get(first)
    return state_piece(reading, "to", index + 1, first) if state and state.kind in ("name", "official", "abbreviation") else None


def _has_interests(reading: Reading, at: int) -> bool:
    """Whether what is represented is the state: "the interests of Kazakhstan", "our country"."""
    return any(reading.word(k) in ("interests", "country", "state") or k in reading.states for k in range(at + 1, at + 5))


def and_others_end(reading: Reading, end: int) -> int:
    """End of "and other international economic organizations" behind a body."""
    if reading.word(end) != "and" or reading.word(end + 1) != "other":
        return end
    for k in range(end + 2, end + 6):
        if reading.word(k) in ("organizations", "organisations", "agencies", "institutions", "bodies"):
            return k + 1
    return end


def quoted_piece(reading: Reading, link: str, at: int, first: int) -> Piece | None:
    """A work in quotation marks: "director of "Ulytau""."""
    end = first + 1
    while end < len(reading) and reading.quoted[end] and reading.word(end) != '"':
        end += 1
    return Piece(link, "group", at, end + 1) if reading.word(end) == '"' and end > first + 1 and reading.quoted[first] else None


def state_piece(reading: Reading, link: str, at: int, first: int) -> Piece:
    """One state, or the list of them behind "to": "to Botswana, Mozambique, Namibia and Lesotho"."""
    states = [reading.states[first]]
    end = states[0].last
    while link in ("to", "in") and len(states) < MOST_STATES:
        following = end
        if reading.word(following) == ",":
            following += 1
        if reading.word(following) == "and":
            following += 1
        if reading.word(following) == "to":
            following += 1
        if reading.word(following) == "the":
            following += 1
        state = reading.states.get(following)
        if following == end or state is None or state.kind in ("demonym", "capital") or reading.word(state.last) == "'s":
            break
        states.append(state)
        end = state.last
    return Piece(link, "state", at, end, tuple(states))


def group_piece(reading: Reading, link: str, at: int, first: int) -> Piece | None:
    """A group in small letters, with its name: "the delegation to the PACE", "the shipping company Adria Cargo Lines"."""
    end = first
    for _ in range(5):
        if end >= len(reading) or reading.tokens[end].kind not in ("word", "cap", "caps") or reading.has(end, FUNCTION):
            return None
        end += 1
        if reading.has(end - 1, GROUP) and reading.tokens[end - 1].kind == "word" and not reading.has(end, GROUP):
            break
    else:
        return None
    has_name = any(reading.is_capital(k) and k not in reading.states for k in range(first, end))
    run = end
    while run - end < LONGEST_NAME and reading.is_capital(run) and run not in reading.states:
        run += 1
    if not has_name and any(not reading.is_nameish(k) for k in range(end, run)):
        end = run
    states = tuple(reading.states[k] for k in range(first, end) if k in reading.states)[:1]
    known = next((body for k in range(first, end) if (body := match_known(reading, k))), None)
    return _extended_group(reading, Piece(link, "group", at, end, states, known))


def _extended_group(reading: Reading, piece: Piece) -> Piece:
    """The group with "of Turkmenistan", "of adaptive sports", "to the PACE"."""
    if reading.word(piece.last) == "to" and (reading.is_capital(piece.last + 1) or reading.is_capital(piece.last + 2)):
        body = parse_body(reading, piece.last + 1 + (reading.word(piece.last + 1) == "the"))
        return replace(piece, last=body.last, body=body) if body else piece
    if reading.word(piece.last) != "of":
        return piece
    first = piece.last + 1 + (reading.word(piece.last + 1) == "the")
    state = reading.states.get(first)
    if state and state.kind != "demonym":
        return replace(piece, last=state.last, states=(state,))
    body = parse_body(reading, first)
    if body:
        return replace(piece, last=body.last, body=body)
    topic = parse_topic(reading, first)
    if topic > first:
        while reading.is_nameish(topic) and reading.is_nameish(topic - 1) and topic - first < 2:
            topic += 1
        return replace(piece, last=topic)
    end = first
    while end < len(reading) and end < first + 3 and reading.tokens[end].kind == "word" and not reading.has(end, FUNCTION):
        end += 1
    return replace(piece, last=end) if end > first else piece
