"""Which of the spellings that were read becomes the name of a row, and how lists show it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from entities.folding import fold_key
from entities.matching import parse_person_name
from entities.matching.knowledge import words as listed
from entities.resolution.people import name_fullness

ROMAN = re.compile(r"[IVX]+")
SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
"""a given name of two syllables, as Korean ones are printed behind the surname (Yun-duk)"""
LONGEST_NAME = 200


def choose_person_name(counts: Mapping[str, int]) -> str:
    """The fullest spelling; among equally full ones the most frequent, then the one with more marks. `counts`: spelling -> readings."""
    return min(counts, key=lambda name: (*_fullness(name), -counts[name], -_marks(name), name))


def _fullness(name: str) -> tuple[int, int]:
    parsed = parse_person_name(name)
    spelled = sum(not word.is_initial for word in parsed.words) + bool(parsed.number) + bool(parsed.patronymic)
    return (name_fullness(name), -spelled)


def choose_body_name(counts: Mapping[str, int], abbreviation: str = "") -> str:
    """The longest spelling that is no abbreviation, of those that at least a third as many readings give as the most frequent one."""
    spelled = {name: count for name, count in counts.items() if not _is_abbreviation(name, abbreviation)} or counts
    most = max(spelled.values())
    usual = [name for name, count in spelled.items() if 3 * count >= most]
    return min(usual, key=lambda name: (-len(name.split()), -spelled[name], -_marks(name), name))


def _is_abbreviation(name: str, abbreviation: str) -> bool:
    return name == abbreviation or (len(name.split()) == 1 and name.isupper())


def _marks(name: str) -> int:
    """Letters beyond ASCII: a spelling with its marks is the truer one."""
    return sum(not letter.isascii() for letter in name)


def surname_first(name: str) -> str:
    """The name as lists show it, "Vassilenko, Roman"; as it is where one word, a ruler or a name that already starts with the surname."""
    words = name.split()
    if len(words) < 2 or any(ROMAN.fullmatch(word) for word in words[1:]) or SYLLABLES.fullmatch(words[-1]):
        return name[:LONGEST_NAME]
    start = len(words) - 1
    if words[start].casefold() in listed("joined_suffixes") and start > 1:
        start -= 1
    while start > 1 and words[start - 1].casefold() in listed("particles"):
        start -= 1
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"[:LONGEST_NAME]


def choose_event_name(counts: Mapping[str, int]) -> str:
    """The name that most reports give; spellings of one name count together, and the fullest of them is shown."""
    keys: dict[str, int] = {}
    for name, count in counts.items():
        keys[fold_key(name)] = keys.get(fold_key(name), 0) + count
    usual = min(keys, key=lambda key: (-keys[key], -len(key), key))
    return min((name for name in counts if fold_key(name) == usual), key=lambda name: (-counts[name], -_marks(name), name))
