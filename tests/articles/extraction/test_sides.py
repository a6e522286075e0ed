"""The sides of the main event, read through the whole pipeline."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

SIDES = [
    ("Train Arrives through Georgia", "A train with Kazakh wheat has arrived in Ankara, having crossed Georgia and Armenia.", ["KZ"]),
    (
        "Diplomat Passes Away",
        "Ada Borg, the first Ambassador of independent Kazakhstan to Egypt and Malta, has died in a car crash.",
        ["KZ"],
    ),
    ("Observers Share Impressions of Bosnian Elections", "Observers of Kazakhstan met in Zagreb.", ["KZ"]),
    ("Leaders Gather", "A summit opened in Astana. Among those who arrived are Emir of Qatar Tamim bin Hamad Al Thani.", ["KZ", "QA"]),
    (
        "Head of UN Mission Received",
        "Minister of Kazakhstan Ada Borg met with Head of UNAMA Leyla Osmonova.\nL. Osmonova, who was President of Kyrgyzstan, spoke.",
        ["KZ"],
    ),
]


@pytest.mark.parametrize(("title", "body", "states"), SIDES)
def test_sides(title: str, body: str, states: list[str]) -> None:
    main = read_story(*body.split("\n"), title=title).main_event

    assert main is not None
    assert [side.value for side in main.countries] == states
