"""The body of an office that does not name its own: "its President", "Vice-President of the Assembly", "founder and Chairman of Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import BODY, gap_words
from articles.extraction.names import NameAt
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.reading import Reading, StateAt

ACADEMIC = gap_words("academic")
BUSINESS = gap_words("business")
ORGANS = gap_words("organs")
REACH = 40
"""nodes before an office among which its body is looked for"""
BOARDS = frozenset({"board", "council", "presidium"})
NO_BODIES = frozenset({"programme", "program", "project", "film", "documentary", "exhibition", "festival"})
OWNERS = frozenset({"its", "their"})
OFFICE_LINKS = frozenset({"and", ", and", "&", "-", "/"})

Node = OfficeAt | BodyAt | StateAt | NameAt


def _bodies_before(nodes: Sequence[Node], index: int) -> Iterator[BodyAt]:
    """Bodies named before a node, the nearest first."""
    for at in range(index - 1, max(-1, index - REACH), -1):
        node = nodes[at]
        if isinstance(node, BodyAt):
            yield from (*reversed(node.inner), node)
        elif isinstance(node, OfficeAt):
            yield from reversed([inner for body in node.bodies for inner in (body, *body.inner)])


def _is_same_sentence(reading: Reading, first: int, last: int) -> bool:
    return not any(reading.tokens[k].kind == "break" or reading.tokens[k].text in (".", "!", "?") for k in range(first, last))


def short_piece(reading: Reading, office: OfficeAt) -> str:
    """The one word of "of the Assembly", "of the Organization"."""
    if len(office.pieces) != 1 or office.pieces[0].kind not in ("topic", "body"):
        return ""
    piece = office.pieces[0]
    first = piece.first + (reading.word(piece.first) == "the")
    return reading.word(first) if piece.last == first + 1 and reading.has(first, BODY) and reading.is_capital(first) else ""


def find_context_body(reading: Reading, nodes: Sequence[Node], index: int) -> BodyAt | None:
    """The body that the words around give an office, or None."""
    office = nodes[index]
    if not isinstance(office, OfficeAt):
        return None
    word = short_piece(reading, office)
    if word:
        return _body_of_word(reading, nodes, index, word)
    if reading.has(office.title_first, BODY) and reading.is_capital(office.title_first) and office.title_last > office.title_first + 1:
        return next((body for body in _bodies_before(nodes, index) if _bears(reading, body, reading.word(office.title_first))), None)
    if not office.is_bare:
        return None
    found = _shared_body(reading, nodes, index) or _owner(reading, nodes, index)
    return found or (None if reading.word(office.first - 1) in OWNERS else _by_kind_or_neighbour(reading, nodes, index, office))


def _body_of_word(reading: Reading, nodes: Sequence[Node], index: int, word: str) -> BodyAt | None:
    """The body that "the Assembly" is short for; with several of that word, none."""
    office = nodes[index]
    if word in BOARDS and reading.word(office.first - 1) in OWNERS:
        return next(_bodies_before(nodes, index), None)
    bearing = [body for body in _bodies_before(nodes, index) if _bears(reading, body, word)]
    if len({reading.text(body.first, body.last).lower() for body in bearing}) > 1:
        return None
    near = (body for body in _bodies_before(nodes, index) if body.is_international and _is_same_sentence(reading, body.last, office.first))
    return next(iter(bearing), None) or next(near, None)


def _owner(reading: Reading, nodes: Sequence[Node], index: int) -> BodyAt | None:
    """The body of "its President", "the Committee's Chairman"."""
    first = nodes[index].first
    owner = reading.word(first - 1)
    if owner == "'s" and reading.has(first - 2, BODY) and reading.is_capital(first - 2):
        bearing = [body for body in _bodies_before(nodes, index) if _bears(reading, body, reading.word(first - 2))]
        if bearing:
            return bearing[-1]
    if owner in OWNERS or (owner == "'s" and reading.has(first - 2, BODY)):
        near = next((body for body in _bodies_before(nodes, index) if _is_same_sentence(reading, body.last, first)), None)
        if _has_other_owner(reading, near.last if near else _sentence_start(reading, first), first):
            return None
        if near is None and _is_of_team(nodes[index]):
            return None
        return near or next((body for body in _bodies_before(nodes, index) if body.group != "media"), None)
    return None


def _sentence_start(reading: Reading, at: int) -> int:
    while at and _is_same_sentence(reading, at - 1, at):
        at -= 1
    return at


def _is_of_team(node: Node) -> bool:
    """A captain's or a coach's team is no body of an earlier sentence."""
    return isinstance(node, OfficeAt) and node.group in ("occupation", "expert", "parliament")


def _has_other_owner(reading: Reading, first: int, last: int) -> bool:
    """Whether a work in quotation marks or a programme stands between a body and "its director"."""
    return any(reading.quoted[k] or (reading.word(k) in NO_BODIES and reading.is_capital(k - 1)) for k in range(first, last))


def _by_kind_or_neighbour(reading: Reading, nodes: Sequence[Node], index: int, office: OfficeAt) -> BodyAt | None:
    return _neighbours_body(reading, nodes, index) or _by_kind(reading, nodes, index, office)


def _bears(reading: Reading, body: BodyAt, word: str) -> bool:
    return body.last - body.first > 1 and any(reading.word(k) == word for k in range(body.first, min(body.last, body.first + 6)))


def _shared_body(reading: Reading, nodes: Sequence[Node], index: int) -> BodyAt | None:
    """In "founder and Honorary Chairman of Y": the body of the office behind."""
    if index + 1 >= len(nodes):
        return None
    office, following = nodes[index], nodes[index + 1]
    if (
        not isinstance(following, OfficeAt)
        or not isinstance(office, OfficeAt)
        or office.group in ("sovereign", "minister", "ambassador", "government", "expert")
    ):
        return None
    link = " ".join(token.lower for token in reading.tokens[office.last : following.first])
    return following.bodies[0] if link in OFFICE_LINKS and following.bodies else None


def _neighbours_body(reading: Reading, nodes: Sequence[Node], index: int) -> BodyAt | None:
    """In "Chairman of X Holding A and President B": the body of A's office."""
    holder = nodes[index]
    if (
        index < 2
        or reading.word(holder.first - 1) != "and"
        or not isinstance(holder, OfficeAt)
        or holder.group not in ("chief", "sovereign")
    ):
        return None
    name, office = nodes[index - 1], nodes[index - 2]
    if not isinstance(name, NameAt) or not isinstance(office, OfficeAt) or nodes[index].first - name.last > 2:
        return None
    return next((body for body in office.bodies if body.group in ("company", "education", "other", "international", "media")), None)


def _by_kind(reading: Reading, nodes: Sequence[Node], index: int, office: OfficeAt) -> BodyAt | None:
    """A rector's university, a manager's company, named before."""
    plain = office.head.plain
    if plain in ACADEMIC:
        return next((body for body in _bodies_before(nodes, index) if body.group == "education"), None)
    if plain in BUSINESS or (plain in ORGANS and plain != "president"):
        for body in _bodies_before(nodes, index):
            if not _is_same_sentence(reading, body.last, office.first):
                return None
            if body.group in ("company", "education", "other", "international", "media"):
                return body
    return None
