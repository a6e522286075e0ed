"""Stories near a story."""

import pytest

from articles.neighbours import TOO_COMMON, earlier_and_later, similar
from entities.models import Organization, Person
from tests.factories import ArticleFactory, make_record

pytestmark = pytest.mark.django_db


def test_before_and_after_are_public_stories():
    first, second, third = ArticleFactory(), ArticleFactory(), ArticleFactory()
    ArticleFactory(headline_only=True)
    ArticleFactory(withdrawn=True)

    assert earlier_and_later(second) == (first, third)
    assert earlier_and_later(first) == (None, second)
    assert earlier_and_later(third) == (second, None)


def test_stories_of_the_same_people_and_events_are_similar():
    record = make_record()
    make_record(2)
    Person.objects.update(article_count=2)
    Organization.objects.update(article_count=2)
    record.meeting.__class__.objects.update(article_count=2)

    assert similar(record.articles[0]) == [record.articles[2]]


def test_who_stands_in_too_many_stories_makes_none_similar():
    record = make_record()
    for model in (Person, Organization, record.meeting.__class__):
        model.objects.update(article_count=TOO_COMMON + 1)

    assert similar(record.articles[0]) == []
