"""Two save one record: the second loses nothing, and overwrites nothing unseen. An import counts as somebody else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.editing.correcting import correct_article
from articles.importer import import_pages
from articles.models import Article
from articles.roles import EDITOR
from tests.articles.admin.conftest import Accounts
from tests.articles.admin.forms import form_data
from tests.factories import make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    return make_record().articles[0]


@pytest.fixture
def opened(editor: Client, article: Article) -> Callable[..., dict[str, Any]]:
    """The form as I opened it, with what I typed since."""
    page = editor.get(address(article))

    def type_in(**values: Any) -> dict[str, Any]:
        return form_data(page, "article_form", **values)

    return type_in


def address(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def rows_of(answer: Any) -> list[tuple[str, str, str, str, bool]]:
    return [(field.label, field.was, field.theirs, field.mine, field.is_contested) for _, field in answer.context["stale"]]


def test_form_that_nobody_overtook_is_saved(editor: Client, article: Article, opened: Callable[..., dict[str, Any]]) -> None:
    answer = editor.post(address(article), opened(source="Akorda"))

    article.refresh_from_db()
    assert (answer.status_code, article.source) == (302, "Akorda")


def test_late_save_shows_three_columns(editor: Client, article: Article, opened: Callable[..., dict[str, Any]], accounts: Accounts) -> None:
    before = article.source
    form = opened(source="Akorda", image_credit="gov.kz")
    correct_article(article, {"source": "Kazakh TV", "title": "Their Title"}, accounts["superuser"])

    answer = editor.post(address(article), form)

    article.refresh_from_db()
    assert (answer.status_code, article.source, article.image_credit) == (200, "Kazakh TV", "")
    assert rows_of(answer) == [("Title by an editor", "", "Their Title", "", False), ("Source", before, "Kazakh TV", "Akorda", True)]
    again = form_data(answer, "article_form")
    assert (again["source"], again["title"], again["image_credit"]) == ("Akorda", "Their Title", "gov.kz")


def test_second_try_saves_what_i_kept_and_what_only_they_changed(
    editor: Client, article: Article, opened: Callable[..., dict[str, Any]], accounts: Accounts
) -> None:
    form = opened(source="Akorda", image_credit="gov.kz")
    correct_article(article, {"source": "Kazakh TV", "title": "Their Title"}, accounts["superuser"])
    again = form_data(editor.post(address(article), form), "article_form")

    answer = editor.post(address(article), again)

    article.refresh_from_db()
    assert answer.status_code == 302
    assert (article.source, article.title, article.image_credit) == ("Akorda", "Their Title", "gov.kz")


def test_theirs_is_taken_where_i_choose_it(
    editor: Client, article: Article, opened: Callable[..., dict[str, Any]], accounts: Accounts
) -> None:
    form = opened(source="Akorda", is_reviewed="on")
    correct_article(article, {"source": "Kazakh TV"}, accounts["superuser"])
    again = form_data(editor.post(address(article), form), "article_form", **{"_choose-source": "theirs"})

    editor.post(address(article), again)

    article.refresh_from_db()
    assert (article.source, article.is_reviewed) == ("Kazakh TV", True)


def test_somebody_may_be_faster_twice(editor: Client, article: Article, opened: Callable[..., dict[str, Any]], accounts: Accounts) -> None:
    form = opened(source="Akorda")
    correct_article(article, {"source": "Kazakh TV"}, accounts["superuser"])
    again = form_data(editor.post(address(article), form), "article_form")
    correct_article(article, {"source": "Jibek Joly"}, accounts["superuser"])

    answer = editor.post(address(article), again)

    assert rows_of(answer) == [("Source", "Kazakh TV", "Jibek Joly", "Akorda", True)]


def test_box_that_they_ticked_stays_ticked(
    editor: Client, article: Article, opened: Callable[..., dict[str, Any]], accounts: Accounts
) -> None:
    form = opened(source="Akorda")
    correct_article(article, {"is_reviewed": True}, accounts["superuser"])
    again = form_data(editor.post(address(article), form), "article_form")

    editor.post(address(article), again)

    article.refresh_from_db()
    assert (article.is_reviewed, article.source) == (True, "Akorda")


def test_import_counts_as_somebody_else(logged_in: Callable[[str], Client], tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = "10.03.2026, 15:12 62\nA Forum on Water\nA forum on water was held in Astana, {} reports.\nIt went on for a day.\n"
    page.write_text(text.format("Akorda"))
    import_pages([page])
    article = Article.objects.get()
    editor = logged_in(EDITOR)
    form = form_data(editor.get(address(article)), "article_form", image_credit="gov.kz")
    page.write_text(text.format("Qazinform News Agency"))
    import_pages([page])

    answer = editor.post(address(article), form)

    assert rows_of(answer) == [("Source", "Akorda", "Qazinform News Agency", "Akorda", False)]
    editor.post(address(article), form_data(answer, "article_form"))
    article.refresh_from_db()
    assert (article.source, article.image_credit) == ("Qazinform News Agency", "gov.kz")


def test_forged_token_guards_nothing_and_breaks_nothing(editor: Client, article: Article, opened: Callable[..., dict[str, Any]]) -> None:
    assert editor.post(address(article), opened(source="Akorda", _opened="forged:token")).status_code == 302
