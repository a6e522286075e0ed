"""Cities in which something happens."""

import pytest

from articles.extraction.countries import find_countries
from articles.extraction.places import find_places
from articles.extraction.records import PlaceValue
from articles.extraction.text import ArticleText, Field

CITIES = [
    ("The talks took place in Vilnius.", PlaceValue("Vilnius", "LT"), "city"),
    ("A delegation is visiting Vilnius.", PlaceValue("Vilnius", "LT"), "visited"),
    ("The forum opened in Frankfurt am Main.", PlaceValue("Frankfurt am Main", "DE"), "city"),
    ("The exhibition is shown in the city of Kraków.", PlaceValue("Kraków", "PL"), "city"),
    ("The delegation visited Hanoi.", PlaceValue("Hanoi", "VN"), "visited"),
    ("The Consul of Kazakhstan in Strasbourg spoke.", PlaceValue("Strasbourg", "FR"), "seat"),
    ("Venezuela held a fair in Valencia.", PlaceValue("Valencia", "VE"), "city"),
    ("Spain held a fair in Valencia.", PlaceValue("Valencia", "ES"), "city"),
]


def places_of(body: str) -> list[tuple[PlaceValue, str]]:
    text = ArticleText(Field("title", ""), Field("body", body))
    return [(found.value, found.rule) for found in find_places(text, find_countries(text))]


@pytest.mark.parametrize(("body", "place", "rule"), CITIES)
def test_city_is_read_with_its_state(body: str, place: PlaceValue, rule: str) -> None:
    assert places_of(body) == [(place, rule)]


@pytest.mark.parametrize(
    "body", ["Trade grew in Poland.", "It was built in March.", "Peace in Central Asia matters.", "In Particular it helps."]
)
def test_states_regions_and_months_are_no_cities(body: str) -> None:
    assert places_of(body) == []


def test_span_yields_the_city_as_printed() -> None:
    text = ArticleText(Field("title", "Poets Meet in Łódź"), Field("body", ""))

    assert [text.of_span(found.span) for found in find_places(text, ())] == ["Łódź"]
