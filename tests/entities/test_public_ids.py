import re

from entities.public_ids import find_free_public_id, make_public_id


def test_id_is_ten_lower_case_letters_and_digits() -> None:
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{10}", make_public_id("person", "roman vasilenko"))


def test_id_of_a_key_never_changes() -> None:
    assert make_public_id("person", "roman vasilenko") == "7dhjjg2edx"


def test_kinds_have_ids_of_their_own() -> None:
    assert make_public_id("person", "astana") != make_public_id("organization", "astana")


def test_kind_and_key_do_not_run_together() -> None:
    assert make_public_id("a", "bc") != make_public_id("ab", "c")


def test_thousands_of_keys_have_thousands_of_ids() -> None:
    assert len({make_public_id("article", str(number)) for number in range(20_000)}) == 20_000


def test_taken_ids_are_passed_over() -> None:
    first, second = make_public_id("event", "summit"), make_public_id("event", "summit", 1)

    assert find_free_public_id("event", "summit", {first}.__contains__) == second
    assert find_free_public_id("event", "summit", set().__contains__) == first
