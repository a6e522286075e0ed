"""Writes what the gazetteer knows of states into Country rows; an editor's word in a row stays.

Idempotent: a second run writes nothing. New data is taken field by field where no editor has written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from entities.enums import NameOrigin
from entities.folding import fold_key, sort_key
from entities.gazetteer import CountryEntry, list_countries
from entities.models import Country, CountryName
from entities.recorded import create_rows, delete_rows, update_rows


@dataclass(frozen=True, slots=True)
class ReferenceSync:
    """What a sync wrote: codes of states created and updated, and the number of names written or taken away."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    names_changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.created or self.updated or self.names_changed)


def sync_countries() -> ReferenceSync:
    """Brings the Country rows and their generated names to what the gazetteer holds. Three queries where nothing changed."""
    with transaction.atomic():
        rows = {country.alpha2: country for country in Country.objects.all()}
        created = create_rows([_new_country(entry) for entry in list_countries() if entry.alpha2 not in rows])
        known = [(rows[entry.alpha2], entry) for entry in list_countries() if entry.alpha2 in rows]
        updated = _update_countries(known)
        rows.update({country.alpha2: country for country in created})
        names_changed = _sync_names(rows)
        return ReferenceSync(tuple(sorted(row.alpha2 for row in created)), tuple(sorted(updated)), names_changed)


def _curated(entry: CountryEntry) -> dict[str, str]:
    """The fields that an editor may overrule."""
    return {
        "name": entry.name_en,
        "name_kk": entry.name_kk,
        "name_ru": entry.name_ru,
        "official_name": entry.official_en,
        "capital": entry.capital or "",
    }


def _fixed(entry: CountryEntry) -> dict[str, Any]:
    return {
        "alpha3": entry.alpha3,
        "numeric": entry.numeric or "",
        "official_name_kk": entry.official_kk,
        "official_name_ru": entry.official_ru,
        "demonyms": list(entry.demonyms),
        "region": entry.region,
        "subregion": entry.subregion,
    }


def _new_country(entry: CountryEntry) -> Country:
    curated = _curated(entry)
    return Country(
        public_id=entry.alpha2, alpha2=entry.alpha2, sort_key=sort_key(entry.name_en)[:120], imported=curated, **curated, **_fixed(entry)
    )


def _update_countries(known: Iterable[tuple[Country, CountryEntry]]) -> list[str]:
    changed: list[Country] = []
    fields: set[str] = set()
    for country, entry in known:
        if touched := _apply(country, entry):
            changed.append(country)
            fields |= touched
    update_rows(changed, fields)
    return [country.alpha2 for country in changed]


def _apply(country: Country, entry: CountryEntry) -> set[str]:
    """Sets what the gazetteer has anew and no editor has written; gives the names of the fields that changed."""
    curated = _curated(entry)
    values = _fixed(entry) | {name: value for name, value in curated.items() if getattr(country, name) == country.imported.get(name)}
    values["sort_key"] = sort_key(values.get("name", country.name))[:120]
    touched = {name for name, value in values.items() if getattr(country, name) != value}
    for name in touched:
        setattr(country, name, values[name])
    if country.imported != curated:
        country.imported = curated
        touched.add("imported")
    return touched


def _sync_names(countries: Mapping[str, Country]) -> int:
    """Keeps the other English names of states as generated names; a name that an editor gave is left alone."""
    held = {(row.country_id, row.name): row for row in CountryName.objects.all()}
    wanted = {
        (countries[entry.alpha2].pk, alias): CountryName(
            country=countries[entry.alpha2], name=alias, name_key=fold_key(alias), origin=NameOrigin.GENERATED
        )
        for entry in list_countries()
        for alias in entry.aliases
    }
    missing = [row for key, row in wanted.items() if key not in held]
    gone = [row for key, row in held.items() if row.origin == NameOrigin.GENERATED and key not in wanted]
    create_rows(missing)
    delete_rows(gone)
    return len(missing) + len(gone)
