"""A person's name taken apart: words, initials, what comes and goes (particles, honorifics, patronymics, regnal numbers)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from entities.folding import fold_key
from entities.matching.knowledge import words

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`‘][^\W\d_]+)*\.?")
EXCELLENCY = re.compile(r"H\.\s?[EHM]\.\s+(?=\S+\s+\S)")
HYPHENS = re.compile(r"\s*[-‐‑–]\s*")
ROMAN = re.compile(r"(?:II|III|IV|VI{1,3}|IX|X{1,2}(?:I{1,3}|IV|VI{0,3}))")
LAST_ROMAN = re.compile(r"[IVX]")
RUSSIAN_PATRONYMIC = re.compile(r".{2,}(?:ovich|evich|ovna|evna|ichna)$")
# Syllables of Chinese, Korean and Vietnamese names in Latin letters.
EAST_ASIAN = re.compile(r"(?:[bcdfghjklmnpqrstvwxyz]{0,2}h?[aeiouy]{1,3}(?:ng|nh|n|k|l|m|p|t|h|r|c)?){1,3}")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: its folded `key`, and its `letters` as printed, in lower-case ASCII, by which initials are compared."""

    key: str
    letters: str
    is_initial: bool = False
    is_hyphened: bool = False
    """a part of a double name (Kassym-Jomart, Kiss-Hegyi)"""


@dataclass(frozen=True, slots=True)
class ParsedName:
    """The words that tell people apart, given names first where the culture can be seen.

    `number` is a regnal number; `patronymic` a Russian one, which may be missing; `has_lineage` says that the name names forefathers
    (bin, ibn), so that a word fewer makes another man.
    """

    words: tuple[NameWord, ...]
    number: str = ""
    patronymic: str = ""
    has_lineage: bool = False

    @property
    def joined(self) -> str:
        return "".join(word.key for word in self.words)

    @property
    def has_initials(self) -> bool:
        return any(word.is_initial for word in self.words)


@lru_cache(maxsize=16_384)
def parse_person_name(text: str) -> ParsedName:
    """The name taken apart; without a single word where the text has no letters."""
    raw = _without_titles(_raw_words(EXCELLENCY.sub("", text)))
    number = _regnal_number(raw)
    raw = [word for index, word in enumerate(raw) if index == 0 or word != number]
    has_lineage = any(_plain(word) in words("lineage") for word in raw[1:-1])
    found = _name_words(_without_particles(raw))
    patronymic = _patronymic(found)
    kept = tuple(word for word in found if word.key != patronymic)
    return ParsedName(_surname_last(kept, text), number, patronymic, has_lineage)


def _raw_words(text: str) -> list[str]:
    """Words in order; an initial keeps its full stop, a part of a double name has a hyphen before it or behind it."""
    found: list[str] = []
    for part in text.split():
        halves = [WORD.findall(half) for half in HYPHENS.split(part)]
        for number, half in enumerate(halves):
            is_double = len(halves) > 1 and len(half) == 1
            found += [f"-{word}" if is_double and number else f"{word}-" if is_double else word for word in half]
    return found


def _plain(word: str) -> str:
    return word.strip("-").rstrip(".").casefold()


def _without_titles(raw: list[str]) -> list[str]:
    def is_title(word: str) -> bool:
        return _plain(word) in words("honorifics") and (_plain(word) not in words("honorifics_that_are_names") or len(raw) > 2)

    while len(raw) > 1 and is_title(raw[0]):
        raw = raw[1:]
    while len(raw) > 2 and _plain(raw[-1]) in words("after_name"):
        raw = raw[:-1]
    return raw


def _regnal_number(raw: list[str]) -> str:
    """A Roman number behind the first word; a single letter counts at the end only, elsewhere it is an initial."""
    if len(raw) > 1 and LAST_ROMAN.fullmatch(raw[-1]):
        return raw[-1]
    return next((word for word in raw[1:] if ROMAN.fullmatch(word)), "")


def _is_initial(word: str) -> bool:
    plain = word.strip("-")
    letters = plain.rstrip(".")
    return len(letters) == 1 or (plain.endswith(".") and (len(letters) == 2 or letters.casefold() in words("two_letter_initials")))


def _without_particles(raw: list[str]) -> list[str]:
    kept = []
    for index, word in enumerate(raw):
        is_particle = _plain(word) in words("particles" if index else "particles_that_lead") and not word.endswith(".")
        if not is_particle or index == len(raw) - 1:
            kept.append(word)
    return kept


def _name_words(raw: list[str]) -> list[NameWord]:
    found: list[NameWord] = []
    for word in raw:
        plain = _plain(word)
        key = fold_key(plain).replace(" ", "")
        letters = anyascii(plain).casefold().replace("'", "")
        if plain in words("joined_suffixes") and found and not found[-1].is_initial:
            found[-1] = replace(found[-1], key=found[-1].key + key, letters=found[-1].letters + letters)
        elif key:
            found.append(NameWord(key, letters, _is_initial(word), word.startswith("-") or word.endswith("-")))
    return found


def _patronymic(found: list[NameWord]) -> str:
    """The key of a Russian patronymic: the middle word, or the last one behind surname and given name. A surname may end alike."""
    if len(found) < 3:
        return ""
    last = [word for word in found[1:] if RUSSIAN_PATRONYMIC.match(word.key)]
    return last[0].key if last else ""


def _surname_last(found: tuple[NameWord, ...], text: str) -> tuple[NameWord, ...]:
    """Kim Tae-hyun, Li Keqiang, Lee Hsien Loong: the surname is put last, and the given name is one word."""
    given = found[1:]
    is_east_asian = (
        1 <= len(given) <= 2
        and found[0].letters in words("east_asian_surnames")
        and all(EAST_ASIAN.fullmatch(word.letters) and not word.is_initial for word in given)
        and (len(given) == 1 or given[0].is_hyphened == given[1].is_hyphened)
    )
    if not is_east_asian or (found[-1].letters in words("east_asian_surnames") and "-" not in text):
        return found
    joined = NameWord("".join(word.key for word in given), "".join(word.letters for word in given))
    return (joined, found[0])
