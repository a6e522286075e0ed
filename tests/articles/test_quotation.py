"""The sentence behind a fact."""

import pytest

from articles.quotation import LONGEST_SIDE, quote, quote_first
from tests.factories import ArticleFactory, EventFactory, EvidenceFactory

pytestmark = pytest.mark.django_db
BODY = "They met on Monday. Talks were held in Rome, the U.S. Embassy said. They left."


def told(quotation):
    return "".join(f"[{piece.text}]" if piece.is_proof else piece.text for piece in quotation.pieces)


def test_a_quotation_is_the_sentence_around_the_words():
    article = ArticleFactory(source_body=BODY)
    start = BODY.index("Rome")

    quotation = quote(article, "body", (start, start + 4))

    assert told(quotation) == "Talks were held in [Rome], the U.S. Embassy said."
    assert quotation.address == f"{article.get_absolute_url()}#s2"


def test_the_title_is_quoted_whole():
    article = ArticleFactory(source_title="Talks. In Rome. Again")

    quotation = quote(article, "title", (10, 14))

    assert (told(quotation), quotation.anchor) == ("Talks. In [Rome]. Again", "t")


def test_a_long_sentence_is_cut_at_words():
    body = "word " * 500 + "Rome" + " word" * 500
    article = ArticleFactory(source_body=body)

    quotation = quote(article, "body", (2500, 2504))

    assert quotation.words == "Rome"
    assert told(quotation).startswith("… word word")
    assert told(quotation).endswith("word word …")
    assert len(told(quotation)) <= 2 * LONGEST_SIDE + 20


@pytest.mark.parametrize(("start", "end"), [(5, 5), (0, 5000), (-1, 3)])
def test_a_span_outside_of_the_text_is_no_quotation(start, end):
    assert quote(ArticleFactory(source_body=BODY), "body", (start, end)) is None


def test_the_first_evidence_with_a_span_is_quoted():
    article = ArticleFactory(source_body=BODY)
    evidence = EvidenceFactory(article=article, event=EventFactory(), value="Rome")
    evidence_out_of_text = EvidenceFactory.build(article=article, start=9000, end=9004)

    assert quote_first([evidence_out_of_text, evidence]).words == "Rome"
    assert quote_first([]) is None


def test_several_facts_of_a_sentence_are_marked_in_one_quotation():
    article = ArticleFactory(source_body=BODY)
    start = BODY.index("Talks")

    quotation = quote(article, "body", (start, start + 5), (start + 19, start + 23), (start + 2, start + 10))

    assert told(quotation) == "[Talks][ were] held in [Rome], the U.S. Embassy said."
    assert quotation.words == "Talks"
