"""People: what their clues are, when two are one, how their rows begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from articles.models import PersonReading
from articles.resolving.groups import Group
from articles.resolving.named import NamedKind
from entities.clues import OfficeClue, PersonClue
from entities.folding import fold_key, sort_key
from entities.models import Person, PersonName
from entities.models.identity import RecordKind
from entities.resolution.naming import choose_person_name, surname_first
from entities.resolution.people import PersonNode, resolve_people
from entities.resolution.placing import Resolution

MOST_FORMS = 12
"""spellings, offices and companions of one clue that are looked at"""


def office_clue(office: Mapping[str, Any]) -> OfficeClue:
    """An office of a stored clue, in the shape that is compared."""
    return OfficeClue(
        text=office["text"], title=office["title"], country=office["sending"] or office["country"], organization=office["organization"],
        receiving_state=office["receiving"], is_former=office["former"], is_bilateral=office["bilateral"],
    )  # fmt: skip


class People(NamedKind):
    kind = RecordKind.PERSON
    readings = PersonReading
    rows = Person
    names = PersonName

    def node_key(self, group: Group) -> Hashable:
        row = group.row_id if group.is_fixed else None
        return (group.clue["name"], group.clue["country"], bool(group.clue["unsure"]) and row is None, row)

    def make_node(self, groups: Sequence[Group], row: str | None) -> PersonNode:
        clues = [group.clue for group in groups]
        name = clues[0]["name"]
        offices = {office_clue(office) for clue in clues for office in clue["offices"]}
        clue = PersonClue(
            name=name,
            forms=_some({form for clue in clues for form in clue["forms"]} - {name}),
            country=clues[0]["country"],
            offices=tuple(sorted(offices, key=repr))[:MOST_FORMS],
            companions=_some({other for clue in clues for other in clue["companions"]}),
        )
        return PersonNode(clue, row, bool(clues[0]["unsure"]) and row is None)

    def vouched_nodes(self, row: Person, aliases: set[str]) -> Iterable[PersonNode]:
        """By its name and state as they are, and as pages gave them: an editor's correction must not lose the readings."""
        forms = tuple(sorted(aliases - {row.name}))
        countries = {row.country.public_id if row.country else None, row.imported.get("country")}
        for name in sorted({row.name, row.imported.get("name") or row.name}):
            for country in sorted(countries, key=str):
                yield PersonNode(PersonClue(name=name, forms=forms, country=country), row.public_id)

    def resolve(self, nodes: tuple[PersonNode, ...], apart: frozenset[frozenset[str]]) -> Resolution:
        return resolve_people(nodes, apart)

    def natural_key(self, groups: Sequence[Group]) -> str:
        return fold_key(_name(groups))

    def make_row(self, public_id: str, groups: Sequence[Group]) -> Person:
        name = _name(groups)
        listed = surname_first(name)
        return Person(public_id=public_id, name=name, sort_name=listed, sort_key=sort_key(listed)[:200])


def _name(groups: Iterable[Group]) -> str:
    counts: Counter[str] = Counter()
    for group in groups:
        counts[group.clue["name"]] += group.count
    return choose_person_name(counts)


def _some(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))[:MOST_FORMS]
