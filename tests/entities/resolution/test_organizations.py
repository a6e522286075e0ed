"""Which clues are the same body."""

import pytest

from entities.clues import OrganizationClue
from entities.enums import Judgement
from entities.resolution.organizations import OrganizationNode, resolve_organizations


def node(name: str, country: str | None = None, abbreviation: str = "", row: str | None = None) -> OrganizationNode:
    return OrganizationNode(OrganizationClue(name, abbreviation, country=country), row)


def clusters(*nodes: OrganizationNode) -> list[set[str]]:
    found: dict[int, set[str]] = {}
    for item, placement in zip(nodes, resolve_organizations(nodes).placements, strict=True):
        mark = "?" if placement.judgement == Judgement.UNSURE else ""
        found.setdefault(placement.cluster, set()).add(f"{item.clue.name}{mark}")
    return sorted(found.values(), key=sorted)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ministry of Foreign Affairs of the Republic of Kazakhstan", "KZ"), ("Kazakh Foreign Ministry", "KZ")),
        (("Parliament of Kazakhstan", "KZ"), ("Kazakh Parliament", "KZ")),
        (("University of Liège", "BE"), ("University of Liege", None)),
        (("Kazakh-Vietnamese Intergovernmental Commission", None), ("Kazakhstan-Viet Nam Intergovernmental Commission", None)),
        (("UN Human Rights Council", None), ("United Nations Human Rights Council", None)),
        (("Kurultai", "KZ"), ("Qurultay", "KZ")),
    ],
)
def test_wordings_of_one_body_are_one(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    assert len(clusters(node(*one), node(*other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ministry of Foreign Affairs of Kazakhstan", "KZ"), ("Ministry of Foreign Affairs of Uzbekistan", "UZ")),
        (("University of Liège", "BE"), ("University of Antwerp", "BE")),
        (("Embassy of Kazakhstan in Bulgaria", "KZ"), ("Embassy of Kazakhstan in Switzerland", "KZ")),
        (("Asian Development Bank", None), ("Islamic Development Bank", None)),
    ],
)
def test_bodies_of_other_states_or_words_are_two(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    assert len(clusters(node(*one), node(*other))) == 2


def test_name_that_every_state_may_have_is_unsure_without_its_state() -> None:
    assert clusters(node("Ministry of Foreign Affairs of Kazakhstan", "KZ"), node("Ministry of Foreign Affairs")) == [
        {"Ministry of Foreign Affairs of Kazakhstan"},
        {"Ministry of Foreign Affairs?"},
    ]


def test_embassy_is_unsure_unless_it_says_where() -> None:
    assert clusters(node("Iranian Embassy", "IR")) == [{"Iranian Embassy?"}]
    assert clusters(node("Embassy of Iran in Astana", "IR")) == [{"Embassy of Iran in Astana"}]


def test_name_without_state_is_unsure_where_bodies_of_two_states_have_it() -> None:
    assert clusters(node("Technical University", "CZ"), node("Technical University", "DE"), node("Technical University")) == [
        {"Technical University"},
        {"Technical University"},
        {"Technical University?"},
    ]


def test_abbreviation_that_stands_alone_is_the_body_whose_row_bears_it() -> None:
    nodes = (node("ULB", "BE", "ULB", row="r1"), node("ULB"))

    resolution = resolve_organizations(nodes)

    assert [resolution.rows[placement.cluster] for placement in resolution.placements] == ["r1", "r1"]
