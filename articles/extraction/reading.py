"""A title or a body cut into tokens, with the states that stand at them: what the stages of people, offices and bodies share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from articles.extraction.lexicon import (
    ALSO_NAME,
    BODY,
    FUNCTION,
    GRADE,
    OFFICE,
    SPEECH,
    THING,
    VOCABULARY,
)
from articles.extraction.records import Span
from articles.extraction.text import ArticleText, Field
from articles.extraction.tokens import Token, tokenize
from entities.gazetteer import CountryForm, FormKind, country_forms, find_forms, is_ambiguous_city, lookup_city, lookup_country

NO_NAME = VOCABULARY | FUNCTION | BODY | THING | OFFICE | GRADE | SPEECH
LONGEST_WORK = 9
"""tokens inside quotation marks that make a title of a work; more are speech"""
REALMS = frozenset({"republic", "kingdom", "state", "federation", "sultanate", "emirate", "principality", "commonwealth", "duchy", "union"})
REALM_WORDS = frozenset(
    {
        "socialist",
        "democratic",
        "federal",
        "federative",
        "islamic",
        "arab",
        "united",
        "independent",
        "grand",
        "people",
        "bolivarian",
        "plurinational",
        "cooperative",
        "oriental",
        "hashemite",
        "autonomous",
    }
)
LONG_FORMS = ("Federation", "Confederation", "Kyrgyz Republic", "Slovak Republic")
OFFICIAL = re.compile(
    r".*\b(?:Republic|Kingdom|State|Federation|Sultanate|Emirate|Principality|Commonwealth|Duchy|Union) of (?:the )?(.+)$"
)
LARGE = 500_000
"""inhabitants from which a city's name means that city, though the article names other states"""
TITLE_CASE_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class StateAt:
    """A state's name or adjective over the tokens `first` to `last`, exclusive. `name` is its plain English name."""

    first: int
    last: int
    alpha2: str
    kind: FormKind
    name: str
    is_ambiguous: bool = False
    candidates: tuple[str, ...] = ()


def plain_state_name(alpha2: str) -> str:
    entry = lookup_country(alpha2)
    return entry.name_en if entry else alpha2


def _name_in_roles(form: CountryForm) -> str:
    """How an office names its state: as printed where that is a name, the name inside an official one, else the short name."""
    if form.kind == "name" and not form.form.endswith(LONG_FORMS):
        return form.form
    core = OFFICIAL.match(form.form) if form.kind == "official" else None
    inner = country_forms().get(core.group(1)) if core else None
    return inner.form if inner and not inner.is_ambiguous and inner.kind == "name" else plain_state_name(form.alpha2)


class Reading:
    """One field of an article, ready for the grammars. Indexes are token numbers."""

    def __init__(self, field: Field, *, is_title: bool = False) -> None:
        self.field = field
        self.tokens: list[Token] = tokenize(field.plain)
        self.is_title = is_title
        self.states: dict[int, StateAt] = {}
        self.regions: set[int] = set()
        """tokens of what looks like a state's name and is none: "Latin American" """
        self._find_states()
        self._join_long_forms()
        self.named_states = {state.alpha2 for state in self.states.values()}

    def __len__(self) -> int:
        return len(self.tokens)

    def _find_states(self) -> None:
        starts = {token.start: index for index, token in enumerate(self.tokens)}
        ends = {token.end: index for index, token in enumerate(self.tokens)}
        for start, end, form in find_forms(self.field.plain):
            first, last = starts.get(start), ends.get(end)
            if first is None or last is None:
                continue
            if form is None:
                self.regions.update(range(first, last + 1))
            else:
                self.states[first] = StateAt(
                    first, last + 1, form.alpha2, form.kind, _name_in_roles(form), form.is_ambiguous, form.candidates
                )

    def _join_long_forms(self) -> None:
        """A state's name with what stands before it: "the Socialist Republic of Vietnam"."""
        for index, state in list(self.states.items()):
            first = index - 1 - (self.word(index - 1) == "the")
            if state.kind != "name" or self.word(first) != "of" or self.word(first - 1) not in REALMS or not self.is_capital(first - 1):
                continue
            first -= 1
            while self.is_capital(first - 1) and self.word(first - 1) in REALM_WORDS:
                first -= 1
            del self.states[index]
            self.states[first] = replace(state, first=first, kind="official")

    @cached_property
    def title_case(self) -> bool:
        """Whether (nearly) every longer word has a capital, so that a capital means nothing."""
        words = [token for token in self.tokens if len(token.text) > 3 and token.kind in ("cap", "caps", "word")]
        return bool(words) and sum(token.kind != "word" for token in words) / len(words) > TITLE_CASE_SHARE and self.is_title

    @cached_property
    def quoted(self) -> bytearray:
        """1 for each token inside short quotation marks: a work, a slogan, a format."""
        inside = bytearray(len(self.tokens))
        opened = -1
        for index, token in enumerate(self.tokens):
            if token.kind == "break":
                opened = -1
            elif token.text == '"':
                if self._opens_quote(index):
                    opened = index
                elif opened >= 0:
                    if index - opened <= LONGEST_WORK:
                        inside[opened : index + 1] = b"\x01" * (index + 1 - opened)
                    opened = -1
        return inside

    def _opens_quote(self, index: int) -> bool:
        mark = self.tokens[index]
        before = self.tokens[index - 1].end if index else -1
        after = self.tokens[index + 1].start if index + 1 < len(self.tokens) else -1
        return after == mark.end and (before != mark.start or self.tokens[index - 1].text in ("(", "-") or before < 0)

    def starts_sentence(self, index: int) -> bool:
        """Whether a capital here may be the sentence's."""
        at = index - 1
        while at >= max(0, index - 4) and self.tokens[at].text in ('"', "'", "-", "(", "*", "•"):
            at -= 1
        return at < 0 or self.tokens[at].kind == "break" or self.tokens[at].text in (".", "!", "?", ";")

    def text(self, first: int, last: int) -> str:
        """The text as read over some tokens, `last` exclusive."""
        return self.field.read[self.tokens[first].start : self.tokens[last - 1].end]

    def span(self, first: int, last: int) -> Span:
        return self.field.span(self.tokens[first].start, self.tokens[last - 1].end)

    def word(self, index: int) -> str:
        """The lower-case token, or "" outside of the text."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def is_capital(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].is_capital

    def is_nameish(self, index: int) -> bool:
        """A capitalised word that English does not know: a name of somebody or something."""
        if not 0 <= index < len(self.tokens) or index in self.states or index in self.regions:
            return False
        token = self.tokens[index]
        return token.kind == "cap" and not token.flags & NO_NAME

    def may_be_name(self, index: int) -> bool:
        """As `is_nameish`, or an English word that is a name as well."""
        if self.is_nameish(index):
            return True
        return (
            0 <= index < len(self.tokens)
            and self.tokens[index].kind == "cap"
            and bool(self.tokens[index].flags & ALSO_NAME)
            and not self.tokens[index].flags & FUNCTION
        )

    def has(self, index: int, flag: int) -> bool:
        return 0 <= index < len(self.tokens) and bool(self.tokens[index].flags & flag)

    def state_of_city(self, name: str, *, is_city: bool = False) -> str | None:
        """The state of a city: one that the article names, else the most populous city's; None for names of other things too.

        `is_city` where the text leaves no doubt that the name is a city's.
        """
        cities = lookup_city(name)
        named = next((city.alpha2 for city in cities if city.alpha2 in self.named_states), None)
        if named or not cities or (is_ambiguous_city(name) and not is_city):
            return named
        is_sure = is_city or cities[0].population > LARGE or not self.named_states - {"KZ"} or cities[0].alpha2 == "KZ"
        return cities[0].alpha2 if is_sure else None

    def city_at(self, index: int, longest: int = 4) -> int:
        """End of the longest known city that starts here, or the index itself."""
        state = self.states.get(index)
        if state and state.kind == "capital":
            return state.last
        for length in range(min(longest, len(self.tokens) - index), 0, -1):
            last = index + length
            if (
                self.is_capital(index)
                and self.is_capital(last - 1)
                and lookup_city(self.field.plain[self.tokens[index].start : self.tokens[last - 1].end])
            ):
                return last
        return index


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """Title and body of one article."""

    text: ArticleText
    title: Reading
    body: Reading

    @classmethod
    def of(cls, text: ArticleText) -> ArticleReading:
        article = cls(text, Reading(text.title, is_title=True), Reading(text.body))
        article._settle_shared_forms()
        return article

    def _settle_shared_forms(self) -> None:
        """A form of several states ("Dominican") goes to the one that the article names otherwise."""
        sure = {state.alpha2 for reading in self.fields for state in reading.states.values() if len(state.candidates) < 2}
        named = self.title.named_states | self.body.named_states
        for reading in self.fields:
            reading.named_states = named
            for index, state in reading.states.items():
                chosen = next((alpha2 for alpha2 in state.candidates if alpha2 in sure), state.alpha2)
                if chosen != state.alpha2:
                    reading.states[index] = replace(state, alpha2=chosen, name=plain_state_name(chosen))

    @property
    def fields(self) -> tuple[Reading, Reading]:
        return (self.title, self.body)
