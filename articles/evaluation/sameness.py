"""When two values count as the same: spellings, dates, places, names of bodies."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

HONORIFICS = frozenset(
    (
        "president", "sheikh", "sultan", "ayatollah", "seyyed", "sayyid", "prof", "professor", "dr", "mr", "mrs", "ms", "he", "h.e.",
        "amir", "emir",
        "king", "crown", "prince", "his", "her", "excellency", "majesty", "highness", "ambassador", "minister", "general",
        "lieutenant", "colonel", "sir", "lord", "dame",
    )
)  # fmt: skip
SMALL_WORDS = frozenset(("the", "and", "for", "with"))
ENOUGH_SHARED = 0.6
"""share of words by which two names of a body, or two wordings of an office, are one"""
NOT_EXTRA = 0.4
"""share of words from which on a wording is no extra office, though it may hit none"""


def fold(text: str | None) -> str:
    """Without marks, case and unusual punctuation."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(letter))
    plain = bare.replace("ı", "i").replace("’", "'").replace("‑", "-").casefold()
    return re.sub(r"[^\w'. ]+", " ", plain).strip()


def name_key(name: str) -> str:
    """A person's name folded, without titles and dots."""
    return " ".join(word for word in fold(name).replace(".", " ").split() if word not in HONORIFICS)


def words(text: str | None) -> set[str]:
    """The words of three letters and more that tell one name from another."""
    return set(re.findall(r"\w{3,}", fold(text))) - SMALL_WORDS


def share(one: set[str], other: set[str]) -> float:
    """Shared words among all words of both."""
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def is_same_date(predicted: str | None, gold: str | None) -> bool:
    """The prediction may be finer than the gold, never coarser; unknown only where the gold is unknown."""
    if not predicted or not gold:
        return not predicted and not gold
    return predicted.startswith(gold)


def is_same_place(one: str | None, other: str | None) -> bool:
    """One place's words are among the other's."""
    first, second = words(one), words(other)
    return bool(first and second and (first <= second or second <= first))


def is_same_body(one: str, other: str) -> bool:
    """Two names of an organisation: equal once folded, or three words in five shared."""
    return fold(one) == fold(other) or share(words(one), words(other)) >= ENOUGH_SHARED


def as_list(value: Any) -> list[Any]:
    """A gold value that is one thing, several, or nothing."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def role_text(role: Any) -> str:
    """An office in plain words."""
    return role if isinstance(role, str) else " ".join(value for value in role.values() if isinstance(value, str))
