"""Who has an answer already is told so cheaply; caches, other sites' scripts and small lines are served well."""

import gzip
from datetime import timedelta
from time import process_time
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from articles.changes import UPDATED, RecordChange, record_changes
from articles.search import rebuild_index
from tests.factories.articles import ArticleFactory
from tests.factories.record import SampleRecord

pytestmark = pytest.mark.django_db
LISTS = ["articles", "people", "countries", "organizations", "offices", "events", "mentions", "changes"]
MOST_QUERIES = 3


def touch(record: SampleRecord) -> None:
    record_changes([RecordChange("article", record.articles[0].public_id, UPDATED)])


@pytest.fixture
def addresses(record: SampleRecord) -> list[str]:
    rebuild_index()
    touch(record)
    rows = [*record.articles[:1], record.ambassador, record.belgium, record.university, record.ambassadorship.office, record.meeting]
    names = ["articles", "people", "countries", "organizations", "offices", "events"]
    details = [f"{name}/{row.public_id}/?expand=mentions" for name, row in zip(names, rows, strict=True)]
    return ["", *(f"{name}/" for name in LISTS), "search/?q=kazakhstan", *details, f"articles/?person={record.ambassador.public_id}"]


def test_an_answer_that_is_known_is_not_given_again(get: Any, addresses: list[str], django_assert_max_num_queries: Any) -> None:
    for address in addresses:
        first = get(address)
        with django_assert_max_num_queries(MOST_QUERIES):
            second = get(address, If_None_Match=first.headers["ETag"])

        assert first.headers["ETag"].startswith('W/"')
        assert (second.status_code, second.content) == (304, b""), address
        assert second.headers["ETag"] == first.headers["ETag"]
        assert second.headers["Cache-Control"] == first.headers["Cache-Control"] == "public, max-age=60"


def test_an_answer_that_is_known_costs_a_fifth_at_most(get: Any, client: Client, record: SampleRecord) -> None:
    ArticleFactory.create_batch(50)
    touch(record)
    known = {"If-None-Match": get("articles/").headers["ETag"]}

    full, same = (min(_processor_time(client, headers) for _ in range(7)) for headers in ({}, known))

    assert same < full / 5


def _processor_time(client: Client, headers: dict[str, str]) -> float:
    started = process_time()
    client.get("/api/v1/articles/", headers=headers)
    return process_time() - started


def test_an_answer_that_is_as_old_is_not_given_again(get: Any, addresses: list[str], django_assert_max_num_queries: Any) -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        for address in filter(None, addresses):
            first = get(address)
            with django_assert_max_num_queries(MOST_QUERIES):
                second = get(address, If_Modified_Since=first.headers["Last-Modified"])

            assert (second.status_code, second.content) == (304, b""), address


def test_any_change_makes_another_answer(get: Any, record: SampleRecord) -> None:
    before = get("people/").headers["ETag"]
    touch(record)

    answer = get("people/", If_None_Match=before)

    assert answer.status_code == 200
    assert answer.headers["ETag"] != before


def test_two_changes_within_one_second_are_told_apart_by_time_too(get: Any, record: SampleRecord) -> None:
    with time_machine.travel("2026-03-10T12:00:00.2Z", tick=False):
        touch(record)
        told = get("people/").headers["Last-Modified"]
    with time_machine.travel("2026-03-10T12:00:00.8Z", tick=False):
        touch(record)
    with time_machine.travel("2026-03-10T12:01:00Z", tick=False):
        answer = get("people/", If_Modified_Since=told)

        assert answer.status_code == 200
        assert parse_http_date(answer.headers["Last-Modified"]) == parse_http_date(told) + 1


def test_other_addresses_forms_and_hosts_have_other_tags(client: Client, record: SampleRecord) -> None:
    settings.ALLOWED_HOSTS.append("other.example")
    tags = [
        client.get("/api/v1/people/").headers["ETag"],
        client.get("/api/v1/people/?page_size=2").headers["ETag"],
        client.get("/api/v1/people/?format=csv").headers["ETag"],
        client.get("/api/v1/people/", headers={"Accept": "text/csv"}).headers["ETag"],
        client.get("/api/v1/people/", headers={"Host": "other.example"}).headers["ETag"],
    ]
    settings.ALLOWED_HOSTS.remove("other.example")

    assert len(set(tags)) == 5


@pytest.mark.parametrize("address", ["people/0000000000/", "people/?colour=red", "people/?cursor=x"])
def test_what_is_wrong_is_never_known(get: Any, record: SampleRecord, address: str) -> None:
    touch(record)
    tomorrow = http_date((timezone.now() + timedelta(days=1)).timestamp())

    assert get(address, If_None_Match="*").status_code in (400, 404)
    assert get(address, If_Modified_Since=tomorrow).status_code in (400, 404)


def test_what_an_answer_depends_on_is_told_to_caches(get: Any, record: SampleRecord) -> None:
    vary = {name.strip().lower() for name in get("people/").headers["Vary"].split(",")}

    assert vary == {"accept", "accept-encoding", "origin"}


def test_the_head_of_an_answer(client: Client, record: SampleRecord) -> None:
    answer = client.head("/api/v1/people/")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["ETag"]


def test_answers_are_packed(get: Any, record: SampleRecord) -> None:
    answer = get("articles/", Accept_Encoding="gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == get("articles/").content
    assert get("articles/", Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"]).status_code == 304


def test_scripts_of_other_sites_may_read(client: Client, record: SampleRecord) -> None:
    answer = client.get("/api/v1/people/", headers={"Origin": "https://elsewhere.example"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert {"ETag", "Link", "Retry-After"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))


def test_scripts_of_other_sites_may_not_write(client: Client) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "DELETE"}
    answer = client.options("/api/v1/people/", headers=asked)

    assert "DELETE" not in answer.headers["Access-Control-Allow-Methods"]


def test_pages_of_the_site_are_not_for_scripts_of_others(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/robots.txt", headers={"Origin": "https://elsewhere.example"}).headers
