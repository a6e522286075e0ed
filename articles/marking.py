"""An article's text cut into paragraphs, sentences and pieces, for display: names become links, sentences that show a fact get an anchor.

Plain values in and out. Marks may overlap, reach over the end of a sentence, or be wrong: what cannot be shown is left unmarked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.extraction.text import plain_text, sentence_bounds
from entities.legible import legible

TITLE_ANCHOR = "t"
LEAST_MARKED = "event"
"""its marks give way to all others: an event is named by many words, and people and states stand among them"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A name at `start` to `end` (code points of the text), and where it leads. An empty address marks without a link."""

    start: int
    end: int
    kind: str
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """`anchor` is empty where no fact was read in the sentence."""

    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    sentences: tuple[Sentence, ...]


@lru_cache(maxsize=2_000)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence."""
    return tuple(sentence_bounds(plain_text(text)))


def anchor_of(field: str, text: str, start: int) -> str:
    """The anchor of the sentence that holds an offset of the title or the body."""
    if field == "title":
        return TITLE_ANCHOR
    number = sum(1 for sentence_start, _ in sentences_of(text) if sentence_start <= start)
    return f"s{max(number, 1)}"


def mark_text(text: str, marks: Iterable[Mark], facts: Iterable[int] = ()) -> list[Paragraph]:
    """The text in paragraphs. `facts` are offsets at which facts were read: their sentences get anchors."""
    chosen = choose_marks(marks, len(text))
    anchors = {anchor_of("body", text, start) for start in facts}
    paragraphs, at = [], 0
    for paragraph in text.split("\n"):
        end = at + len(paragraph)
        if paragraph.strip():
            paragraphs.append(Paragraph(tuple(_sentences(text, at, end, chosen, anchors))))
        at = end + 1
    return paragraphs


def choose_marks(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Those of the marks that can stand side by side, in order: the longer before the shorter, events last."""
    chosen: list[Mark] = []
    taken: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind == LEAST_MARKED, mark.start - mark.end, mark.start, mark.address)):
        if 0 <= mark.start < mark.end <= length and all(mark.end <= start or end <= mark.start for start, end in taken):
            chosen.append(mark)
            taken.append((mark.start, mark.end))
    return sorted(chosen, key=lambda mark: mark.start)


def _sentences(text: str, start: int, end: int, marks: Sequence[Mark], anchors: set[str]) -> Iterator[Sentence]:
    """The sentences of one paragraph; what stands between two of them goes with the first."""
    inside = [(number, bounds) for number, bounds in enumerate(sentences_of(text), 1) if start <= bounds[0] < end]
    starts = [start, *(bounds[0] for _, bounds in inside[1:]), end]
    numbers = [number for number, _ in inside] or [0]
    for number, first, last in zip(numbers, starts, starts[1:], strict=False):
        anchor = f"s{number}"
        yield Sentence(anchor if anchor in anchors else "", tuple(_pieces(text, first, last, marks)))


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    at = start
    for mark in marks:
        first, last = max(mark.start, start), min(mark.end, end)
        if first >= last:
            continue
        if at < first:
            yield Piece(legible(text[at:first]))
        yield Piece(legible(text[first:last]), mark)
        at = last
    if at < end:
        yield Piece(legible(text[at:end]))


def move_marks(marks: Iterable[Mark], read: str, edited: str) -> list[Mark]:
    """Marks of the text as read, found again in an editor's text by their words.

    Words that always lead to one address are marked wherever they stand. Words that lead to several are matched in order, and only where
    the editor's text has them as often.
    """
    by_words: dict[str, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: mark.start):
        by_words[read[mark.start : mark.end]].append(mark)
    moved = []
    for words, found in by_words.items():
        places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", edited)] if words.strip() else []
        is_unambiguous = len({mark.address for mark in found}) == 1
        matched = found[:1] * len(places) if is_unambiguous else found
        if len(matched) == len(places):
            moved += [
                Mark(place, place + len(words), mark.kind, mark.address, mark.label) for place, mark in zip(places, matched, strict=True)
            ]
    return moved
