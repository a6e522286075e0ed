"""Where a story begins although the scraper lost its header: the evidence, and the reason in words.

A cut needs a dateline, or a lead with an attribution of its own, and other people and places than the story above. Names are
compared as bare capitalised words, which is enough to tell two stories apart and needs no knowledge of the world.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.extraction.attributions import find_attributions, find_dateline
from articles.extraction.knowledge import knowledge
from articles.extraction.text import plain_text
from articles.extraction.titles import continues_story

NAME_WORD = re.compile(r"(?<![^\W_])[A-Z\u00c0-\u00de\u0100-\u024f][^\W\d_]{2,40}")
COMMON = frozenset(knowledge("pages")["shared_names"])
"""capitalised words that any two stories share"""
AHEAD = 4
"""how many paragraphs after a lead are read to see whose story goes on"""
MOST_SHARED = 0.34
FEWEST_NEW = 2
REASON_NAMES = 5


def name_words(text: str) -> set[str]:
    """The capitalised words of a text that tell one story from another, folded."""
    folded = {word.casefold() for word in NAME_WORD.findall(plain_text(text))}
    return folded - COMMON


@dataclass(slots=True)
class Above:
    """What the story above has named so far; each of its paragraphs is read once, and only when asked."""

    names: set[str] = field(default_factory=set)
    read: int = 0
    has_attribution: bool = False

    def take(self, texts: list[str]) -> None:
        for text in texts[self.read :]:
            self.names |= name_words(text)
            self.has_attribution = self.has_attribution or has_attribution(text)
        self.read = len(texts)

    def knows_none_of(self, names: set[str], texts: list[str]) -> bool:
        """Whether there are names, and the story above (its texts) has none of them."""
        self.take(texts)
        return bool(names) and not names & self.names


def has_attribution(text: str) -> bool:
    """Whether the text says who reports it."""
    plain = plain_text(text)
    return find_dateline(plain) is not None or bool(find_attributions(plain))


def find_lost_header(lead: str, above: Above, texts_above: list[str], ahead: list[str]) -> str:
    """Why a story begins with this paragraph, in words; empty where the evidence does not do.

    `texts_above` are the title and the paragraphs of the story above, `ahead` the paragraphs that follow.
    """
    plain = plain_text(lead)
    dateline = find_dateline(plain)
    attributions = [] if dateline else find_attributions(plain)
    if not dateline and (not attributions or continues_story(plain)):
        return ""
    above.take(texts_above)
    if not dateline and not above.has_attribution and len(texts_above) < 4:
        return ""  # the story above may have its attribution late
    names = name_words(lead)
    new = names - above.names
    if len(new) < FEWEST_NEW or len(names & above.names) > MOST_SHARED * len(names) or _returns_above(new, names, above.names, ahead):
        return ""
    return _reason(lead, new, dateline is not None, attributions[0].source if attributions else "")


def _returns_above(new: set[str], names: set[str], above: set[str], ahead: list[str]) -> bool:
    """Whether the paragraphs that follow go on with the people and places of the story above."""
    following: set[str] = set()
    for text in ahead[:AHEAD]:
        following |= name_words(text)
    return len((following & above) - names) >= FEWEST_NEW and not following & new


def _reason(lead: str, new: set[str], has_dateline: bool, source: str) -> str:
    printed = dict.fromkeys(word for word in NAME_WORD.findall(plain_text(lead)) if word.casefold() in new)
    names = ", ".join(list(printed)[:REASON_NAMES])
    what = "a dateline of its own" if has_dateline else f"a lead with its own attribution ({source})"
    return f"No header, but {what}, and names that the story above does not have: {names}."
