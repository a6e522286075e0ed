"""The public lists as tables: every row that the list has, in its order."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from tests.factories.articles import ArticleFactory
from tests.factories.record import SampleRecord, make_record

pytestmark = pytest.mark.django_db


def table(client: Client, address: str) -> list[dict[str, str]]:
    answer: Any = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    return list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


@pytest.fixture
def record(db: None) -> SampleRecord:
    return make_record()


def test_all_rows_of_the_list(client: Client) -> None:
    articles = ArticleFactory.create_batch(35)

    rows = table(client, "/articles/?format=csv")

    assert [row["id"] for row in rows] == [article.public_id for article in reversed(articles)]
    assert "body" not in rows[0]


def test_the_filters_of_the_list_hold(client: Client, record: SampleRecord) -> None:
    (row,) = table(client, "/articles/?format=csv&country=IT")

    assert (row["countries"], row["page"]) == ("Kazakhstan; Italy", f"http://testserver{record.articles[1].get_absolute_url()}")


@pytest.mark.parametrize(("path", "count"), [("people", 4), ("events", 3), ("organizations", 1), ("countries", 3)])
def test_every_list_has_one(client: Client, record: SampleRecord, path: str, count: int) -> None:
    assert len(table(client, f"/{path}/?format=csv")) == count
    assert "format=csv" in client.get(f"/{path}/").content.decode()


def test_the_order_of_the_list_holds(client: Client, record: SampleRecord) -> None:
    names = [row["sort_name"] for row in table(client, "/people/?format=csv")]

    assert names == sorted(names)


def test_what_is_wrong_the_page_says(client: Client) -> None:
    answer = client.get("/articles/?format=csv&country=XX")

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_the_number_of_queries_is_fixed(client: Client, record: SampleRecord, django_assert_max_num_queries: Any) -> None:
    for number in range(2, 8):
        make_record(number)
    with django_assert_max_num_queries(12):
        assert len(table(client, "/articles/?format=csv")) == 21
