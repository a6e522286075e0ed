"""The people of an article: which names are persons, which of them are one, under which forms each is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.extraction.attachment import Attachment
from articles.extraction.body_shapes import BodyAt
from articles.extraction.coreference import Draft, NameShape, fits_full, fits_initials, fits_single, shape_of
from articles.extraction.holding import Holding
from articles.extraction.lexicon import CALENDAR, GROUP, SPEECH, THING, gap_words, knowledge, word_flags
from articles.extraction.names import FIRST_NAMES, NameAt
from articles.extraction.reading import ArticleReading, Reading, StateAt
from articles.extraction.records import FieldName
from articles.extraction.scan import Nodes
from entities.gazetteer import is_no_state, lookup_city

BURIED = frozenset({"mausoleum", "tomb", "shrine", "mosque", "palace", "castle", "church", "cathedral"})
MEMORIES = gap_words("memories")
"""what outlives a person: "the works of Abai" """
LIVES = frozenset({"death", "birth", "anniversary", "life", "memory", "descendant", "descendants"})
MEMORY_REACH = 8
MOST_COMPARED = 120
"""people of one article with whom every further name is compared"""
PLACE_LINKS = frozenset({"in", "near", "across", "throughout", "inside", "outside", "at"})


@dataclass(slots=True)
class Candidate:
    """A name of one field, with what speaks for a person."""

    reading: Reading
    name: NameAt
    shape: NameShape
    holdings: list[Holding] = field(default_factory=list)
    borrowed: list[tuple[Reading, Holding]] = field(default_factory=list)
    """offices read in another field"""
    carried: StateAt | None = None
    """the adjective of an office before, where this name follows in the same breath"""
    is_behind_body: bool = False
    """a body's name ends right before it, and it may go on in it: "Museum of New Zealand Te Papa" """

    @property
    def is_introduced(self) -> bool:
        """An office or honorific stands at the name."""
        return self.name.has_honorific or bool(self.holdings)

    @property
    def has_own_office(self) -> bool:
        return any(holding.rule in ("office_before", "office_by_verb") for holding in self.holdings)


def _follows_thing(reading: Reading, name: NameAt) -> bool:
    """Whether a place, a prize, a film or another thing takes the name: "Abai Street", "the film Ulytau", "city of X"."""
    end = name.last
    while not reading.title_case and reading.is_capital(end) and not reading.has(end, THING) and end < name.last + 3:
        end += 1
    if end == name.last and reading.word(end).endswith("s") and word_flags(reading.word(end)[:-1]) & THING and not reading.is_capital(end):
        return True
    if reading.has(end, THING) and (end == name.last or reading.is_capital(end)) and not (reading.title_case and reading.has(end, SPEECH)):
        return True
    if is_no_state(reading.field.plain[reading.tokens[name.first].start : reading.tokens[name.last - 1].end]):
        return True
    before = name.front - 1
    if reading.word(before) == "after" and reading.word(before - 1) == "named":
        return True
    if reading.word(before) == "of":
        return reading.word(before - 1) in _named_things() or reading.word(before - 1) in BURIED
    return reading.word(before) in _named_things()


def _named_things() -> frozenset[str]:
    return frozenset(knowledge()["bodies"]["things"]["before"])


def _is_place(candidate: Candidate) -> bool:
    reading, name = candidate.reading, candidate.name
    if _follows_thing(reading, name):
        return True
    if reading.word(name.front - 1) in PLACE_LINKS or (reading.word(name.front - 1) == "the" and not candidate.is_introduced):
        return True
    return (
        bool(lookup_city(reading.field.plain[reading.tokens[name.first].start : reading.tokens[name.last - 1].end]))
        and not candidate.is_introduced
    )


def is_full_person(candidate: Candidate) -> bool:
    """Whether a name of several parts is a person's, by its shape and what stands around it."""
    name = candidate.name
    if len(candidate.shape.words) + len(candidate.shape.initials) < 2 or (name.name_words == 0 and not candidate.is_introduced):
        return False
    if candidate.shape.initials:
        return not _follows_thing(candidate.reading, name) and (name.name_words > 0 or candidate.is_introduced)
    if candidate.is_introduced:
        return name.name_words > 0 or (
            not candidate.reading.is_title and any(candidate.reading.may_be_name(k) for k in range(name.first, name.last))
        )
    if _is_place(candidate):
        return False
    if candidate.is_behind_body:
        return False
    if name.name_words >= 2 and (name.plain_words == 0 or len(candidate.shape.words) > name.plain_words + 1):
        return True
    is_given = candidate.reading.word(name.first) in FIRST_NAMES and not candidate.reading.is_title
    return name.name_words == 1 and (is_given or _has_state_behind(candidate) or is_remembered(candidate, LIVES))


def _has_state_behind(candidate: Candidate) -> bool:
    """Whether a state stands behind the name in parentheses, as with athletes: "Mate Horvat (Croatia)"."""
    reading, end = candidate.reading, candidate.name.last
    state = reading.states.get(end + 1)
    return reading.word(end) == "(" and state is not None and reading.word(state.last) == ")"


def is_lone_person(candidate: Candidate) -> bool:
    """Whether a single name that fits nobody else is a person's: an office or honorific before it, or a headline's subject."""
    reading, name = candidate.reading, candidate.name
    if len(candidate.shape.words) != 1 or reading.has(name.first, CALENDAR | GROUP):
        return False
    if name.has_honorific or any(holding.rule == "office_before" for holding in candidate.holdings):
        return name.name_words > 0 or (reading.may_be_name(name.first) and not reading.is_title and candidate.has_own_office)
    if name.name_words and reading.city_at(name.first) == name.first and is_remembered(candidate):
        return True
    if any(holding.rule == "office_after" and holding.office.group in ("expert", "occupation") for holding in candidate.holdings):
        return name.name_words > 0
    if not reading.is_title or name.name_words == 0 or reading.city_at(name.first) > name.first:
        return False
    is_subject = name.first == 0 and reading.has(name.last, SPEECH)
    is_speaker = name.last == len(reading) and reading.word(name.first - 1) in ("-", ":", "says", "said", ",")
    return is_subject or is_speaker


def is_remembered(candidate: Candidate, things: frozenset[str] = MEMORIES) -> bool:
    """Whether the name, alone or in a list of names, stands behind "the works of", "the memory of"."""
    reading, at = candidate.reading, candidate.name.front - 1
    while at > 1 and candidate.name.front - at < MEMORY_REACH:
        if reading.word(at) in ("of", "by") and reading.word(at - 1) in things:
            return True
        if not (reading.is_capital(at) or reading.word(at) in ("and", ",")):
            return False
        at -= 1
    return False


def _candidates(article: ArticleReading, nodes: Nodes, attachments: dict[FieldName, Attachment]) -> list[Candidate]:
    found: list[Candidate] = []
    for reading in (article.body, article.title):
        by_name: dict[int, Candidate] = {}
        ends = {node.last for node in nodes[reading.field.name] if isinstance(node, BodyAt)}
        for node in nodes[reading.field.name]:
            if isinstance(node, NameAt):
                candidate = Candidate(reading, node, shape_of(reading, node), is_behind_body=node.front in ends)
                by_name[node.first] = candidate
                found.append(candidate)
        for holding in attachments[reading.field.name].holdings:
            by_name[holding.name.first].holdings.append(holding)
        for candidate in by_name.values():
            if candidate.name.has_honorific and not candidate.holdings:
                candidate.carried = attachments[reading.field.name].carried_to(candidate.name)
    return found


@dataclass(slots=True)
class Person:
    """A person being put together: its draft and its offices, each with the field that it was read in."""

    draft: Draft
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def holdings(self) -> list[tuple[Reading, Holding]]:
        own = [(candidate.reading, holding) for candidate in self.candidates for holding in candidate.holdings]
        return own + [borrowed for candidate in self.candidates for borrowed in candidate.borrowed]


def find_people(article: ArticleReading, nodes: Nodes, attachments: dict[FieldName, Attachment]) -> list[Person]:
    """Every person of the article, in the order of first mention."""
    candidates = _candidates(article, nodes, attachments)
    people: list[Person] = []
    rest = _join_full(candidates, people)
    rest = _join_initials(rest, people)
    _join_single(rest, people)
    for person in people:
        person.candidates.sort(key=lambda candidate: (candidate.reading.is_title, candidate.name.first))
    return sorted(people, key=lambda person: (person.candidates[0].reading.is_title, person.candidates[0].name.first))


def _near(people: Sequence[Person], candidate: Candidate) -> Sequence[Person]:
    """The people with whom a name is compared: all of a usual article, else those with one of its words."""
    if len(people) <= MOST_COMPARED:
        return people
    words = set(candidate.shape.words)
    return [person for person in people[-MOST_COMPARED:] if words & set(person.draft.shape.words)]


def _add(person: Person, candidate: Candidate) -> None:
    person.candidates.append(candidate)
    person.draft.forms.append((candidate.reading, candidate.name))


def _new(people: list[Person], candidate: Candidate) -> None:
    person = Person(Draft(candidate.shape))
    _add(person, candidate)
    people.append(person)


def _join_full(candidates: Sequence[Candidate], people: list[Person]) -> list[Candidate]:
    """Names in full, the longest first; gives back what is left."""
    full = [c for c in candidates if len(c.shape.words) > 1 and not c.shape.initials]
    rest = [c for c in candidates if not (len(c.shape.words) > 1 and not c.shape.initials)]
    for candidate in sorted(full, key=lambda c: -c.shape.size):
        found = next((person for person in _near(people, candidate) if fits_full(person.draft.shape, candidate.shape)), None)
        if found:
            _add(found, candidate)
        elif is_full_person(candidate):
            _new(people, candidate)
    return rest


def _join_initials(candidates: Sequence[Candidate], people: list[Person]) -> list[Candidate]:
    """ "A. Moussa", "L.E. Oral" to the names in full; an unknown one is a person by itself."""
    rest = []
    for candidate in candidates:
        if not candidate.shape.initials:
            rest.append(candidate)
            continue
        fitting = [person for person in _near(people, candidate) if fits_initials(person.draft.shape, candidate.shape)]
        exact = [person for person in fitting if set(person.draft.shape.words) & set(candidate.shape.words)] or fitting
        _give(exact, candidate)
        if not exact and is_full_person(candidate):
            _new(people, candidate)
    return rest


def _give(fitting: list[Person], candidate: Candidate) -> None:
    """Hands a form to the person whom it fits; with two, to the one named last before it, as unsure."""
    if not fitting:
        return
    if len(fitting) > 1:
        fitting = _by_office(fitting, candidate) or fitting
    chosen = fitting[0] if len(fitting) == 1 else max(fitting, key=lambda person: _last_before(person, candidate))
    _add(chosen, candidate)
    chosen.draft.rivals.extend(person.draft for person in fitting if person is not chosen)


def _by_office(fitting: list[Person], candidate: Candidate) -> list[Person]:
    """Those who hold an office of the kind that stands before the form."""
    heads = {holding.office.head.plain for holding in candidate.holdings}
    return [person for person in fitting if any(holding.office.head.plain in heads for _, holding in person.holdings)] if heads else []


def _last_before(person: Person, candidate: Candidate) -> int:
    return max(
        (c.name.first for c in person.candidates if c.reading is candidate.reading and c.name.first < candidate.name.first), default=-1
    )


def _join_single(candidates: Sequence[Candidate], people: list[Person]) -> None:
    for candidate in candidates:
        if not candidate.shape.words:
            continue
        word = candidate.shape.words[0]
        scores = [(fits_single(person.draft.shape, word), person) for person in _near(people, candidate)]
        best = max((score for score, _ in scores), default=0)
        if best and (best > 1 or candidate.name.name_words) and not _follows_thing(candidate.reading, candidate.name):
            _give([person for score, person in scores if score == best], candidate)
        elif not best and is_lone_person(candidate):
            _new(people, candidate)
