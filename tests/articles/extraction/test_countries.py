"""Which words of an article stand for a state."""

import pytest

from articles.extraction.countries import drop_inside, find_countries
from articles.extraction.records import Span
from articles.extraction.text import ArticleText, Field

NAMED = [
    ("The Hellenic Republic sent an envoy.", ["GR"]),
    ("Delegations of the UAE, the UK and the U.S. came.", ["AE", "GB", "US"]),
    ("Kazakh-Omani ties grow.", ["KZ", "OM"]),
    ("The Kazakhstan–Latvia council met.", ["KZ", "LV"]),
    ("A Dutch-Kazakh project began.", ["NL", "KZ"]),
    ("He came from Korea.", ["KR"]),
    ("South Korea and North Korea talk.", ["KR", "KP"]),
    ("Papua New Guinea and Guinea-Bissau joined.", ["PG", "GW"]),
    ("Côte d’Ivoire buys grain.", ["CI"]),
    ("Türkiye and Moldova agreed.", ["TR", "MD"]),
    ("The President of Georgia spoke.", ["GE"]),
    ("He visited Jordan.", ["JO"]),
]
GOVERNMENTS = [
    ("Astana and Warsaw have built a partnership.", ["KZ", "PL"]),
    ("Oslo expresses support for the reforms.", ["NO"]),
    ("He praised Hanoi’s readiness for talks.", ["VN"]),
    ("It deepens the relations between Astana and Tokyo.", ["KZ", "JP"]),
    ("He stressed the interest of Nairobi.", ["KE"]),
    ("The minister thanked Riga for its help.", ["LV"]),
    ("The Astana-Doha partnership grows.", ["KZ", "QA"]),
    ("Madrid, he said, was ready.", ["ES"]),
]
NOTHING = [
    "The talks were held in Warsaw.",
    "A delegation left for Oslo.",
    "Flights between Almaty and Hanoi begin.",
    "The Mayor of Riga spoke.",
    "The European Union and Central Asia met.",
    "Latin American and Turkic poets came.",
    "Trade reached 3 billion US dollars.",
    "He speaks Persian, Arabic and French.",
    "A course of the Chinese language began.",
    "Ethiopian Airlines began flights.",
    "The French Development Agency joined.",
    "The guests are staying in Flanders.",
    "Our country has a plan.",
    "A film with Michael Jordan was shown.",
    "Priorities were discussed in Washington, DC.",
]
SHARED = [
    ("The Dominican Republic opened an embassy. The Dominican minister spoke.", ["DO"]),
    ("Dominica opened an embassy. The Dominican minister spoke.", ["DM"]),
    ("The Dominican minister spoke.", []),
    ("The Democratic Republic of the Congo sent a Congolese envoy.", ["CD"]),
]


def states_of(body: str) -> list[str]:
    return [country.alpha2 for country in find_countries(ArticleText(Field("title", ""), Field("body", body)))]


@pytest.mark.parametrize(("body", "states"), NAMED + SHARED)
def test_state_is_found_by_its_name(body: str, states: list[str]) -> None:
    assert states_of(body) == states


@pytest.mark.parametrize(("body", "states"), GOVERNMENTS)
def test_capital_stands_for_its_government(body: str, states: list[str]) -> None:
    assert states_of(body) == states


@pytest.mark.parametrize("body", NOTHING)
def test_no_state_is_read(body: str) -> None:
    assert states_of(body) == []


def test_each_mention_has_its_span_and_rule() -> None:
    text = ArticleText(Field("title", "Bern Expresses Support"), Field("body", "The Swiss side spoke.\nSwitzerland agreed."))

    (country,) = find_countries(text)

    assert [(text.of_span(mention.span), mention.rule) for mention in country.mentions] == [
        ("Bern", "capital_subject"),
        ("Swiss", "demonym"),
        ("Switzerland", "name"),
    ]


def test_mentions_inside_a_name_are_dropped() -> None:
    countries = find_countries(ArticleText(Field("title", ""), Field("body", "Israel Peeters met the Chad team.")))

    assert [country.alpha2 for country in drop_inside(countries, [Span("body", 0, 14)])] == ["TD"]
