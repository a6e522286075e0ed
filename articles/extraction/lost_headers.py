"""Where a story begins although the scraper lost its header: the evidence, and the reason in words.

A cut needs a dateline, or a lead with an attribution of its own, and other people and places than the story above. Names are
compared as bare capitalised words, which is enough to tell two stories apart and needs no knowledge of the world.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from articles.extraction.statements import Statement
from articles.extraction.titles import continues_story, opens_weakly

AHEAD = 4
"""how many paragraphs after a lead are read to see whose story goes on"""
MOST_SHARED = 0.34
FEWEST_NEW = 2
FEWEST_NEW_AFTER_WEAK = 3
"""a lead that opens as later paragraphs do (`During the visit, ...`) must share no name at all, and bring more of its own"""
FEWEST_ABOVE = 4
"""title and paragraphs of a story without attribution, after which no late attribution of its own is expected"""
REASON_NAMES = 5


@dataclass(slots=True)
class Above:
    """What the story above has named so far; each of its statements is read once, and only when asked."""

    names: set[str] = field(default_factory=set)
    read: int = 0
    is_attributed: bool = False
    sources: set[str] = field(default_factory=set)
    """who reports it, canonical"""

    def take(self, statements: Sequence[Statement]) -> None:
        for statement in statements[self.read :]:
            self.names |= statement.names
            self.is_attributed = self.is_attributed or statement.is_attributed
            self.sources |= _sources(statement)
        self.read = len(statements)

    def has_none_of(self, names: frozenset[str], statements: Sequence[Statement]) -> bool:
        """Whether there are names, and the story above (its statements) has none of them."""
        self.take(statements)
        return bool(names) and not names & self.names


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a paragraph that may be a lead: the story above (its title and paragraphs), the paragraphs that follow.

    `everywhere` gives the names that many stories of the page share, and that tell none of them apart.
    """

    above: Above
    statements: Sequence[Statement]
    ahead: Sequence[Statement]
    everywhere: Callable[[], frozenset[str]]


def find_lost_header(lead: Statement, around: Surroundings) -> str:
    """Why a story begins with this paragraph, in words; empty where the evidence does not do."""
    if not lead.is_attributed or (lead.dateline is None and continues_story(lead)):
        return ""
    above = around.above
    above.take(around.statements)
    if lead.dateline is None and not above.is_attributed and len(around.statements) < FEWEST_ABOVE:
        return ""  # the story above may have its attribution late
    names = lead.names - around.everywhere()
    new = names - above.names
    following = frozenset[str]().union(*(statement.names for statement in around.ahead[:AHEAD])) - around.everywhere()
    if not (
        _is_of_others(lead, names, new)
        or _goes_to_others(lead, names, new, following, above.names)
        or _is_of_another_source(lead, names, new, above)
        or (not names and _names_nobody(lead, following, above))
    ):
        return ""
    return "" if _returns_above(names, new, following, above.names) else _reason(lead, new)


def _sources(statement: Statement) -> frozenset[str]:
    named = frozenset(attribution.source for attribution in statement.attributions)
    return named | {statement.dateline.source} if statement.dateline else named


def _is_of_others(lead: Statement, names: frozenset[str], new: frozenset[str]) -> bool:
    """Whether the lead by itself has other people and places than the story above."""
    fewest, most_shared = (FEWEST_NEW_AFTER_WEAK, 0.0) if opens_weakly(lead) else (FEWEST_NEW, MOST_SHARED)
    return len(new) >= fewest and len(names) - len(new) <= most_shared * len(names)


def _goes_to_others(lead: Statement, names: frozenset[str], new: frozenset[str], following: frozenset[str], above: set[str]) -> bool:
    """Whether the lead has one new name only, but the paragraphs after it have more, and none that the story above has."""
    if not new or len(new) < len(names) or opens_weakly(lead):
        return False
    return not following & above and len(following | new) >= FEWEST_NEW


def _is_of_another_source(lead: Statement, names: frozenset[str], new: frozenset[str], above: Above) -> bool:
    """Whether the story above has named its source already, the lead names others alone, and shares no name with it."""
    sources = _sources(lead)
    return bool(new) and len(new) == len(names) and bool(sources and above.sources) and not sources & above.sources


def _names_nobody(lead: Statement, following: frozenset[str], above: Above) -> bool:
    """Whether a second attribution stands in a lead that names nobody, while the paragraphs behind it name others than those above."""
    return above.is_attributed and not opens_weakly(lead) and len(following) >= FEWEST_NEW and not following & above.names


def _returns_above(names: frozenset[str], new: frozenset[str], following: frozenset[str], above: set[str]) -> bool:
    """Whether the paragraphs that follow go on with the people and places of the story above rather than with others."""
    back = (following & above) - names
    return len(back) >= FEWEST_NEW and len(back) > MOST_SHARED * len(following) and not following & new


def _reason(lead: Statement, new: frozenset[str]) -> str:
    names = ", ".join([name for name in lead.printed_names if name.casefold() in new][:REASON_NAMES])
    what = "a dateline of its own" if lead.dateline else f"a lead with its own attribution ({lead.attributions[0].source})"
    others = f"names that the story above does not have: {names}" if names else "what follows names others than the story above"
    return f"No header, but {what}, and {others}."
