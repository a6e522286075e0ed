"""Names that may be one human's are found under a common key."""

import pytest

from entities.matching import block_keys
from tests.entities.matching.test_person_names import ONE_HUMAN, PERHAPS_ONE


@pytest.mark.parametrize(("one", "other"), [*ONE_HUMAN, *(pair[:2] for pair in PERHAPS_ONE)])
def test_possible_partners_share_a_key(one: str, other: str) -> None:
    assert block_keys(one) & block_keys(other)


def test_strangers_share_none() -> None:
    assert not block_keys("Barlybay Sadykov") & block_keys("Yermek Nurtleu")


def test_initials_alone_have_no_key() -> None:
    assert block_keys("A.") == frozenset()
