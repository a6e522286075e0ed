"""Bodies: what their clues are, when two are one, how their rows begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from articles.models import OrganizationReading
from articles.resolving.groups import Group
from articles.resolving.named import NamedKind
from entities.clues import OrganizationClue
from entities.enums import OrganizationKind
from entities.folding import fold_key, sort_key
from entities.models import Organization, OrganizationName
from entities.models.identity import RecordKind
from entities.resolution.blocks import ABBREVIATION
from entities.resolution.naming import choose_body_name
from entities.resolution.organizations import OrganizationNode, resolve_organizations
from entities.resolution.placing import Resolution
from entities.resolution.wordings import body_words


class Bodies(NamedKind):
    kind = RecordKind.ORGANIZATION
    readings = OrganizationReading
    rows = Organization
    names = OrganizationName

    def node_key(self, group: Group) -> Hashable:
        clue = group.clue
        return (clue["name"], clue["country"], clue["abbreviation"], group.row_id if group.is_fixed else None)

    def make_node(self, groups: Sequence[Group], row: str | None) -> OrganizationNode:
        clue = groups[0].clue
        return OrganizationNode(
            OrganizationClue(clue["name"], clue["abbreviation"], kind=OrganizationKind(clue["kind"]), country=clue["country"]),
            row,
        )

    def vouched_nodes(self, row: Organization, aliases: set[str]) -> Iterable[OrganizationNode]:
        countries = {row.country.public_id if row.country else None, row.imported.get("country")}
        for name in sorted({row.name, row.imported.get("name") or row.name, *aliases}):
            for country in sorted(countries, key=str):
                yield OrganizationNode(
                    OrganizationClue(name, row.abbreviation, kind=OrganizationKind(row.kind), country=country), row.public_id
                )

    def find_candidates(self, blocks: set[str]) -> dict[str, set[int]]:
        """Bodies to which articles give an abbreviation that stands alone elsewhere."""
        keys = {block.removeprefix(ABBREVIATION): block for block in blocks if block.startswith(ABBREVIATION)}
        found: dict[str, set[int]] = {}
        named = OrganizationName.objects.filter(name_key__in=keys).exclude(organization__abbreviation="")
        columns = ("name_key", "organization_id", "organization__merged_into_id", "organization__abbreviation")
        for key, pk, into, abbreviation in named.values_list(*columns):
            if fold_key(abbreviation) == key:
                found.setdefault(keys[key], set()).add(into or pk)
        return found

    def resolve(self, nodes: tuple[OrganizationNode, ...], apart: frozenset[frozenset[str]]) -> Resolution:
        return resolve_organizations(nodes, apart)

    def natural_key(self, groups: Sequence[Group]) -> str:
        country = body_country(groups)
        return f"{' '.join(body_words(body_name(groups), country))}|{country or ''}"

    def make_row(self, public_id: str, groups: Sequence[Group]) -> Organization:
        name = body_name(groups)
        return Organization(public_id=public_id, name=name, sort_key=sort_key(name))


def body_name(groups: Iterable[Group]) -> str:
    """The usual full name."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts[group.clue["name"]] += group.count
    return choose_body_name(counts, max((group.clue["abbreviation"] for group in groups), default=""))


def body_country(groups: Iterable[Group]) -> str | None:
    """The state that most readings give."""
    counts: Counter[str] = Counter()
    for group in groups:
        if group.clue["country"]:
            counts[group.clue["country"]] += group.count
    return min(counts, key=lambda state: (-counts[state], state), default=None)
