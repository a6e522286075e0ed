import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.search import rebuild_index
from tests.factories.articles import ArticleFactory
from tests.factories.entities import PersonFactory
from tests.factories.record import make_record

pytestmark = pytest.mark.django_db


def test_an_empty_question_says_what_can_be_asked(client: Client) -> None:
    answer = client.get("/search/")

    assert answer.status_code == 200
    assert "in any of its spellings" in answer.text


def test_hits_are_marked_and_link_to_their_pages(client: Client) -> None:
    person = PersonFactory(name="Betülay Himoğlu")
    rebuild_index()

    answer = client.get("/search/", {"q": "Himoglu"})

    assert f'<a href="{person.get_absolute_url()}">Betülay <mark>Himoğlu</mark></a>' in answer.text


def test_what_finds_nothing_says_what_was_tried_and_suggests(client: Client) -> None:
    PersonFactory(name="Arman Issetov")
    rebuild_index()

    answer = client.get("/search/", {"q": "Arman Issetkov"})

    assert "<q>arman</q>, <q>issetkov</q>" in answer.text
    assert '<a href="?q=Arman%20Issetov">Arman Issetov</a>' in answer.text


def test_a_kind_is_paged(client: Client) -> None:
    ArticleFactory.create_batch(45, source_title="Wheat")
    rebuild_index()

    titles = [client.get("/search/", {"q": "wheat", "kind": "article", "page": page}).text.count("row-title") for page in (1, 2, 3, 4)]

    assert titles == [20, 20, 5, 0]


@pytest.mark.parametrize(
    "wrong", [{"kind": "spaceship"}, {"page": "0"}, {"page": "x"}, {"page": "999999999999"}, {"kind": "article", "page": "-1"}]
)
def test_a_wrong_kind_or_page_is_said(client: Client, wrong: dict[str, str]) -> None:
    answer = client.get("/search/", {"q": "wheat", **wrong})

    assert answer.status_code == 400
    assert "There is no such kind or page" in answer.text


def test_hostile_words_are_text(client: Client) -> None:
    ArticleFactory(source_title="<script>alert(1)</script> wheat")
    rebuild_index()

    answer = client.get("/search/", {"q": '<script>alert(1)</script> "wheat'})

    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("number", [1, 6])
def test_the_number_of_queries_is_fixed(client: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for each in range(1, number + 1):
        make_record(each)
    rebuild_index()

    with django_assert_num_queries(9):
        client.get("/search/", {"q": "Kazakhstan"})
