"""The state that a person serves or belongs to, where its offices show none."""

from __future__ import annotations

from collections.abc import Sequence

from articles.extraction.lexicon import FUNCTION, OFFICE, PARTICLE, PRAISE, SPEECH, gap_words
from articles.extraction.name_shape import has_russian_first_name, has_russian_names, looks_home, tells_sides
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.people import Candidate, Person, is_remembered
from articles.extraction.reading import Reading
from articles.extraction.records import Value
from articles.extraction.setting import HOME, Setting
from articles.extraction.state_scope import PRIVATE_GROUPS, ScopedState, city_between, side_marker

REMEMBERED = gap_words("remembered")
LONGEST_ROW = 12
LONGEST_STATE = 6
"""tokens of a state's name"""
MADE = gap_words("made_by")
DEDICATED = frozenset({"dedicated", "devoted"})
PASSIVE = frozenset({"was", "is", "has", "had", "who", "whose", "will", "also"})
GREAT = frozenset({"great", "legendary"})
WORKS = gap_words("memories") | gap_words("works")
"""what people of the past are called"""


def find_country(person: Person, states: Sequence[ScopedState], setting: Setting, *, is_international: bool) -> Value[str] | None:
    """The state that the person serves or belongs to."""
    if states:
        best = states[0]
        return Value(best.alpha2, best.span, best.rule)
    named = next((found for candidate in person.candidates if (found := _beside(candidate))), None)
    if named:
        return Value(named.alpha2, named.span, named.rule)
    if is_international:
        sides = (side_marker(candidate.reading, candidate.name.front) for candidate in person.candidates)
        side = next((side for side in sides if side is not None and side.rule == "office_group"), None)
        return Value(side.alpha2, side.span, side.rule) if side else None
    return _by_setting(person, setting)


def _by_setting(person: Person, setting: Setting) -> Value[str] | None:
    """The side to which the article's setting puts somebody whose office shows no state."""
    candidate = next((found for found in person.candidates if found.holdings), person.candidates[0])
    reading, name = candidate.reading, candidate.name
    span = reading.span(name.first, name.last)
    side = side_marker(reading, name.front)
    if side:
        return Value(side.alpha2, side.span, side.rule)
    if not _takes_part(person):
        return None
    if not looks_home(person.draft.shape.words) and _is_of_unknown_body(person):
        return None
    if setting.foreign is None and setting.host is None and not looks_home(person.draft.shape.words) and _is_of_company(person):
        return None
    foreign = setting.host or (setting.foreign if setting.is_bilateral else None)
    looks = looks_home(person.draft.shape.words, foreign)
    if foreign and tells_sides(foreign) and not has_russian_names(foreign) and _is_private(person):
        looks = looks or has_russian_first_name(person.draft.shape.words)
    is_home = looks if tells_sides(foreign) or (setting.host and not person.holdings) else not setting.host
    words = person.draft.shape.words
    is_told = foreign is not None and (setting.host or tells_sides(foreign))
    if not is_told and not looks and len(words) > 1 and not has_russian_first_name(words):
        return None
    if foreign is None or is_home:
        return Value(HOME, span, "country_home")
    return Value(foreign, span, "country_setting")


def _is_private(person: Person) -> bool:
    return all(holding.office.group in PRIVATE_GROUPS for _, holding in person.holdings)


def _is_of_company(person: Person) -> bool:
    """Whether all offices are those of companies and the like, which belong to nobody's state."""
    offices = [holding.office for _, holding in person.holdings]
    return bool(offices) and all(office.group == "chief" and _names_company(office) for office in offices)


def _names_company(office: OfficeAt) -> bool:
    return office.prefix_body is not None or any(piece.kind == "topic" for piece in office.pieces)


def _is_of_unknown_body(person: Person) -> bool:
    """Whether all that is known is an office of a body shown by an abbreviation alone: "IBA President X"."""
    bodies = [(reading, holding.office.prefix_body) for reading, holding in person.holdings]
    return bool(bodies) and all(
        body and body.last == body.first + 1 and reading.tokens[body.first].kind == "caps" for reading, body in bodies
    )


def _takes_part(person: Person) -> bool:
    """Whether the article shows the person at work, not as the author or hero of something older."""
    offices = [holding.office for _, holding in person.holdings]
    is_private = all(office.group in PRIVATE_GROUPS for office in offices)
    if is_private and (all(map(is_remembered, person.candidates)) or (offices and all(map(_made_it, person.candidates)))):
        return False
    if any(
        holding.office.head.plain not in REMEMBERED and reading.word(holding.office.first) not in GREAT
        for reading, holding in person.holdings
    ):
        return True
    if any(_acts(candidate) for candidate in person.candidates):
        return True
    return not person.holdings and not any(_is_of_the_past(candidate) for candidate in person.candidates)


def _made_it(candidate: Candidate) -> bool:
    """Whether only a work of the person is there: "70 works by jeweller X and felt artist Y", "translated into Slovak by Professor Z"."""
    reading, at = candidate.reading, candidate.name.front - 1
    if any(reading.word(k) == "after" and reading.word(k - 1) == "named" for k in range(at - 1, at + 1)):
        return True
    stop = at - LONGEST_ROW
    while at > stop and _is_in_row(reading, at):
        at -= 1
    return reading.word(at) == "by" and any(reading.word(k) in MADE or reading.word(k) in WORKS for k in range(at - 5, at))


def _is_in_row(reading: Reading, at: int) -> bool:
    """Whether a word stands in a row of names with their trades: "jeweller X and felt artist Y"."""
    if reading.is_capital(at) or reading.has(at, PARTICLE | OFFICE) or reading.word(at) in ("and", ","):
        return True
    return reading.has(at + 1, OFFICE) and not reading.has(at, FUNCTION)


def _acts(candidate: Candidate) -> bool:
    """Whether a verb of speech or of taking part follows the name."""
    reading, name = candidate.reading, candidate.name
    return (
        not reading.is_title
        and reading.has(name.last, SPEECH)
        and reading.word(name.last) not in PASSIVE
        and reading.word(name.front - 1) not in ("by", "of", "about")
    )


def _is_of_the_past(candidate: Candidate) -> bool:
    """Whether the name stands at what outlives a person: "the works of X", "the aria by X", "a book about X"."""
    reading, before = candidate.reading, candidate.name.front - 1
    if is_remembered(candidate, WORKS):
        return True
    stop = before - LONGEST_ROW
    while before > stop and (reading.is_capital(before) or reading.has(before, PARTICLE) or reading.word(before) in ("and", ",")):
        before -= 1
    if reading.word(before) == "about" or (reading.word(before) == "to" and reading.word(before - 1) in WORKS | DEDICATED):
        return True
    if reading.word(before) == "by" and any(reading.word(k) in MADE for k in range(before - 4, before)):
        return True
    if reading.word(before) == "by" and any(reading.word(k) in WORKS or reading.word(k) == '"' for k in range(before - 8, before)):
        return True
    before = candidate.name.front - 1
    return reading.has(before, PRAISE) and reading.word(before - 1) == "the"


def _in_parentheses(reading: Reading, at: int) -> ScopedState | None:
    """The state of "X (Türkiye)", "X (Institute of International Relations, Prague)"."""
    for index in range(at, min(len(reading), at + LONGEST_ROW)):
        if reading.word(index) == ")":
            return city_between(reading, at, index)
        state = reading.states.get(index)
        if state:
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "country_behind_name", state)
    return None


def _beside(candidate: Candidate) -> ScopedState | None:
    """A state right at the name: "Pakistan's X", "the Moroccan X", "X (Türkiye)", "X of Ukraine"."""
    reading, name = candidate.reading, candidate.name
    before = name.front - 1 - (reading.word(name.front - 1) == "'s")
    while before > name.front - 4 and reading.tokens[before].kind == "word" and not reading.has(before, FUNCTION | SPEECH):
        before -= 1
    for first in range(before, max(-1, before - LONGEST_STATE), -1):
        state = reading.states.get(first)
        if state and state.last == before + 1 and (state.kind == "demonym" or reading.word(before + 1) == "'s"):
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "country_before_name", state)
    if reading.word(name.last) == "(":
        return _in_parentheses(reading, name.last + 1)
    if reading.word(name.last) == "of" and (end := reading.city_at(name.last + 1)) > name.last + 1 and name.last + 1 not in reading.states:
        alpha2 = reading.state_of_city(reading.field.plain[reading.tokens[name.last + 1].start : reading.tokens[end - 1].end])
        if alpha2:
            return ScopedState(alpha2, reading.span(name.last + 1, end), "country_behind_name")
    behind = reading.states.get(name.last + 1)
    if behind and reading.word(name.last) in ("(", "of", "from") and behind.kind != "demonym":
        return ScopedState(behind.alpha2, reading.span(behind.first, behind.last), "country_behind_name", behind)
    return None
