"""The API's page and its document: every example is asked, every parameter stands there."""

import re
import shlex
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.bulk.export import export_data
from articles.changes import CREATED, RecordChange, record_changes
from articles.search import rebuild_index
from articles.views.api_docs import QUESTIONS, read_examples
from tests.factories.record import make_record
from tests.openapi import check_answer, schema

pytestmark = pytest.mark.django_db
DOCUMENT = Path(__file__).parent.parent.parent.parent / "docs" / "api.md"
SITE = "http://127.0.0.1:8000"
CURL_LINES = re.findall(r"^    (curl .*)$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
DIFFERS = "…"


@pytest.fixture
def _record(tmp_path: Path, settings: Any) -> None:
    record = make_record()
    rebuild_index()
    record_changes([RecordChange("article", row.public_id, CREATED) for row in record.articles])
    settings.DATA_DIR = tmp_path
    export_data(tmp_path)


def fits(expected: Any, found: Any) -> bool:
    """Whether an answer is the one that the example shows, `…` standing for anything."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return expected.keys() == found.keys() and all(fits(expected[key], found[key]) for key in expected)
    if isinstance(expected, list) and isinstance(found, list):
        return len(expected) == len(found) and all(fits(*pair) for pair in zip(expected, found, strict=True))
    return bool(expected == DIFFERS and found is not None) or bool(expected == found)


@pytest.mark.usefixtures("_record")
@pytest.mark.parametrize("example", read_examples(), ids=lambda example: example["id"])
def test_each_example_answers_as_shown(client: Client, example: dict[str, Any]) -> None:
    answer = client.get(f"/api/v1/{example['path']}")

    assert answer.status_code == example["status"]
    assert fits(example["answer"], answer.json()), answer.json()


def test_each_example_stands_on_the_page_with_a_question(client: Client) -> None:
    text = unescape(client.get("/data/api/").text)

    assert {example["id"] for example in read_examples()} == QUESTIONS.keys()
    for question in QUESTIONS.values():
        assert str(question) in text
    addresses = re.findall(r"""curl '<a href="([^"]+)" rel="nofollow">([^<]+)</a>'""", text)
    assert len(addresses) == len(QUESTIONS)
    for href, shown in addresses:
        assert href == shown
        assert client.get(href).status_code in (200, 400)


@pytest.mark.parametrize("prefix", ["", "/kk", "/ru"])
def test_every_resource_parameter_and_key_stands_on_the_page(client: Client, prefix: str, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        text = client.get(f"{prefix}/data/api/").text

    shown = set(re.findall(r"<code>([^<]+)</code>", text))
    for path, item in schema()["paths"].items():
        assert f"GET {path}" in shown
        assert {row["name"] for row in item["get"]["parameters"]} <= shown
    for name in ("Article", "Person", "Change", "Mention"):
        assert schema()["components"]["schemas"][name]["properties"].keys() <= shown
    assert {"ETag", "RateLimit-Remaining", "Retry-After"} <= shown
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", text)


@pytest.mark.usefixtures("_record")
@pytest.mark.parametrize("line", CURL_LINES)
def test_each_curl_line_of_the_document(client: Client, line: str) -> None:
    words = shlex.split(line)
    address = words[-1]
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    assert set(words[1:-1]) - {f"{name}: {value}" for name, value in headers.items()} <= {"-H", "-L", "-O", "--compressed"}
    assert address.startswith(SITE)
    path = address.removeprefix(SITE)

    answer = client.get(path, headers=headers, follow="-L" in words)

    assert answer.status_code == 200
    if path.startswith("/api/"):
        check_answer(path, answer)
        assert "results" not in answer.content.decode() or "format=csv" in path or answer.json()["results"] or "modified_since" in path
    answer.close()


def test_the_document_has_lines_to_try() -> None:
    assert len(CURL_LINES) >= 10
