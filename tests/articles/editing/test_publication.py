import pytest
from django.contrib.auth.models import User

from articles.editing.publication import publish_article, withdraw_article
from articles.editing.refusals import EditRefused
from articles.models import Article, Change, ReviewItem, SearchEntry, SourcePage
from tests.articles.editing.conftest import Write
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(page: SourcePage) -> Article:
    return Article.objects.get(source_title="Astana Hosts a Forum")


def last_change() -> tuple[str, str]:
    change = Change.objects.filter(kind="article").latest("number")
    return change.record_id, change.action


def test_withdrawn_article_is_not_public(article: Article, editor: User) -> None:
    withdraw_article(article, " It never happened. ", editor)

    assert (article.status, article.withdrawn_reason) == ("withdrawn", "It never happened.")
    assert article not in Article.objects.published()
    assert last_change() == (article.public_id, "withdrawn")
    assert not SearchEntry.objects.filter(kind="article", record_id=article.public_id).exists()
    assert article.history.latest().history_user == editor


def test_no_import_brings_a_withdrawn_article_back(article: Article, editor: User, imported: Write) -> None:
    withdraw_article(article, "It never happened.", editor)

    receipt = imported(reread=True)

    article.refresh_from_db()
    assert article.status == "withdrawn"
    assert receipt.articles["kept"] == 1


def test_withdrawal_needs_a_reason(article: Article, editor: User) -> None:
    with pytest.raises(EditRefused, match="reason"):
        withdraw_article(article, "  ", editor)


def test_withdrawn_article_can_be_published_again(article: Article, editor: User) -> None:
    withdraw_article(article, "It never happened.", editor)

    publish_article(article, editor)

    assert (article.status, article.withdrawn_reason, article.withdrawn_at) == ("published", "", None)
    assert last_change() == (article.public_id, "created")
    assert SearchEntry.objects.filter(kind="article", record_id=article.public_id).exists()


def test_article_without_header_is_published_by_an_editor_and_stays_so(imported: Write, editor: User) -> None:
    (path,) = SEEDS.glob("003*")
    imported(path.read_text())
    article = Article.objects.get(status="needs_review")

    publish_article(article, editor)
    imported(path.read_text(), reread=True)

    article.refresh_from_db()
    assert article.status == "published"
    item = ReviewItem.objects.get(reason="lost_header")
    assert (item.state, item.closed_by) == ("accepted", editor)
