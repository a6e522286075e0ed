"""Which sentences show a fact."""

import pytest

from articles.enums import ArticleStatus
from articles.proofs import latest_mention, passages_of_event, proof_of_country, proofs_of_participations, proofs_of_tenures
from entities.enums import Judgement
from tests.factories import EvidenceFactory, PersonFactory, make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def record():
    return make_record()


def test_an_office_is_shown_by_its_first_and_its_latest_sentence(record):
    proof = proofs_of_tenures([record.ambassadorship])[record.ambassadorship.pk]

    assert (proof.first.article, proof.latest.article) == (record.articles[0], record.articles[2])
    assert proof.first.words == "Ambassador of Kazakhstan to Belgium"


def test_one_sentence_is_not_shown_twice(record):
    tenure = record.rector.tenures.get()

    proof = proofs_of_tenures([tenure])[tenure.pk]

    assert (proof.first.article, proof.latest) == (record.articles[0], None)


def test_hidden_articles_and_rejected_evidence_show_nothing(record):
    record.articles[0].evidence.update(judgement=Judgement.REJECTED)
    type(record.articles[2]).objects.filter(pk=record.articles[2].pk).update(status=ArticleStatus.NEEDS_REVIEW)

    proof = proofs_of_tenures([record.ambassadorship])[record.ambassadorship.pk]

    assert (proof.first, proof.latest) == (None, None)


def test_an_event_is_shown_by_the_story_that_reports_it(record):
    (passage,) = passages_of_event(record.meeting)

    assert passage.facts == ("kind", "day", "place")
    assert passage.quotation.article == record.articles[0]
    assert [piece.text for piece in passage.quotation.pieces if piece.is_proof] == ["met with the Rector", "Liège", "2 March 2026"]
    assert passages_of_event(record.forum)[0].quotation.article == record.articles[2]


def test_facts_of_several_sentences_are_several_passages(record):
    EvidenceFactory(article=record.articles[0], event=record.meeting, fact="end", value="this autumn")

    assert [passage.facts for passage in passages_of_event(record.meeting)] == [("kind", "day", "place"), ("end",)]


def test_a_participation_is_shown_by_the_name(record):
    part = record.meeting.participations.get(person=record.rector)

    assert proofs_of_participations([part])[part.pk].words == record.rector.name


def test_a_country_is_shown_by_what_it_was_read_from(record):
    assert proof_of_country(record.ambassador) is None
    EvidenceFactory(article=record.articles[0], person=record.ambassador, fact="country", value="KZ", surface="Ambassador of Kazakhstan")

    assert proof_of_country(record.ambassador).words == "Ambassador of Kazakhstan"


def test_the_latest_mention_is_of_the_newest_story(record):
    assert latest_mention(record.ambassador).article == record.articles[2]
    assert latest_mention(PersonFactory()) is None


@pytest.mark.parametrize("number_of_records", [1, 3])
def test_queries_do_not_grow_with_rows(number_of_records, django_assert_num_queries):
    tenures = [make_record(number).ambassadorship for number in range(1, number_of_records + 1)]

    with django_assert_num_queries(2):
        proofs_of_tenures(tenures)
