"""The grammar of offices: "Deputy Minister of Foreign Affairs of the Republic of Kazakhstan", "Uzbek Foreign Minister".

`parse_office` reads one office at a token, without its holder. Who holds it is found in `attachment`, its wording in `office_wording`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.extraction.bodies import parse_body
from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import (
    ALSO_NAMES,
    BODY,
    FORMER,
    FRESH,
    FUNCTION,
    GRADE,
    OFFICE,
    PORTFOLIO,
    PRAISE,
    SPEECH,
    THING,
    VOCABULARY,
    Phrase,
    fresh_phrases,
    office_phrases,
)
from articles.extraction.office_pieces import (
    ACCREDITATION_WORDS,
    and_others_end,
    find_accreditation,
    group_piece,
    quoted_piece,
    state_piece,
)
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.reading import Reading, StateAt
from articles.extraction.topics import LAND, parse_topic

LONGEST_PREFIX = 8
MOST_PIECES = 6
LONGEST_SUBJECT = 9
"""words of a subject in small letters"""
DEPTH = 3
TO_GROUPS = frozenset({"ambassador", "envoy", "minister", "sovereign"})
TO_HEADS = frozenset({"advisor", "adviser", "assistant", "aide", "counsel", "candidate", "member"})
BRANCHES = frozenset({"office", "branch", "mission", "representation", "bureau"})
POSTED = frozenset({"ambassador", "envoy"})
IN_GROUPS = frozenset({"ambassador", "envoy"})
LINKS = frozenset({"of", "for", "to", "in", "at", "on", "from", "with"})
STATE_ADJECTIVES = frozenset({"independent", "sovereign", "modern", "neighbouring", "neighboring", "friendly"})
"""before a state's name they are no part of the office"""
NO_NOUN = FUNCTION | SPEECH | PRAISE | FORMER | FRESH
STARTS = OFFICE | GRADE | FORMER | FRESH | PRAISE | PORTFOLIO


@dataclass(slots=True)
class _Prefix:
    """What was read before the head word."""

    at: int
    state: StateAt | None = None
    is_former: bool = False
    is_new: bool = False
    title_first: int = -1


def _find_head(reading: Reading, at: int, depth: int = 0) -> tuple[int, Phrase] | None:
    """The head word of a title that starts here, behind its grades and subject: where it starts, and what it is."""
    if at >= len(reading) or depth > LONGEST_PREFIX:
        return None
    phrase = office_phrases().match(reading.tokens, at) if reading.has(at, OFFICE) else None
    if phrase and len(phrase.words) > 1 and not _head_follows(reading, at + len(phrase.words)):
        return at, phrase
    is_body_word = depth == 0 and reading.has(at, BODY) and reading.is_capital(at) and reading.is_capital(at + 1)
    if (reading.has(at, GRADE | PORTFOLIO) or is_body_word) and reading.word(at + 1) not in ("of", ","):
        later = _find_head(reading, at + 1, depth + 1)
        if later:
            return later
        if reading.word(at + 1) == "and" and reading.has(at, PORTFOLIO) and reading.is_capital(at):
            joined = _find_head(reading, at + 2, depth + 2)
            return joined if joined and joined[1].group in ("minister", "chief") and reading.has(at + 2, PORTFOLIO) else None
    return (at, phrase) if phrase else None


def _head_follows(reading: Reading, at: int) -> bool:
    """Whether the words so far are only the grade of another office: "Vice President" in "Executive Vice President Secretary" is not."""
    return (
        reading.has(at, OFFICE)
        and not reading.has(at, GRADE)
        and reading.is_capital(at)
        and reading.tokens[at].lower in ("minister", "president", "general")
    )


def _skip_word(reading: Reading, prefix: _Prefix) -> bool:
    """Takes one word before the title: former, newly appointed, renowned, a state."""
    at = prefix.at
    state = reading.states.get(at)
    if state and state.kind != "capital":
        is_possessive = reading.word(state.last) == "'s"
        if prefix.state or (state.kind == "official") or (state.kind == "name" and not is_possessive):
            return False
        prefix.state, prefix.at = state, state.last + is_possessive
        return True
    if reading.has(at, FORMER):
        prefix.is_former, prefix.at = True, at + 1
        return True
    fresh = fresh_phrases().match(reading.tokens, at) if reading.has(at, FRESH) else None
    if fresh:
        prefix.is_new, prefix.at = True, at + len(fresh.words)
        return True
    if reading.has(at, PRAISE) and not reading.is_capital(at) and not office_phrases().match(reading.tokens, at):
        prefix.at = at + 1
        return True
    return False


def parse_office(reading: Reading, at: int, prefix_body: BodyAt | None = None, depth: int = 0) -> OfficeAt | None:
    """The office that starts at this token (behind `prefix_body`, if one is given), with its complements, or None."""
    if depth > DEPTH:
        return None
    if not prefix_body and not reading.has(at, STARTS | BODY) and at not in reading.states:
        return None
    prefix = _Prefix(at)
    while prefix.at < len(reading) and _skip_word(reading, prefix):
        if prefix.at - at > LONGEST_PREFIX:
            return None
    head = _find_head(reading, prefix.at)
    if head is None:
        return None
    start, phrase = head
    end = start + len(phrase.words)
    first = prefix_body.first if prefix_body else at
    office = OfficeAt(first, end, prefix.at, end, phrase, (), prefix.state, prefix_body, prefix.is_former, prefix.is_new)
    if reading.tokens[start].lower.startswith("ex-"):
        office = replace(office, is_former=True)
    if phrase.group in ("occupation", "expert"):
        office = _with_kind(reading, office)
    return _as_chief(reading, _with_complements(reading, office, depth))


def _with_kind(reading: Reading, office: OfficeAt) -> OfficeAt:
    """An occupation with the noun before it: "travel blogger", "Olympic judo champion"."""
    first = office.title_first
    while first > office.title_first - 2 and first > 0:
        token = reading.tokens[first - 1]
        is_noun = token.kind == "word" and token.flags & VOCABULARY and not token.flags & NO_NOUN
        if not is_noun or token.lower.endswith(("ed", "ly", "ing")):
            break
        first -= 1
    return replace(office, title_first=first)


def _as_chief(reading: Reading, office: OfficeAt) -> OfficeAt:
    """A president or leader of something that is no state is its chief."""
    if office.group != "sovereign":
        return office
    others = [piece for piece in office.pieces if piece.link == "of" and piece.kind in ("topic", "body", "group")]
    if not others and office.prefix_body is None:
        return office
    if others and reading.word(others[0].last - 1) in ("republic", "nation", "state", "country") and others[0].body is None:
        return office
    return replace(office, head=replace(office.head, group="chief"))


def _with_complements(reading: Reading, office: OfficeAt, depth: int) -> OfficeAt:
    for _ in range(MOST_PIECES):
        piece = _next_piece(reading, office, depth)
        if piece is None:
            break
        if piece.link in ("of the time", "skip"):
            office = replace(office, last=piece.last, is_former=office.is_former or piece.link != "skip")
            continue
        office = replace(office, last=piece.last, pieces=(*office.pieces, piece))
    return office


def _next_piece(reading: Reading, office: OfficeAt, depth: int) -> Piece | None:
    at = office.last
    link = reading.word(at)
    if office.group == "ambassador":
        accredited = find_accreditation(reading, at)
        if accredited:
            return accredited
        if link == "(" and reading.word(at + 1) in ACCREDITATION_WORDS and reading.word(at + 2) == ")":
            return Piece("skip", "group", at, at + 3)
        if link == "concurrently":
            return Piece("skip", "group", at, at + 1)
        if link == "the" and at + 1 in reading.states and office.states("of"):
            return state_piece(reading, "to", at, at + 1)
    if link == "(" and not office.pieces and reading.is_capital(at + 1) and reading.word(at + 2) == ")":
        return Piece("skip", "group", at, at + 3)
    if link == "there" and office.group in POSTED:
        return Piece("skip", "group", at, at + 1)
    if link == "of" and reading.word(at + 1) == "the" and reading.word(at + 2) in ("time", "day"):
        return Piece("of the time", "group", at, at + 3)
    if link == '"' or link not in LINKS or not _takes(reading, office, link):
        return None
    return _object(reading, link, at + 1, office, depth)


def _takes(reading: Reading, office: OfficeAt, link: str) -> bool:
    """Whether this kind of office goes on with the preposition."""
    if link in ("of", "for"):
        return True
    if link == "at":
        return reading.is_capital(office.last + 1) or reading.word(office.last + 1) in ("the", "a")
    if link == "to":
        return office.group in TO_GROUPS or office.head.plain in TO_HEADS or bool(office.pieces and office.pieces[-1].kind == "group")
    if link == "in":
        is_branch = bool(office.pieces) and office.pieces[-1].kind == "group" and reading.word(office.last - 1) in BRANCHES
        return (is_branch or office.group in IN_GROUPS or _is_seat(reading, office)) and (
            office.last + 1 in reading.states or reading.is_capital(office.last + 1) or reading.word(office.last + 1) == "the"
        )
    if link == "on":
        return reading.is_capital(office.last + 1) and office.group not in ("sovereign", "government")
    return link == "from" and office.group in ("expert", "parliament") and reading.is_capital(office.last + 1)


def _is_seat(reading: Reading, office: OfficeAt) -> bool:
    """Whether "in Kazakhstan" behind an office with a body or subject leads to its holder's name."""
    if not (office.pieces or len(office.head.words) > 2) or office.group in ("occupation", "expert"):
        return False
    first = office.last + 1 + (reading.word(office.last + 1) == "the")
    state = reading.states.get(first)
    return state is not None and state.kind != "demonym" and (reading.may_be_name(state.last) or reading.word(state.last) == ",")


def _object(reading: Reading, link: str, at: int, office: OfficeAt, depth: int) -> Piece | None:
    """What stands behind the preposition: a state, an office, a body, a subject or place, a group."""
    first = at + 1 if reading.word(at) in ("the", "its", "his", "her", "a", "an", "their") else at
    if reading.word(first) == '"':
        return quoted_piece(reading, link, at, first)
    first += reading.word(first) in STATE_ADJECTIVES and first + 1 in reading.states
    state = reading.states.get(first)
    is_land = state is not None and state.kind == "capital" and reading.word(state.last) in LAND
    if state and state.kind != "demonym" and not is_land and not (reading.is_capital(state.last) and parse_body(reading, first)):
        return state_piece(reading, link, at, first)
    group = group_piece(reading, link, at, first)
    if group and reading.is_capital(first):
        return group
    body = parse_body(reading, first)
    if body:
        is_name = reading.word(body.last) in ALSO_NAMES and reading.is_nameish(body.last + 1)
        inner = parse_office(reading, body.last, body, depth + 1) if reading.has(body.last, OFFICE) and not is_name else None
        if inner and link in ("of", "to") and inner.group != "ambassador":
            return Piece(link, "office", at, inner.last, body=inner.prefix_body)
        return Piece(link, "body", at, and_others_end(reading, body.last), body=body)
    inner = parse_office(reading, first, depth=depth + 1) if reading.is_capital(first) and link in ("of", "to", "for") else None
    goes_on = inner is not None and inner.is_bare and reading.is_capital(inner.last) and reading.has(inner.last, VOCABULARY)
    if inner and not goes_on and reading.is_capital(inner.title_first) and inner.group not in ("occupation", "expert"):
        states = inner.states("of") or ((inner.prefix_state,) if inner.prefix_state else ())
        return Piece(link, "office", at, inner.last, states)
    topic = parse_topic(reading, first)
    is_of_person = office.group in ("expert", "occupation") and reading.is_nameish(first) and not reading.has(topic - 1, THING)
    if topic > first and not (is_of_person and reading.city_at(first) == first):
        return Piece(link, "topic", at, topic)
    return group or (_small_topic(reading, link, at) if link == "for" and office.group in ("chief", "envoy") else None)


def _small_topic(reading: Reading, link: str, at: int) -> Piece | None:
    """A subject in small letters that leads to the holder's name: "aide for investment and trade cooperation X"."""
    end = at
    while (
        end < at + LONGEST_SUBJECT
        and reading.tokens[end].kind == "word"
        and (reading.word(end) == "and" or (reading.has(end, VOCABULARY) and not reading.has(end, FUNCTION | SPEECH)))
    ):
        end += 1
        if end == len(reading):
            return None
    return Piece(link, "topic", at, end) if end > at and reading.may_be_name(end) and reading.is_nameish(end + 1) else None


LEADING = frozenset({"headed", "heads", "leads", "led", "chairs", "chaired"})
HEAD = Phrase(("head",), "head", "chief")


def parse_leading(reading: Reading, at: int) -> OfficeAt | None:
    """The office in "who headed the delegation of Turkmenistan", "since 2023 he has headed the Department of Z"."""
    if reading.word(at) not in LEADING or reading.word(at - 1) not in ("who", "has", "currently", "now", "presently", "he", "she"):
        return None
    office = OfficeAt(at, at + 1, at, at + 1, HEAD, title_text="head")
    piece = _object(reading, "of", at + 1, office, 0)
    return replace(office, last=piece.last, pieces=(piece,)) if piece and piece.kind in ("group", "body") else None
