"""Paging by position: whole and without repetition, whatever is added meanwhile; hostile cursors are refused."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Article
from entities.keyset import BY_NAME, MOST_ACTIVE_FIRST, NEWEST_FIRST, BadCursorError
from entities.models import Person
from tests.factories import ArticleFactory, PersonFactory

pytestmark = pytest.mark.django_db
MINUTE = datetime(2026, 3, 2, 7, 12, tzinfo=UTC)


def bulk_articles(count, sort_at, **values):
    Article.objects.bulk_create(ArticleFactory.build_batch(count, sort_at=sort_at, **values))


def walk(keyset, rows, size, direction="next", cursor=None):
    """All pages from a cursor on, as lists of primary keys."""
    pages = []
    while True:
        page = keyset.page(rows, cursor, size)
        pages.append([row.pk for row in page.rows])
        cursor = getattr(page, direction)
        if cursor is None:
            return pages


def test_three_thousand_equal_times_and_ten_undated_rows_come_once_each_in_order():
    bulk_articles(3000, MINUTE)
    bulk_articles(10, MINUTE, published_at=None, published_on=None)
    bulk_articles(20, MINUTE + timedelta(minutes=1))
    bulk_articles(20, MINUTE - timedelta(minutes=1))

    pages = walk(NEWEST_FIRST, Article.objects.all(), 500)

    expected = list(Article.objects.order_by("-sort_at", "-pk").values_list("pk", flat=True))
    assert [key for page in pages for key in page] == expected
    assert [len(page) for page in pages] == [500] * 6 + [50]


def test_the_way_back_shows_the_same_pages():
    bulk_articles(25, MINUTE)
    there = walk(NEWEST_FIRST, Article.objects.all(), 10)
    last = NEWEST_FIRST.page(Article.objects.all(), NEWEST_FIRST.cursor_at(Article.objects.get(pk=there[1][-1]), "next"), 10)

    back = walk(NEWEST_FIRST, Article.objects.all(), 10, "previous", last.previous)

    assert back == [there[1], there[0]]


def test_rows_added_above_move_nothing_below():
    bulk_articles(20, MINUTE)
    first = NEWEST_FIRST.page(Article.objects.all(), None, 10)
    expected = [row.pk for row in NEWEST_FIRST.page(Article.objects.all(), first.next, 10).rows]

    bulk_articles(7, MINUTE + timedelta(hours=1))
    bulk_articles(7, MINUTE)
    second = NEWEST_FIRST.page(Article.objects.all(), first.next, 10)

    assert [row.pk for row in second.rows] == expected
    assert len(walk(NEWEST_FIRST, Article.objects.all(), 10, "previous", second.previous)) == 3


def test_the_first_page_has_no_previous_and_the_last_no_next():
    bulk_articles(3, MINUTE)

    page = NEWEST_FIRST.page(Article.objects.all(), None, 3)

    assert (page.next, page.previous) == (None, None)


def test_an_empty_page_leads_back_to_the_row_that_led_there():
    bulk_articles(3, MINUTE)
    rows = Article.objects.order_by("-pk")

    beyond_last = NEWEST_FIRST.page(rows, NEWEST_FIRST.cursor_at(rows[2], "next"), 10)
    before_first = NEWEST_FIRST.page(rows, NEWEST_FIRST.cursor_at(rows[0], "previous"), 10)

    assert (beyond_last.rows, before_first.rows) == ([], [])
    assert NEWEST_FIRST.page(rows, beyond_last.previous, 10).rows == list(rows)
    assert NEWEST_FIRST.page(rows, before_first.next, 10).rows == list(rows)


def test_an_empty_page_leads_back_where_keys_ascend():
    people = [PersonFactory(name="Same", sort_name="Same") for _ in range(3)]

    beyond_last = BY_NAME.page(Person.objects.all(), BY_NAME.cursor_at(people[2], "next"), 10)
    before_first = BY_NAME.page(Person.objects.all(), BY_NAME.cursor_at(people[0], "previous"), 10)

    assert BY_NAME.page(Person.objects.all(), beyond_last.previous, 10).rows == people
    assert BY_NAME.page(Person.objects.all(), before_first.next, 10).rows == people


def test_names_ascend_and_equal_names_stay_apart():
    people = [PersonFactory(name=name, sort_name=name) for name in ("Beta", "Alpha", "Beta", "Élan")]

    pages = walk(BY_NAME, Person.objects.all(), 1)

    assert pages == [[people[1].pk], [people[0].pk], [people[2].pk], [people[3].pk]]


def test_activity_descends_while_ties_ascend():
    people = [PersonFactory(article_count=count) for count in (1, 5, 5, 3)]

    pages = walk(MOST_ACTIVE_FIRST, Person.objects.all(), 3)

    assert pages == [[people[1].pk, people[2].pk, people[3].pk], [people[0].pk]]


def test_a_page_is_one_query(django_assert_num_queries):
    bulk_articles(3, MINUTE)

    with django_assert_num_queries(1):
        NEWEST_FIRST.page(Article.objects.all(), None, 2)


def forged(*parts):
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%%%",
        "é" * 10,
        "A" * 5000,
        forged(),
        forged("newest", "next", "2026-03-02T07:12:00+00:00"),
        forged("newest", "sideways", "2026-03-02T07:12:00+00:00", 1),
        forged("name", "next", "2026-03-02T07:12:00+00:00", 1),
        forged("newest", "next", "2026-03-02T07:12:00", 1),
        forged("newest", "next", "2026-13-02T07:12:00+00:00", 1),
        forged("newest", "next", None, 1),
        forged("newest", "next", ["a"], 1),
        forged("newest", "next", "2026-03-02T07:12:00+00:00", "1"),
        forged("newest", "next", "2026-03-02T07:12:00+00:00", True),
        forged("newest", "next", 5, 1),
    ],
)
def test_a_cursor_not_made_here_is_refused(cursor):
    with pytest.raises(BadCursorError):
        NEWEST_FIRST.page(Article.objects.all(), cursor, 10)


def test_a_cursor_with_a_nul_or_for_another_type_is_refused():
    for value in ("a\x00b", 1.5):
        with pytest.raises(BadCursorError):
            BY_NAME.page(Person.objects.all(), forged("name", "next", value, 1), 10)


def test_a_key_that_no_database_holds_gives_an_answer():
    ArticleFactory(sort_at=MINUTE)

    page = NEWEST_FIRST.page(Article.objects.all(), forged("newest", "next", "2026-03-03T07:12:00+00:00", 10**30), 10)

    assert len(page.rows) == 1
