"""What the shape of a name says of the side that it belongs to, where an article has two."""

from __future__ import annotations

from functools import lru_cache

from articles.extraction.lexicon import knowledge

SHORTEST = 5


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(knowledge()["names"]["home_endings"])


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return frozenset(knowledge()["names"]["home_first_names"])


@lru_cache(maxsize=1)
def _beginnings() -> tuple[str, ...]:
    return tuple(knowledge()["names"]["home_beginnings"])


@lru_cache(maxsize=1)
def _similar_states() -> frozenset[str]:
    return frozenset(knowledge()["names"]["similar_states"])


def looks_home(words: tuple[str, ...], foreign: str | None = None) -> bool:
    """Whether folded words of a name have a shape usual in Kazakhstan: a surname's ending, or beginnings of first names throughout."""
    if not words:
        return False
    last = words[-1]
    if len(last) >= SHORTEST and (
        last.endswith(_endings()) or (last.endswith("khan") and len(last) > SHORTEST + 1 and foreign not in _khan_states())
    ):
        return True
    if len(words) > 1 and words[0] in _first_names():
        return True
    return len(words) > 1 and words[0].startswith(_beginnings()) and words[-1].startswith(_beginnings())


def has_russian_first_name(words: tuple[str, ...]) -> bool:
    """Whether the first of the folded words is a Russian given name, as many citizens of Kazakhstan bear one."""
    return len(words) > 1 and words[0] in _russian_first_names()


@lru_cache(maxsize=1)
def _russian_first_names() -> frozenset[str]:
    return frozenset(knowledge()["names"]["russian_first_names"])


def has_russian_names(alpha2: str) -> bool:
    """Whether many in a state bear Russian given names, though its own names differ from those of Kazakhstan."""
    return alpha2 in _russian_name_states()


@lru_cache(maxsize=1)
def _russian_name_states() -> frozenset[str]:
    return frozenset(knowledge()["names"]["russian_name_states"])


def has_home_first_name(words: tuple[str, ...], foreign: str) -> bool:
    """Whether the first of the folded words is a given name of Kazakhstan that a state with alike surnames does not have."""
    return len(words) > 1 and words[0] in _first_names() and foreign in knowledge()["names"]["slavic_states"]


@lru_cache(maxsize=1)
def _khan_states() -> frozenset[str]:
    return frozenset(knowledge()["names"]["khan_states"])


def tells_sides(foreign: str | None) -> bool:
    """Whether names of this state differ in shape from those of Kazakhstan."""
    return foreign is not None and foreign not in _similar_states()
