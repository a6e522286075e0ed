"""Names that many stories of a page have: a head of state who stands in most of them tells no story from another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from articles.extraction.lines import Kind, Piece

FEWEST_STORIES = 3
SMALLEST_SHARE = 0.3


def names_of_many_stories(pieces: Sequence[Piece]) -> frozenset[str]:
    """Names, folded, that stand in three sections of the page and in three of ten at least; a section runs from header to header."""
    counts: Counter[str] = Counter()
    sections = 0
    names: set[str] = set()
    for piece in pieces:
        if piece.kind is Kind.HEADER:
            counts.update(names)
            sections += bool(names)
            names = set()
        elif piece.kind is Kind.TEXT:
            names |= piece.statement.names
    counts.update(names)
    sections += bool(names)
    return frozenset(name for name, count in counts.items() if count >= max(FEWEST_STORIES, SMALLEST_SHARE * sections))
