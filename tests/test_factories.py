"""What tests build on holds: each factory makes a row, and every span of the sample record yields its words."""

import inspect

import pytest
from factory.django import DjangoModelFactory

from articles.models import Appearance, Article, Evidence, Mention, Report
from entities.models import Person
from tests import factories
from tests.factories import make_record, text_of

pytestmark = pytest.mark.django_db
FACTORIES = [value for value in vars(factories).values() if inspect.isclass(value) and issubclass(value, DjangoModelFactory)]
NEEDS_TARGET = {factories.MentionFactory, factories.EvidenceFactory}


@pytest.mark.parametrize("row_factory", sorted(set(FACTORIES) - NEEDS_TARGET, key=lambda found: found.__name__))
def test_each_factory_makes_two_rows(row_factory):
    first, second = row_factory(), row_factory()

    assert first.pk != second.pk


def test_mentions_and_evidence_find_their_words():
    article = factories.ArticleFactory(source_title="Talks in Rome", source_body="The sides met in Astana.")

    mention = factories.MentionFactory(article=article, country=factories.CountryFactory(alpha2="IT"), surface="Rome")
    evidence = factories.EvidenceFactory(article=article, event=factories.EventFactory())

    assert (mention.field, mention.start, mention.end) == ("title", 9, 13)
    assert (evidence.field, evidence.start, evidence.end) == ("body", 17, 23)


def test_spans_of_the_record_yield_their_words():
    make_record(1)
    make_record(2)

    assert Mention.objects.count() > 30
    for mention in Mention.objects.select_related("article"):
        assert text_of(mention.article, mention.field)[mention.start : mention.end] == mention.surface
    for evidence in Evidence.objects.select_related("article"):
        assert evidence.end <= len(text_of(evidence.article, evidence.field))


def test_stories_of_the_record_stand_on_their_page():
    record = make_record()

    for appearance in Appearance.objects.filter(page_version=record.page_version).select_related("article"):
        text = record.page_version.text
        assert text[appearance.title_start : appearance.title_end] == appearance.article.source_title
        assert "\n".join(text[start:end] for start, end in appearance.paragraphs) == appearance.article.source_body


def test_records_of_other_numbers_share_no_people():
    for number in range(1, 11):
        make_record(number)

    assert Person.objects.values("name").distinct().count() == 40
    assert Article.objects.published().count() == 30
    assert Report.objects.filter(role="main").count() == 30
