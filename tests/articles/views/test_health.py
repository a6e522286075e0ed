"""Whether the site is alive, and whether it can answer."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings

from articles.changes import CREATED, RecordChange, record_changes
from articles.models import SearchEntry
from articles.search import rebuild_index
from tests.factories import ImportRunFactory, make_record

pytestmark = pytest.mark.django_db


def broken_where(words: str) -> Callable[..., Any]:
    """A database that answers no statement with these words."""

    def refuse(execute: Any, sql: str, *more: Any) -> Any:
        if words in sql:
            raise OperationalError("the password is secret")
        return execute(sql, *more)

    return refuse


def test_it_is_alive_without_a_database(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (200, b"ok", "text/plain; charset=utf-8")
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_new_site_is_ready(client: Client) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok", "database": "ok", "search": "ok",
        "newest_article_on": None, "last_import_at": None, "last_change_at": None, "last_change": 0,
    }  # fmt: skip


def test_it_tells_how_fresh_the_record_is(client: Client) -> None:
    record = make_record()
    rebuild_index()
    run = ImportRunFactory()
    record_changes([RecordChange("article", record.articles[0].public_id, CREATED)])

    body = client.get("/readyz").json()

    assert (body["newest_article_on"], body["last_change"]) == ("2026-03-03", 1)
    assert body["last_import_at"].startswith(f"{run.started_at:%Y-%m-}")
    assert body["last_change_at"]


@pytest.mark.parametrize(("words", "part"), [("articles_article", "database"), ("articles_search", "search")])
def test_it_is_not_ready_where_a_part_does_not_answer(client: Client, caplog: pytest.LogCaptureFixture, words: str, part: str) -> None:
    with connection.execute_wrapper(broken_where(words)):
        answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["status"], answer.json()[part]) == (503, "unavailable", "does not answer")
    assert "secret" not in json.dumps(answer.json())
    assert f"readyz: {part}" in caplog.messages


def test_an_empty_index_is_no_search(client: Client) -> None:
    make_record()
    SearchEntry.objects.all().delete()

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["search"]) == (503, "the index is empty: manage.py rebuild_search makes it")


@override_settings(SECURE_SSL_REDIRECT=True)
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_who_watches_need_not_speak_https(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
