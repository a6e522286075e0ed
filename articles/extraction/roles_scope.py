"""From the offices read at a person to its records: their state, read or concluded, their wording, and the person's country."""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.attachment import Holding
from articles.extraction.bodies import BodyAt
from articles.extraction.office_wording import OWN_STATE_GROUPS, body_phrase, describe_office, office_title, plain_words, state_phrase
from articles.extraction.offices import OfficeAt
from articles.extraction.people import Person
from articles.extraction.reading import Reading, StateAt, plain_state_name
from articles.extraction.records import OfficeRecord, Span, Value
from articles.extraction.setting import HOME, Setting

STATE_GROUPS = frozenset({"sovereign", "government", "minister", "parliament"})
PRIVATE_GROUPS = frozenset({"occupation", "expert"})
OBJECT_WORDS = frozenset({"with", "by", "received", "met", "to", "visited", "congratulated", "from"})
SIDE_WORDS = frozenset({"side", "delegation", "one", "team", "part"})


@dataclass(frozen=True, slots=True)
class ScopedState:
    """The state of an office, the characters and the rule that gave it."""

    alpha2: str
    span: Span
    rule: str
    shown: StateAt | None = None


def _read_state(reading: Reading, holding: Holding) -> ScopedState | None:
    """The state that the office itself shows."""
    office = holding.office
    for state, rule in (
        *((state, "office_of_state") for state in office.states("of")),
        (office.prefix_state, "office_demonym"),
        (holding.state, "office_state_behind"),
        (holding.carried, "office_carried_demonym"),
    ):
        if state is not None:
            return ScopedState(state.alpha2, reading.span(state.first, state.last), rule, state)
    for piece in office.pieces:
        if piece.states and (piece.kind in ("office", "group") or (piece.link == "in" and office.group not in ("ambassador", "envoy"))):
            state = piece.states[0]
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "office_inner_state")
    for body in (*office.bodies, holding.body):
        if body and body.state:
            return ScopedState(body.state, reading.span(body.first, body.last), "office_body")
    return None


def is_international(office: OfficeAt, body: BodyAt | None) -> bool:
    """Whether the office belongs to a body of several states."""
    bodies = [found for found in (*office.bodies, body) if found]
    return any(found.known or (found.group == "international" and found.state is None) for found in bodies)


def _side_marker(reading: Reading, at: int) -> ScopedState | None:
    """The state of "for the Costa Rican side by ...", "the Tajik one by ..." before the office in its sentence."""
    for index in range(at - 1, max(-1, at - 16), -1):
        token = reading.tokens[index]
        if token.kind == "break" or token.text in (".", "!", "?", ";"):
            return None
        state = reading.states.get(index)
        if state and state.kind == "demonym" and reading.word(state.last) in SIDE_WORDS:
            return ScopedState(state.alpha2, reading.span(state.first, state.last), "office_side")
    return None


def _is_object(reading: Reading, at: int) -> bool:
    """Whether the office is the one whom somebody met: "was received by", "met with"."""
    for index in range(at - 1, max(-1, at - 6), -1):
        token = reading.tokens[index]
        if token.kind == "break" or token.text in (".", "!", "?", ";", '"'):
            return False
        if token.lower in OBJECT_WORDS:
            return True
    return False


def _concluded_state(reading: Reading, holding: Holding, setting: Setting) -> ScopedState | None:
    """The state that the article's setting gives an office of state without one of its own."""
    office = holding.office
    span = reading.span(office.title_first, office.title_last)
    side = _side_marker(reading, office.first)
    if side:
        return side
    if office.is_bare and office.group == "sovereign" and office.head.plain == "head of state":
        return ScopedState(HOME, span, "office_home")
    if setting.host:
        return ScopedState(setting.host if setting.host != HOME else HOME, span, "office_host")
    if setting.foreign and _is_object(reading, office.first):
        return ScopedState(setting.foreign, span, "office_counterpart")
    return ScopedState(HOME, span, "office_home")


class PersonScope:
    """Works out the offices and the country of one person."""

    def __init__(self, person: Person, setting: Setting) -> None:
        self.person = person
        self.setting = setting
        self.states: list[ScopedState] = []
        self.records: list[OfficeRecord] = []
        self._international = False
        self._build()

    def _build(self) -> None:
        holdings = self.person.holdings
        read = [_read_state(reading, holding) for reading, holding in holdings]
        own = next((state for state in read if state), None)
        for (reading, holding), state in zip(holdings, read, strict=True):
            if is_international(holding.office, holding.body):
                self._international = True
            if self._is_echo(holding):
                continue
            resolved = state or self._fill(reading, holding, own)
            if resolved and not (is_international(holding.office, holding.body) and holding.office.group not in ("ambassador", "envoy")):
                self.states.append(resolved)
            self._record(reading, holding, resolved)

    def _is_echo(self, holding: Holding) -> bool:
        """A bare title of one whose office was read in full: "Ambassador Vassilenko"."""
        office = holding.office
        if not office.is_bare or holding.state or holding.body:
            return False
        fuller = [
            other.office
            for _, other in self.person.holdings
            if other.office is not office and not (other.office.is_bare and not other.state)
        ]
        if any(other.head.plain == office.head.plain or other.group == office.group for other in fuller):
            return True
        return bool(fuller) and (
            office.head.plain in ("ambassador", "professor", "diplomat", "head", "leader", "expert", "minister")
            or office.group in PRIVATE_GROUPS
        )

    def _fill(self, reading: Reading, holding: Holding, own: ScopedState | None) -> ScopedState | None:
        office = holding.office
        if office.group in PRIVATE_GROUPS or is_international(office, holding.body):
            return None
        if office.group == "chief" and not any(body.group in OWN_STATE_GROUPS for body in office.bodies):
            return None
        if own:
            return own
        if office.group in ("ambassador", "envoy"):
            return ScopedState(HOME, reading.span(office.title_first, office.title_last), "office_home")
        return _concluded_state(reading, holding, self.setting)

    def _record(self, reading: Reading, holding: Holding, state: ScopedState | None) -> None:
        office = holding.office
        for text, receiving in self._wordings(reading, holding, state):
            is_bilateral = office.group == "ambassador" and receiving is not None and state is not None and not holding.is_former
            record = OfficeRecord(
                text=f"former {text}" if holding.is_former else text,
                title=office_title(reading, office),
                span=reading.span(office.first, office.last),
                rule=holding.rule,
                country=state.alpha2 if state else None,
                organization=self._organization(reading, holding),
                sending_state=state.alpha2 if state and office.group in ("ambassador", "envoy") else None,
                receiving_state=receiving,
                is_former=holding.is_former,
                is_bilateral=is_bilateral,
            )
            if not any(self._same(record, other) for other in self.records):
                self.records.append(record)

    def _same(self, one: OfficeRecord, other: OfficeRecord) -> bool:
        return one.text.casefold() == other.text.casefold() and one.receiving_state == other.receiving_state

    def _organization(self, reading: Reading, holding: Holding) -> str | None:
        body = next((found for found in (*holding.office.bodies, holding.body) if found), None)
        return plain_words(reading, body.first, body.last) if body else None

    def _wordings(self, reading: Reading, holding: Holding, state: ScopedState | None) -> list[tuple[str, str | None]]:
        """Each wording with its receiving state: an ambassador to three states holds three offices."""
        office = holding.office
        if office.group == "ambassador" and state and not is_international(office, None):
            return self._ambassador(office, state)
        extra = ""
        if holding.body:
            extra = f"of {body_phrase(reading, holding.body, None)}"
        return [
            (describe_office(reading, office, state.alpha2 if state else None, extra=extra, shown=state.shown if state else None), None)
        ]

    def _ambassador(self, office: OfficeAt, state: ScopedState) -> list[tuple[str, str | None]]:
        title = "Ambassador" if office.head.plain != "high commissioner" else "High Commissioner"
        sending = plain_state_name(state.alpha2)
        receiving = office.states("to", "in")
        if receiving:
            return [(f"{title} of {state_phrase(sending)} to {state_phrase(found.name)}", found.alpha2) for found in receiving]
        host = self.setting.host or self.setting.foreign if state.alpha2 == HOME else HOME
        if host is None or host == state.alpha2:
            return [(f"{title} of {state_phrase(sending)}", None)]
        return [(f"{title} of {state_phrase(sending)} to {state_phrase(plain_state_name(host))}", host)]

    @property
    def country(self) -> Value[str] | None:
        """The state that the person serves or belongs to."""
        if self.states:
            best = self.states[0]
            return Value(best.alpha2, best.span, best.rule)
        if self._international or not self.person.holdings:
            return None
        reading, holding = self.person.holdings[0]
        alpha2 = self.setting.host or self.setting.foreign or HOME
        return Value(alpha2, reading.span(holding.office.title_first, holding.office.title_last), "country_setting")
