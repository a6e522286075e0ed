"""The review queue: evidence first, one question at a time, the next by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from articles.enums import ReviewReason, ReviewState
from articles.importer import import_pages
from articles.models import Article, ReviewItem, Verdict
from articles.roles import READER
from tests.articles.admin.forms import form_data
from tests.factories import ReviewItemFactory, UserFactory

pytestmark = pytest.mark.django_db
QUEUE = "/admin/articles/reviewitem/queue/"
PAGE = """ date 2026-03-11 10.03.2026, 15:12 6241
Kazakhstan and Flanders Discuss Joint Projects
Ambassador of Kazakhstan to Belgium Roman Vassilenko met Matthias Diependaele in Brussels, Ministry of Foreign Affairs of the Republic of Kazakhstan reports.
The parties discussed logistics and trade between the two regions.
Ambassador of Kazakhstan to Rwanda Barlybay Sadykov presented his Letters of Credence to President Paul Kagame, Ministry of Foreign Affairs of the Republic of Kazakhstan reports.
During the ceremony, the Ambassador spoke of tea and coffee.
09.03.2026, 11:00 310
Astana Hosts a Forum
A forum on water was held in Astana, Qazinform News Agency reports.
??? ###
"""  # noqa: E501


@pytest.fixture
def imported(tmp_path: Path) -> Callable[[], None]:
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    return lambda: import_pages([page]) and None


@pytest.fixture
def lost(imported: Callable[[], None]) -> ReviewItem:
    imported()
    return ReviewItem.objects.get(reason=ReviewReason.LOST_HEADER)


def place(item: ReviewItem) -> str:
    return f"{QUEUE}{item.pk}/"


def test_queue_leads_to_the_first_question(editor: Client, lost: ReviewItem) -> None:
    assert editor.get(f"{QUEUE}?reason=lost_header").headers["Location"] == f"{place(lost)}?reason=lost_header"


def test_lines_in_question_stand_out(editor: Client, lost: ReviewItem) -> None:
    lines = editor.get(place(lost)).context["evidence"].lines

    assert [(line.number, line.is_meant) for line in lines] == [(3, False), (4, False), (5, True), (6, True), (7, False), (8, False)]


def test_lost_header_is_given(editor: Client, lost: ReviewItem, imported: Callable[[], None]) -> None:
    page = editor.get(place(lost))
    sent = form_data(page, "correction", title="Letters of Credence Presented in Kigali", published_on="10.03.2026")

    answer = editor.post(place(lost), sent)
    imported()

    lost.refresh_from_db()
    article = lost.article
    assert article is not None
    assert (article.status, article.headline, article.published_on) == (
        "published", "Letters of Credence Presented in Kigali", date(2026, 3, 10),
    )  # fmt: skip
    assert (lost.state, answer.headers["Location"]) == (ReviewState.CORRECTED, f"{QUEUE}?after={lost.pk}")
    assert [verdict.outcome for verdict in Verdict.objects.filter(measure="segments")] == ["confirmed"]


def test_lost_header_that_is_none_goes_on_with_the_story_before(editor: Client, lost: ReviewItem, imported: Callable[[], None]) -> None:
    editor.post(place(lost), {"decision": "reject"})
    imported()

    first = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    assert "Letters of Credence" in first.source_body
    assert not Article.objects.filter(status="needs_review", merged_into=None).exists()
    assert not ReviewItem.objects.filter(reason=ReviewReason.LOST_HEADER, state=ReviewState.OPEN).exists()


def test_correction_without_a_title_is_asked_for_again(editor: Client, lost: ReviewItem) -> None:
    answer = editor.post(place(lost), form_data(editor.get(place(lost)), "correction", title="", published_on="31.02.2026"))

    assert set(answer.context["form"].errors) == {"title", "published_on"}
    lost.refresh_from_db()
    assert lost.state == ReviewState.OPEN


def test_lines_that_are_no_part_of_a_story_are_ruled(editor: Client, imported: Callable[[], None]) -> None:
    imported()
    item = ReviewItem.objects.get(reason=ReviewReason.UNCLASSIFIED_LINES)

    editor.post(place(item), {"decision": "reject"})

    item.refresh_from_db()
    assert item.state == ReviewState.REJECTED
    assert [(row.line_text, row.ruling) for row in item.page_version.page.rulings.all()] == [("??? ###", "chrome")]


def test_answered_question_is_not_answered_twice(editor: Client, lost: ReviewItem) -> None:
    ReviewItem.objects.filter(pk=lost.pk).update(state=ReviewState.ACCEPTED, closed_by=UserFactory(username="saule"))

    answer = editor.post(place(lost), {"decision": "accept"}, follow=True)

    assert "settled meanwhile by saule" in answer.content.decode()
    assert Article.objects.filter(status="needs_review").exists()


def test_question_that_changed_is_looked_at_again(editor: Client, lost: ReviewItem) -> None:
    sent = form_data(editor.get(place(lost)), holding="token", decision="accept")
    ReviewItem.objects.filter(pk=lost.pk).update(details={"page": "page.txt", "line": 5, "reason": "another"})

    answer = editor.post(place(lost), sent, follow=True)

    assert "has changed while you looked" in answer.content.decode()
    lost.refresh_from_db()
    assert lost.state == ReviewState.OPEN


def test_question_that_an_import_settled_leads_on(editor: Client) -> None:
    assert editor.get(f"{QUEUE}999/", follow=True).redirect_chain[-1][0] == QUEUE


def test_skipped_question_comes_again_at_the_end(editor: Client) -> None:
    first, second, third = (ReviewItemFactory(reason=ReviewReason.READER_REPORT) for _ in range(3))

    order = [editor.get(QUEUE, {"after": item.pk}).headers["Location"] for item in (first, second, third)]

    assert order == [place(second), place(third), place(first)]


def test_last_question_is_not_its_own_successor(editor: Client) -> None:
    only = ReviewItemFactory(reason=ReviewReason.READER_REPORT)

    assert editor.get(QUEUE, {"after": only.pk}).status_code == 200


def test_answer_is_opened_again(editor: Client) -> None:
    item = ReviewItemFactory(reason=ReviewReason.READER_REPORT)
    editor.post(place(item), {"decision": "accept"})

    editor.post(f"{place(item)}again/")

    item.refresh_from_db()
    assert (item.state, item.closed_by) == (ReviewState.OPEN, None)


def test_reader_of_the_desk_looks_and_does_not_answer(logged_in: Callable[[str], Client]) -> None:
    item = ReviewItemFactory(reason=ReviewReason.READER_REPORT)
    reader = logged_in(READER)

    assert reader.get(place(item)).status_code == 200
    assert reader.post(place(item), {"decision": "accept"}).status_code == 403


@pytest.mark.parametrize("decision", ["", "accept!", "delete", "correct"])
def test_answer_that_does_not_fit_is_refused(decision: str, editor: Client) -> None:
    item = ReviewItemFactory(reason=ReviewReason.READER_REPORT)

    editor.post(place(item), {"decision": decision})

    item.refresh_from_db()
    assert item.state == ReviewState.OPEN


def test_selected_questions_are_accepted_after_a_second_word(editor: Client) -> None:
    items = [ReviewItemFactory(reason=ReviewReason.READER_REPORT) for _ in range(3)]
    sent = {"action": "accept_selected", "_selected_action": [item.pk for item in items[:2]]}

    editor.post("/admin/articles/reviewitem/", sent)
    assert ReviewItem.objects.filter(state=ReviewState.OPEN).count() == 3
    editor.post("/admin/articles/reviewitem/", {**sent, "confirmed": "yes"})

    assert list(ReviewItem.objects.order_by("pk").values_list("state", flat=True)) == ["accepted", "accepted", "open"]


def test_reader_of_the_desk_accepts_nothing_at_once(logged_in: Callable[[str], Client]) -> None:
    item = ReviewItemFactory(reason=ReviewReason.READER_REPORT)

    logged_in(READER).post("/admin/articles/reviewitem/", {"action": "accept_selected", "_selected_action": [item.pk], "confirmed": "yes"})

    item.refresh_from_db()
    assert item.state == ReviewState.OPEN
