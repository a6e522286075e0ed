"""Derives the rows of bodies and their names from all their accepted readings, and tells offices when their body has come or gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from articles.curation import merge_values
from articles.models import OrganizationReading
from articles.resolving.groups import Group, load_groups
from articles.resolving.ledger import Ledger
from articles.resolving.names import sync_names
from articles.resolving.organizations import body_country, body_name
from entities.enums import Judgement
from entities.folding import fold_key, sort_key
from entities.models import Country, Office, Organization, OrganizationName
from entities.models.identity import RecordKind
from entities.recorded import update_rows
from entities.resolution.blocks import body_block

Groups = Mapping[int, Sequence[Group]]


def accepted_groups(organization_ids: Iterable[int]) -> dict[int, list[Group]]:
    """What accepted readings say of bodies, by the key of the row."""
    return _by_row(load_groups(OrganizationReading, Q(organization__in=set(organization_ids), judgement=Judgement.ACCEPTED)))


def _by_row(groups: Iterable[Group]) -> dict[int, list[Group]]:
    found: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        if group.row_id is not None:
            found[group.row_id].append(group)
    return found


def name_placeholders(rows: Mapping[int, Organization], keys: Iterable[int]) -> None:
    """Bodies of which all readings are unsure or rejected keep nothing but the name under which these wait."""
    changed = []
    for pk, found in _by_row(load_groups(OrganizationReading, Q(organization__in=set(keys)))).items():
        row = rows[pk]
        if merge_values(row, {"name": body_name(found)}).is_changed:
            row.sort_key = sort_key(row.name)
            changed.append(row)
    update_rows(changed, ["name", "imported", "sort_key"])


def derive_organizations(rows: Mapping[int, Organization], groups: Groups, countries: Mapping[str, Country], ledger: Ledger) -> None:
    """Brings the rows that have accepted readings to what these say, and their names with them."""
    changed, columns = [], set()
    states: dict[int, str | None] = {}
    for pk, found in sorted(groups.items()):
        row = rows[pk]
        derived = _derive(found, countries)
        states[pk] = derived["country"].alpha2 if derived["country"] else None
        result = merge_values(row, derived)
        ledger.note_merge(RecordKind.ORGANIZATION, row, result)
        touched = set(result.columns)
        if row.sort_key != sort_key(row.name):
            row.sort_key = sort_key(row.name)
            touched.add("sort_key")
        if touched:
            changed.append(row)
            columns |= touched
    update_rows(changed, columns)
    names = {
        pk: {name for group in found for name in (group.clue["name"], group.clue["abbreviation"]) if name} for pk, found in groups.items()
    }
    renamed = sync_names(OrganizationName, "organization_id", names, lambda name, pk: body_block(name, states[pk]))
    ledger.update(RecordKind.ORGANIZATION, renamed)


def _derive(groups: Sequence[Group], countries: Mapping[str, Country]) -> dict[str, Any]:
    abbreviations: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for group in groups:
        abbreviations[group.clue["abbreviation"]] += group.count
        kinds[group.clue["kind"]] += group.count
    del abbreviations[""]
    state = body_country([group for group in groups if group.clue["country"] in countries])
    return {
        "name": body_name(groups),
        "abbreviation": min(abbreviations, key=lambda text: (-abbreviations[text], text), default=""),
        "kind": min(kinds, key=lambda kind: (kind == "other", -kinds[kind], kind)),
        "country": countries[state] if state else None,
    }


def offices_of_bodies(names: Iterable[str]) -> set[int]:
    """Offices whose body bears one of the names: to be derived anew when a body of that name comes or goes."""
    keys = {fold_key(name)[:300] for name in names if name}
    return set(Office.objects.filter(organization_key__in=keys).values_list("pk", flat=True))
