"""How many articles each value of a filter leaves."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.facets import data_version, facets_of
from articles.filters import ArticleFilters
from articles.models import Article, ChangeCounter
from tests.factories import ArticleFactory, make_record

pytestmark = pytest.mark.django_db


def facets(query="", version=0):
    filters = ArticleFilters(QueryDict(query), queryset=Article.objects.published())
    assert filters.is_valid(), filters.errors
    return facets_of(filters, version)


@pytest.fixture
def record():
    make_record(2)
    return make_record(1)


def counts(choices):
    return {choice.label: choice.count for choice in choices}


def test_every_filter_is_counted(record):
    found = facets()

    assert found.total == 6
    assert counts(found.countries) == {"Kazakhstan": 6, "Belgium": 4, "Italy": 2}
    assert counts(found.kinds) == {"Meeting": 2, "Consultations": 2, "Conference": 2}
    assert counts(found.sources) == {"Ministry of Foreign Affairs of the Republic of Kazakhstan": 6}
    assert counts(found.people)[record.ambassador.name] == 2


def test_a_filter_narrows_the_others_and_not_itself(record):
    found = facets("country=IT")

    assert found.total == 2
    assert counts(found.countries) == {"Kazakhstan": 6, "Belgium": 4, "Italy": 2}
    assert counts(found.kinds) == {"Consultations": 2}


def test_periods_count_back_from_the_newest_article(record):
    ArticleFactory(published_on=date(2025, 1, 5))

    periods = {period.label: period for period in facets("since=2026-03-03").periods}

    assert (periods["Last 7 days"].count, periods["Last 7 days"].until) == (6, date(2026, 3, 3))
    assert (periods["2025"].count, periods["2025"].since, periods["2025"].until) == (1, date(2025, 1, 1), date(2025, 12, 31))


def test_headlines_are_counted_only_when_asked_for(record):
    ArticleFactory(headline_only=True)

    assert (facets().total, facets("form=headline").total, facets("form=any").total) == (6, 1, 7)


def test_an_empty_record_has_no_choices():
    found = facets()

    assert (found.total, found.countries, found.people, found.kinds, found.sources, found.periods) == (0, [], [], [], [], [])


def test_numbers_are_kept_until_the_record_changes(record, django_assert_num_queries):
    facets(version=1)
    ArticleFactory()

    with django_assert_num_queries(0):
        assert facets(version=1).total == 6
    assert facets(version=2).total == 7


def test_the_version_is_the_last_change():
    assert data_version() == 0
    ChangeCounter.objects.create(last_number=41)
    assert data_version() == 41
