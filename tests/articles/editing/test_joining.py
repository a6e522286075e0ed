import pytest
from django.contrib.auth.models import User

from articles.editing.joining import join_articles, part_articles
from articles.editing.refusals import EditRefused
from articles.models import Article, Change
from articles.record_dump import record_lines
from tests.articles.editing.conftest import Write

pytestmark = pytest.mark.django_db
STORY = "1{day}.03.2026, 15:12 {views}\n{title}\n{body}\n"
SHORT = STORY.format(day=0, views=50, title="Forum Opens", body="A forum on water was opened in Astana, Akorda reports.")
LONG = STORY.format(
    day=1,
    views=9,
    title="Water Forum Held",
    body="Guests from many states spoke of water in Astana, Akorda reports.\nThey will meet again in a year.",
)


@pytest.fixture
def pair(imported: Write) -> tuple[Article, Article]:
    imported(SHORT + LONG)
    return Article.objects.get(source_title="Forum Opens"), Article.objects.get(source_title="Water Forum Held")


def test_survivor_has_the_prints_of_both(pair: tuple[Article, Article], editor: User) -> None:
    first, second = pair

    join_articles(first, second, editor)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.appearances.count() == 2
    assert second.merged_into == first
    assert first.source_body.startswith("Guests from many states")
    assert first.source_view_count == 50
    assert list(Article.objects.published()) == [first]
    merged = Change.objects.get(action="merged")
    assert (merged.record_id, merged.into_id) == (second.public_id, first.public_id)


def test_import_keeps_them_joined(pair: tuple[Article, Article], editor: User, imported: Write) -> None:
    join_articles(*pair, editor)
    expected = list(record_lines())

    imported(SHORT + LONG, reread=True)
    assert list(record_lines()) == expected

    imported(LONG, "other.txt")
    imported(SHORT.replace("50", "70") + LONG)
    assert Article.objects.published().count() == 1
    assert Article.objects.published().get().appearances.filter(is_current=True).count() == 3


def test_join_that_is_taken_back_leaves_no_trace(pair: tuple[Article, Article], editor: User) -> None:
    expected = [line for line in record_lines() if '"table": "merge"' not in line]

    merge = join_articles(*pair, editor)
    part_articles(merge, editor)

    assert [line for line in record_lines() if '"table": "merge"' not in line] == expected
    assert Article.objects.published().count() == 2


def test_join_is_taken_back_after_an_import_too(pair: tuple[Article, Article], editor: User, imported: Write) -> None:
    merge = join_articles(*pair, editor)
    imported(SHORT.replace("50", "70") + LONG)

    part_articles(merge, editor)

    first, second = (Article.objects.get(pk=article.pk) for article in pair)
    assert (first.source_title, first.source_view_count) == ("Forum Opens", 70)
    assert (second.source_title, second.source_view_count) == ("Water Forum Held", 9)


def test_what_cannot_be_joined_is_refused(pair: tuple[Article, Article], editor: User) -> None:
    with pytest.raises(EditRefused, match="to itself"):
        join_articles(pair[0], pair[0], editor)
    merge = join_articles(*pair, editor)
    with pytest.raises(EditRefused, match="joined to another already"):
        join_articles(*pair, editor)
    part_articles(merge, editor)
    with pytest.raises(EditRefused, match="taken back before"):
        part_articles(merge, editor)


def test_older_join_names_what_stands_in_its_way(pair: tuple[Article, Article], editor: User, imported: Write) -> None:
    imported(STORY.format(day=2, views=1, title="Third", body="A third story about rivers in the south, Akorda reports."), "third.txt")
    third = Article.objects.get(source_title="Third")
    older = join_articles(*pair, editor)
    newer = join_articles(pair[0], third, editor)

    with pytest.raises(EditRefused, match=f"newest first: {newer}"):
        part_articles(older, editor)
    part_articles(newer, editor)
    part_articles(older, editor)
    assert Article.objects.published().count() == 3


def test_joined_story_that_comes_back_on_another_page_is_still_joined(pair: tuple[Article, Article], editor: User, imported: Write) -> None:
    join_articles(*pair, editor)
    imported("13.03.2026, 10:00 1\nAnother Story\nA story of something else, Akorda reports.\n")

    imported(SHORT, "later.txt")
    imported(LONG, "later still.txt")

    assert sorted(Article.objects.published().values_list("source_title", flat=True)) == ["Another Story", "Water Forum Held"]
