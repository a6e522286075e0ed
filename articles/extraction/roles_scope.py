"""From the offices read at a person to its records: their wording, their states, and the person's country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.attachment import Attachment
from articles.extraction.holding import Holding
from articles.extraction.lexicon import gap_words, knowledge
from articles.extraction.name_shape import looks_home, tells_sides
from articles.extraction.nationality import find_country
from articles.extraction.office_context import short_piece
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.office_wording import body_phrase, describe_office, office_title, plain_words, state_phrase
from articles.extraction.people import Candidate, Person
from articles.extraction.reading import Reading, plain_state_name
from articles.extraction.records import OfficeRecord, Value
from articles.extraction.setting import HOME, Setting
from articles.extraction.speakers import Speakers, find_speakers
from articles.extraction.state_scope import (
    POSTED,
    Circumstances,
    ScopedState,
    belongs_to_state,
    conclude_state,
    is_international,
    is_local,
    read_state,
    side_marker,
)

HOME_PRESIDENT = frozenset({"president", "head of state"})
DIED = re.compile(r"(?:,[^;.]{0,160}?,)?\s(?:has died|died at the age|passed away|has passed away|[Pp]asses [Aa]way|[Dd]ies)\b")
RANK_HEADS = gap_words("rank_heads")


def scope_people(people: Sequence[Person], setting: Setting, body: Attachment) -> list[PersonScope]:
    """The offices and the country of each person."""
    speakers = find_speakers(people, body)
    presidents = [person for person in people if any(_is_home_president(reading, holding) for reading, holding in person.holdings)]
    first = presidents[0] if presidents else None
    return [PersonScope(person, setting, speakers, is_second=first not in (None, person)) for person in people]


def _is_home_president(reading: Reading, holding: Holding) -> bool:
    """Whether the office is that of the president, without a state or of Kazakhstan."""
    state = read_state(reading, holding)
    return holding.office.group == "sovereign" and holding.office.head.plain in HOME_PRESIDENT and (state is None or state.alpha2 == HOME)


class PersonScope:
    """Works out the offices and the country of one person."""

    def __init__(self, person: Person, setting: Setting, speakers: Speakers, *, is_second: bool = False) -> None:
        self.person = person
        self.setting = setting
        self._speakers = speakers
        self._is_second = is_second
        self._fuller: set[str] = set()
        """heads of the offices that the article gives with a state or body"""
        self.states: list[ScopedState] = []
        self.records: list[OfficeRecord] = []
        self._international = False
        self._has_died = any(map(_has_died, person.candidates))
        self._build()

    def _build(self) -> None:
        holdings = self.person.holdings
        self._fuller = {held.office.head.plain for _, held in holdings if not held.office.is_bare or held.state or held.body}
        read = [self._plausible(read_state(reading, holding)) for reading, holding in holdings]
        own = next((state for (_, holding), state in zip(holdings, read, strict=True) if state and not is_international(holding)), None)
        for (reading, holding), state in zip(holdings, read, strict=True):
            is_of_town = state is not None and state.rule == "office_city" and is_local(holding)
            foreign_body = is_international(holding) and not is_of_town
            self._international = self._international or foreign_body
            if self._is_echo(holding):
                continue
            resolved = (state if not foreign_body or holding.office.prefix_state else None) or self._fill(reading, holding, own)
            if resolved:
                self.states.append(resolved)
            self._record(reading, holding, resolved)
        self._add_rank()

    def _plausible(self, state: ScopedState | None) -> ScopedState | None:
        """A carried adjective does not go over to the other side: "Kazakhstan's Ambassador X and Secretary of State Y"."""
        if state is None or state.rule != "office_carried_demonym":
            return state
        foreign = self.setting.host or self.setting.foreign
        if not tells_sides(foreign) or (state.alpha2 == HOME) == looks_home(self.person.draft.shape.words, foreign):
            return state
        return None

    def _is_echo(self, holding: Holding) -> bool:
        """A bare title of one whose office was read in full: "Ambassador Vassilenko"."""
        office = holding.office
        if not office.is_bare or holding.state or holding.body or holding.rule in ("office_after", "office_by_verb"):
            return False
        if any(plain.endswith(office.head.plain) for plain in self._fuller):
            return True
        return bool(self._fuller) and office.head.plain in RANK_HEADS

    def _fill(self, reading: Reading, holding: Holding, own: ScopedState | None) -> ScopedState | None:
        office = holding.office
        if is_international(holding) or not belongs_to_state(reading, office, holding.body):
            return None
        if own and own.rule != "office_city":
            return own
        return conclude_state(reading, holding, self.setting, self._around(reading, holding))

    def _around(self, reading: Reading, holding: Holding) -> Circumstances:
        sentence = reading.field.sentence_at(reading.tokens[holding.office.first].start)[0]
        token, state, who = self._speakers.get(sentence, (0, "", 0)) if not reading.is_title else (0, "", 0)
        speaks = bool(state) and who != id(self.person) and token < holding.office.first
        return Circumstances(self.person.draft.shape.words, state if speaks else None, self._is_second)

    def _record(self, reading: Reading, holding: Holding, state: ScopedState | None) -> None:
        if self._has_died and not holding.is_former:
            holding = replace(holding, is_former=True)
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
                sending_state=state.alpha2 if state and office.group in POSTED else None,
                receiving_state=receiving,
                is_former=holding.is_former,
                is_bilateral=is_bilateral,
            )
            if not any(_is_same(record, other) for other in self.records):
                self.records.append(record)

    def _organization(self, reading: Reading, holding: Holding) -> str | None:
        body = next((found for found in (*holding.office.bodies, holding.body) if found), None)
        return plain_words(reading, body.first, body.name_last or body.last) if body else None

    def _wordings(self, reading: Reading, holding: Holding, state: ScopedState | None) -> list[tuple[str, str | None]]:
        """Each wording with its receiving state: an ambassador to three states holds three offices."""
        office = holding.office
        alpha2 = state.alpha2 if state and state.rule != "office_city" else None
        if office.group == "ambassador" and state and _is_bilateral(reading, office):
            if office.is_bare and holding.rule == "office_after":
                return [("Ambassador", None)]
            return self._ambassador(holding, state)
        extra = f"of the {body_phrase(reading, holding.body, alpha2)}" if holding.body else ""
        if extra and (word := short_piece(reading, office)) and word in extra.lower():
            office = replace(office, pieces=())
        return [(describe_office(reading, office, alpha2, extra=extra, shown=state.shown if state else None), None)]

    def _ambassador(self, holding: Holding, state: ScopedState) -> list[tuple[str, str | None]]:
        office = holding.office
        title = "Ambassador" if office.head.plain != "high commissioner" else "High Commissioner"
        start = f"{title} of {state_phrase(plain_state_name(state.alpha2))}"
        receiving = [(state_phrase(found.name), found.alpha2) for found in (*office.states("to", "in"), *holding.accredited)]
        if not office.states("to", "in") and not holding.is_former:
            host = (self.setting.host or self.setting.foreign) if state.alpha2 == HOME else self.setting.seat or HOME
            host = HOME if host == state.alpha2 else host
            if host and host != state.alpha2:
                receiving.insert(0, (state_phrase(plain_state_name(host)), host))
        return [(f"{start} to {name}", alpha2) for name, alpha2 in receiving] or [(start, None)]

    @property
    def country(self) -> Value[str] | None:
        """The state that the person serves or belongs to."""
        return find_country(self.person, self.states, self.setting, is_international=self._international)

    def _add_rank(self) -> None:
        """A general's rank is an office where the article gives no other."""
        if self.records:
            return
        for candidate in self.person.candidates:
            name, reading = candidate.name, candidate.reading
            rank = reading.text(name.front, name.first) if name.has_honorific else ""
            if rank.lower() in knowledge()["names"]["ranks"]:
                side = side_marker(reading, name.front) or self._carried(candidate)
                state = side.alpha2 if side else None
                if side:
                    self.states.append(side)
                self.records.append(OfficeRecord(rank, rank, reading.span(name.front, name.first), "rank", state))
                return

    def _carried(self, candidate: Candidate) -> ScopedState | None:
        """The adjective of the office before, in "Pakistani Prime Minister X and Field Marshal Y"."""
        carried = candidate.carried
        if carried is None:
            return None
        return ScopedState(carried.alpha2, candidate.reading.span(carried.first, carried.last), "office_carried_demonym", carried)


def _has_died(candidate: Candidate) -> bool:
    """Whether the article reports the person's death, so that his offices are former ones."""
    reading, end = candidate.reading, candidate.name.last
    if end >= len(reading):
        return False
    return DIED.match(reading.field.plain, reading.tokens[end - 1].end) is not None


def _is_bilateral(reading: Reading, office: OfficeAt) -> bool:
    """Whether the ambassador's office is one to a state: not the EU's, not for a cause, not at large, not his deputy's."""
    if reading.word(office.title_first) in ("deputy", "assistant"):
        return False
    return office.prefix_body is None and not any(piece.kind != "state" for piece in office.pieces)


def _is_same(one: OfficeRecord, other: OfficeRecord) -> bool:
    """Whether two readings are one office; one that is still held is not also a former one."""
    texts = {text.casefold().removeprefix("former ") for text in (one.text, other.text)}
    return len(texts) == 1 and one.receiving_state == other.receiving_state
