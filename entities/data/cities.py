"""The rows of cities.tsv: which cities are kept, and under which spellings. Development only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from entities.data.libraries import Libraries, listed, rows, straight, without_marks

# The least number of inhabitants; lower at home and next door, higher where towns are many and seldom in this news.
FLOORS = {
    "RU": 50_000,
    "KZ": 5_000,
    "KG": 15_000,
    "UZ": 15_000,
    "TM": 15_000,
    "CN": 100_000,
    "IN": 100_000,
    "BR": 100_000,
    "PH": 100_000,
    "ID": 100_000,
}
FLOOR = 50_000
# Nearer to this news, where smaller towns are named too.
LOW_FLOOR = 30_000
LOW_SUBREGIONS = ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe", "Western Asia", "Central Asia")
# Letters that the two romanisations of Kazakh, Kyrgyz, Uzbek and Turkmen names write differently.
ROMANISED = {"KZ", "KG", "UZ", "TM"}
ROMANISATIONS = (("Q", "K"), ("q", "k"), ("gh", "g"), ("X", "Kh"), ("x", "kh"))
COMMON_WORDS = ("Male",)  # what Malé would be without its mark
NO_CITY = re.compile(r"[\d/()]|\b(?:kerület|Sector|District|Rayon|Arrondissement|City of Westminster)\b")


def _floors(states: list[dict[str, Any]]) -> dict[str, int]:
    low = {state["alpha2"]: LOW_FLOOR for state in states if state["subregion"] in LOW_SUBREGIONS}
    return {**low, **FLOORS}


def _is_kept(city: dict[str, Any], floors: dict[str, int]) -> bool:
    floor = floors.get(city["countrycode"], FLOOR)
    return bool(city["population"] >= floor) and not NO_CITY.search(city["name"])


def _capitals(libraries: Libraries, states: list[dict[str, Any]]) -> dict[int, list[str]]:
    """GeoNames id of each capital -> its name and former names."""
    capitals = {}
    for state in states:
        names = [state["capital"], *state["former_capital_names"]]
        city = libraries.capital_city(state["alpha2"], names)
        if city is None:
            raise SystemExit(f"no such capital: {state['capital']}")
        capitals[city["geonameid"]] = names
    return capitals


def _spellings() -> dict[tuple[str, str], list[str]]:
    return {(alpha2, name): listed(others[0] if others else "") for alpha2, name, *others in rows("city_spellings.tsv")}


def _romanised(name: str, alpha2: str) -> str:
    """The other romanisation of a name of Central Asia: Kulsary for Qulsary, Talgar for Talghar."""
    if alpha2 in ROMANISED:
        for letters, other in ROMANISATIONS:
            name = name.replace(letters, other)
    return name


def _row(city: dict[str, Any], capital_names: list[str], by_hand: list[str]) -> str:
    shown = next((name[1:] for name in by_hand if name.startswith("=")), straight(city["name"]))
    main = capital_names[0] if capital_names else shown
    names = dict.fromkeys([main, *capital_names, shown, straight(city["name"]), *(name.lstrip("=") for name in by_hand)])
    alpha2 = city["countrycode"]
    spellings = dict.fromkeys(
        spelling for name in names for spelling in (name, without_marks(name), _romanised(without_marks(name), alpha2)) if "/" not in name
    )
    for name in (main, *COMMON_WORDS):
        spellings.pop(name, None)
    place = [f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
    return "\t".join([main, city["countrycode"], str(city["population"]), "1" if capital_names else "", *place, "|".join(spellings)])


def city_rows(libraries: Libraries, states: list[dict[str, Any]]) -> Iterator[str]:
    """One line a city: name, state, inhabitants, 1 for a capital, latitude, longitude, further spellings."""
    capitals = _capitals(libraries, states)
    by_hand, floors = _spellings(), _floors(states)
    dropped = {name for name, *_ in rows("dropped_cities.txt")}
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for city in libraries.cities:
        key = (city["countrycode"], city["name"])
        if city["geonameid"] in capitals or key in by_hand or (_is_kept(city, floors) and city["name"] not in dropped):
            kept = best.setdefault(key, city)
            if kept["geonameid"] not in capitals and (city["geonameid"] in capitals or city["population"] > kept["population"]):
                best[key] = city
    for key, city in sorted(best.items()):
        yield _row(city, capitals.get(city["geonameid"], []), by_hand.pop(key, []))
    if by_hand:
        raise SystemExit(f"no such city: {sorted(by_hand)}")
    for name, alpha2, population, latitude, longitude, *others in rows("further_places.tsv"):
        yield "\t".join([name, alpha2, population, "", latitude, longitude, "|".join(listed(others[0] if others else ""))])
