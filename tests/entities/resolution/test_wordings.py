"""Keys of bodies and offices."""

import pytest

from entities.clues import OfficeClue
from entities.resolution.wordings import is_generic_office, office_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            OfficeClue("Ambassador of Kazakhstan to South Korea", "Ambassador", "KZ", None, "KR", is_bilateral=True),
            OfficeClue("former Ambassador of Kazakhstan to the Republic of Korea", "Ambassador", "KZ", None, "KR", is_former=True),
        ),
        (
            OfficeClue("Foreign Minister of Serbia", "Foreign Minister", "RS"),
            OfficeClue("Minister of Foreign Affairs of Serbia", "Minister of Foreign Affairs", "RS"),
        ),
        (
            OfficeClue("Vice Minister of National Economy of Kazakhstan", "Vice Minister of National Economy", "KZ"),
            OfficeClue("Deputy Minister of National Economy of the Republic of Kazakhstan", "Deputy Minister of National Economy", "KZ"),
        ),
    ],
)
def test_wordings_of_one_office_have_one_key(one: OfficeClue, other: OfficeClue) -> None:
    assert office_key(one) == office_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OfficeClue("President of Kazakhstan", "President", "KZ"), OfficeClue("President of Bulgaria", "President", "BG")),
        (OfficeClue("Deputy Minister of Finance", "Deputy Minister", "KZ"), OfficeClue("Minister of Finance", "Minister", "KZ")),
        (
            OfficeClue("Consul General of Kazakhstan in Antalya", "Consul General", "KZ"),
            OfficeClue("Consul General of Kazakhstan in Istanbul", "Consul General", "KZ"),
        ),
    ],
)
def test_other_state_rank_or_seat_is_another_office(one: OfficeClue, other: OfficeClue) -> None:
    assert office_key(one) != office_key(other)


def test_occupation_without_a_body_is_no_office() -> None:
    assert is_generic_office(OfficeClue("Professor", "Professor"))
    assert not is_generic_office(OfficeClue("Governor of Antalya", "Governor of Antalya"))
