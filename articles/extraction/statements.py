"""A title or a paragraph, with what it says of its story: who reports it, and which names it has. Each is read once, when asked."""

from __future__ import annotations

import re
from functools import cached_property

from articles.extraction.attributions import Attribution, find_attributions, find_dateline
from articles.extraction.knowledge import knowledge
from articles.extraction.text import plain_text

NAME_WORD = re.compile("[A-Z\u00c0-\u00de\u0100-\u024f][^\\W\\d_]{2,40}")
SHARED_NAMES = frozenset(knowledge("pages")["shared_names"])
"""capitalised words that any two stories share, folded"""


class Statement:
    """One line of a story."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def plain(self) -> str:
        return plain_text(self.text)

    @cached_property
    def dateline(self) -> Attribution | None:
        return find_dateline(self.plain)

    @cached_property
    def attributions(self) -> list[Attribution]:
        return find_attributions(self.plain)

    @property
    def is_attributed(self) -> bool:
        """Whether the line says who reports it."""
        return self.dateline is not None or bool(self.attributions)

    @cached_property
    def printed_names(self) -> list[str]:
        """The capitalised words that tell one story from another, as printed and in order."""
        return [name for name in dict.fromkeys(NAME_WORD.findall(self.plain)) if name.casefold() not in SHARED_NAMES]

    @cached_property
    def names(self) -> frozenset[str]:
        """The same, folded."""
        return frozenset(name.casefold() for name in self.printed_names)
