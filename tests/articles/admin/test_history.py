from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.editing.correcting import correct_article
from articles.models import Article
from articles.roles import READER
from tests.articles.admin.conftest import Accounts
from tests.factories import make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(accounts: Accounts) -> Article:
    """Corrected twice."""
    found = make_record().articles[0]
    by: User = accounts["superuser"]
    correct_article(found, {"source": "Akorda", "title": "A First Title"}, by)
    correct_article(found, {"source": "Kazakh TV"}, by)
    return found


def history(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/history/"


def test_versions_stand_with_what_they_changed(editor: Client, article: Article) -> None:
    versions = editor.get(history(article)).context["versions"]

    assert [{change.name for change in version.changes} for version in versions[:2]] == [{"source"}, {"source", "title"}]
    assert {version.by for version in versions[:2]} == {"root"}


def test_version_shows_what_restoring_it_would_change(editor: Client, article: Article) -> None:
    first = article.history.last()

    answer = editor.get(f"{history(article)}{first.history_id}/")

    assert {change.name for change in answer.context["changes"]} == {"source", "title"}


def test_version_is_restored_and_can_be_taken_back(editor: Client, article: Article) -> None:
    newest, _, *_, first = article.history.all()

    editor.post(f"{history(article)}{first.history_id}/")
    article.refresh_from_db()
    assert (article.source, article.title) == (first.source, "")

    editor.post(f"{history(article)}{newest.history_id}/")
    article.refresh_from_db()
    assert (article.source, article.title) == ("Kazakh TV", "A First Title")


def test_reader_of_the_desk_sees_history_and_restores_nothing(logged_in: Callable[[str], Client], article: Article) -> None:
    reader = logged_in(READER)
    first = article.history.last()

    assert reader.get(history(article)).status_code == 200
    assert reader.post(f"{history(article)}{first.history_id}/").status_code == 403


def test_version_of_another_record_is_not_found(editor: Client, article: Article) -> None:
    other = Article.objects.exclude(pk=article.pk).first()
    assert other is not None

    assert editor.get(f"{history(article)}{other.history.first().history_id}/").status_code == 404


def test_long_history_comes_in_pages(editor: Client, article: Article) -> None:
    for number in range(30):
        article.source = f"Source {number}"
        article.save()

    first, second = (editor.get(history(article), {"p": number}).context for number in (1, 2))

    assert (len(first["versions"]), first["older_page"]) == (25, 2)
    assert second["newer_page"] == 1
    assert all(version.changes for version in first["versions"])
