"""Kinds of the main event that hang on one word of title or lead."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

KINDS = [
    ("Second Plane with Humanitarian Aid Lands in Amman", "An aircraft with medicines has landed at the airport of Amman.", "aid"),
    ("Malta and Kazakhstan Establish Diplomatic Relations", "A Joint Communiqué was signed in New York.", "agreement"),
    ("Ties", "The envoys signed a joint communiqué in New York.", "agreement"),
    ("Golden Plaque Returns Home", "A ceremony of transfer of a golden plaque took place at the Embassy.", "culture"),
    ("News", "Nine climbers, who had been cut off by an avalanche, were rescued on the slopes.", "aid"),
]


@pytest.mark.parametrize(("title", "lead", "kind"), KINDS)
def test_kind(title: str, lead: str, kind: str) -> None:
    main = read_story(lead, title=title).main_event

    assert main is not None
    assert main.kind.value == kind
