"""Two words of two names: the same, a spelling of the same, a likely slip of the pen, or different."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from entities.folding import fold_key
from entities.matching.names import NameWord

VARIANTS = Path(__file__).parent.parent / "data" / "sources" / "name_variants.txt"
SHORTEST_SLIP = 6
"""letters of a word in which one wrong letter may be a slip of the pen; in shorter ones it makes another name (Marat, Murat)"""
SHORTEST_DOUBLE_SLIP = 11
SOUNDS_ALIKE = (
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("cz", "c"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("th", "t"),
    ("ck", "k"),
)
ALIKE_LETTERS = str.maketrans({"j": "z"})
VOWELS = frozenset("aeiou")
# Letters that stand for each other at the beginning of a name, as printed.
ALIKE_INITIALS = frozenset({("e", "y"), ("i", "y"), ("u", "y"), ("j", "y"), ("j", "z"), ("k", "q"), ("v", "w"), ("h", "k")})
FEMALE_ENDINGS = (
    ("ova", "ov"),
    ("eva", "ev"),
    ("ina", "in"),
    ("aia", "i"),
    ("ska", "ski"),
    ("kizi", "uli"),
    ("kizi", "ulu"),
    ("kizi", "ogli"),
    ("kizi", "oglu"),
)


class Likeness(StrEnum):
    """How two words agree. Each value is the reason that an editor reads."""

    EQUAL = "same name"
    SPELLING = "other spelling"
    SLIP = "one letter differs"
    SOUND = "sounds alike"
    CUT = "the end of the surname is cut"
    INITIAL = "initials"
    NONE = "names differ"


@dataclass(frozen=True, slots=True)
class WordMatch:
    likeness: Likeness
    factor: float


EQUAL = WordMatch(Likeness.EQUAL, 1.0)
SPELLING = WordMatch(Likeness.SPELLING, 0.99)
SOUND = WordMatch(Likeness.SOUND, 0.91)
VOWEL_SLIP = WordMatch(Likeness.SLIP, 0.91)
SLIP = WordMatch(Likeness.SLIP, 0.88)
DOUBLE_SLIP = WordMatch(Likeness.SLIP, 0.8)
INITIAL = WordMatch(Likeness.INITIAL, 0.82)
NONE = WordMatch(Likeness.NONE, 0.0)


@lru_cache(maxsize=1)
def _variants() -> Mapping[str, frozenset[int]]:
    """Folded given name -> the groups of spellings that it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(VARIANTS.read_text("utf-8").splitlines()):
        if line and not line.startswith("#"):
            for name in line.split():
                groups.setdefault(fold_key(name).replace(" ", ""), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in groups.items()}


def compare_words(one: NameWord, other: NameWord) -> WordMatch:
    """How two words agree; symmetric."""
    if one.is_initial or other.is_initial:
        return _compare_initials(one, other)
    if one.letters == other.letters:
        return EQUAL
    if one.key == other.key or _are_variants(one.key, other.key):
        return SPELLING
    return _compare_slips(one.key, other.key)


def _are_variants(one: str, other: str) -> bool:
    return bool(variant_groups(one) & variant_groups(other))


def variant_groups(key: str) -> frozenset[int]:
    """The numbers of the groups of given names to which a folded name belongs."""
    return _variants().get(key, frozenset())


def _compare_initials(one: NameWord, other: NameWord) -> WordMatch:
    if one.is_initial and other.is_initial:
        alike = one.letters[0] == other.letters[0] and (len(one.letters) != len(other.letters) or one.letters == other.letters)
        return INITIAL if alike or _are_alike_letters(one.letters[0], other.letters[0]) else NONE
    short, full = (one, other) if one.is_initial else (other, one)
    if full.letters.startswith(short.letters) or (len(short.letters) > 1 and full.key.startswith(short.key)):
        return INITIAL
    return INITIAL if len(short.letters) == 1 and _are_alike_letters(short.letters, full.letters[0]) else NONE


def _are_alike_letters(one: str, other: str) -> bool:
    return (min(one, other), max(one, other)) in ALIKE_INITIALS


def sound_key(key: str) -> str:
    """The folded key with letters that sound alike made one: Kesher and Keser, Mueller and Muller."""
    for letters, letter in SOUNDS_ALIKE:
        key = key.replace(letters, letter)
    return key.translate(ALIKE_LETTERS)


def _compare_slips(one: str, other: str) -> WordMatch:
    """Likely slips of the pen: one letter, in a word long enough, never the first one, never the ending that tells a woman's name."""
    if _tell_sexes(one, other):
        return NONE
    if sound_key(one) == sound_key(other) and min(len(one), len(other)) > 3:
        return SOUND
    shorter = min(len(one), len(other))
    if shorter < SHORTEST_SLIP - 1 or max(len(one), len(other)) < SHORTEST_SLIP or one[0] != other[0]:
        return NONE
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1:
        return VOWEL_SLIP if _differ_by_vowel(one, other) else SLIP
    return DOUBLE_SLIP if distance == 2 and shorter >= SHORTEST_DOUBLE_SLIP else NONE


def _tell_sexes(one: str, other: str) -> bool:
    """Whether the words are the man's and the woman's form of one name (Sultanov, Sultanova; Nurlan, Nurlana)."""
    if abs(len(one) - len(other)) == 1 and (one[:-1] == other or other[:-1] == one) and max(one, other, key=len)[-1] in "ae":
        return True
    for female, male in FEMALE_ENDINGS:
        for his, hers in ((one, other), (other, one)):
            if hers.endswith(female) and his.endswith(male) and hers.removesuffix(female) == his.removesuffix(male):
                return True
    return False


def _differ_by_vowel(one: str, other: str) -> bool:
    if len(one) == len(other):
        pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return len(pairs) == 1 and set(pairs[0]) <= VOWELS
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    at = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at] in VOWELS and at < len(shorter)
