"""What import_data refuses: a database with something in it, and files that are not whole. Nothing is written then."""

import gzip
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.bulk.export import export_data
from articles.bulk.loading import MUST_BE_EMPTY
from articles.changes import CREATED, RecordChange, record_changes
from articles.data_files import MANIFEST, sha256_of
from articles.models import Appearance, Article
from tests.factories.articles import ArticleFactory
from tests.factories.record import make_record

pytestmark = pytest.mark.django_db
Values = dict[str, Any]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """An export; the database is empty again."""
    record = make_record()
    record_changes([RecordChange("article", row.public_id, CREATED) for row in record.articles])
    export_data(tmp_path)
    _empty()
    return tmp_path


def _empty() -> None:
    Article.objects.update(title_appearance=None, body_appearance=None)
    Appearance.objects.all().delete()
    for model in reversed(MUST_BE_EMPTY):
        for related in model._meta.related_objects:
            if related.related_model._meta.app_label in ("articles", "entities") and related.related_model not in MUST_BE_EMPTY:
                related.related_model._default_manager.filter(**{f"{related.field.name}__isnull": False}).delete()
    for model in (*MUST_BE_EMPTY[1:2], *MUST_BE_EMPTY[::-1]):
        model.objects.all().delete()


def file_of(folder: Path, name: str) -> Path:
    (path,) = folder.glob(f"*/{name}.jsonl.gz")
    return path


def rewrite(folder: Path, name: str, change: Callable[[list[Values]], Any]) -> None:
    """Other records in a file, and a manifest that knows of it."""
    path = file_of(folder, name)
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    change(rows)
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    manifest = json.loads((folder / MANIFEST).read_text())
    for entry in manifest["files"]:
        if entry["path"].endswith(f"/{path.name}"):
            entry |= {"sha256": sha256_of(path), "rows": len(rows)}
    (folder / MANIFEST).write_text(json.dumps(manifest))


def refusal(folder: Path) -> str:
    """What the command says; nothing is written."""
    with pytest.raises(CommandError) as refused:
        call_command("import_data", folder)
    assert {model.__name__: model.objects.count() for model in MUST_BE_EMPTY if model.objects.exists()} == {}
    return str(refused.value)


def test_whole_files_are_taken_in(files: Path) -> None:
    told = StringIO()
    call_command("import_data", files, stdout=told)

    assert told.getvalue().startswith("Imported 3 articles, 4 people, 3 countries, 1 organizations, 3 offices, 3 events, ")
    assert Article.objects.published().count() == 3


def test_a_database_that_is_not_empty(files: Path) -> None:
    ArticleFactory()

    with pytest.raises(CommandError, match=r"The database is not empty: it holds 1 articles\. Expected one with nothing in it"):
        call_command("import_data", files)
    assert Article.objects.count() == 1


def test_a_folder_without_files(tmp_path: Path) -> None:
    assert "there is no manifest.json. Expected a folder that export_data has written." in refusal(tmp_path)


def test_a_manifest_that_is_none(files: Path) -> None:
    (files / MANIFEST).write_text("{")

    assert "Expected the manifest that export_data writes." in refusal(files)


def test_a_manifest_that_leads_out_of_the_folder(files: Path) -> None:
    text = (files / MANIFEST).read_text()
    (files / MANIFEST).write_text(text.replace(f"{file_of(files, 'people').parent.name}/people.jsonl.gz", "../../etc/passwd"))

    assert "../../etc/passwd is no file of an export" in refusal(files)


def test_files_of_another_time(files: Path) -> None:
    (files / MANIFEST).write_text((files / MANIFEST).read_text().replace('"format": 1', '"format": 2'))

    assert "the files have format 2; this program reads format 1." in refusal(files)


def test_a_file_that_is_missing(files: Path) -> None:
    file_of(files, "events").unlink()

    assert "events.jsonl.gz: there is no such file." in refusal(files)


def test_a_file_that_breaks_off(files: Path) -> None:
    path = file_of(files, "mentions")
    path.write_bytes(path.read_bytes()[:400])

    told = refusal(files)
    assert "mentions.jsonl.gz: line " in told
    assert "the file breaks off" in told
    assert "manifest.json says" in told


def test_a_file_of_which_a_line_is_gone(files: Path) -> None:
    path = file_of(files, "people")
    path.write_bytes(gzip.compress(b"".join(gzip.decompress(path.read_bytes()).splitlines(keepends=True)[:-1])))

    assert "people.jsonl.gz: line 3: 3 lines are there, expected 4." in refusal(files)


def test_a_file_of_which_a_line_is_no_json(files: Path) -> None:
    path = file_of(files, "people")
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join([lines[0], b"{oops\n", *lines[2:]])))

    assert "people.jsonl.gz: line 2: " in refusal(files)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("people", lambda rows: rows[1].pop("name"), "line 2: the key “name” is missing. Expected a text."),
        ("people", lambda rows: rows[0].update(name=7), "line 1: “name” is 7. Expected a text."),
        ("people", lambda rows: rows[0].update(last_seen_on="soon"), 'line 1: “last_seen_on” is "soon". Expected a day in ISO'),
        ("people", lambda rows: rows.append(rows[0]), "stands on an earlier line too. Expected each id once."),
        ("people", lambda rows: rows[0].update(country={"id": "XX"}), "line 1: the country XX is named here, and stands in no file."),
        ("articles", lambda rows: rows[2].update(sort_at="2026-03-02T10:00:00"), "line 3: “sort_at” is"),
        ("articles", lambda rows: rows[2].update(source_view_count=-1), "line 3: “source_view_count” is -1. Expected a number from 0 on."),
        ("events", lambda rows: rows[0].update(kind="party"), "line 1: “kind” is \"party\". Expected one of meeting, "),
        ("mentions", lambda rows: rows[3].update(record=None), "line 4: no "),
        ("evidence", lambda rows: rows.insert(0, []), "line 1: expected a JSON object."),
        ("changes", lambda rows: rows.reverse(), "Expected numbers that rise."),
        ("changes", lambda rows: rows.pop(), "The last change has the number 2. Expected 3, as manifest.json says."),
        ("events", lambda rows: rows[0].update(starts_on=None), "the database refuses what the files say"),
    ],
)  # fmt: skip
def test_a_line_that_is_not_as_expected(files: Path, name: str, change: Any, told: str) -> None:
    rewrite(files, name, change)

    assert told in refusal(files)
