"""What a listing page prints around its stories: buttons, notices, section names, and lines that credit an image."""

from __future__ import annotations

import re
from enum import Enum, auto

from articles.extraction.knowledge import any_of, knowledge


class Chrome(Enum):
    """A chrome line's place on the page, which tells where stories begin and end."""

    HEAD = auto()
    """stands between a title and its body"""
    CLOSING = auto()
    """stands behind a body"""
    MOST_VIEWED = auto()
    """opens the block of headlines"""
    SECTION = auto()
    """any other line of the site itself"""


_WORDS = knowledge("pages")
LINES: dict[str, Chrome] = {line: Chrome[place.upper()] for place, lines in _WORDS["chrome"].items() for line in lines}
NOTICES = tuple(_WORDS["notices"])
"""beginnings of the copyright notice"""
LONGEST_CHROME = 240
LONGEST_CREDIT = 120
LONGEST_LONE_NAME, FEW_WORDS = 60, 2
BODY = re.compile(rf"\b(?:{any_of(_WORDS['source_bodies'])})\b", re.IGNORECASE)
NAME_PARTICLES = frozenset(("of", "the", "and", "for", "in"))
IMAGE_CREDIT = re.compile(r"(?:images?|photos?)\s{0,3}[|:]\s{0,3}(\S.*)", re.IGNORECASE)
CREDITS = frozenset(_WORDS["lone_credits"])
"""credits that also stand alone, without `Images |`"""
ADDRESS = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}[a-z]{2,8}(?:/\S{0,60})?", re.IGNORECASE)
ACCOUNT = re.compile(rf"(?:{any_of(_WORDS['credit_accounts'])})\s?/\s?\S.{{0,80}}", re.IGNORECASE)
PRESS_SERVICE = re.compile(r"(?:[^\W\d_][\w-]{0,30} ){1,5}press[ -](?:service|office)", re.IGNORECASE)


def lookup_chrome(line: str) -> Chrome | None:
    """The kind of chrome that the whole line is, else None."""
    if len(line) > LONGEST_CHROME:
        return None
    folded = " ".join(line.casefold().split()).rstrip(":")
    return LINES.get(folded) or (Chrome.CLOSING if folded.startswith(NOTICES) else None)


def parse_image_credit(line: str) -> str | None:
    """The image credit that the whole line is, as printed: behind `Images |`, or a lone name or address."""
    if len(line) > LONGEST_CREDIT:
        return None
    match = IMAGE_CREDIT.fullmatch(line)
    if match:
        return match.group(1)
    alone = line.casefold() in CREDITS or any(shape.fullmatch(line) for shape in (ADDRESS, ACCOUNT, PRESS_SERVICE))
    return line if alone else None


def is_credit_like(line: str) -> bool:
    """A name without a sentence, of one or two words or of a body: between a title and its body it can only credit the image."""
    words = line.split()
    if len(line) > LONGEST_LONE_NAME or line[-1] in ".,;:!?\"'”»" or not line[0].isalpha():
        return False
    is_name = not any(word[0].islower() and word not in NAME_PARTICLES for word in words)
    return is_name and (len(words) <= FEW_WORDS or BODY.search(line) is not None)
