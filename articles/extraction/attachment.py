"""Who holds which office: joins the offices and names of one field by what stands between them.

An office stands before its holder ("President X", "the Rector of Y, X"), behind ("X, Rector of Y"), around ("President X of Y"), or is
given by a verb ("X was appointed ..."). In a list the way in which it began goes on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from articles.extraction.body_shapes import BodyAt
from articles.extraction.holding import Holding
from articles.extraction.lexicon import gap_words
from articles.extraction.names import NameAt
from articles.extraction.office_context import find_context_body
from articles.extraction.office_pieces import find_accreditation
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.reading import Reading, StateAt
from articles.extraction.scan import Node

LONGEST_GAP = 9
LIST_GAPS = gap_words("list_gaps")
OFFICE_GAPS = gap_words("office_gaps")
RIGHT_COMMA = gap_words("right_comma")
LEFT_GAPS = gap_words("left_gaps")
VERB_WORDS = gap_words("verb_words")
VERBS = gap_words("verbs")
ENDED = gap_words("ended")
REMOVED = gap_words("removed")
PRONOUNS = frozenset({"he", "she"})
NEXT_POST = re.compile(
    r",? ?(?:and )?(?:then )?(?:from|in|since|later|after that|between) \d{4}(?:-\d{4})?(?: (?:and|to) \d{4})? ?,? ?(?:as )?(?:the|a)?"
)
CLOSERS = gap_words("closers")
BEGUN = gap_words("begun")
LIKENED = frozenset({"counterpart", "colleague"})
"""whose office is that of the person named before"""
JOINED_GAPS = frozenset({"and", ", and", ",", ", a", ""})
TITLES = frozenset({"chief"})
ENTRUSTED = frozenset({"have been entrusted to", "has been entrusted to", "were entrusted to", "was entrusted to", "are entrusted to"})
LONGEST_BREATH = 8
"""nodes over which an adjective or a body carries"""
OF_GAPS = gap_words("of_gaps")


def _is_ministerial(office: OfficeAt) -> bool:
    return office.group == "minister" or office.head.plain in ("deputy minister", "vice minister")


class Attachment:
    """The holdings of one field."""

    def __init__(self, reading: Reading, nodes: list[Node]) -> None:
        self.reading = reading
        self.nodes = nodes
        self.gaps = [self._gap(nodes[k], nodes[k + 1]) for k in range(len(nodes) - 1)]
        self._indexes = {id(node): index for index, node in enumerate(nodes)}
        self._by_office: dict[int, Holding] = {}
        self._owned: dict[int, str] = {}
        self._past: dict[int, int] = {}
        self._told: dict[int, None] = {}
        self.holdings: list[Holding] = []
        self._attach_all()
        self._attach_elliptical()

    def _gap(self, left: Node, right: Node) -> str | None:
        """The words between two nodes, lower case, or None where they are many or another sentence."""
        start = right.front if isinstance(right, NameAt) else right.first
        tokens = self.reading.tokens[left.last : start]
        if len(tokens) > LONGEST_GAP or any(token.kind == "break" or token.text in (".", "!", "?") for token in tokens):
            return None
        return " ".join(token.lower for token in tokens)

    def gap_after(self, index: int) -> str | None:
        return self.gaps[index] if 0 <= index < len(self.gaps) else None

    def _attach_all(self) -> None:
        index = 0
        while index < len(self.nodes):
            if isinstance(self.nodes[index], OfficeAt):
                last = self._group_end(index)
                self._attach_group(index, last)
                index = last
            index += 1

    def _attach_elliptical(self) -> None:
        """In "A has been appointed Ambassador to Chile, and B to Algeria": B's office."""
        for index in range(1, len(self.nodes) - 1):
            name, state = self.nodes[index], self.nodes[index + 1]
            if index in self._owned or not isinstance(name, NameAt) or not isinstance(state, StateAt):
                continue
            before = self._by_office.get(id(self.nodes[index - 1]))
            if before is None or before.office.group != "ambassador" or self.gap_after(index - 1) not in (", and", "and", ","):
                continue
            if self.gap_after(index) in ("to", "to the"):
                piece = Piece("to", "state", state.first, state.last, (state,))
                pieces = tuple(piece if old.link == "to" else old for old in before.office.pieces)
                self.holdings.append(Holding(name, replace(before.office, pieces=pieces), "office_elliptical"))
                self._owned[index] = "office_elliptical"

    def _group_end(self, index: int) -> int:
        """Index of the last office of a chain: "Deputy Prime Minister - Minister of Foreign Affairs"."""
        last = index
        while last + 1 < len(self.nodes) and isinstance(self.nodes[last + 1], OfficeAt) and self.gap_after(last) in OFFICE_GAPS:
            last += 1
        return last

    def _attach_group(self, first: int, last: int) -> None:
        behind = self._name(last + 1)
        gap = self.gap_after(last)
        before = self._left_name(first)
        if behind is not None and gap == "":
            split = last if self._splits(first, last, before) else self._first_of_right(first, last)
            self._give(range(split, last + 1), last + 1, "office_before")
            if before is not None and split > first:
                self._give(range(first, split), before, "office_after")
            return
        if behind is not None and gap in RIGHT_COMMA and not self._belongs_left(before) and not self._is_adjunct(last, behind):
            self._give(range(first, last + 1), last + 1, "office_before_comma")
            return
        if before is not None:
            while last > first and (self.gap_after(last - 1) or "").endswith("the") and self._is_new_subject(last):
                last -= 1
            self._give(range(first, last + 1), before, "office_after")
            return
        if behind is not None and gap in ENTRUSTED:
            self._give(range(last, last + 1), last + 1, "office_by_verb")
            return
        self._attach_by_verb(first, last)

    def _splits(self, first: int, last: int, before: int | None) -> bool:
        """In "A, office, office B": whether only the last office is B's, the others A's."""
        if before is None or last == first:
            return False
        gap = self.gap_after(last - 1) or ""
        return self._belongs_left(before) or "and" in gap or self.gap_after(first - 1) in (", a", ", an")

    def _is_new_subject(self, index: int) -> bool:
        """A bare "the Vice Minister" that goes on with a verb."""
        office = self.nodes[index]
        return isinstance(office, OfficeAt) and office.is_bare and self._goes_on(office.last)

    def _first_of_right(self, first: int, last: int) -> int:
        """Where the offices of the name behind begin: a bare "the Ambassador and" is somebody else."""
        at = last
        while at > first:
            previous = self.nodes[at - 1]
            if not isinstance(previous, OfficeAt) or (
                previous.is_bare and "and" in (self.gap_after(at - 1) or "") and self.reading.word(previous.first - 1) == "the"
            ):
                break
            if previous.head.is_plural:
                break
            at -= 1
        return at

    def _name(self, index: int) -> int | None:
        return index if 0 <= index < len(self.nodes) and isinstance(self.nodes[index], NameAt) else None

    def _left_name(self, first: int) -> int | None:
        """The name that the office stands behind, over a comma. A bare "the Ambassador" that goes on with a verb is a new subject."""
        office = self.nodes[first]
        gap = self.gap_after(first - 1)
        if self._name(first - 1) is None or gap not in LEFT_GAPS or not isinstance(office, OfficeAt):
            return None
        if office.head.is_plural or (gap != "as" and (office.is_bare or gap == ", the") and self._goes_on(office.last)):
            return None
        return first - 1

    def _is_adjunct(self, last: int, behind: int) -> bool:
        """In "By the Decree of the Head of State, X has been appointed" the office is not X's."""
        office, name = self.nodes[last], self.nodes[behind]
        if not isinstance(office, OfficeAt) or not office.is_bare:
            return False
        before = office.first - 1 - (self.reading.word(office.first - 1) == "the")
        return self.reading.word(before) in ("of", "by") and self.reading.word(name.last) not in (",", ".", ";", "")

    def _goes_on(self, at: int) -> bool:
        """Whether a verb follows, so that what stands before is a subject of its own."""
        return at < len(self.reading) and self.reading.word(at) not in CLOSERS and self.reading.tokens[at].kind != "break"

    def _belongs_left(self, before: int | None) -> bool:
        """In "A, office, B": whether the office is A's. A list goes on as it began."""
        if before is None:
            return False
        return self._owned.get(before) not in ("office_before", "office_before_comma")

    def _attach_by_verb(self, first: int, last: int) -> None:
        """ "X was appointed ...", "X, who served as ...", "In 2019, he was appointed ..." """
        before = self._name(first - 1)
        gap = self.gap_after(first - 1)
        words = set((gap or "").split())
        earlier = self._by_office.get(id(self.nodes[first - 1])) if first else None
        if before is None and earlier and words - {"and", "then"} <= VERB_WORDS and words & VERBS and "and" in words:
            before, words = self._indexes[id(earlier.name)], words - {"and", "then"}
        if before is not None and words and words <= VERB_WORDS and words & VERBS:
            self._give(
                range(first, last + 1),
                before,
                "office_by_verb",
                is_former=bool(words & REMOVED) or (bool(words & ENDED) and not words & BEGUN),
            )
            return
        subject = self._pronoun_subject(first)
        if subject is not None:
            self._give(range(first, last + 1), subject, "office_by_pronoun", is_former=True)

    def _pronoun_subject(self, first: int) -> int | None:
        """The person of "he was appointed ...", the one named last before; also for a further post of the same list."""
        office = self.nodes[first]
        if isinstance(office, OfficeAt) and office.title_text and office.bodies and self.reading.word(office.first - 1) in PRONOUNS:
            return self._subject_before(office.first - 1)
        if (
            first
            and isinstance(self.nodes[first - 1], OfficeAt)
            and first - 1 in self._past
            and NEXT_POST.fullmatch(self.gap_after(first - 1) or "")
        ):
            self._past[first] = self._past[first - 1]
            return self._past[first]
        at = office.first - 1
        seen: set[str] = set()
        while at >= 0 and self.reading.word(at) in VERB_WORDS and self.reading.word(at) not in PRONOUNS:
            seen.add(self.reading.word(at))
            at -= 1
        if self.reading.word(at) not in PRONOUNS or not seen & (VERBS | BEGUN):
            return None
        subject = self._subject_before(at)
        if subject is not None:
            self._past[first] = subject
        return subject

    def _subject_before(self, at: int) -> int | None:
        """The person whom "he" at a token means: one of its own sentence or paragraph, else the one of whom the article tells."""
        tokens, plain = self.reading.tokens, self.reading.field.plain
        start = self.reading.field.sentence_at(tokens[at].start)[0]
        paragraph = plain.rfind("\n", 0, tokens[at].start) + 1
        last = next((k for k in reversed(self._owned) if self.nodes[k].first < at), None)
        if last is not None and tokens[self.nodes[last].first].start >= min(start, paragraph):
            return last
        return next(iter(self._told or self._owned), last)

    def _give(self, offices: range, name_index: int, rule: str, *, is_former: bool = False) -> None:
        for index in offices:
            office = self.nodes[index]
            if not isinstance(office, OfficeAt) or (office.head.is_plural and rule == "office_after" and index != offices.start):
                continue
            if self._is_chiefs_title(office, index):
                continue
            names = self._holders(name_index) if office.head.is_plural and rule == "office_before" else [name_index]
            for place, at in enumerate(names):
                shared_until = names[-1] if len(names) > 1 else None
                self._add(at, index, rule, is_former=is_former, shared_until=shared_until, rank=(place, len(names)))

    def _is_chiefs_title(self, office: OfficeAt, index: int) -> bool:
        """The title between an office and a name: "Honorary Consul of Kazakhstan in Lagos Chief X"."""
        return (
            office.is_bare
            and office.head.plain in TITLES
            and isinstance(self.nodes[index - 1], OfficeAt)
            and self.gap_after(index - 1) == ""
        )

    def _holders(self, index: int) -> list[int]:
        """The names of a list that shares one office: "Professors A, B, and C"."""
        found = [index]
        while True:
            following = self._name(found[-1] + 1)
            gap = self.gap_after(found[-1])
            if (
                following is None
                and gap in OF_GAPS
                and isinstance(self.nodes[found[-1] + 1], StateAt)
                and (self.gap_after(found[-1] + 1) or "x") in LIST_GAPS
            ):
                following = self._name(found[-1] + 2)
                gap = ","
            if following is None or gap not in LIST_GAPS:
                return found
            found.append(following)

    def _add(self, at: int, office_index: int, rule: str, *, is_former: bool, shared_until: int | None, rank: tuple[int, int]) -> None:
        name, office = self.nodes[at], self.nodes[office_index]
        if not isinstance(name, NameAt) or not isinstance(office, OfficeAt):
            return
        self._owned.setdefault(at, rule)
        if rule == "office_by_verb" or (rule == "office_after" and "as" in (self.gap_after(at) or "").split()):
            self._told[at] = None
        state, body = self._behind(at)
        if shared_until is not None and state is None and body is None:
            body = self._behind(shared_until)[1]
        whole = self._with_shared_pieces(office, office_index)
        context = find_context_body(self.reading, self.nodes, office_index) if whole is office else None
        office = whole
        if context is not None and office.group == "sovereign":
            office = replace(office, head=replace(office.head, group="chief"))
        if office.head.plain in LIKENED:
            office = self._as_counterpart(office, at)
            rule = rule if office.prefix_state or office is whole else "office_counterpart"
            if office.head.plain == "colleague" or (whole.head.plain == "colleague" and office.group in ("occupation", "expert")):
                self._owned.pop(at)
                return
        accredited = find_accreditation(self.reading, name.last) if office.group == "ambassador" else None
        holding = Holding(
            name,
            office,
            rule,
            state,
            body or context,
            is_former or office.is_former,
            rank,
            self._is_beside_joint(office_index),
            accredited.states if accredited else (),
            self._carried(office_index),
        )
        self.holdings.append(holding)
        self._by_office[id(self.nodes[office_index])] = holding

    def _is_beside_joint(self, office_index: int) -> bool:
        """Whether the office before, joined by "and", is that of a body of several states."""
        office = self.nodes[office_index]
        for at in range(office_index - 1, max(-1, office_index - LONGEST_BREATH), -1):
            gap = self.gap_after(at)
            if gap is None or not isinstance(self.nodes[at], OfficeAt | NameAt | StateAt):
                return False
            if gap not in JOINED_GAPS and not gap.endswith("accompanied by"):
                return False
            before = self._by_office.get(id(self.nodes[at]))
            if before is not None and before.office.group == "chief":
                bodies = (*before.office.bodies, before.body)
                return isinstance(office, OfficeAt) and not office.bodies and any(body.is_international for body in bodies if body)
        return False

    def _with_shared_pieces(self, office: OfficeAt, index: int) -> OfficeAt:
        """In "Chairman and CEO of X" the first office is of X as well."""
        following = self.nodes[index + 1] if index + 1 < len(self.nodes) else None
        if not office.is_bare or not isinstance(following, OfficeAt) or self.gap_after(index) not in ("and", "&", "-", "/"):
            return office
        if office.group not in ("chief", "sovereign") or following.group != "chief" or not following.pieces:
            return office
        return replace(office, head=replace(office.head, group="chief"), pieces=following.pieces)

    def _as_counterpart(self, office: OfficeAt, at: int) -> OfficeAt:
        """The office of "her Dominican counterpart X": that of the person named before, of another state."""
        nearest = next((node for node in reversed(self.nodes[:at]) if isinstance(node, NameAt)), None)
        others = (holding for holding in reversed(self.holdings) if holding.name is not self.nodes[at])
        last = next((holding.office for holding in others if office.head.plain != "colleague" or holding.name is nearest), None)
        if last is None:
            return office
        pieces = tuple(piece for piece in last.pieces if not (piece.kind == "state" and piece.link == "of"))
        return replace(last, prefix_state=office.prefix_state, pieces=pieces, first=office.first, last=office.last)

    def _behind(self, at: int) -> tuple[StateAt | None, BodyAt | None]:
        """The state or body of "X of Jordan", "X from Hiroshima University"."""
        if self.gap_after(at) not in OF_GAPS:
            return None, None
        node = self.nodes[at + 1]
        if isinstance(node, StateAt) and node.kind != "demonym":
            return node, None
        return None, node if isinstance(node, BodyAt) else None

    def _carried(self, office_index: int) -> StateAt | None:
        """The adjective before the first office of "Pakistani Prime Minister X and President Y"."""
        office = self.nodes[office_index]
        if not isinstance(office, OfficeAt) or office.prefix_state or office.states("of") or office.group in ("occupation", "expert"):
            return None
        if any(body.state for body in office.bodies):
            return None
        index = office_index - 1
        return self._state_before(index) or self._minister_before(office, index)

    def _minister_before(self, office: OfficeAt, index: int) -> StateAt | None:
        """In "Minister of Trade of Bulgaria A and Deputy Minister B": the state of A's office."""
        before = self.nodes[index - 1] if index >= 1 and isinstance(self.nodes[index], NameAt) else None
        if not isinstance(before, OfficeAt) or not office.is_bare or self.gap_after(index) not in ("and", ", and"):
            return None
        return next(iter(before.states("of")), None) if _is_ministerial(office) and _is_ministerial(before) else None

    def _state_before(self, index: int) -> StateAt | None:
        """The adjective of the office whose holder stands at `index`, going back over offices that show no state."""
        stop = index - 2 * LONGEST_BREATH
        while index >= max(1, stop) and isinstance(self.nodes[index], NameAt) and self.gap_after(index) in ("and", ", and", ","):
            before = self.nodes[index - 1]
            if not isinstance(before, OfficeAt):
                return None
            if before.prefix_state:
                return before.prefix_state
            if before.states("of") or any(body.state or body.is_international for body in before.bodies):
                return None
            index -= 2
        return None

    def carried_to(self, name: NameAt) -> StateAt | None:
        """The adjective that goes over to a name without an office: "Pakistani Prime Minister X and Field Marshal Y"."""
        index = self._indexes[id(name)]
        return self._state_before(index - 1) if index else None
