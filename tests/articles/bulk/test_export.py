"""Data files: what is in them, the same bytes for the same record, and nothing by halves."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.test import Client

from articles.bulk.export import export_data
from articles.changes import CREATED, RecordChange, record_changes
from articles.data_files import RESOURCES, read_manifest, sha256_of
from articles.models import Article
from tests.articles.bulk.frozen_export import export_of
from tests.factories.articles import ArticleFactory
from tests.factories.record import SampleRecord, make_record

ROOT = Path(__file__).parent.parent.parent.parent
JSON_LINES = "jsonl"


def records(folder: Path, resource: str) -> list[dict[str, Any]]:
    manifest = read_manifest(folder)
    assert manifest is not None
    file = manifest.find(resource, JSON_LINES)
    assert file is not None
    return [json.loads(line) for line in gzip.decompress((folder / file.path).read_bytes()).splitlines()]


@pytest.fixture
def record(db: None) -> SampleRecord:
    made = make_record()
    record_changes([RecordChange("article", row.public_id, CREATED) for row in made.articles])
    return made


def test_all_that_the_api_lists_is_in_the_files(client: Client, record: SampleRecord, tmp_path: Path) -> None:
    export_data(tmp_path)

    for resource in RESOURCES:
        if resource == "evidence":
            continue
        listed = client.get(f"/api/v1/{resource}/?page_size=500").json()["results"]
        found = records(tmp_path, resource)
        assert len(found) == len(listed), resource
        keys = ("id", "number") if resource == "changes" else ("id", "title", "body") if resource == "articles" else ("id", "name")
        if resource != "mentions":
            shown = sorted(tuple(str(row.get(key)) for key in keys) for row in listed)
            assert sorted(tuple(str(row.get(key)) for key in keys) for row in found) == shown


def test_addresses_are_paths(record: SampleRecord, tmp_path: Path) -> None:
    export_data(tmp_path)

    (person,) = [row for row in records(tmp_path, "people") if row["id"] == record.ambassador.public_id]
    assert (person["url"], person["page"]) == (f"/api/v1/people/{person['id']}/", record.ambassador.get_absolute_url())
    assert person["attribution"] == "Kazakhstan Today"
    assert b"testserver" not in b"".join(gzip.decompress(path.read_bytes()) for path in tmp_path.rglob("*.gz"))


def test_the_manifest_says_what_is_there(record: SampleRecord, tmp_path: Path) -> None:
    manifest = export_data(tmp_path)

    assert read_manifest(tmp_path) == manifest
    assert (manifest.last_change, len(manifest.files)) == (3, 2 * len(RESOURCES))
    for file in manifest.files:
        path = tmp_path / file.path
        assert (file.size, file.sha256) == (path.stat().st_size, sha256_of(path))
        lines = gzip.decompress(path.read_bytes()).decode("utf-8-sig")
        rows = len(lines.splitlines()) if file.form == JSON_LINES else len(list(csv.DictReader(io.StringIO(lines))))
        assert rows == file.rows, file.path


def test_cells_are_harmless_and_json_lines_are_not_altered(db: None, tmp_path: Path) -> None:
    ArticleFactory(source_title="=HYPERLINK(1)")
    manifest = export_data(tmp_path)

    (article,) = records(tmp_path, "articles")
    sheet = manifest.find("articles", "csv")
    assert sheet is not None
    (row,) = csv.DictReader(io.StringIO(gzip.decompress((tmp_path / sheet.path).read_bytes()).decode("utf-8-sig")))
    assert (article["title"], row["title"]) == ("=HYPERLINK(1)", "'=HYPERLINK(1)")


@pytest.mark.django_db(transaction=True)
def test_the_same_pages_give_the_same_bytes_in_another_process_on_another_database(pages: list[Path], tmp_path: Path) -> None:
    """The other one is SQLite; on PostgreSQL that makes two kinds of databases."""
    command = [sys.executable, "-m", "tests.articles.bulk.frozen_export", str(tmp_path / "there"), *map(str, pages)]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'other.sqlite3'}", "PYTHONHASHSEED": "7"}
    there = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)

    assert export_of(tmp_path / "here", pages) == there.stdout.strip()


def test_an_export_of_the_same_record_changes_nothing(record: SampleRecord, tmp_path: Path) -> None:
    export_data(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")}
    with time_machine.travel("2031-01-01"):
        export_data(tmp_path)

    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")} == before


def test_the_export_before_stays_and_older_ones_go(record: SampleRecord, tmp_path: Path) -> None:
    contents = []
    for _ in range(3):
        ArticleFactory()
        contents.append(export_data(tmp_path).content)
    (tmp_path / "part-killed").mkdir()
    contents.append(export_data(tmp_path).content)

    assert contents[3] == contents[2]
    assert {path.name for path in tmp_path.iterdir()} == {contents[2], "manifest.json"}


def test_an_export_that_fails_leaves_the_last_one(record: SampleRecord, tmp_path: Path) -> None:
    export_data(tmp_path)
    before = (tmp_path / "manifest.json").read_bytes()
    ArticleFactory()

    def refuse(execute: Any, sql: str, *more: Any) -> Any:
        if "entities_event" in sql:
            raise OperationalError("the disk is gone")
        return execute(sql, *more)

    with connection.execute_wrapper(refuse), pytest.raises(OperationalError):
        export_data(tmp_path)

    assert (tmp_path / "manifest.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("part-")] == []


def test_a_folder_that_cannot_be_written_to_is_told(db: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="Expected a folder that can be written to"):
        call_command("export_data", tmp_path / "file")


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_in_it(tmp_path: Path) -> None:
    ArticleFactory()
    told: list[str] = []

    def write_meanwhile(line: str) -> None:
        told.append(line)
        if len(told) == 1:
            _in_another_connection(Article)

    export_data(tmp_path, write_meanwhile)

    assert len(records(tmp_path, "articles")) == 1
    assert Article.objects.count() == 2
    assert len(records(tmp_path, "changes")) == 0


def _in_another_connection(model: Any) -> None:
    from threading import Thread  # noqa: PLC0415 - only here

    def write() -> None:
        ArticleFactory()
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_change VALUES (1, 'article', 'a', 'created', '', '2026-01-01 00:00:00+00')")
        connection.close()

    thread = Thread(target=write)
    thread.start()
    thread.join()
