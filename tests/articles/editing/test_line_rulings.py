import pytest
from django.contrib.auth.models import User

from articles.editing.line_rulings import rule_line, withdraw_ruling
from articles.editing.refusals import EditRefused
from articles.enums import Ruling
from articles.models import Article, LineRuling, SourcePage
from articles.record_dump import record_lines
from entities.models import FormerAddress
from tests.articles.editing.conftest import CUT_LINE, PAGE, Write

pytestmark = pytest.mark.django_db


def first_words() -> list[str]:
    """How the bodies of the record begin."""
    return sorted(body.split()[0] for body in Article.objects.exclude(source_body="").values_list("source_body", flat=True))


def test_page_is_cut_where_an_editor_says(page: SourcePage, editor: User) -> None:
    rule_line(page, CUT_LINE, Ruling.STARTS_STORY, editor)

    assert first_words() == ["A", "Ambassador", "Deputy"]
    cut = Article.objects.get(source_body__startswith="Deputy")
    assert (cut.source_title, cut.published_on, cut.status) == ("", None, "published")
    assert Article.objects.get(source_body__startswith="Ambassador").source_body.endswith("two regions.")


def test_import_keeps_the_cut(page: SourcePage, editor: User, imported: Write) -> None:
    rule_line(page, CUT_LINE, Ruling.STARTS_STORY, editor)
    expected = list(record_lines())

    receipt = imported(reread=True)

    assert list(record_lines()) == expected
    assert receipt.articles["unchanged"] == 3


def test_cut_is_found_again_in_a_later_text_of_the_page(page: SourcePage, editor: User, imported: Write) -> None:
    rule_line(page, CUT_LINE, Ruling.STARTS_STORY, editor)

    imported(PAGE.replace("\n", "\n10.03.2026, 16:00 5\nA new story\nIt has a body of its own, Akorda reports.\n", 1))

    assert "Deputy" in first_words()


def test_two_stories_are_joined_at_a_line(page: SourcePage, editor: User) -> None:
    ruling = rule_line(page, CUT_LINE, Ruling.STARTS_STORY, editor)
    cut = Article.objects.get(source_body__startswith="Deputy")

    rule_line(page, CUT_LINE, Ruling.CONTINUES_STORY, editor)

    joined = Article.objects.get(source_body__startswith="Ambassador")
    assert first_words() == ["A", "Ambassador"]
    assert joined.source_body.count("\n") == 3
    assert FormerAddress.objects.get(former_id=cut.public_id).current_id == joined.public_id
    assert LineRuling.objects.get() == ruling


def test_line_is_moved_to_chrome(page: SourcePage, editor: User) -> None:
    rule_line(page, 4, Ruling.CHROME, editor)

    article = Article.objects.get(source_title__startswith="Kazakhstan and Flanders")
    assert "The parties discussed logistics" not in article.source_body
    assert article.source_body.count("\n") == 2


def test_ruling_that_is_taken_back_leaves_the_page_as_it_was(page: SourcePage, editor: User) -> None:
    expected = list(record_lines())
    ruling = rule_line(page, CUT_LINE, Ruling.STARTS_STORY, editor)

    withdraw_ruling(ruling, editor)

    assert list(record_lines()) == expected


def test_ruling_stands_in_the_history_of_what_it_changed(page: SourcePage, editor: User) -> None:
    rule_line(page, CUT_LINE, Ruling.STARTS_STORY, editor)

    past = Article.objects.get(source_body__startswith="Ambassador").history.latest()
    assert (past.history_user, past.history_change_reason) == (editor, "Line 5 of page.txt: A story starts here")


@pytest.mark.parametrize(("number", "message"), [(0, "no line 0"), (99, "the page has 9 lines, and no line 99")])
def test_line_that_is_not_there_is_refused(page: SourcePage, editor: User, number: int, message: str) -> None:
    with pytest.raises(EditRefused, match=message):
        rule_line(page, number, Ruling.CHROME, editor)
    assert not LineRuling.objects.exists()


def test_empty_line_is_refused(imported: Write, editor: User) -> None:
    imported("10.03.2026, 15:12 6241\nA title\n\nA body that is long enough to be one, Akorda reports.\n")

    with pytest.raises(EditRefused, match="Line 3 is empty"):
        rule_line(SourcePage.objects.get(), 3, Ruling.CHROME, editor)


def test_equal_lines_are_told_apart(imported: Write, editor: User) -> None:
    story = "0{day}.03.2026, 15:12 6241\n{title}\nThe same paragraph stands in both of the stories, Akorda reports.\nMore of {title}.\n"
    imported(story.format(day=9, title="One title") + story.format(day=8, title="Another title"))

    rule_line(SourcePage.objects.get(), 7, Ruling.CHROME, editor)

    assert sorted(Article.objects.values_list("source_title", "source_body")) == [
        ("Another title", "More of Another title."),
        ("One title", "The same paragraph stands in both of the stories, Akorda reports.\nMore of One title."),
    ]
