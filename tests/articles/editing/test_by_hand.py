from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from articles.deriving.writing import Occasion
from articles.editing.by_hand import TypedArticle, add_article_by_hand
from articles.editing.refusals import EditRefused
from articles.models import Appearance, Article, Change
from articles.storing import derive_again
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db
FORUM = TypedArticle("Astana Hosts a Forum", "What an editor typed of the forum.\n\n It has two paragraphs.", date(2026, 3, 9))


def test_article_is_published_at_once(editor: User) -> None:
    article = add_article_by_hand(FORUM, editor)

    assert article in Article.objects.published()
    assert (article.origin, article.headline, article.shown_body) == (
        "editor", "Astana Hosts a Forum", "What an editor typed of the forum.\nIt has two paragraphs.",
    )  # fmt: skip
    assert Change.objects.get(kind="article").record_id == article.public_id
    assert article.history.get().history_user == editor


def test_minute_is_kazakhstan_time(editor: User) -> None:
    article = add_article_by_hand(TypedArticle("Astana Hosts a Forum", published_at=datetime(2026, 3, 9, 11, 0)), editor)  # noqa: DTZ001

    assert article.published_on == date(2026, 3, 9)
    assert article.published_at == article.sort_at == datetime(2026, 3, 9, 6, 0, tzinfo=UTC)


def test_page_that_brings_the_story_adds_to_the_article(editor: User, imported: Write) -> None:
    article = add_article_by_hand(FORUM, editor)

    imported()

    article.refresh_from_db()
    assert Appearance.objects.filter(article=article).count() == 1
    assert article.shown_body == "What an editor typed of the forum.\nIt has two paragraphs."
    assert article.source_body == "A forum on water was held in Astana, Qazinform News Agency reports."
    assert article.source_view_count == 310
    assert Article.objects.count() == 2


def test_import_never_removes_it(editor: User, imported: Write) -> None:
    article = add_article_by_hand(TypedArticle("A Title That No Page Has"), editor)

    imported()
    imported(PAGE.replace("6241", "7000"))

    article.refresh_from_db()
    assert article.is_published
    assert not article.review_items.exists()


def test_article_without_any_text_is_refused(editor: User) -> None:
    with pytest.raises(EditRefused, match="needs a title or a text"):
        add_article_by_hand(TypedArticle("  ", " \n "), editor)


def test_article_that_the_record_has_is_refused(editor: User, imported: Write) -> None:
    imported()

    with pytest.raises(EditRefused, match="has this title on this day already"):
        add_article_by_hand(FORUM, editor)


def test_new_day_moves_it_in_lists(editor: User) -> None:
    article = add_article_by_hand(FORUM, editor)
    Article.objects.update(published_on=date(2026, 3, 1))

    derive_again([article.pk], Occasion("Another day", editor))

    article.refresh_from_db()
    assert article.sort_at == datetime(2026, 2, 28, 19, 0, tzinfo=UTC)
