"""An export, taken into an empty database, gives the same answers."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from articles.bulk.export import export_data
from articles.bulk.loading import import_data
from articles.editing.correcting import correct_article
from articles.editing.publication import withdraw_article
from articles.importer import ImportOptions, import_pages
from articles.models import Article
from tests.articles.bulk.answers import all_answers, differences


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_without_limit")
def test_an_export_taken_in_gives_the_same_answers(client: Client, pages: list[Path], tmp_path: Path) -> None:
    import_pages(pages, ImportOptions())
    withdrawn, corrected, *_ = Article.objects.published().stories().order_by("public_id")
    withdraw_article(withdrawn, "Printed by mistake", None)
    words = {"title": "Put right", "lead": "In short.", "body": "Another text.\nOf two lines.", "source_url": "https://a.example/"}
    correct_article(corrected, words, None)
    before = all_answers(client)
    export_data(tmp_path / "first")

    call_command("flush", interactive=False, verbosity=0)
    import_data(tmp_path / "first")

    assert differences(before, all_answers(client)) == []
    assert export_data(tmp_path / "second").content == export_data(tmp_path / "first").content
    assert {200, 410} <= {status for status, *_ in before.values()}
