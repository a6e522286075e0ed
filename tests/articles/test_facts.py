"""What an article's page shows of its own text."""

import pytest

from articles.facts import facts_of
from articles.models import Article
from entities.enums import Judgement
from tests.factories import (
    ArticleFactory,
    CountryFactory,
    EvidenceFactory,
    MentionFactory,
    PersonFactory,
    ReportFactory,
    StoryBuilder,
    make_record,
)

pytestmark = pytest.mark.django_db


def marked(paragraphs):
    return [piece.text for paragraph in paragraphs for sentence in paragraph.sentences for piece in sentence.pieces if piece.mark]


@pytest.fixture
def record():
    return make_record()


def test_the_event_is_told_with_its_participants_and_their_offices(record):
    facts = facts_of(record.articles[0])

    (told,) = facts.main
    assert told.event == record.meeting
    assert [fact.person for fact in told.people] == [record.ambassador, record.rector]
    assert [office.tenure for office in told.people[0].offices] == [record.ambassadorship]
    assert told.people[0].side == record.kazakhstan
    assert told.sides == [record.kazakhstan, record.belgium]


def test_each_fact_leads_to_its_sentence(record):
    facts = facts_of(record.articles[0])

    (told,) = facts.main
    assert told.anchors == {"kind": "s1", "day": "s1", "place": "s1"}
    assert facts.source_anchor == "s1"
    anchors = {sentence.anchor for paragraph in facts.body for sentence in paragraph.sentences}
    assert {"s1", facts.references[0].anchors["day"]} <= anchors


def test_other_events_are_references(record):
    assert [told.event for told in facts_of(record.articles[0]).references] == [record.forum]


def test_those_who_took_part_are_not_named_twice(record):
    facts = facts_of(record.articles[2])

    assert facts.main[0].people == []
    assert [fact.person for fact in facts.people] == [record.ambassador]
    assert facts.countries == [record.kazakhstan, record.belgium]
    assert facts.organizations == [record.university]


def test_names_are_marked_in_title_and_body(record):
    facts = facts_of(record.articles[1])

    assert marked([facts.title]) == ["Kazakhstan", "Italy"]
    assert marked(facts.body)[:3] == ["Kazakhstan", "Italy", "round 1 of political consultations"]


def test_rejected_and_unsure_mentions_are_not_marked():
    article = ArticleFactory(source_body="Talks in Rome and Astana.")
    MentionFactory(article=article, country=CountryFactory(alpha2="IT"), surface="Rome", judgement=Judgement.REJECTED)
    MentionFactory(article=article, person=PersonFactory(is_public=False), surface="Astana")

    facts = facts_of(article)

    assert (marked(facts.body), facts.people, facts.countries) == ([], [], [])


def test_a_mention_whose_text_is_gone_is_not_shown():
    article = ArticleFactory(source_body="Talks in Rome.")
    MentionFactory(article=article, country=CountryFactory(alpha2="IT"), surface="Milan", field="body", start=None, end=None)

    assert facts_of(article).countries == []


def test_an_edited_text_keeps_its_marks_and_the_text_as_read():
    article = ArticleFactory(source_title="Talks in Rome", source_body="Talks were held in Rome.")
    rome = CountryFactory(alpha2="IT")
    StoryBuilder(article).mention(rome, "Rome")
    EvidenceFactory(article=article, event=ReportFactory(article=article).event, value="Rome", fact="place")
    Article.objects.filter(pk=article.pk).update(title="Rome: talks", body="New words. In Rome, talks were held.")
    article.refresh_from_db()

    facts = facts_of(article)

    assert (marked([facts.title]), marked(facts.body)) == (["Rome"], ["Rome"])
    assert [sentence.anchor for sentence in facts.body_as_read[0].sentences] == ["s1"]
    assert {sentence.anchor for paragraph in facts.body for sentence in paragraph.sentences} == {""}


def test_the_number_of_queries_is_fixed(record, django_assert_num_queries):
    bare = ArticleFactory()
    with django_assert_num_queries(3):
        facts_of(bare)
    with django_assert_num_queries(5):
        facts_of(record.articles[0])
