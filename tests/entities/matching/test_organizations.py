"""Names of one body, and bodies that only sound alike."""

import pytest

from entities.clues import OrganizationClue
from entities.gazetteer import state_names
from entities.matching import DIFFERENT, SAME, score_organization_names, score_organizations

ONE_BODY = [
    ("University of Liège", "the University of Liège (ULiège)"),
    ("University of Liège", "University of Liege"),
    ("World Trade Organization", "World Trade Organisation"),
    ("Qazinform News Agency", "Kazinform News Agency"),
    ("United Nations Development Programme", "United Nations Development Program"),
    ("ICESCO", "Islamic World Educational, Scientific and Cultural Organization (ICESCO)"),
    ("Al-Farabi Kazakh National University", "Al Farabi Kazakh National University"),
    ("Abu Dhabi Fund for Development", "Abu Dhabi Fund for Development (ADFD)"),
    ("JSC KazMunayGas", "KazMunayGas JSC"),
    ("Senate of Parliament", "the Senate of the Parliament"),
    ("Majilis", "Mazhilis"),
    ("OPCW", "OPCW"),
]
PERHAPS_ONE = [
    ("UNDP", "United Nations Development Programme"),
    ("Kazakh National University", "Al-Farabi Kazakh National University"),
    ("Zayed Humanitarian Foundation", "Zayed bin Sultan Humanitarian Foundation"),
    ("Halyk Kenesi", "Halyk Kenesy"),
]
TWO_BODIES = [
    ("Ministry of Foreign Affairs", "Ministry of Culture"),
    ("Embassy of Kazakhstan", "Ministry of Kazakhstan"),
    ("University of Antwerp", "University of Liège"),
    ("Antwerp University", "Antwerp Academy"),
    ("Asian Development Bank", "African Development Bank"),
    ("European Union", "African Union"),
    ("Ministry of Energy", "Energy"),
    ("", "UNDP"),
    ("COP16", "COP17"),
]


@pytest.mark.parametrize(("one", "other"), ONE_BODY)
def test_near_certainly_one_body(one: str, other: str) -> None:
    assert score_organization_names(one, other).score >= SAME
    assert score_organization_names(one, other) == score_organization_names(other, one)


@pytest.mark.parametrize(("one", "other"), PERHAPS_ONE)
def test_perhaps_one_body(one: str, other: str) -> None:
    assert DIFFERENT <= score_organization_names(one, other).score < SAME
    assert score_organization_names(one, other) == score_organization_names(other, one)


@pytest.mark.parametrize(("one", "other"), TWO_BODIES)
def test_two_bodies(one: str, other: str) -> None:
    assert score_organization_names(one, other).score < DIFFERENT
    assert score_organization_names(one, other) == score_organization_names(other, one)


def test_bodies_of_two_states_are_two() -> None:
    one, other = (
        OrganizationClue("Ministry of Foreign Affairs", country="KZ"),
        OrganizationClue("Ministry of Foreign Affairs", country="KG"),
    )
    assert score_organizations(one, other).score < DIFFERENT


def test_a_common_name_without_its_state_is_unsure() -> None:
    one, other = OrganizationClue("Ministry of Foreign Affairs", country="KZ"), OrganizationClue("Ministry of Foreign Affairs")
    assert DIFFERENT <= score_organizations(one, other).score < SAME


def test_a_telling_name_needs_no_state() -> None:
    one, other = OrganizationClue("KazMunayGas", country="KZ"), OrganizationClue("KazMunayGas")
    assert score_organizations(one, other).score >= SAME


def test_the_abbreviation_that_an_article_gives_joins() -> None:
    one = OrganizationClue("Abu Dhabi Fund for Development", abbreviation="ADFD")
    assert score_organizations(one, OrganizationClue("ADFD")).score >= SAME


@pytest.mark.parametrize("name", ["Kazakh Ministry of Foreign Affairs", "Ministry of Foreign Affairs of the Republic of Kazakhstan"])
def test_the_name_of_the_state_comes_and_goes(name: str) -> None:
    one = OrganizationClue("Ministry of Foreign Affairs", country="KZ", state_names=state_names("KZ"))
    assert score_organizations(one, OrganizationClue(name, country="KZ")).score >= SAME
    assert score_organizations(OrganizationClue(name, country="KZ"), one).score >= SAME


def test_without_the_state_two_bodies_stay_two() -> None:
    one = OrganizationClue("Ministry of Energy of Kazakhstan", country="KZ", state_names=state_names("KZ"))
    assert score_organizations(one, OrganizationClue("Ministry of Culture of Kazakhstan", country="KZ")).score < DIFFERENT
