"""What is known of states and cities without any page: codes, names, adjectives, capitals. Read once, on first use; no database.

The data is written by `entities/data/generate.py`; its sources are named in `entities/data/README.md`. Forms are keyed as English news
print them, with straight apostrophes and hyphens: match on text whose marks were put straight.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from entities.wordtrie import trie_pattern

DATA = Path(__file__).parent / "data"
Status = Literal["un_member", "observer", "other", "territory"]
FormKind = Literal["name", "official", "abbreviation", "demonym", "capital"]
COMMON_WORDS = frozenset({"Male"})  # what Malé would be without its mark
SHORTEST_CITY = 2
# Letters whose mark does not come off by decomposition, and marks inside names of cities.
UNDECOMPOSED = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
CITY_MARKS = str.maketrans({"'": None, "’": None, "‘": None, "ʻ": None, "`": None, "-": " ", "–": " "})
ABBREVIATED = re.compile(r"(?:[A-Z]\.?){2,}|BiH|DPR Korea|Lao PDR")


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A state, or a territory with a code of its own. `aliases` are other English names, `demonyms` adjectives and nouns.

    Coordinates are degrees, north and east positive; None where no capital is known.
    """

    alpha2: str
    alpha3: str
    numeric: str | None
    name_en: str
    name_kk: str
    name_ru: str
    official_en: str
    official_kk: str
    official_ru: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    capital_latitude: float | None
    capital_longitude: float | None
    region: str
    subregion: str
    status: Status


@dataclass(frozen=True, slots=True)
class CountryForm:
    """A word or phrase that names a state. `candidates` holds every state that it may mean, the likeliest first.

    `is_ambiguous`: it may also be a person's name, another place or a common word ("Georgia", "Jordan", "Chad", "Washington").
    """

    form: str
    alpha2: str
    kind: FormKind
    candidates: tuple[str, ...]
    is_ambiguous: bool


@dataclass(frozen=True, slots=True)
class CityEntry:
    """A city: its English name, its state or territory, inhabitants, degrees north and east."""

    name: str
    alpha2: str
    population: int
    is_capital: bool
    latitude: float
    longitude: float


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((DATA / "countries.json").read_text("utf-8"))
    return data


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _entry(row: dict[str, Any]) -> CountryEntry:
    return CountryEntry(
        alpha2=row["alpha2"],
        alpha3=row["alpha3"],
        numeric=row["numeric"],
        name_en=row["name_en"],
        name_kk=row["name_kk"],
        name_ru=row["name_ru"],
        official_en=row["official_en"],
        official_kk=row["official_kk"],
        official_ru=row["official_ru"],
        aliases=tuple(row.get("aliases", ())),
        demonyms=tuple(row.get("demonyms", ())),
        capital=row.get("capital"),
        capital_latitude=row.get("capital_latitude"),
        capital_longitude=row.get("capital_longitude"),
        region=row.get("region", ""),
        subregion=row.get("subregion", ""),
        status=row["status"],
    )


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, CountryEntry]:
    data = _data()
    return {row["alpha2"]: _entry(row) for row in (*data["states"], *data["territories"])}


def sovereign_state(alpha2: str) -> str | None:
    """The code of the state to which a state or territory belongs: itself for a state, CN for HK; None where no state does (AQ)."""
    entry = _entries().get(alpha2)
    if entry is None or entry.status != "territory":
        return alpha2 if entry else None
    return _sovereigns()[alpha2]


@lru_cache(maxsize=1)
def _sovereigns() -> Mapping[str, str | None]:
    return {row["alpha2"]: row["sovereign"] for row in _data()["territories"]}


def lookup_country(alpha2: str) -> CountryEntry | None:
    """The state or territory with this ISO 3166-1 alpha-2 code (XK for Kosovo), in any case of letters."""
    return _entries().get(alpha2.upper())


@lru_cache(maxsize=1)
def list_countries() -> tuple[CountryEntry, ...]:
    """All states by code: members and observers of the United Nations, Kosovo, Taiwan, Cook Islands and Niue; no territories."""
    return tuple(entry for entry in _entries().values() if entry.status != "territory")


@lru_cache(maxsize=1)
def list_territories() -> tuple[CountryEntry, ...]:
    """What has a code but is no state: Hong Kong, Greenland, Puerto Rico."""
    return tuple(entry for entry in _entries().values() if entry.status == "territory")


def _spellings(form: str) -> tuple[str, ...]:
    """The form, and the form without diacritics: both are printed."""
    bare = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    return (form,) if bare == form or bare in COMMON_WORDS else (form, bare)


def _named_forms(row: dict[str, Any]) -> Iterator[tuple[str, FormKind]]:
    """Every form of one state with its kind; the first kind of a form counts."""
    yield row["name_en"].removeprefix("The "), "name"
    for alias in row["aliases"]:
        yield alias, "abbreviation" if ABBREVIATED.fullmatch(alias) else "name"
    for official in row["officials"]:
        yield official, "official"
    for demonym in row["demonyms"]:
        yield demonym, "demonym"
        if " " in demonym:
            yield demonym.replace(" ", "-"), "demonym"
    for seat in (row["capital"], *row["former_capital_names"], *row["other_seats"]):
        yield seat, "capital"


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    return frozenset(_lines("sources/ambiguous_forms.txt"))


@lru_cache(maxsize=1)
def country_forms() -> Mapping[str, CountryForm]:
    """Every form that names a state, keyed exactly as printed, without "the"."""
    found: dict[str, tuple[FormKind, list[str]]] = {}
    for row in _data()["states"]:
        for form, kind in _named_forms(row):
            for spelling in _spellings(form):
                states = found.setdefault(spelling, (kind, []))[1]
                if row["alpha2"] not in states:
                    states.append(row["alpha2"])
    for line in _lines("sources/shared_forms.tsv"):
        form, kind_name, states_cell = line.split("\t")
        found[form] = (_kind(kind_name), states_cell.split())
    forms = {form: CountryForm(form, states[0], kind, tuple(states), form in _ambiguous()) for form, (kind, states) in found.items()}
    return MappingProxyType(forms)


def _kind(name: str) -> FormKind:
    kinds: dict[str, FormKind] = {"name": "name", "demonym": "demonym", "capital": "capital", "official": "official"}
    return kinds[name]


@lru_cache(maxsize=512)
def state_names(alpha2: str) -> tuple[str, ...]:
    """Every name and adjective of a state but its capital's, the longest first: what may come and go in the name of a body of it."""
    forms = [form.form for form in country_forms().values() if alpha2 in form.candidates and form.kind != "capital"]
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=1)
def country_form_pattern() -> re.Pattern[str]:
    """Matches any form of `country_forms()` as whole words, the longest first."""
    return trie_pattern(country_forms())


@lru_cache(maxsize=1)
def _no_states() -> frozenset[str]:
    return frozenset(_lines("sources/no_states.txt"))


@lru_cache(maxsize=1)
def no_state_pattern() -> re.Pattern[str]:
    """Matches regions, unions, peoples and things that are no states, though they may hold a state's name ("Latin American")."""
    return trie_pattern(_no_states())


@lru_cache(maxsize=1)
def _state_or_no_state_pattern() -> re.Pattern[str]:
    return trie_pattern({*country_forms(), *_no_states()})


def is_no_state(form: str) -> bool:
    """Whether the form names a region, a union, a people or a thing and never a state."""
    return form in _no_states()


def find_country_forms(plain: str) -> Iterator[tuple[int, int, CountryForm]]:
    """Start, end and form of every state named in a text with straight marks; "Latin American" or "US dollars" name none."""
    return ((start, end, form) for start, end, form in find_forms(plain) if form is not None)


def find_forms(plain: str) -> Iterator[tuple[int, int, CountryForm | None]]:
    """As `find_country_forms`, and with None what holds a state's word or a region's name and names no state ("Latin American")."""
    forms = country_forms()
    for match in _state_or_no_state_pattern().finditer(plain):
        yield match.start(), match.end(), None if is_no_state(match.group()) else forms[match.group()]


def city_key(name: str) -> str:
    """The key of a city's name: diacritics, case, hyphens and apostrophes do not matter."""
    if not name.isascii():
        bare = unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED))
        name = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(name.translate(CITY_MARKS).casefold().split())


@lru_cache(maxsize=1)
def _city_rows() -> tuple[tuple[CityEntry, tuple[str, ...]], ...]:
    rows = []
    for line in _lines("cities.tsv"):
        name, alpha2, population, flag, latitude, longitude, others = line.split("\t")
        entry = CityEntry(name, alpha2, int(population), bool(flag), float(latitude), float(longitude))
        rows.append((entry, tuple(filter(None, others.split("|")))))
    return tuple(rows)


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, tuple[CityEntry, ...]]:
    cities: dict[str, dict[CityEntry, None]] = {}
    for entry, others in _city_rows():
        for name in (entry.name, *others):
            cities.setdefault(city_key(name), {})[entry] = None
    return {key: tuple(sorted(found, key=lambda city: (-city.population, city.alpha2))) for key, found in cities.items()}


@lru_cache(maxsize=32_768)
def lookup_city(name: str) -> tuple[CityEntry, ...]:
    """All known cities of that name, the most populous first; an unknown name gives none."""
    return _cities().get(city_key(name), ())


@lru_cache(maxsize=1)
def city_pattern() -> re.Pattern[str]:
    """Matches the name of any known city as printed, with or without diacritics, as whole words, the longest first.

    Names of one or two letters are left out (Wa, Ho, Bo): more often than a city they are a part of somebody's name.
    """
    names = (name for entry, others in _city_rows() for name in (entry.name, *others) if len(name) > SHORTEST_CITY)
    return trie_pattern(spelling for name in names for spelling in _spellings(name))


@lru_cache(maxsize=1)
def _ambiguous_cities() -> frozenset[str]:
    return frozenset(_lines("sources/ambiguous_cities.txt"))


def is_ambiguous_city(name: str) -> bool:
    """Whether a city's name as printed is also a common word or a person's name ("Reading", "Nancy"): alone it shows no place."""
    return name in _ambiguous_cities()


@lru_cache(maxsize=1)
def _seats() -> Mapping[str, tuple[str, str]]:
    return {body.casefold(): (city, alpha2) for body, city, alpha2 in (line.split("\t") for line in _lines("sources/un_seats.tsv"))}


def lookup_seat(body: str) -> CityEntry | None:
    """The city where the United Nations or another body with permanent representatives sits: Vienna for the IAEA."""
    city, alpha2 = _seats().get(body.removeprefix("the ").casefold(), ("", ""))
    return next((entry for entry in lookup_city(city) if entry.alpha2 == alpha2), None)
