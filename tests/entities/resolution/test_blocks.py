"""What is compared at all."""

import pytest

from entities.resolution.blocks import body_block, is_abbreviation, person_block


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roman Vassilenko", "R.Vasilenko"),
        ("Sadyr Zhaparov", "Japarov"),
        ("Hayri Keser", "H. Kesher"),
        ("Mukagali Makatayev", "Mukagali Makataev"),
        ("Inger Andersen", "Inger Anderson"),
        ("Daniel Kawczynski", "Daniel Robert Kawczynski"),
    ],
)
def test_spellings_of_one_surname_share_a_block(one: str, other: str) -> None:
    assert person_block(one) == person_block(other) != ""


def test_wordings_of_one_body_share_a_block() -> None:
    assert body_block("Kazakh Foreign Ministry", "KZ") == body_block("Ministry of Foreign Affairs of the Republic of Kazakhstan", "KZ")


def test_known_abbreviations_are_read_as_full_names() -> None:
    assert not is_abbreviation("UNESCO")
    assert is_abbreviation("ULiège")
    assert body_block("WHO", None) == body_block("World Health Organization", None)
