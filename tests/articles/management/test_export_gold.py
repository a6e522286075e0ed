"""Corrections become gold: what editors have reviewed comes out as annotated pages, against which extraction is scored."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.editing.mentions import reject_mention
from articles.editing.records import correct_record
from articles.evaluation import score_pages
from articles.evaluation.gold_pages import find_gold_pages, predict_pages
from articles.importer import ImportOptions, import_pages
from articles.models import Article
from entities.models import Event
from tests.page_shapes import ROOT

pytestmark = pytest.mark.django_db
SEED = ROOT / "seeds" / "003_6bbf40fb3083f39f.txt"


@pytest.fixture
def reviewed() -> list[Article]:
    """The articles of a seed, all of them called reviewed."""
    import_pages([SEED], ImportOptions())
    Article.objects.update(is_reviewed=True)
    return list(Article.objects.order_by("pk"))


def export(directory: Path) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("export_gold", directory, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def figures(directory: Path) -> dict[str, Any]:
    pages, refused = find_gold_pages(directory)
    predicted, unread = predict_pages(pages)
    assert (refused, unread) == ([], [])
    measures: dict[str, Any] = score_pages([page.annotation for page in pages], predicted).as_dict()["measures"]
    return measures


def annotations(directory: Path) -> list[dict[str, Any]]:
    return [article for file in (directory / "pages").glob("*.json") for article in json.loads(file.read_text())["articles"]]


def is_valid(directory: Path) -> bool:
    for file in (directory / "pages").glob("*.json"):
        check = [sys.executable, ROOT / "tests" / "gold" / "validate.py", file, directory / "texts" / f"{file.stem}.txt"]
        assert subprocess.run(check, capture_output=True, text=True, check=False).returncode == 0, file
    return True


def test_untouched_articles_agree_with_extraction(reviewed: list[Article], tmp_path: Path) -> None:
    said, _ = export(tmp_path / "gold")

    assert is_valid(tmp_path / "gold")
    assert said.endswith("of 1 pages\n")
    wrong = {name: row["f1"] for name, row in figures(tmp_path / "gold").items() if row["f1"] is not None and row["f1"] < 1}
    assert wrong == {}


def test_corrections_stand_in_the_gold_and_count_against_extraction(reviewed: list[Article], tmp_path: Path) -> None:
    editor = User.objects.create_user("aigerim")
    event = Event.objects.filter(reports__role="main").exclude(place="").order_by("pk")[0]
    correct_record(event, {"place": "Namur"}, editor)
    article = Article.objects.filter(mentions__person__isnull=False).order_by("pk")[0]
    mention = article.mentions.exclude(person=None).order_by("pk")[0]
    gone = mention.person
    assert gone is not None
    reject_mention(mention, editor, everywhere=True)

    export(tmp_path / "gold")

    found = annotations(tmp_path / "gold")
    assert "Namur" in {one["main_event"]["place"] for one in found if one["main_event"]}
    assert is_valid(tmp_path / "gold")
    measures = figures(tmp_path / "gold")
    assert measures["event_place"]["f1"] < 1
    assert measures["persons"]["f1"] < 1


def test_page_is_cut_to_the_articles_that_were_reviewed(reviewed: list[Article], tmp_path: Path) -> None:
    stories = Article.objects.filter(form="article").exclude(source_title="").order_by("pk")
    kept = list(stories.values_list("pk", flat=True)[:2])
    Article.objects.exclude(pk__in=kept).update(is_reviewed=False)

    export(tmp_path / "gold")

    assert len(annotations(tmp_path / "gold")) == 2
    assert is_valid(tmp_path / "gold")
    assert figures(tmp_path / "gold")["segments"]["f1"] == 1


def test_unsure_articles_are_left_out_and_named(reviewed: list[Article], tmp_path: Path) -> None:
    article = Article.objects.filter(mentions__person__isnull=False).order_by("pk")[0]
    article.mentions.update(judgement="unsure")

    _, complained = export(tmp_path / "gold")

    assert "left out: 003_6bbf40fb3083f39f.txt, line" in complained
    assert "names that are unsure" in complained


def test_folder_that_is_not_empty_is_left_alone(reviewed: list[Article], tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("x")

    with pytest.raises(CommandError):
        export(tmp_path)


def test_nothing_reviewed_writes_nothing(tmp_path: Path) -> None:
    assert export(tmp_path / "gold") == ("0 reviewed articles of 0 pages\n", "")
