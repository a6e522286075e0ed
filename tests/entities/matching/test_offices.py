"""Wordings of one office, and offices that only look alike."""

import pytest

from entities.clues import OfficeClue
from entities.matching import DIFFERENT, SAME, score_offices
from entities.matching.offices import OfficeHolders, count_holders


def office(text: str, country: str | None = "KZ", receiving: str | None = None, organization: str | None = None) -> OfficeClue:
    return OfficeClue(text, country=country, receiving_state=receiving, organization=organization)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "Foreign Minister"),
        ("Minister of Foreign Affairs", "FM"),
        ("Minister of Culture and Information", "Culture and Information Minister"),
        ("Head of State", "President"),
        ("Ambassador Extraordinary and Plenipotentiary", "Ambassador"),
        ("Vice-Minister of Foreign Affairs", "Deputy Minister of Foreign Affairs"),
        ("Deputy Minister of Foreign Affairs", "Deputy Foreign Minister"),
        ("Chairman of the Senate", "Chairwoman of the Senate"),
        ("Permanent Delegate to UNESCO", "Permanent Representative to UNESCO"),
        ("Secretary-General", "General Secretary"),
        ("newly appointed Ambassador", "Ambassador"),
    ],
)
def test_one_office_in_two_wordings(one: str, other: str) -> None:
    assert score_offices(office(one), office(other)).score >= SAME
    assert score_offices(office(other), office(one)).score >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (office("Deputy Minister of Foreign Affairs"), office("Minister of Foreign Affairs")),
        (office("First Deputy Minister of Foreign Affairs"), office("Deputy Minister of Foreign Affairs")),
        (office("Minister of Foreign Affairs", "KZ"), office("Minister of Foreign Affairs", "UZ")),
        (office("Ambassador", receiving="KE"), office("Ambassador", receiving="RW")),
        (office("Minister of Defense"), office("Minister of Health")),
        (office("Prime Minister"), office("Foreign Minister")),
        (office("Rector"), office("Vice-Rector")),
    ],
)
def test_two_offices(one: OfficeClue, other: OfficeClue) -> None:
    assert score_offices(one, other).score < DIFFERENT


def test_bodies_part_offices_of_one_title() -> None:
    one, other = office("Rector", None, organization="University of Antwerp"), office("Rector", None, organization="University of Liège")
    assert score_offices(one, other).score < SAME


def test_a_missing_receiving_state_is_unsure() -> None:
    assert DIFFERENT <= score_offices(office("Ambassador", receiving="KE"), office("Ambassador")).score < SAME


@pytest.mark.parametrize(
    ("held", "holders"),
    [
        (office("President"), OfficeHolders.ONE),
        (office("Minister of Energy"), OfficeHolders.ONE),
        (office("Ambassador", receiving="KE"), OfficeHolders.ONE),
        (office("Executive Director", None, organization="UNEP"), OfficeHolders.ONE),
        (office("Deputy Minister of Energy"), OfficeHolders.FEW),
        (office("Professor", None, organization="University of Liège"), OfficeHolders.FEW),
        (office("Member of the Majilis"), OfficeHolders.MANY),
        (office("Ambassador"), OfficeHolders.MANY),
        (office("Minister"), OfficeHolders.MANY),
        (office("Professor", None), OfficeHolders.MANY),
    ],
)
def test_count_holders(held: OfficeClue, holders: OfficeHolders) -> None:
    assert count_holders(held) is holders
