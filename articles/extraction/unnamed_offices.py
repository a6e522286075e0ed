"""Offices that stand in the text without a name, given to the person whom the article means by them.

"The Head of State" of a story that names one person without an office; "the Minister of Agriculture and Food Security" of a story
whose headline alone names the minister.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from articles.extraction.attachment import Attachment
from articles.extraction.body_shapes import BodyAt
from articles.extraction.holding import Holding
from articles.extraction.lexicon import SPEECH
from articles.extraction.name_shape import looks_home, tells_sides
from articles.extraction.names import NameAt
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.offices import HEAD
from articles.extraction.people import Candidate, Person
from articles.extraction.reading import Reading
from articles.extraction.setting import HOME

HEAD_OF_STATE = "head of state"
ALSO = frozenset({", who is also", ", who is also the", ", who is concurrently", ", who also serves as", ", concurrently", ", also"})
OF_STATE = frozenset({"sovereign", "government", "minister"})
LED = frozenset({", led by", "led by", ", headed by", "headed by", ", chaired by"})


def give_unnamed_offices(people: Sequence[Person], attachment: Attachment, title: Attachment) -> None:
    """Adds to the people what the body's offices without a name say of them, and the headline's of the head of state."""
    held = {id(holding.office) for holding in attachment.holdings}
    free = [node for node in attachment.nodes if isinstance(node, OfficeAt) and id(node) not in held and not node.head.is_plural]
    in_title = [node for node in title.nodes if isinstance(node, OfficeAt) and not any(held.office is node for held in title.holdings)]
    _give_head_of_state(people, attachment.reading, free)
    _give_head_of_state(people, title.reading, in_title)
    _give_to_title_bearer(people, attachment)
    _give_to_sides(people, attachment.reading, free)
    _give_to_all(people, attachment, held)
    _give_from_title(people, title.reading, in_title)
    _give_to_leaders(people, attachment)
    for person in people:
        if all(candidate.reading.is_title for candidate in person.candidates):
            _enrich_from_body(person, attachment.reading, free)


def _give_head_of_state(people: Sequence[Person], reading: Reading, free: Sequence[OfficeAt]) -> None:
    """The head of state whom the article does not call president is who acts in its headline or speaks first."""
    office = next((office for office in free if _is_home_sovereign(office)), None)
    if office is None or any(_is_home(person, holding) for person in people for _, holding in person.holdings):
        return
    person = next((person for person in people if not person.holdings and any(_acts(candidate) for candidate in person.candidates)), None)
    if person is None:
        return
    candidate = person.candidates[0]
    candidate.borrowed.append((reading, Holding(candidate.name, office, "office_unnamed")))


def _is_home_sovereign(office: OfficeAt) -> bool:
    if office.head.plain == HEAD_OF_STATE:
        return office.is_bare
    return office.head.plain == "president" and any(state.alpha2 == HOME for state in office.states("of"))


def _is_home(person: Person, holding: Holding) -> bool:
    states = (*holding.office.states("of"), *filter(None, (holding.office.prefix_state, holding.state)))
    if holding.office.head.plain not in ("president", HEAD_OF_STATE):
        return False
    return states[0].alpha2 == HOME if states else looks_home(person.draft.shape.words)


def _acts(candidate: Candidate) -> bool:
    """Whether the person is the subject of a headline or of a sentence."""
    reading, name = candidate.reading, candidate.name
    if reading.is_title and name.first == 0:
        return True
    is_front = reading.starts_sentence(name.front) or reading.word(name.front - 1) == ","
    return is_front and reading.has(name.last, SPEECH)


def _enrich_from_body(person: Person, reading: Reading, free: Sequence[OfficeAt]) -> None:
    """The full office in the body of somebody whom only the headline names."""
    for _, holding in list(person.holdings):
        if not holding.office.is_bare and not holding.office.prefix_state:
            continue
        fuller = next(
            (
                office
                for office in free
                if office.head.plain == holding.office.head.plain and any(piece.kind == "topic" for piece in office.pieces)
            ),
            None,
        )
        if fuller is None:
            continue
        candidate = next(found for found in person.candidates if holding in found.holdings)
        candidate.holdings.remove(holding)
        candidate.borrowed.append((reading, Holding(holding.name, fuller, "office_unnamed", holding.office.prefix_state or holding.state)))


def _give_to_title_bearer(people: Sequence[Person], attachment: Attachment) -> None:
    """ "The Permanent Representative, who is also Ambassador to Austria": the one person of the article with that title."""
    held = {id(holding.office) for holding in attachment.holdings}
    for index in range(len(attachment.nodes) - 1):
        title, office = attachment.nodes[index], attachment.nodes[index + 1]
        if not isinstance(title, OfficeAt) or not isinstance(office, OfficeAt) or {id(title), id(office)} & held:
            continue
        if not title.is_bare or attachment.gap_after(index) not in ALSO:
            continue
        bearers = [person for person in people if any(held.office.head.plain == title.head.plain for _, held in person.holdings)]
        if len(bearers) == 1:
            candidate = bearers[0].candidates[0]
            candidate.borrowed.append((attachment.reading, Holding(candidate.name, office, "office_of_title")))


def _give_to_sides(people: Sequence[Person], reading: Reading, free: Sequence[OfficeAt]) -> None:
    """ "The French leader informed ...": of the two whom the headline alone introduces, the one whose name belongs to that side."""
    for office in free:
        state = office.prefix_state or next(iter(office.states("of")), None)
        if state is None or office.group not in OF_STATE or office.is_former or not _opens_speech(reading, office):
            continue
        sides = [person for person in people if not person.holdings and any(one.reading.is_title for one in person.candidates)]
        sides = [person for person in sides if looks_home(person.draft.shape.words, state.alpha2) == (state.alpha2 == HOME)]
        if len(sides) == 1:
            candidate = sides[0].candidates[0]
            candidate.borrowed.append((reading, Holding(candidate.name, office, "office_of_side")))


def _give_to_all(people: Sequence[Person], attachment: Attachment, held: Collection[int]) -> None:
    """ "a meeting of energy ministers attended by X (Malta) and Y (Norway)": each holds what they are called together."""
    reading = attachment.reading
    bare = {id(one.name): one for person in people if not person.holdings for one in person.candidates}
    shared: OfficeAt | None = None
    for node in attachment.nodes:
        if isinstance(node, OfficeAt):
            is_shared = node.head.is_plural and node.group in OF_STATE and id(node) not in held and not node.states("of")
            shared = node if is_shared else None
        elif shared and isinstance(node, NameAt) and id(node) in bare and reading.word(node.last) == "(":
            state = reading.states.get(node.last + 1)
            if state and reading.word(state.last) == ")" and _is_same_sentence(reading, shared.first, node.first):
                bare[id(node)].borrowed.append((reading, Holding(node, shared, "office_shared", state)))


def _is_same_sentence(reading: Reading, first: int, last: int) -> bool:
    return reading.field.sentence_at(reading.tokens[first].start) == reading.field.sentence_at(reading.tokens[last].start)


def _give_from_title(people: Sequence[Person], reading: Reading, free: Sequence[OfficeAt]) -> None:
    """ "Congratulations to French President" over a telegram to X: the one in the lead whom the article gives no office."""
    for office in free:
        state = office.prefix_state or next(iter(office.states("of")), None)
        if state is None or state.alpha2 == HOME or office.group != "sovereign" or office.is_former or not tells_sides(state.alpha2):
            continue
        bare = [person for person in people if not person.holdings and not looks_home(person.draft.shape.words, state.alpha2)]
        candidate = bare[0].candidates[0] if len(bare) == 1 else None
        if candidate and not candidate.reading.is_title and candidate.reading.word(candidate.name.front - 1) in ("to", "with", "by"):
            candidate.borrowed.append((reading, Holding(candidate.name, office, "office_of_side")))


def _opens_speech(reading: Reading, office: OfficeAt) -> bool:
    """Whether the office is the subject of its sentence: "The Minister of Foreign Affairs of Kazakhstan underscored"."""
    is_front = reading.starts_sentence(office.first) or (
        reading.word(office.first - 1) == "the" and reading.starts_sentence(office.first - 1)
    )
    return is_front and reading.has(office.last, SPEECH)


def _give_to_leaders(people: Sequence[Person], attachment: Attachment) -> None:
    """ "the Kano Chamber of Commerce, led by X": X is its head, where the article says no more."""
    reading = attachment.reading
    for index in range(len(attachment.nodes) - 1):
        body, name = attachment.nodes[index], attachment.nodes[index + 1]
        if not isinstance(body, BodyAt) or not isinstance(name, NameAt) or attachment.gap_after(index) not in LED:
            continue
        candidate = next((one for person in people for one in person.candidates if one.name is name and not person.holdings), None)
        if candidate is None:
            continue
        first = body.first - (reading.word(body.first - 1) == "the")
        piece = Piece("of", "body", first, body.last, body=body)
        office = OfficeAt(first, name.front, body.last, body.last, HEAD, (piece,), title_text="head")
        candidate.holdings.append(Holding(name, office, "office_led"))
