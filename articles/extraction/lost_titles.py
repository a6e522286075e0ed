"""Titles in the middle of a body: a story begins there whose header the scraper lost, while its title is left.

A line that looks like a title is not enough: an unfinished paragraph looks the same. What follows must look like the story of that title.
"""

from __future__ import annotations

from collections.abc import Callable

from articles.extraction.lookahead import Lookahead
from articles.extraction.statements import Statement
from articles.extraction.story import Story
from articles.extraction.titles import continues_story, ends_sentence, is_capitalized_like_a_title, is_paragraph_like, is_title_like

LONGEST = 160
"""the longest title that is believed in the middle of a body"""
FEWEST_WORDS = 6
"""fewer make no title where nothing follows: they may be the beginning of a paragraph that was cut"""


def begins_with_title(ahead: Lookahead, index: int, story: Story, everywhere: Callable[[], frozenset[str]]) -> bool:
    """Whether the line at `index` is the title of another story than the one above it; `everywhere` are names that tell no story apart."""
    title = ahead.statement(index)
    if not _may_be_title(title, story.paragraphs[-1].text) or ahead.has_wide_gap(index):
        return False
    following = ahead.next_text(index)
    if following is None:
        return _is_title_without_body(title, story)
    if ahead.has_head_chrome(index) or ahead.are_loose_titles(index):
        return True
    return _is_title_of(title, ahead.statement(following), story, everywhere)


def _may_be_title(title: Statement, above: str) -> bool:
    """A cheap look first: most lines are long, or end with a full stop."""
    text = title.text
    if len(text) > LONGEST or text[-1] in ".;:," or not ends_sentence(above) or above[-1] in ":;":
        return False
    return not continues_story(title) and is_title_like(title)


def _is_title_of(title: Statement, lead: Statement, story: Story, everywhere: Callable[[], frozenset[str]]) -> bool:
    """Whether the next paragraph is the lead of a story with this title."""
    is_capitalized = is_capitalized_like_a_title(title.text)
    if story.header is None and is_capitalized and is_paragraph_like(lead):
        return True
    story.above.take(story.statements)
    if lead.is_attributed:
        return is_capitalized or (story.above.is_attributed and not (title.names - everywhere()) & story.above.names)
    shared = title.names & lead.names
    return is_capitalized and is_paragraph_like(lead) and bool(shared) and not shared & story.above.names


def _is_title_without_body(title: Statement, story: Story) -> bool:
    """A last line with the names of another story, all in capitals like a title."""
    if len(title.text.split()) < FEWEST_WORDS or not is_capitalized_like_a_title(title.text):
        return False
    return story.above.has_none_of(title.names, story.statements)
