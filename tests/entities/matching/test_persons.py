"""What state, office and the article itself add to two names."""

from entities.clues import OfficeClue, PersonClue
from entities.matching import DIFFERENT, SAME, score_persons

TO_KENYA = OfficeClue("Ambassador of Kazakhstan to Kenya", "Ambassador", "KZ", receiving_state="KE", is_bilateral=True)
IN_KENYA = OfficeClue("Ambassador of the Republic of Kazakhstan in Kenya", "Ambassador", "KZ", receiving_state="KE", is_bilateral=True)
EMPEROR = OfficeClue("Emperor of Japan", "Emperor", "JP")


def test_initials_and_the_same_office_are_near_certain() -> None:
    found = score_persons(
        PersonClue("Barlybay Sadykov", country="KZ", offices=(TO_KENYA,)), PersonClue("B.Sadykov", country="KZ", offices=(IN_KENYA,))
    )
    assert found.score >= SAME
    assert "initials" in found.reason
    assert "same office" in found.reason


def test_initials_and_the_same_state_are_not() -> None:
    found = score_persons(PersonClue("Barlybay Sadykov", country="KZ"), PersonClue("B.Sadykov", country="KZ"))
    assert DIFFERENT <= found.score < SAME


def test_a_surname_alone_is_never_near_certain() -> None:
    full = PersonClue("Barlybay Sadykov", country="KZ", offices=(TO_KENYA,))
    found = score_persons(full, PersonClue("Sadykov", country="KZ", offices=(TO_KENYA,)))
    assert DIFFERENT <= found.score < SAME
    assert "surname alone" in found.reason


def test_a_single_name_in_the_same_office_is_near_certain() -> None:
    one, other = PersonClue("Naruhito", country="JP", offices=(EMPEROR,)), PersonClue("Naruhito", offices=(EMPEROR,))
    assert score_persons(one, other).score >= SAME


def test_one_name_in_two_states_is_unsure() -> None:
    found = score_persons(PersonClue("Maria Petrova", country="BG"), PersonClue("Maria Petrova", country="RU"))
    assert DIFFERENT <= found.score < SAME
    assert "of another state" in found.reason


def test_one_letter_and_the_same_office_are_near_certain() -> None:
    office = OfficeClue("Executive Director of UNEP", "Executive Director", organization="UNEP")
    one, other = PersonClue("Inger Andersen", offices=(office,)), PersonClue("Inger Anderson", offices=(office,))
    assert score_persons(one, other).score >= SAME


def test_two_persons_of_one_article_are_two() -> None:
    one = PersonClue("Selahattin Doğanlar", companions=("Mert Doğanlar", "Selahattin Dogan"))
    assert score_persons(one, PersonClue("Selahattin Dogan")).score == 0


def test_a_further_spelling_of_one_article_helps() -> None:
    one = PersonClue("Arman Issetov", forms=("Isetov", "Armann Issetow"))
    assert score_persons(one, PersonClue("Armann Issetow")).score >= SAME


def test_a_form_that_is_a_surname_does_not_join_two_given_names() -> None:
    one, other = PersonClue("Moutaz Al-Khayyat", forms=("Al-Khayyat",)), PersonClue("Ramez Al-Khayyat", forms=("Al-Khayyat",))
    assert score_persons(one, other).score < DIFFERENT


def test_the_order_does_not_matter() -> None:
    one = PersonClue("Barlybay Sadykov", country="KZ", offices=(TO_KENYA,))
    other = PersonClue("B. Sadykov", offices=(IN_KENYA,))
    assert score_persons(one, other).score == score_persons(other, one).score


def test_one_letter_and_an_office_of_several_are_not_near_certain() -> None:
    deputy = OfficeClue("Deputy Minister of Foreign Affairs of Kazakhstan", "Deputy Minister of Foreign Affairs", "KZ")
    one, other = PersonClue("Marat Asanov", country="KZ", offices=(deputy,)), PersonClue("Marat Amanov", country="KZ", offices=(deputy,))
    assert DIFFERENT <= score_persons(one, other).score < SAME


def test_an_initial_and_an_office_of_many_are_not_near_certain() -> None:
    member = OfficeClue("Member of the Majilis", "Member of the Majilis", "KZ")
    one, other = PersonClue("Arman Sultanov", country="KZ", offices=(member,)), PersonClue("A. Sultanov", country="KZ", offices=(member,))
    assert DIFFERENT <= score_persons(one, other).score < SAME


def test_an_initial_and_an_office_of_few_are_near_certain() -> None:
    deputy = OfficeClue("Deputy Minister of Foreign Affairs of Kazakhstan", "Deputy Minister of Foreign Affairs", "KZ")
    one, other = PersonClue("Yerzhan Ashikbayev", offices=(deputy,)), PersonClue("Y. Ashikbayev", offices=(deputy,))
    assert score_persons(one, other).score >= SAME


def test_two_given_names_that_differ_by_a_letter_stay_apart_in_one_office() -> None:
    office = OfficeClue("Minister of Energy", "Minister of Energy", "KZ")
    one, other = (
        PersonClue("Nurlan Saparov", country="KZ", offices=(office,)),
        PersonClue("Nurzhan Saparov", country="KZ", offices=(office,)),
    )
    assert score_persons(one, other).score < SAME
