"""Pages of lists: nothing twice, nothing missed, with equal times, undated rows, and while rows are added."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from articles.models import Article
from tests.factories.articles import FIRST_MINUTE, ArticleFactory
from tests.factories.entities import EventFactory, PersonFactory

pytestmark = pytest.mark.django_db


def walk(get: Callable[..., Any], address: str, way: str = "next") -> list[list[str]]:
    """The ids of every page from an address on."""
    pages = []
    following: str | None = address
    while following:
        body = get(following).json()
        pages.append([row["id"] for row in body["results"]])
        following = body[way]
    return pages


def newest_first() -> list[str]:
    return list(Article.objects.order_by("-sort_at", "-public_id").values_list("public_id", flat=True))


@pytest.fixture
def articles() -> list[Article]:
    """Some of their own minute, some of one, some without a day."""
    return [
        *ArticleFactory.create_batch(4),
        *ArticleFactory.create_batch(9, published_at=FIRST_MINUTE),
        *ArticleFactory.create_batch(3, undated=True),
    ]


@pytest.mark.parametrize("size", [1, 3, 5, 50])
def test_every_row_is_shown_once_in_order(get: Any, articles: list[Article], size: int) -> None:
    pages = walk(get, f"articles/?page_size={size}")

    assert [row for page in pages for row in page] == newest_first()
    assert {len(page) for page in pages[:-1]} <= {size}


def test_the_way_back_shows_the_same_pages(get: Any, articles: list[Article]) -> None:
    following, pages = "articles/?page_size=3", []
    while following:
        body = get(following).json()
        pages.append([row["id"] for row in body["results"]])
        last, following = following, body["next"]

    assert walk(get, last, "previous") == pages[::-1]


def test_the_other_way_round(get: Any, articles: list[Article]) -> None:
    pages = walk(get, "articles/?page_size=3&ordering=published")

    assert [row for page in pages for row in page] == newest_first()[::-1]


def test_rows_that_come_in_while_one_reads_move_nothing(get: Any, articles: list[Article]) -> None:
    before = newest_first()
    first = get("articles/?page_size=4").json()
    ArticleFactory(published_at=FIRST_MINUTE + timedelta(days=1))
    ArticleFactory(withdrawn=True)

    rest = walk(get, first["next"])

    assert [row["id"] for row in first["results"]] + [row for page in rest for row in page] == before


def test_the_first_page_has_no_previous_and_the_last_no_next(get: Any, articles: list[Article]) -> None:
    body = get("articles/?page_size=16").json()

    assert (body["next"], body["previous"], len(body["results"])) == (None, None, 16)


def test_links_stand_in_the_header_too(get: Any, articles: list[Article]) -> None:
    answer = get("articles/?page_size=3")

    assert answer.headers["Link"] == f'<{answer.json()["next"]}>; rel="next"'


def test_the_count_is_told_only_when_asked_for(get: Any, articles: list[Article]) -> None:
    body = get("articles/?count=true&page_size=2").json()

    assert body["count"] == 16
    assert "count" not in body["next"]
    assert "count" not in get("articles/").json()


def test_a_cursor_fits_every_order_of_its_list(get: Any) -> None:
    PersonFactory.create_batch(5)
    cursor = get("people/?page_size=2").json()["next"].partition("cursor=")[2].partition("&")[0]

    assert {get(f"people/?ordering={order}&cursor={cursor}").status_code for order in ("name", "-name", "-article_count")} == {200}


@pytest.mark.parametrize("order", ["name", "-name", "-article_count"])
def test_people_in_every_order(get: Any, order: str) -> None:
    for number in range(7):
        PersonFactory(name=f"Aliya {'Testova' if number < 4 else 'Әбенова'}", article_count=number % 3)

    pages = walk(get, f"people/?ordering={order}&page_size=2")

    assert len({row for page in pages for row in page}) == 7


def test_events_of_one_day_and_without_a_date(get: Any) -> None:
    EventFactory.create_batch(3, starts_on="2026-03-02")
    EventFactory.create_batch(3, undated=True)

    pages = walk(get, "events/?page_size=2")

    assert [len(page) for page in pages] == [2, 2, 2]
    assert len({row for page in pages for row in page}) == 6


def test_mentions_page_by_page(get: Any, record: Any) -> None:
    whole = get("mentions/").json()["results"]
    found: list[dict[str, Any]] = []
    following = "mentions/?page_size=4"
    while following:
        body = get(following).json()
        found += body["results"]
        following = body["next"]

    assert found == whole
    assert len(found) > 20


def test_an_empty_list(get: Any) -> None:
    assert get("articles/").json() == {"next": None, "previous": None, "results": []}


def test_a_place_beyond_the_end(get: Any, articles: list[Article]) -> None:
    body = get("articles/?cursor=n-0000000000-00000000000000000").json()

    assert body == {"next": None, "previous": None, "results": []}
