"""The city of the main event where no plain "in" of the lead names it, read through the whole pipeline."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

PLACES = [
    ("Ties", "Akim of Karaganda Ada Borg received Ambassador of Malta Leo Camilleri.", ("Karaganda", "host_of_city")),
    ("Ties", "Ambassador of Kazakhstan to Poland Ada Borg met with the Mayor of Gdansk Ewa Dulska.", ("Gdansk", "host_of_city")),
    ("Ties", "Speaker Ada Borg held talks with a delegation of Malta.\nThe guests arrived in Astana on Monday.", ("Astana", "arrived")),
    ("Blast", "A blast near Karaganda killed two miners.", ("Karaganda", "injured")),
    ("Crash", "A bus overturned on the Uralsk - Taskala highway, killing two people.", ("Uralsk", "injured")),
    ("Quake", "An earthquake was recorded 90 km to the east of Almaty.", ("Almaty", "injured")),
    ("Relief", "Wagons with humanitarian aid set out from Saryagash station for Hairatan.", ("Saryagash", "way_of_aid")),
    ("Rescue", "Climbers were rescued and taken to Samagaun by helicopter.", ("Samagaun", "way_of_aid")),
    (
        "Plaque Returns from London",
        "A ceremony was held at the Embassy of Kazakhstan in the United Kingdom.\nThe plaque left London.",
        ("London", "capital_named"),
    ),
    ("Ties", "The leaders of Malta and Norway met in the town of Marsaxlokk.", ("Marsaxlokk", "unknown_city")),
    ("Course", "A course was opened at the Jagiellonian University in Krakow.", ("Krakow", "city")),
    ("Documents Finalized for SCO Summit in Astana", "The coordinators met in Almaty on Monday.", ("Almaty", "city")),
    ("Avaza to Host Forum", "Minister Ada Borg held talks with Minister Leo Camilleri.", None),
    ("Investors Interested in Turkistan", "Akim of the region Ada Borg met with investors in Kentau.", ("Kentau", "city")),
    ("Ties", "Ambassador of Kazakhstan to Malta Ada Borg met with Minister Leo Camilleri.\nAstana and Valletta have built trust.", None),
    ("Ties", "Ambassador Ada Borg spoke in Malta.\nStudents of the University of Valletta sang.", None),
    ("Ties", "President Ada Borg received Mayor of Moscow Ivan Orlov.", None),
    ("Ties", "Ada Borg met with Leo Camilleri.\nThe summit of the OTS, held in Bishkek in 2024, was praised.", None),
]


@pytest.mark.parametrize(("title", "body", "expected"), PLACES)
def test_city(title: str, body: str, expected: tuple[str, str] | None) -> None:
    main = read_story(*body.split("\n"), title=title).main_event
    place = main.place if main else None

    assert ((place.value.city, place.rule) if place and place.value.city else None) == expected


def test_a_visited_city_brings_its_state_as_a_side() -> None:
    main = read_story("Deputy Minister of Foreign Affairs of Kazakhstan Ada Borg paid a working visit to Bishkek.").main_event

    assert main is not None
    assert [side.value for side in main.countries] == ["KZ", "KG"]
