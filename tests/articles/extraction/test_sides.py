"""The sides of the main event, read through the whole pipeline."""

import pytest

from tests.articles.extraction.event_reading import events_of, main_of
from tests.articles.extraction.reading_aloud import read_story

SIDES = [
    ("Train Arrives through Georgia", "A train with Kazakh wheat has arrived in Ankara, having crossed Georgia and Armenia.", ["KZ", "TR"]),
    (
        "Diplomat Passes Away",
        "Ada Borg, the first Ambassador of independent Kazakhstan to Egypt and Malta, has died in a car crash.",
        ["KZ"],
    ),
    ("Summit", "The leaders of Kazakhstan, Azerbaijan and Uzbekistan attended the summit in Oslo.", ["KZ", "AZ", "UZ"]),
    ("Quake", "An earthquake was felt near Zharkent in Kazakhstan, on the border with China.", ["KZ"]),
    ("Nauryz Celebrated", "A concert was held in Oslo by three states, among them Kazakhstan, India and Iraq.", ["KZ", "IN", "IQ"]),
    ("Trade", "President of Kazakhstan Ada Borg received a delegation of Japanese investors.", ["KZ", "JP"]),
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


NAMED_SIDES = [
    ("Train Arrives in Malta through Italy", "A train of Kazakhstan arrived by way of Italy and France.", ["KZ"]),
    ("Observers Share Views of Maltese Elections", "Members of the Commission of Kazakhstan met.", ["KZ"]),
    (
        "Shared Ties",
        "A forum was held with the participation of experts from Kazakhstan, the Kyrgyz Republic and Tajikistan.",
        ["KZ", "KG", "TJ"],
    ),
    ("New Envoys Appointed", "Ada Borg has been appointed Ambassador of Kazakhstan to the Republic of Malta.", ["KZ", "MT"]),
    (
        "New Envoys Appointed",
        "Ada Borg has been appointed.\nShe will represent the country in the Kingdom of Norway and Malta.",
        ["NO", "MT"],
    ),
    ("New Envoys Appointed", "Ada Borg has been appointed.\nIn 2019, she was appointed Ambassador to Malta.", []),
    ("Quake felt in Almaty", "An earthquake was felt in Almaty.\nThe epicenter lay in the territory of China.", ["KZ", "CN"]),
]


@pytest.mark.parametrize(("title", "body", "states"), NAMED_SIDES)
def test_sides_that_the_text_names(title: str, body: str, states: list[str]) -> None:
    assert [side.value for side in main_of(title, body).countries] == states


def test_an_office_of_state_stands_for_its_state() -> None:
    main = main_of("Ties", "Ada Borg met with Leo Camilleri.", {"Leo Camilleri": ("MT", "Director General of the Energy Agency of Malta")})

    assert [side.value for side in main.countries] == ["MT"]


def test_an_ambassador_of_a_third_state_is_a_guest_of_a_concert() -> None:
    main = main_of(
        "Concert in Valletta",
        "A concert was held in Valletta, Malta.\nIt was attended by Ada Borg and Leo Camilleri.",
        {"Ada Borg": ("MT", "Mayor of Valletta"), "Leo Camilleri": ("FJ", "Ambassador of Fiji to Malta")},
    )

    assert [side.value for side in main.countries] == ["MT"]


def test_official_of_a_world_body_stands_for_no_state() -> None:
    main = main_of(
        "Ties",
        "Ambassador Ada Borg of Kazakhstan met with Leo Camilleri.",
        {"Ada Borg": ("KZ", "Ambassador of Kazakhstan"), "Leo Camilleri": ("MT", "Director-General of the World Health Organization")},
    )

    assert [side.value for side in main.countries] == ["KZ"]


def test_referendum_is_a_vote_at_home() -> None:
    (_, event) = events_of(
        "Ties", "The envoy of Kazakhstan met with the Speaker of Malta.\nA national referendum will be held on 15 March 2026."
    )

    assert [side.value for side in event.countries] == ["KZ"]
