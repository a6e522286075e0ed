"""The front page."""

from datetime import date

import pytest

from tests.factories import make_record

pytestmark = pytest.mark.django_db


def test_an_empty_record_says_so(client):
    assert "The record is empty" in client.get("/").text


def test_the_latest_days_stand_with_their_stories(client, time_machine):
    record = make_record()
    time_machine.move_to("2029-01-01")

    text = client.get("/").text

    assert 'as of <time datetime="2026-03-03">3 March 2026</time>' in text
    assert all(article.source_title in text for article in record.articles)
    assert text.index('datetime="2026-03-03"><span') < text.index('datetime="2026-03-02"><span')


def test_what_is_coming_stands_beside_them(client):
    record = make_record()

    assert f'href="{record.forum.get_absolute_url()}"' in client.get("/").text


def test_what_is_overdue_is_only_counted(client):
    old = make_record(1, date(2025, 11, 3))
    make_record(2)

    text = client.get("/").text

    assert old.forum.get_absolute_url() not in text
    assert "All that was announced, 1 without a report yet" in text


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_a_fixed_number_of_queries(client, count, django_assert_num_queries):
    for number in range(1, count + 1):
        make_record(number)
    client.get("/")

    with django_assert_num_queries(8):
        client.get("/")
