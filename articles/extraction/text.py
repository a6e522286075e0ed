"""An article's text made ready for matching: same length as the text as read, so that every offset holds in both.

`ArticleText.read` is the text as read, `ArticleText.plain` the same characters with look-alikes put right (Cyrillic letters inside Latin
words, curly apostrophes, unusual hyphens and spaces), never longer or shorter. Rules match on `plain` and quote from `read`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from articles.extraction.records import Block, FieldName, Span

# Cyrillic letters that look like Latin ones; mapped only inside a word that also has Latin letters, or as its sole capital.
LOOKALIKES = dict(zip("АВЕКМНОРСТХУаеорсухіІ", "ABEKMHOPCTXYaeopcyxiI", strict=True))
SAME_WIDTH = {
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‑": "-", "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\t": " ",
}  # fmt: skip
UNUSUAL = re.compile(f"[{''.join(map(re.escape, SAME_WIDTH))}]")
CYRILLIC = re.compile("[\u0400-\u04ff]")
WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*", re.UNICODE)
# Anchored at the word's start and possessive, so that a line of any length costs one pass.
CYRILLIC_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_\u0400-\u04ff]*+[\u0400-\u04ff][^\W\d_]*+")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|Gen|Col|Lt|Sgt|Capt|Hon|No|vs|etc|Inc|Ltd|Co|Corp|approx|ret|Ret|Amb|Acad|Maj|Brig|Adm|Rev|U\.S|U\.K|U\.N|H\.E|i\.e|e\.g|a\.m|p\.m)|(?:^|[^\w])(?:(?:[^\W\d_]\.)*[^\W\d_]|Zh|Sh|Kh|Ch|Ts|Dz|Gh|Dj|Th|Ph|Ye|Yu|Ya|Yo))$"
)
SMALL_LETTERS = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
MAX_SENTENCE = 2000
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]]*+(?=\s++[\"'(\[]*+[A-Z\u00c0-\u00de\u0100-\u024f\u0400-\u042f\d])")


def _mend_word(match: re.Match[str]) -> str:
    word = match.group()
    if LATIN.search(word):
        return "".join(LOOKALIKES.get(letter, letter) for letter in word)
    return word


def plain_text(text: str) -> str:
    """The text with look-alikes put right, character for character: `len(plain_text(t)) == len(t)`."""
    plain = UNUSUAL.sub(lambda match: SAME_WIDTH[match.group()], text)
    return CYRILLIC_WORD.sub(_mend_word, plain) if CYRILLIC.search(plain) else plain


def sentence_bounds(plain: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text from `plain_text`; a paragraph break always ends one."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for paragraph in plain.split("\n"):
        end = start + len(paragraph)
        at = start
        for match in SENTENCE_END.finditer(plain, start, end):
            if ABBREVIATION.search(plain, max(at - 1, match.start() - 12, 0), match.start()):
                continue
            bounds += _pieces(plain, at, match.end())
            at = match.end()
            while at < end and plain[at] == " ":
                at += 1
        if at < end:
            bounds += _pieces(plain, at, end)
        start = end + 1
    return bounds


def _pieces(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence, cut between words where no real one would go on: what is asked of a sentence must stay cheap in any text."""
    pieces = []
    while end - start > MAX_SENTENCE:
        cut = plain.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut + (plain[cut] == " ")
    pieces.append((start, end))
    return pieces


@dataclass(frozen=True)
class Field:
    """The title or the body, as read and made plain."""

    name: FieldName
    read: str

    @cached_property
    def plain(self) -> str:
        return plain_text(self.read)

    @cached_property
    def small(self) -> str:
        """The plain text with the letters A to Z made small, character for character."""
        return self.plain.translate(SMALL_LETTERS)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        return sentence_bounds(self.plain)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the offset."""
        if not self.sentences:
            return (0, len(self.read))
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def sentence_number(self, offset: int) -> int:
        """Number of the sentence that holds the offset, from 0."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def paragraph_index(self, offset: int) -> int:
        """Number of the paragraph that holds the offset, from 0."""
        return self.read.count("\n", 0, offset)

    def span(self, start: int, end: int) -> Span:
        return Span(self.name, start, end)

    def surface(self, start: int, end: int) -> str:
        return self.read[start:end]


@dataclass(frozen=True)
class ArticleText:
    """Title and body of one block."""

    title: Field
    body: Field

    @classmethod
    def of(cls, block: Block) -> Self:
        return cls(Field("title", block.title or ""), Field("body", block.body))

    @property
    def fields(self) -> tuple[Field, Field]:
        return (self.title, self.body)

    def of_span(self, span: Span) -> str:
        """The surface form that stands at a span."""
        return (self.title if span.field == "title" else self.body).read[span.start : span.end]
