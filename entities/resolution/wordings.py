"""The keys of bodies and offices: equal for the wordings of one. States are replaced by their codes, and left out where they are known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from entities.clues import OfficeClue
from entities.folding import fold_key
from entities.gazetteer import find_country_forms
from entities.matching.knowledge import office_phrases, words
from entities.matching.wording import wording

BODIES = Path(__file__).parent.parent / "data" / "bodies.toml"
IN_BRACKETS = re.compile(r"\s*\([^)]{2,40}\)")
OF_STATE = re.compile(r"\b(?:the )?(?:Republic|Kingdom|State) of (?:the )?$", re.IGNORECASE)
FORMER = re.compile(r"^(?:former|ex)[- ]+", re.IGNORECASE)
SOVEREIGN = re.compile(
    r"(?:acting )?(?:president|king|queen|emperor|empress|sultan|emir|amir|grand duke|(?:sovereign )?prince|supreme leader)\b",
    re.IGNORECASE,
)
HEAD_OF_STATE = re.compile(r"head of (?:the )?state\b", re.IGNORECASE)
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "—": "-", "\u00a0": " "})


@lru_cache(maxsize=1)
def _known_bodies() -> Mapping[str, str]:
    """Names and abbreviations of bodies that are known without any page -> the full name."""
    known = tomllib.loads(BODIES.read_text("utf-8"))["known"]
    return {name: full for full, others in known.items() for name in (full, *others)}


def full_body_name(name: str) -> str:
    """The name in full where the body is known by an abbreviation ("WHO"), else the name."""
    return _known_bodies().get(name, name)


def _without_states(text: str, own: str | None) -> str:
    """The text with each state as its code; the own one left out with its "of the Republic of"."""
    parts: list[str] = []
    at = 0
    for start, end, form in find_country_forms(text):
        before = text[at:start]
        if own in form.candidates:
            parts.append(OF_STATE.sub("", before))
        else:
            parts += [before, f" {form.alpha2.casefold()}state "]
        at = end
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=16_384)
def body_words(name: str, country: str | None) -> tuple[str, ...]:
    """The telling words of a body's name, sorted; its own state is left out, since it stands beside the name."""
    plain = full_body_name(IN_BRACKETS.sub("", name)).translate(STRAIGHT)
    plain = re.sub(r"\bUN\b", "United Nations", plain)
    found = list(wording(_without_states(plain, country)))
    if "ministry" in found and "foreign" in found and "affairs" not in found:
        found.append("affairs")
    return tuple(sorted(found)) or tuple(sorted(wording(plain))) or (fold_key(name),)


def is_common_body(name: str, country: str | None) -> bool:
    """Whether every state may have a body of that name ("Ministry of Foreign Affairs")."""
    return set(body_words(name, country)) <= (words("common_in_bodies") | words("body_types")) - {"majilis", "kurultai"}


@lru_cache(maxsize=16_384)
def office_key(clue: OfficeClue) -> str:
    """The key of an office: equal for its wordings, whoever holds it and whether still or no more."""
    if clue.receiving_state and clue.country and (clue.is_bilateral or "ambassador" in clue.title.casefold()):
        return f"ambassador|{clue.country}|{clue.receiving_state}"
    text = FORMER.sub("", clue.text).translate(STRAIGHT)
    plain = _without_states(text, clue.country).casefold()
    for pattern, replacement in office_phrases():
        plain = re.sub(pattern, replacement, plain)
    told = " ".join(sorted(wording(plain))) or fold_key(clue.text)
    return f"{told}|{clue.country or ''}"


def is_head_of_state(clue: OfficeClue) -> bool:
    """Whether the wording names the head of a state without saying which office that is."""
    return HEAD_OF_STATE.match(clue.title or clue.text) is not None


def is_sovereign(clue: OfficeClue) -> bool:
    """Whether the office is one that the head of a state holds."""
    return SOVEREIGN.match(clue.title or clue.text) is not None


def is_generic_office(clue: OfficeClue) -> bool:
    """Whether a wording names no office that one could look up: "Professor", "expert"."""
    return not re.search(r"\b(?:of|for|at|to|in)\b", FORMER.sub("", clue.text))
