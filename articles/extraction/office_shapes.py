"""What an office looks like once read: its title, its complements, the state and body before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import Phrase
from articles.extraction.reading import StateAt

PieceKind = Literal["state", "body", "office", "topic", "group"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One complement of an office: its preposition and what stands behind it, tokens `first` to `last` exclusive."""

    link: str
    kind: PieceKind
    first: int
    last: int
    states: tuple[StateAt, ...] = ()
    body: BodyAt | None = None


@dataclass(frozen=True, slots=True)
class OfficeAt:
    """An office over the tokens `first` to `last`, exclusive; its title without state and body over `title_first` to `title_last`."""

    first: int
    last: int
    title_first: int
    title_last: int
    head: Phrase
    pieces: tuple[Piece, ...] = ()
    prefix_state: StateAt | None = None
    prefix_body: BodyAt | None = None
    is_former: bool = False
    is_new: bool = False
    title_text: str = ""
    """the title where a verb gives it: "head" for "who headed the delegation" """

    @property
    def group(self) -> str:
        return self.head.group

    @property
    def is_bare(self) -> bool:
        """Only a title, as "Ambassador" or "the Deputy Minister"."""
        return not self.pieces and self.prefix_state is None and self.prefix_body is None

    def states(self, *links: str) -> tuple[StateAt, ...]:
        return tuple(state for piece in self.pieces if piece.kind == "state" and piece.link in links for state in piece.states)

    @property
    def bodies(self) -> tuple[BodyAt, ...]:
        found = [piece.body for piece in self.pieces if piece.body]
        return (self.prefix_body, *found) if self.prefix_body else tuple(found)
