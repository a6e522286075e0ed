"""What single words and fixed phrases say before any text is read: office, body, honorific, particle, plain English.

Read once from `entities/data/*.toml` and `english_words.txt`. All keys are lower case with straight apostrophes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Protocol

from entities.gazetteer import DATA

VOCABULARY = 1
"""English writes it in small letters: a capital in a headline makes no name of it"""
ALSO_NAME = 2
"""such a word that is a name as well: Mark, Rose, Park"""
PARTICLE = 4
PREFIXED = 8
"""joined to the name behind it: al-Sisi, d'Estaing"""
OFFICE = 16
"""an office starts with it"""
GRADE = 32
FORMER = 64
FRESH = 128
PRAISE = 256
PORTFOLIO = 512
BODY = 1024
"""a body ends in it or starts with it"""
WEAK_BODY = 2048
THING = 4096
SPEECH = 8192
HONORIFIC = 16384
SUFFIX = 32768
GROUP = 65536
"""a group that somebody heads, in small letters: delegation, department"""
CALENDAR = 131072
FUNCTION = 262144
"""the grammar's own words: no name holds them"""


ALSO_NAMES = frozenset(
    {
        "lama",
        "dean",
        "king",
        "prince",
        "bishop",
        "major",
        "marshal",
        "judge",
        "cardinal",
        "sultan",
        "emir",
        "baker",
        "mason",
        "abbot",
        "senator",
    }
)
"""offices that stand inside names, too"""


class HasLower(Protocol):
    """What a phrase is matched on: a token."""

    lower: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A fixed phrase of a list: its words, how it is written in the singular, its class."""

    words: tuple[str, ...]
    plain: str
    group: str
    is_plural: bool = False


class PhraseTable:
    """Finds the longest phrase that starts at a token; a hyphen and a blank inside a phrase are the same."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for words in _joinings(phrase.words):
                self._by_first.setdefault(words[0], []).append(Phrase(words, phrase.plain, phrase.group, phrase.is_plural))
        for found in self._by_first.values():
            found.sort(key=lambda phrase: -len(phrase.words))

    @property
    def first_words(self) -> Iterable[str]:
        return self._by_first.keys()

    def match(self, tokens: Sequence[HasLower], at: int, end: int | None = None) -> Phrase | None:
        """The longest phrase at this token that ends by `end`, or None."""
        for phrase in self._by_first.get(tokens[at].lower, ()):
            words = phrase.words
            if end is not None and at + len(words) > end:
                continue
            if len(words) == 1 or all(at + k < len(tokens) and tokens[at + k].lower == words[k] for k in range(1, len(words))):
                return phrase
        return None


def _joinings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every way to write a phrase with hyphens: "director general", "director-general"."""
    for joints in product(" -", repeat=len(words) - 1):
        text = words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=True))
        yield tuple(text.split(" "))


@lru_cache(maxsize=1)
def knowledge() -> Mapping[str, Any]:
    """The three files of words, by name: offices, names, bodies."""
    return {name: tomllib.loads((DATA / f"{name}.toml").read_text("utf-8")) for name in ("offices", "names", "bodies")}


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(text.replace("'s ", " 's ").split())


@lru_cache(maxsize=1)
def office_phrases() -> PhraseTable:
    """Head words of offices, in singular and plural; the group says what kind of office it is."""
    offices = knowledge()["offices"]
    group_of = {phrase: group for group, phrases in offices["heads"].items() for phrase in phrases}
    phrases = [Phrase(_phrase(phrase), phrase, group) for phrase, group in group_of.items()]
    plurals = {f"{phrase}s": phrase for phrase in group_of if not phrase.endswith("s")} | offices["plurals"]
    phrases += [Phrase(_phrase(many), one, group_of[one], is_plural=True) for many, one in plurals.items() if many not in group_of]
    phrases += [Phrase((f"ex-{phrase.words[0]}", *phrase.words[1:]), phrase.plain, phrase.group, phrase.is_plural) for phrase in phrases]
    return PhraseTable(phrases)


@lru_cache(maxsize=1)
def honorific_phrases() -> PhraseTable:
    return PhraseTable(Phrase(_phrase(text), text, "honorific") for text in knowledge()["names"]["honorifics"])


@lru_cache(maxsize=1)
def fresh_phrases() -> PhraseTable:
    return PhraseTable(Phrase(_phrase(text), text, "fresh") for text in knowledge()["offices"]["words"]["fresh"])


@lru_cache(maxsize=1)
def body_heads() -> PhraseTable:
    """Head words of bodies; the group is the kind of body."""
    heads = knowledge()["bodies"]["heads"]
    return PhraseTable(Phrase(_phrase(text), text, group) for group, texts in heads.items() for text in texts)


@lru_cache(maxsize=1)
def bare_bodies() -> PhraseTable:
    """Heads that name a body by themselves: Senate, National Assembly."""
    named = (text for text in _body_states() if text not in knowledge()["bodies"]["no_bare"])
    return PhraseTable(Phrase(_phrase(text), text, "parliament") for text in (*knowledge()["bodies"]["heads-weak"]["bare"], *named))


@lru_cache(maxsize=1)
def known_bodies() -> Mapping[str, str]:
    """Bodies known by name: every spelling, as printed, and its full name."""
    spellings = {spelling: full for full, others in knowledge()["bodies"]["known"].items() for spelling in (full, *others)}
    long = "United Nations "
    return {f"UN {text[len(long) :]}": full for text, full in spellings.items() if text.startswith(long)} | spellings


@lru_cache(maxsize=1)
def listed_companies() -> Mapping[str, str]:
    """Companies known by name, as printed, with the state that the name shows, else ""."""
    return {name: alpha2 for alpha2, names in knowledge()["bodies"]["companies"].items() for name in names}


def gap_words(name: str) -> frozenset[str]:
    """A set of words or of whole gaps from the section `gaps` of `offices.toml`."""
    return frozenset(knowledge()["offices"]["gaps"][name])


@lru_cache(maxsize=1)
def _body_states() -> Mapping[str, str]:
    return {word: alpha2 for alpha2, words in knowledge()["bodies"]["states"].items() for word in words}


def state_of_body_word(lower: str) -> str | None:
    """The state whose parliament bears this name ("Riigikogu"), or None."""
    return _body_states().get(lower)


@lru_cache(maxsize=1)
def _office_states() -> Mapping[str, str]:
    return {phrase: alpha2 for alpha2, phrases in knowledge()["offices"]["states"].items() for phrase in phrases}


def state_of_office(plain: str) -> str | None:
    """The only state that has this office ("akim"), or None."""
    return _office_states().get(plain)


def _listed_flags() -> Iterator[tuple[str, int]]:
    offices, names, bodies = (knowledge()[name] for name in ("offices", "names", "bodies"))
    words = offices["words"]
    lists: list[tuple[int, Iterable[str]]] = [
        (PARTICLE, names["particles"]),
        (SUFFIX, names["suffixes"]),
        (SPEECH, names["speech"]),
        (HONORIFIC, honorific_phrases().first_words),
        (OFFICE, office_phrases().first_words),
        (GRADE, words["grade"]),
        (FORMER, words["former"]),
        (FRESH, fresh_phrases().first_words),
        (PRAISE, words["praise"]),
        (PORTFOLIO, words["portfolio"]),
        (GROUP, words["group"]),
        (BODY, (word.rsplit(" ", 1)[-1] for texts in bodies["heads"].values() for word in texts)),
        (BODY, body_heads().first_words),
        (WEAK_BODY, bodies["heads-weak"]["words"]),
        (THING, bodies["things"]["words"]),
        (CALENDAR, names["calendar"]),
        (FUNCTION, names["function"]),
    ]
    for flag, listed in lists:
        for word in listed:
            yield word, flag


@lru_cache(maxsize=1)
def _flags() -> dict[str, int]:
    flags: dict[str, int] = {}
    for line in (DATA / "english_words.txt").read_text("utf-8").splitlines():
        word = line.removesuffix("+")
        flags[word] = VOCABULARY if word == line else VOCABULARY | ALSO_NAME
    for word in knowledge()["names"]["rare_words"]:
        flags[word] = 0
    for word, flag in _listed_flags():
        flags[word] = flags.get(word, 0) | flag
    return flags


@lru_cache(maxsize=1)
def _prefixes() -> frozenset[str]:
    return frozenset(knowledge()["names"]["prefixes"])


@lru_cache(maxsize=65_536)
def word_flags(lower: str) -> int:
    """What the lists say of a word; a compound is plain English when all its parts are."""
    flags = _flags().get(lower)
    if flags is not None:
        return flags
    if "-" in lower or "'" in lower:
        return _compound_flags(lower)
    return _flags().get(lower[:-1], 0) & VOCABULARY if lower.endswith("s") and len(lower) > 4 else 0


def _compound_flags(lower: str) -> int:
    parts = lower.replace("'", "-").split("-")
    flags = PREFIXED if parts[0] in _prefixes() else 0
    if all(_flags().get(part, 0) & VOCABULARY or part.isdigit() for part in parts):
        flags |= VOCABULARY
    last = _flags().get(parts[-1], 0)
    return flags | (last & (BODY | THING | GRADE)) if flags & VOCABULARY else flags
