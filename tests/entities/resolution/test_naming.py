"""Which spelling becomes the name, and how lists show it."""

import pytest

from entities.resolution.naming import choose_body_name, choose_event_name, choose_person_name, surname_first


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"Vassilenko": 9, "Roman Vassilenko": 1}, "Roman Vassilenko"),
        ({"Arman Isetov": 1, "Arman Issetov": 3}, "Arman Issetov"),
        ({"V. Türk": 5, "Volker Turk": 1, "Volker Türk": 1}, "Volker Türk"),
        ({"Daniel Kawczynski": 4, "Daniel Robert Kawczynski": 1}, "Daniel Robert Kawczynski"),
        ({"M.Popșoi": 1}, "M.Popșoi"),
    ],
)
def test_person_is_named_by_the_fullest_then_by_the_most_frequent_spelling(counts: dict[str, int], expected: str) -> None:
    assert choose_person_name(counts) == expected


def test_body_is_named_in_full_but_not_by_a_rare_longer_wording() -> None:
    assert choose_body_name({"IOM": 9, "International Organization for Migration": 1}) == "International Organization for Migration"
    assert choose_body_name({"University of Antwerp": 9, "Faculty Board University of Antwerp": 1}) == "University of Antwerp"


def test_event_is_named_by_what_most_reports_call_it() -> None:
    assert choose_event_name({"Regional Ecological Summit": 3, "Regional Environmental Summit": 1}) == "Regional Ecological Summit"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Roman Vassilenko", "Vassilenko, Roman"),
        ("Nancy Ovelar de Gorostiaga", "de Gorostiaga, Nancy Ovelar"),
        ("Nurlanbek Turgunbek uulu", "Turgunbek uulu, Nurlanbek"),
        ("Kim Yun-duk", "Kim Yun-duk"),
        ("Abdullah II", "Abdullah II"),
        ("Naruhito", "Naruhito"),
    ],
)
def test_lists_show_the_surname_first(name: str, expected: str) -> None:
    assert surname_first(name) == expected
