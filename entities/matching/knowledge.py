"""The word lists of matching, read once from entities/data/sources/matching_words.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent.parent / "data" / "sources" / "matching_words.json"


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = json.loads(WORDS.read_text("utf-8"))
    return lists


@lru_cache(maxsize=64)
def words(name: str) -> frozenset[str]:
    """A list of words, by its name."""
    return frozenset(_lists()[name])


def ordered_words(name: str) -> tuple[str, ...]:
    """A list of words in its order."""
    return tuple(_lists()[name])


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Word -> the spelling that is compared; an empty one where the word says nothing ("Ltd")."""
    found: dict[str, str] = _lists()["spellings"]
    return found


@lru_cache(maxsize=1)
def office_phrases() -> tuple[tuple[str, str], ...]:
    """Patterns of phrases that name one office, and the plain wording that replaces each, in the order of use."""
    return tuple((pattern, plain) for pattern, plain in _lists()["office_phrases"])
