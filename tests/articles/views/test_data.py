"""The page of the data files, and the files."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.bulk.export import export_data
from articles.changes import CREATED, RecordChange, record_changes
from articles.data_files import MANIFEST, Manifest, sha256_of
from tests.factories.articles import ArticleFactory
from tests.factories.record import make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def manifest(folder: Path) -> Manifest:
    record = make_record()
    record_changes([RecordChange("article", row.public_id, CREATED) for row in record.articles])
    return export_data(folder)


def test_without_an_export_the_page_says_so(client: Client, folder: Path) -> None:
    answer = client.get("/data/")

    assert (answer.status_code, "No file yet" in answer.text) == (200, True)
    assert client.get("/data/manifest.json").status_code == 404
    assert client.get("/data/people.jsonl.gz").status_code == 404


def test_a_damaged_manifest_is_no_export(client: Client, folder: Path) -> None:
    (folder / MANIFEST).write_text("{")

    assert "No file yet" in client.get("/data/").text


@pytest.mark.parametrize("prefix", ["", "/kk", "/ru"])
def test_the_page_shows_numbers_sizes_checksums_and_terms(client: Client, manifest: Manifest, prefix: str) -> None:
    text = client.get(f"{prefix}/data/").text

    for file in manifest.files:
        assert f'href="/data/{file.name}"' in text
        assert f"{file.sha256}  {file.name}" in text
    assert "Kazakhstan Today" in text
    assert f'href="{prefix}/data/api/"' in text


def test_the_page_asks_nothing_of_the_database(client: Client, manifest: Manifest, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        client.get("/data/")


def test_each_file_is_what_the_manifest_says(client: Client, manifest: Manifest, tmp_path: Path) -> None:
    told = client.get("/data/manifest.json")
    assert told.headers["Cache-Control"] == "public, max-age=60"

    for entry in told.json()["files"]:
        answer: Any = client.get(f"/data/{entry['path']}", headers={"Accept-Encoding": "gzip"})
        got = tmp_path / "got"
        got.write_bytes(b"".join(answer.streaming_content))
        assert (got.stat().st_size, sha256_of(got)) == (entry["size"], entry["sha256"])
        assert (answer.headers["Content-Type"], answer.headers.get("Content-Encoding")) == ("application/gzip", None)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_the_latest_file_stands_at_one_address(client: Client, manifest: Manifest) -> None:
    answer: Any = client.get("/data/articles.jsonl.gz", follow=True)

    lines = gzip.decompress(b"".join(answer.streaming_content)).splitlines()
    assert len(lines) == 3
    assert json.loads(lines[0])["attribution"].startswith("Kazakhstan Today, citing ")


def test_who_has_a_file_is_told_so(client: Client, manifest: Manifest) -> None:
    path = f"/data/{manifest.files[0].path}"
    answer = client.get(path)
    answer.close()

    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_file_of_the_export_before_can_still_be_had(client: Client, manifest: Manifest, folder: Path) -> None:
    ArticleFactory()
    export_data(folder)

    answer = client.get(f"/data/{manifest.files[0].path}")
    answer.close()
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "path", ["secret.gz", "0000000000000000/people.jsonl.gz", "0000000000000000/secret.gz", "../people.jsonl.gz", "%2e%2e/secret_key.gz"]
)
def test_nothing_else_is_there(client: Client, manifest: Manifest, folder: Path, path: str) -> None:
    (folder / "secret.gz").write_text("x")

    assert client.get(f"/data/{path}").status_code == 404
