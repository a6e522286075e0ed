"""Titles of events that have no name of their own."""

import pytest
from django.utils import translation

from entities.enums import EventKind
from entities.models import Country
from entities.reference import sync_countries
from entities.titles import TitleParts, compose_short_title, compose_title, states_with_article

TWO = ["Kazakhstan", "Belgium"]
PAIR = ["Roman Vassilenko", "Anne-Sophie Nyssen"]
CASES = [
    (TitleParts(EventKind.MEETING, TWO, [], "Liège"), "Meeting of Kazakhstan and Belgium in Liège"),
    (TitleParts(EventKind.MEETING, TWO, PAIR), "Meeting of Kazakhstan and Belgium: Roman Vassilenko and Anne-Sophie Nyssen"),
    (TitleParts(EventKind.MEETING, ["Kazakhstan"], PAIR), "Meeting: Roman Vassilenko and Anne-Sophie Nyssen"),
    (
        TitleParts(EventKind.MEETING, [], [*PAIR, "Volker Türk"], "Geneva"),
        "Meeting in Geneva: Roman Vassilenko, Anne-Sophie Nyssen and others",
    ),
    (TitleParts(EventKind.PHONE_CALL, ["Kazakhstan", "the Netherlands"]), "Phone call between Kazakhstan and the Netherlands"),
    (TitleParts(EventKind.CREDENTIALS, TWO, PAIR[:1]), "Presentation of credentials: Kazakhstan and Belgium (Roman Vassilenko)"),
    (TitleParts(EventKind.CONFERENCE, [], [], "Geneva", "2026"), "Conference in Geneva"),
    (TitleParts(EventKind.CONFERENCE, [*TWO, "Italy", "Japan"]), "Conference: Kazakhstan, Belgium, Italy and others"),
    (TitleParts(EventKind.VISIT, TWO, [], "Astana"), "Visit to Astana: Kazakhstan and Belgium"),
    (TitleParts(EventKind.STATEMENT, [*TWO, "Italy"], PAIR[:1]), "Statement by Roman Vassilenko (Belgium, Italy)"),
    (TitleParts(EventKind.VOTE, ["Kazakhstan"], [], "", "15 March 2026"), "Vote: Kazakhstan, 15 March 2026"),
    (TitleParts(EventKind.CONFERENCE, [], [], "", "16–17 March 2026"), "Conference, 16–17 March 2026"),
    (TitleParts(EventKind.CONFERENCE), "Conference"),
]


@pytest.mark.parametrize(("parts", "title"), CASES, ids=[title for _parts, title in CASES])
def test_a_title_tells_what_happened_between_whom_and_where(parts, title):
    assert compose_title(parts) == title


def test_a_short_title_leaves_out_the_people_where_the_sides_tell():
    assert compose_short_title(TitleParts(EventKind.MEETING, TWO, PAIR, "Liège")) == "Meeting of Kazakhstan and Belgium in Liège"
    assert compose_short_title(TitleParts(EventKind.MEETING, TWO[:1], PAIR)) == "Meeting: Roman Vassilenko and Anne-Sophie Nyssen"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ru", "Встреча: Казахстан и Бельгия, Liège (Roman Vassilenko и Anne-Sophie Nyssen)"),
        ("kk", "Кездесу: Қазақстан және Бельгия, Liège (Roman Vassilenko және Anne-Sophie Nyssen)"),
    ],
)
def test_other_languages_set_names_beside_each_other_and_bend_none(language, title):
    sides = {"ru": ["Казахстан", "Бельгия"], "kk": ["Қазақстан", "Бельгия"]}[language]
    with translation.override(language):
        assert compose_title(TitleParts(EventKind.MEETING, sides, PAIR, "Liège")) == title


@pytest.mark.django_db
def test_states_with_an_article_are_states():
    sync_countries()

    assert set(Country.objects.values_list("alpha2", flat=True)) >= states_with_article()
