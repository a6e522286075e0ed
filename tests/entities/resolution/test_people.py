"""Which clues are the same human."""

from itertools import permutations

import pytest

from entities.clues import OfficeClue, PersonClue
from entities.enums import Judgement
from entities.resolution.people import PersonNode, resolve_people


def node(name: str, country: str | None = None, *, row: str | None = None, is_unsure: bool = False, **clue: object) -> PersonNode:
    return PersonNode(PersonClue(name, country=country, **clue), row, is_unsure)  # type: ignore[arg-type]


def clusters(*nodes: PersonNode, apart: frozenset[frozenset[str]] = frozenset()) -> list[set[str]]:
    """Names that were placed together, with a question mark where unsure."""
    found: dict[int, set[str]] = {}
    for item, placement in zip(nodes, resolve_people(nodes, apart).placements, strict=True):
        mark = "?" if placement.judgement == Judgement.UNSURE else ""
        found.setdefault(placement.cluster, set()).add(f"{item.clue.name}{mark}")
    return sorted(found.values(), key=sorted)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Roman Vassilenko", "R. Vassilenko", "Vassilenko"], [{"Roman Vassilenko", "R. Vassilenko", "Vassilenko"}]),
        (["Arman Issetov", "Arman Isetov"], [{"Arman Issetov", "Arman Isetov"}]),
        (["Yerzhan Kazykhan", "Erzhan Kazykhan"], [{"Yerzhan Kazykhan", "Erzhan Kazykhan"}]),
        (["Daniel Kawczynski", "Daniel Robert Kawczynski"], [{"Daniel Kawczynski", "Daniel Robert Kawczynski"}]),
        (["Arman Issetov", "Asel Issetova"], [{"Arman Issetov"}, {"Asel Issetova"}]),
        (["A. Simkic"], [{"A. Simkic"}]),
        (["A. Simkic", "B. Simkic"], [{"A. Simkic"}, {"B. Simkic"}]),
    ],
)
def test_spellings_of_one_name_are_one_person(names: list[str], expected: list[set[str]]) -> None:
    assert clusters(*map(node, names)) == sorted(expected, key=sorted)


def test_surname_and_initial_stay_unsure_where_two_people_fit() -> None:
    assert clusters(node("Moutaz Al-Khayyat"), node("Adham Al-Khayyat"), node("Al-Khayyat"), node("A. Al-Khayyat")) == [
        {"A. Al-Khayyat", "Adham Al-Khayyat"},
        {"Al-Khayyat?"},
        {"Moutaz Al-Khayyat"},
    ]


def test_unsure_clue_names_its_candidates() -> None:
    nodes = (node("Moutaz Al-Khayyat"), node("Ramez Al-Khayyat"), node("Al-Khayyat"))

    resolution = resolve_people(nodes)

    first, second, unsure = resolution.placements
    assert set(unsure.candidates) == {first.cluster, second.cluster}
    assert "2 people fit" in unsure.reason


def test_office_tells_which_of_two_a_surname_is() -> None:
    president = OfficeClue("President of Kazakhstan", "President", "KZ")

    found = clusters(
        node("Kassym-Jomart Tokayev", "KZ", offices=(president,)), node("Marat Tokayev", "KZ"), node("Tokayev", "KZ", offices=(president,))
    )

    assert found == [{"Kassym-Jomart Tokayev", "Tokayev"}, {"Marat Tokayev"}]


def test_one_name_in_two_states_is_two_people_and_a_suspicion() -> None:
    nodes = (node("John Smith", "US"), node("John Smith", "GB"))

    resolution = resolve_people(nodes)

    assert len({placement.cluster for placement in resolution.placements}) == 2
    assert [found.reason for found in resolution.suspicions] == ["same name, of another state"]


def test_surname_with_another_state_than_the_person_who_fits_is_unsure() -> None:
    assert clusters(node("Kassym-Jomart Tokayev", "KZ"), node("Tokayev", "RS")) == [{"Kassym-Jomart Tokayev"}, {"Tokayev?"}]


def test_what_extraction_could_not_tell_stays_unsure() -> None:
    assert clusters(node("Roman Vassilenko"), node("Vassilenko", is_unsure=True)) == [{"Roman Vassilenko"}, {"Vassilenko?"}]


def test_people_whom_one_article_tells_apart_are_two() -> None:
    assert clusters(node("Arman Issetov"), node("A. Issetov", companions=("Arman Issetov",))) == [{"A. Issetov"}, {"Arman Issetov"}]


def test_editors_row_takes_readings_of_its_name_in_any_state() -> None:
    nodes = (node("K. Srinivasarao", row="r1"), node("K. Srinivasarao", "IN"))

    resolution = resolve_people(nodes)

    assert [resolution.rows[placement.cluster] for placement in resolution.placements] == ["r1", "r1"]


def test_rows_that_an_editor_told_apart_are_never_joined() -> None:
    nodes = (node("Arman Issetov", row="r1"), node("Arman Isetov", row="r2"), node("Arman Issetov", "KZ"))

    resolution = resolve_people(nodes, frozenset({frozenset({"r1", "r2"})}))

    assert resolution.placements[0].cluster != resolution.placements[1].cluster
    assert not resolution.suspicions


def test_outcome_does_not_hang_on_the_order_of_clues() -> None:
    nodes = [node("Arman Issetov", "KZ"), node("Arman Isetov"), node("A. Issetov"), node("Issetov"), node("Askar Issetov", "KZ")]

    outcomes = {tuple(frozenset(found) for found in clusters(*order)) for order in permutations(nodes)}

    assert len(outcomes) == 1
