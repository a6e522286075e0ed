"""Of which state an office is: read at it, or concluded from where the article plays."""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.body_shapes import BodyAt
from articles.extraction.holding import Holding
from articles.extraction.lexicon import gap_words, state_of_body_word, state_of_office
from articles.extraction.name_shape import has_home_first_name, has_russian_first_name, has_russian_names, looks_home, tells_sides
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.office_wording import OWN_STATE_GROUPS
from articles.extraction.reading import Reading, StateAt
from articles.extraction.records import Span
from articles.extraction.setting import HOME, Setting
from entities.gazetteer import is_no_state

POSTED = frozenset({"ambassador", "envoy"})
"""offices held abroad: the place of work is not the state served"""
PRIVATE_GROUPS = frozenset({"occupation", "expert"})


MET = gap_words("met")
RECEIVED = gap_words("received")
HANDED = gap_words("handed")
CONDOLED = gap_words("condoled")
SIDE_WORDS = gap_words("side_words")
SIDE_LINKS = frozenset({"for", "on", "from"})
GROUP_WORDS = gap_words("group_words")
ACADEMIC = gap_words("academic")
LED = gap_words("led")
PLACED = gap_words("place_heads")
"""offices of towns: what they are of is a place"""
STOPS = frozenset({".", "!", "?", ";"})
REACH = 18
"""tokens before an office in which its sentence is searched"""


@dataclass(frozen=True, slots=True)
class ScopedState:
    """The state of an office, the characters and the rule that gave it."""

    alpha2: str
    span: Span
    rule: str
    shown: StateAt | None = None


def is_international(holding: Holding) -> bool:
    """Whether the office belongs to a body of several states."""
    office = holding.office
    if office.head.plain == "high commissioner" and any(piece.link == "for" for piece in office.pieces):
        return True
    if any(piece.link == "of" and piece.body and piece.body.is_international for piece in office.pieces):
        return True
    if office.group in POSTED and not office.prefix_body:
        return False
    if holding.is_beside_joint and office.group in ("chief", "minister") and not office.states("of") and office.prefix_state is None:
        return True
    bodies = [body for body in (*office.bodies, holding.body) if body]
    if any(body.state for body in bodies) and not any(body.known for body in bodies):
        return False
    return any(body.is_international for body in bodies)


def is_local(holding: Holding) -> bool:
    """Whether a body that seems to belong to several states may still be a town's: neither listed nor called so."""
    bodies = [body for body in (*holding.office.bodies, holding.body) if body]
    return not any(body.known or body.is_joint or any(inner.known for inner in body.inner) for body in bodies)


def read_state(reading: Reading, holding: Holding) -> ScopedState | None:
    """The state that the office itself shows: of, adjective, behind the name, carried, in its body's name."""
    office = holding.office
    shown = (
        *((state, "office_of_state") for state in office.states("of")),
        (office.prefix_state, "office_demonym"),
        (holding.state, "office_state_behind"),
        (holding.carried, "office_carried_demonym"),
    )
    for state, rule in shown:
        if state is not None:
            return ScopedState(state.alpha2, reading.span(state.first, state.last), rule, state)
    for piece in office.pieces:
        if piece.states and (piece.kind in ("office", "group") or (piece.link in ("in", "for") and office.group not in POSTED)):
            state = piece.states[0]
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "office_inner_state")
    for body in (*office.bodies, holding.body):
        if body and body.state and not (office.group in POSTED and body.is_international):
            return ScopedState(body.state, reading.span(body.first, body.last), "office_body")
    if "our" in (reading.word(office.first - 1), reading.word(office.first - 2)):
        return ScopedState(HOME, reading.span(office.title_first, office.title_last), "office_our")
    only = state_of_office(office.head.plain)
    if only:
        return ScopedState(only, reading.span(office.title_first, office.title_last), "office_of_one_state")
    return _city_state(reading, holding) if office.group not in POSTED else None


def _city_state(reading: Reading, holding: Holding) -> ScopedState | None:
    """The state of a city in the office: "Mayor of Split", "Rector of the University of Antwerp"."""
    office = holding.office
    ranges = [(piece.first, piece.last) for piece in office.pieces if piece.kind != "state" and not _is_branch(reading, piece)]
    if office.prefix_body:
        ranges.append((office.prefix_body.first, office.prefix_body.last))
    if holding.body:
        ranges.append((holding.body.first, holding.body.last))
    if reading.word(office.last) == "in":
        ranges.append((office.last + 1, reading.city_at(office.last + 1) if office.last + 1 < len(reading) else office.last + 1))
    for first, last in ranges:
        found = city_between(reading, first, last, is_city=office.head.plain in PLACED)
        if found:
            return found
    return None


def _is_branch(reading: Reading, piece: Piece) -> bool:
    """An office or branch stands in a city without belonging to its state."""
    return piece.kind == "group" and any(reading.word(k) in ("office", "branch") for k in range(piece.first, piece.last))


def city_between(reading: Reading, first: int, last: int, *, is_city: bool = False) -> ScopedState | None:
    """The state of the first known city among some tokens."""
    for at in range(first, last):
        if not reading.is_capital(at):
            continue
        state = reading.states.get(at)
        if state and state.kind == "capital":
            return ScopedState(state.alpha2, reading.span(at, state.last), "office_city", state)
        known = state_of_body_word(reading.word(at))
        if known or (reading.word(at).startswith(("kazakh", "qazaq")) and reading.is_nameish(at)):
            return ScopedState(known or HOME, reading.span(at, at + 1), "office_name")
        end = reading.city_at(at)
        if end > at and end <= last and not (at and is_no_state(reading.text(at - 1, end))):
            name = reading.field.plain[reading.tokens[at].start : reading.tokens[end - 1].end]
            alpha2 = reading.state_of_city(name, is_city=is_city)
            if alpha2:
                return ScopedState(alpha2, reading.span(at, end), "office_city")
    return None


def _before(reading: Reading, at: int) -> list[int]:
    """Tokens of the sentence before an office, the nearest first."""
    found = []
    for index in range(at - 1, max(-1, at - REACH), -1):
        token = reading.tokens[index]
        if token.kind == "break" or token.text in STOPS:
            break
        found.append(index)
    return found


def side_marker(reading: Reading, at: int) -> ScopedState | None:
    """The state of "for the Costa Rican side by ...", "the Tajik one by ...", "on the Iranian, by ..." before the office."""
    start = reading.field.sentence_at(reading.tokens[at].start)[0]
    if reading.word(at - 1) == "(":
        opened = next((state for k in range(max(0, at - 7), at - 1) if (state := reading.states.get(k)) and state.last == at - 1), None)
        if opened:
            return ScopedState(opened.alpha2, reading.span(opened.first, opened.last), "office_side")
    index = at - 1
    led = reading.word(at - 1) == "by" and reading.word(at - 2) in LED
    while index >= 0 and reading.tokens[index].start >= start:
        if reading.tokens[index].text == ";":
            return None
        state = reading.states.get(index)
        if state and state.kind == "demonym" and _marks_side(reading, index, state.last):
            is_group = reading.word(state.last) in GROUP_WORDS and reading.word(state.last) not in SIDE_WORDS
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "office_group" if is_group else "office_side")
        if state and state.kind in ("name", "official") and led and "delegation" in (reading.word(k) for k in range(index - 8, index)):
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "office_delegation")
        index -= 1
    return None


def _marks_side(reading: Reading, at: int, end: int) -> bool:
    """Whether an adjective of a state opens a side: "for the Tajik side", "the Kyrgyz delegation was led by"."""
    if reading.word(end) in SIDE_WORDS and reading.word(at - 1) == "the" and reading.word(at - 2) in SIDE_LINKS:
        return True
    following = {reading.word(k) for k in range(end, end + 6)}
    return bool(following & GROUP_WORDS) and bool(following & LED)


def _is_counterpart(reading: Reading, at: int) -> bool:
    """Whether the office is the one whom somebody met: "was received by", "met with", "presented his credentials to"."""
    words = [reading.word(k) for k in _before(reading, at)]
    near = words[:7]
    if "by" in near[:3] and RECEIVED & set(words[:6]):
        return True
    return bool(MET & set(near)) or ("to" in near[:3] and bool((HANDED | CONDOLED) & set(words)))


def _is_foreign_sovereign(reading: Reading, at: int) -> bool:
    """Whether a president without a state is the host's: "received by President X", "credentials to King Y"."""
    words = [reading.word(k) for k in _before(reading, at)]
    near = words[:4]
    if "by" in near[:2]:
        return bool(RECEIVED & set(words[:5]))
    return "to" in near[:3] and bool((HANDED | CONDOLED) & set(words[:9]))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known around an office without a state: its holder's folded name, and the foreign state of who speaks in the sentence."""

    words: tuple[str, ...]
    speaker: str | None = None
    is_second: bool = False
    """somebody named before is the president at home"""


def conclude_state(reading: Reading, holding: Holding, setting: Setting, around: Circumstances) -> ScopedState | None:
    """The state that the article's setting gives an office of state without one of its own."""
    office = holding.office
    span = reading.span(office.title_first, office.title_last)
    side = side_marker(reading, office.first)
    if side:
        return side
    if holding.rule == "office_counterpart" and setting.foreign:
        return ScopedState(setting.foreign, span, "office_counterpart")
    if office.group in POSTED:
        guest = _sender(office, setting, around)
        return ScopedState(guest or HOME, span, "office_setting" if guest else "office_home")
    foreign = setting.host or setting.foreign
    if around.speaker:
        foreign = around.speaker
    place, count = holding.rank
    if count > 1 and count == len(setting.listed) and office.group in ("sovereign", "government", "minister"):
        return ScopedState(setting.listed[place], span, "office_listed")
    if office.group == "sovereign":
        alpha2 = _sovereign_state(reading, office, foreign, around)
    elif foreign and _bears_home_name(around.words, foreign):
        alpha2 = HOME
    else:
        alpha2 = _official_state(reading, office, setting, around)
    return ScopedState(alpha2, span, "office_home" if alpha2 == HOME else "office_setting")


def _bears_home_name(words: tuple[str, ...], foreign: str) -> bool:
    """Whether a name is one of Kazakhstan and not of the other state; a Russian given name is, where the other state has none."""
    if not tells_sides(foreign):
        return has_home_first_name(words, foreign)
    return looks_home(words, foreign) or (has_russian_first_name(words) and not has_russian_names(foreign))


def _sender(office: OfficeAt, setting: Setting, around: Circumstances) -> str | None:
    """The state whose ambassador comes with its guests: "the Thai Speaker, accompanied by Ambassador X"; none for a name of Kazakhstan."""
    foreign = setting.foreign
    if office.group != "ambassador" or not office.is_bare or foreign is None or setting.host or setting.seat or not setting.is_bilateral:
        return None
    is_told = len(around.words) > 1 and tells_sides(foreign)
    return None if not is_told or _bears_home_name(around.words, foreign) else foreign


def _sovereign_state(reading: Reading, office: OfficeAt, foreign: str | None, around: Circumstances) -> str:
    if foreign is None or office.head.plain in ("head of state", "national leader"):
        return HOME
    if office.head.plain not in ("president", "leader"):
        return foreign
    if around.is_second or not looks_home(around.words, foreign):
        return foreign
    if tells_sides(foreign):
        return HOME
    if _is_foreign_sovereign(reading, office.first):
        return foreign
    is_his = reading.word(office.first - 1) in ("of", "from") and reading.word(office.first - 2) in CONDOLED
    return around.speaker if around.speaker and is_his and not reading.is_title else HOME


def _official_state(reading: Reading, office: OfficeAt, setting: Setting, around: Circumstances) -> str:
    if around.speaker:
        return HOME if _is_counterpart(reading, office.first) else around.speaker
    if setting.host and (not _is_lead_subject(reading, office.first) or (setting.seat and not looks_home(around.words, setting.seat))):
        return setting.host
    if setting.foreign and setting.is_bilateral and not reading.is_title:
        is_other = tells_sides(setting.foreign) and len(around.words) > 1 and not _is_lead_subject(reading, office.first)
        if is_other or _is_counterpart(reading, office.first):
            return setting.foreign
    return HOME


def _is_lead_subject(reading: Reading, at: int) -> bool:
    """Whether the office stands at the front of the first sentence: the home side is introduced there."""
    return reading.field.sentence_at(reading.tokens[at].start)[0] == 0 and not _is_counterpart(reading, at) and at < REACH


def _is_of_state(reading: Reading, piece: Piece) -> bool:
    """Whether a complement is another office or a subject of government, not a company's name."""
    tokens = range(piece.first, piece.last)
    is_subject = not any(reading.is_nameish(k) or reading.tokens[k].kind == "caps" for k in tokens)
    return piece.kind == "office" or (piece.kind == "topic" and is_subject)


def belongs_to_state(reading: Reading, office: OfficeAt, body: BodyAt | None) -> bool:
    """Whether an office without a shown state is a state's at all, so that one may be concluded."""
    if office.group in PRIVATE_GROUPS or (office.head.plain == "coordinator" and office.is_bare):
        return False
    bodies = [found for found in (*office.bodies, body) if found]
    if office.head.plain in ACADEMIC:
        return False
    if office.head.plain in ("deputy minister", "vice minister"):
        return True
    if office.group == "chief":
        if reading.word(office.title_first) == "presidential":
            return True
        return any(found.group in OWN_STATE_GROUPS for found in bodies) or any(_is_of_state(reading, piece) for piece in office.pieces)
    return True
