from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from articles.editing.correcting import correct_article
from articles.editing.joining import join_articles
from articles.editing.refusals import EditRefused
from articles.models import Article, Change, Verdict
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(imported: Write) -> Article:
    imported()
    return Article.objects.get(source_title="Astana Hosts a Forum")


def test_value_is_set_with_its_author(forum: Article, editor: User) -> None:
    assert correct_article(forum, {"source": "Akorda", "title": "A Forum on Water"}, editor) == ("source", "title")

    forum.refresh_from_db()
    newest = forum.history.first()
    assert (forum.source, forum.headline) == ("Akorda", "A Forum on Water")
    assert (newest.history_user, newest.history_change_reason) == (editor, "Corrected: source, title")


def test_value_stays_after_the_next_import(forum: Article, editor: User, imported: Write) -> None:
    correct_article(forum, {"source": "Akorda"}, editor)

    imported(reread=True)

    forum.refresh_from_db()
    assert forum.source == "Akorda"


def test_same_value_writes_nothing(forum: Article, editor: User) -> None:
    before = (forum.history.count(), Change.objects.count())

    assert correct_article(forum, {"source": forum.source}, editor) == ()
    assert (forum.history.count(), Change.objects.count()) == before


def test_mirrors_are_told(forum: Article, editor: User) -> None:
    correct_article(forum, {"source": "Akorda"}, editor)

    newest = Change.objects.last()
    assert newest is not None
    assert (newest.record_id, newest.action) == (forum.public_id, "updated")


def test_list_follows_the_day(forum: Article, editor: User) -> None:
    correct_article(forum, {"published_on": date(2025, 1, 2), "published_at": None}, editor)

    assert forum.sort_at == datetime(2025, 1, 1, 19, 0, tzinfo=UTC)


def test_verdict_counts_what_extraction_had_wrong(forum: Article, editor: User) -> None:
    correct_article(forum, {"source": "Akorda"}, editor)
    correct_article(forum, {"source": "Kazakh TV"}, editor)

    (verdict,) = Verdict.objects.all()
    assert (verdict.measure, verdict.outcome, verdict.value_before, verdict.value_after) == (
        "source", "corrected", "Qazinform News Agency", "Akorda",
    )  # fmt: skip


def test_day_and_minute_are_one_verdict(forum: Article, editor: User) -> None:
    correct_article(forum, {"published_on": date(2025, 1, 2), "published_at": None}, editor)

    assert [verdict.measure for verdict in Verdict.objects.all()] == ["published"]


def test_other_columns_are_not_touched(forum: Article, editor: User) -> None:
    assert correct_article(forum, {"source_body": "Changed!", "public_id": "x", "status": "withdrawn"}, editor) == ()

    forum.refresh_from_db()
    assert forum.source_body in PAGE


def test_joined_article_is_refused(forum: Article, editor: User) -> None:
    other = Article.objects.exclude(pk=forum.pk).first()
    assert other is not None
    join_articles(other, forum, editor)

    with pytest.raises(EditRefused):
        correct_article(forum, {"source": "Akorda"}, editor)


def test_time_without_a_day_is_refused(forum: Article, editor: User) -> None:
    with pytest.raises(EditRefused):
        correct_article(forum, {"published_on": None}, editor)
