"""Derives the rows of people, their spellings and their tenures from all their accepted readings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Max, Q

from articles.curation import merge_values
from articles.models import PersonReading
from articles.resolving.groups import Group, load_groups
from articles.resolving.ledger import Ledger
from articles.resolving.names import sync_names
from entities.enums import Judgement
from entities.folding import sort_key
from entities.models import Country, Person, PersonName
from entities.models.identity import RecordKind
from entities.recorded import update_rows
from entities.resolution.blocks import person_block
from entities.resolution.naming import choose_person_name, surname_first

Groups = Mapping[int, Sequence[Group]]


def accepted_groups(person_ids: Iterable[int]) -> dict[int, list[Group]]:
    """What accepted readings say of people, by the key of the row."""
    return _by_row(load_groups(PersonReading, Q(person__in=set(person_ids), judgement=Judgement.ACCEPTED)))


def _by_row(groups: Iterable[Group]) -> dict[int, list[Group]]:
    found: dict[int, list[Group]] = defaultdict(list)
    for group in groups:
        if group.row_id is not None:
            found[group.row_id].append(group)
    return found


def name_placeholders(rows: Mapping[int, Person], keys: Iterable[int]) -> None:
    """People of whom all readings are unsure or rejected keep nothing but the name under which these wait."""
    changed = []
    for pk, found in _by_row(load_groups(PersonReading, Q(person__in=set(keys)))).items():
        row = rows[pk]
        listed = surname_first(row.name)
        names = Counter({group.clue["name"]: group.count for group in found})
        if merge_values(row, {"name": choose_person_name(names)}).is_changed:
            follow_name(row, listed)
            changed.append(row)
    update_rows(changed, ["name", "imported", "sort_name", "sort_key"])


def derive_persons(rows: Mapping[int, Person], groups: Groups, countries: Mapping[str, Country], ledger: Ledger) -> None:
    """Brings the rows that have accepted readings to what these say, and their spellings with them."""
    changed: list[Person] = []
    columns: set[str] = set()
    for pk, found in sorted(groups.items()):
        row = rows[pk]
        listed = surname_first(row.name)
        result = merge_values(row, _derive(found, countries))
        ledger.note_merge(RecordKind.PERSON, row, result)
        touched = set(result.columns) | follow_name(row, listed)
        if touched:
            changed.append(row)
            columns |= touched
    update_rows(changed, columns)
    names = {pk: {form for group in found for form in (group.clue["name"], *group.clue["forms"])} for pk, found in groups.items()}
    ledger.update(RecordKind.PERSON, sync_names(PersonName, "person_id", names, lambda name, _: person_block(name)))


def _derive(groups: Sequence[Group], countries: Mapping[str, Country]) -> dict[str, Any]:
    names: Counter[str] = Counter()
    honorifics: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for group in groups:
        names[group.clue["name"]] += group.count
        honorifics[group.clue["honorific"]] += group.count
        if group.clue["country"] in countries:
            states[group.clue["country"]] += group.count
    del honorifics[""]
    return {
        "name": choose_person_name(names),
        "country": countries[_usual_state(groups, states)] if states else None,
        "honorific": min(honorifics, key=lambda word: (-honorifics[word], word), default=""),
    }


def _usual_state(groups: Sequence[Group], states: Counter[str]) -> str:
    """The state that most readings give; of several the one of the newest article."""
    most = max(states.values())
    usual = sorted(state for state, count in states.items() if count == most)
    if len(usual) == 1:
        return usual[0]
    keys = {group.clue_key: group.clue["country"] for group in groups}
    newest = PersonReading.objects.filter(person=groups[0].row_id, clue_key__in=keys, judgement=Judgement.ACCEPTED)
    days = newest.order_by().values_list("clue_key").annotate(day=Max("article__published_on"))
    latest: dict[str, str] = {}
    for key, day in days:
        latest[keys[key]] = max(latest.get(keys[key], ""), str(day or ""))
    return max(usual, key=lambda state: (latest.get(state, ""), state))


def follow_name(row: Person, listed_before: str) -> set[str]:
    """The name for lists follows the name, unless an editor wrote another."""
    touched: set[str] = set()
    if row.sort_name in ("", listed_before) and row.sort_name != surname_first(row.name):
        row.sort_name = surname_first(row.name)
        touched.add("sort_name")
    key = sort_key(row.sort_name)[:200]
    if row.sort_key != key:
        row.sort_key = key
        touched.add("sort_key")
    return touched
