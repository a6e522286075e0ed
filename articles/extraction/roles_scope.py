"""From the offices read at a person to its records: their wording, their states, and the person's country."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.attachment import Attachment, Holding
from articles.extraction.lexicon import FUNCTION, PRAISE, SPEECH, gap_words, knowledge
from articles.extraction.name_shape import looks_home, tells_sides
from articles.extraction.office_context import short_piece
from articles.extraction.office_wording import body_phrase, describe_office, office_title, plain_words, state_phrase
from articles.extraction.offices import OfficeAt
from articles.extraction.people import Candidate, Person, is_remembered
from articles.extraction.reading import Reading, plain_state_name
from articles.extraction.records import OfficeRecord, Value
from articles.extraction.setting import HOME, Setting
from articles.extraction.state_scope import (
    POSTED,
    PRIVATE_GROUPS,
    Circumstances,
    ScopedState,
    belongs_to_state,
    city_between,
    conclude_state,
    is_international,
    is_local,
    read_state,
    side_marker,
)

RANK_HEADS = gap_words("rank_heads")


def scope_people(people: Sequence[Person], setting: Setting, body: Attachment) -> list[PersonScope]:
    """The offices and the country of each person; who shows a state first lends it to those of whom he speaks."""
    shown: dict[int, str] = {}
    for person in people:
        for reading, holding in person.holdings:
            state = read_state(reading, holding)
            if state and not is_international(holding):
                shown.setdefault(id(person), state.alpha2)
    first: Speakers = {}
    for person in people:
        for candidate in person.candidates:
            if not candidate.reading.is_title:
                sentence = candidate.reading.field.sentence_at(candidate.reading.tokens[candidate.name.first].start)[0]
                if sentence not in first or candidate.name.first < first[sentence][0]:
                    first[sentence] = (candidate.name.first, shown.get(id(person), HOME), id(person))
    speakers = {sentence: speaker for sentence, speaker in first.items() if speaker[1] != HOME}
    _add_unnamed_speakers(body, speakers)
    _add_pronouns(body, speakers)
    return [PersonScope(person, setting, speakers) for person in people]


def _add_pronouns(body: Attachment, speakers: Speakers) -> None:
    """A sentence that begins with "He" speaks for whom the sentence before spoke for."""
    bounds = body.reading.field.sentences
    for (before, _), (start, _) in itertools.pairwise(bounds):
        if before in speakers and start not in speakers and body.reading.field.plain.startswith(("He ", "She "), start):
            speakers[start] = (0, speakers[before][1], 0)


def _add_unnamed_speakers(body: Attachment, speakers: Speakers) -> None:
    """A sentence that begins with a foreign office without a name speaks for that state: "The King of Bhutan was accompanied by"."""
    held = {id(holding.office) for holding in body.holdings}
    for node in body.nodes:
        if isinstance(node, OfficeAt) and id(node) not in held and not node.head.is_plural:
            state = node.prefix_state or next(iter(node.states("of")), None)
            sentence = body.reading.field.sentence_at(body.reading.tokens[node.first].start)[0]
            article = body.reading.word(node.first - 1) == "the"
            is_first = body.reading.starts_sentence(node.first - article)
            if state and state.alpha2 != HOME and is_first and sentence not in speakers:
                speakers[sentence] = (node.first, state.alpha2, 0)


Speakers = dict[int, tuple[int, str, int]]
"""start of a sentence -> token and foreign state of the person named first in it, and who that is"""


REMEMBERED = gap_words("remembered")
LONGEST_ROW = 12
LONGEST_STATE = 6
"""tokens of a state's name"""
MADE = gap_words("made_by")
GREAT = frozenset({"great", "legendary"})
WORKS = gap_words("memories") | gap_words("works")
"""what people of the past are called"""


class PersonScope:
    """Works out the offices and the country of one person."""

    def __init__(self, person: Person, setting: Setting, speakers: Speakers) -> None:
        self.person = person
        self.setting = setting
        self._speakers = speakers
        self._fuller: set[str] = set()
        """heads of the offices that the article gives with a state or body"""
        self.states: list[ScopedState] = []
        self.records: list[OfficeRecord] = []
        self._international = False
        self._build()

    def _build(self) -> None:
        holdings = self.person.holdings
        self._fuller = {held.office.head.plain for _, held in holdings if not held.office.is_bare or held.state or held.body}
        read = [read_state(reading, holding) for reading, holding in holdings]
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
        return Circumstances(self.person.draft.shape.words, state if speaks else None)

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
        if office.group == "ambassador" and state and _is_bilateral(office):
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

    @property
    def country(self) -> Value[str] | None:
        """The state that the person serves or belongs to."""
        if self.states:
            best = self.states[0]
            return Value(best.alpha2, best.span, best.rule)
        named = next((found for candidate in self.person.candidates if (found := _beside(candidate))), None)
        if named:
            return Value(named.alpha2, named.span, named.rule)
        if self._international:
            sides = (side_marker(candidate.reading, candidate.name.front) for candidate in self.person.candidates)
            side = next((side for side in sides if side is not None and side.rule == "office_group"), None)
            return Value(side.alpha2, side.span, side.rule) if side else None
        return self._by_setting()

    def _by_setting(self) -> Value[str] | None:
        """The side to which the article's setting puts somebody whose office shows no state."""
        candidate = next((found for found in self.person.candidates if found.holdings), self.person.candidates[0])
        reading, name = candidate.reading, candidate.name
        span = reading.span(name.first, name.last)
        side = side_marker(reading, name.front)
        if side:
            return Value(side.alpha2, side.span, side.rule)
        if not self._takes_part():
            return None
        foreign = self.setting.host or (self.setting.foreign if self.setting.is_bilateral else None)
        looks = looks_home(self.person.draft.shape.words, foreign)
        is_guest = self.setting.host is not None and bool(self.person.holdings)
        is_home = looks if tells_sides(foreign) else not is_guest
        if foreign is None or is_home:
            return Value(HOME, span, "country_home")
        return Value(foreign, span, "country_setting")

    def _takes_part(self) -> bool:
        """Whether the article shows the person at work, not as the author or hero of something older."""
        offices = [holding.office for _, holding in self.person.holdings]
        if all(office.group in PRIVATE_GROUPS for office in offices) and all(map(is_remembered, self.person.candidates)):
            return False
        if any(
            holding.office.head.plain not in REMEMBERED and reading.word(holding.office.first) not in GREAT
            for reading, holding in self.person.holdings
        ):
            return True
        return not self.person.holdings and not any(_is_of_the_past(candidate) for candidate in self.person.candidates)


def _is_of_the_past(candidate: Candidate) -> bool:
    """Whether the name stands at what outlives a person: "the works of X", "the aria by X", "a book about X"."""
    reading, before = candidate.reading, candidate.name.front - 1
    if is_remembered(candidate, WORKS):
        return True
    stop = before - LONGEST_ROW
    while before > stop and (reading.is_capital(before) or reading.word(before) in ("and", ",")):
        before -= 1
    if reading.word(before) == "about" or (reading.word(before) == "to" and reading.word(before - 1) in WORKS):
        return True
    if reading.word(before) == "by" and any(reading.word(k) in MADE for k in range(before - 4, before)):
        return True
    if reading.word(before) == "by" and any(reading.word(k) in WORKS or reading.word(k) == '"' for k in range(before - 8, before)):
        return True
    before = candidate.name.front - 1
    return reading.has(before, PRAISE) and reading.word(before - 1) == "the"


def _is_bilateral(office: OfficeAt) -> bool:
    """Whether the ambassador's office is one to a state: not the EU's, not for a cause, not at large."""
    return office.prefix_body is None and not any(piece.kind != "state" for piece in office.pieces)


def _is_same(one: OfficeRecord, other: OfficeRecord) -> bool:
    """Whether two readings are one office; one that is still held is not also a former one."""
    texts = {text.casefold().removeprefix("former ") for text in (one.text, other.text)}
    return len(texts) == 1 and one.receiving_state == other.receiving_state


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
