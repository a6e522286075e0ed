import pytest
from django.contrib.auth.models import User

from articles.editing.correcting import correct_article
from articles.editing.source_changes import keep_editor_value, take_page_value
from articles.enums import ReviewReason, ReviewState
from articles.models import Article, ReviewItem
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db
MOVED = PAGE.replace(
    "A forum on water was held in Astana, Qazinform News Agency reports.", "A forum on water was held in Astana, Akorda reports."
)


@pytest.fixture
def item(imported: Write, editor: User) -> ReviewItem:
    """The page credits another agency than before, and an editor had corrected the credit."""
    imported()
    correct_article(Article.objects.get(source_title="Astana Hosts a Forum"), {"source": "Kazakh TV"}, editor)
    imported(MOVED)
    return ReviewItem.objects.get(reason=ReviewReason.SOURCE_CHANGED, state=ReviewState.OPEN)


def source() -> str:
    return Article.objects.get(source_title="Astana Hosts a Forum").source


def test_question_holds_all_three_values(item: ReviewItem) -> None:
    change = item.source_change

    assert (change.page_before, change.page_now, change.editor_value) == ("Qazinform News Agency", "Akorda", "Kazakh TV")
    assert source() == "Kazakh TV"


def test_page_is_taken(item: ReviewItem, editor: User) -> None:
    take_page_value(item, editor)

    item.refresh_from_db()
    assert (source(), item.state, item.closed_by) == ("Akorda", ReviewState.ACCEPTED, editor)


def test_taken_value_follows_the_page_again(item: ReviewItem, editor: User, imported: Write) -> None:
    take_page_value(item, editor)

    imported(PAGE)

    assert source() == "Qazinform News Agency"


def test_editor_is_kept(item: ReviewItem, editor: User, imported: Write) -> None:
    keep_editor_value(item, editor)
    imported(MOVED, reread=True)

    item.refresh_from_db()
    assert (source(), item.state) == ("Kazakh TV", ReviewState.REJECTED)


def test_text_of_the_page_is_taken_by_clearing_the_editors(imported: Write, editor: User) -> None:
    imported()
    forum = Article.objects.get(source_title="Astana Hosts a Forum")
    correct_article(forum, {"body": "A forum was held."}, editor)
    imported(PAGE.replace("A forum on water was held in Astana", "A forum on water and land was held in Astana"))

    take_page_value(ReviewItem.objects.get(reason=ReviewReason.SOURCE_CHANGED), editor)

    forum.refresh_from_db()
    assert forum.shown_body == "A forum on water and land was held in Astana, Qazinform News Agency reports."
