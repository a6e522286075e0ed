"""The review queue by keyboard alone: no more than two keystrokes for each question, beyond what is typed as the correction."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from articles.models import Article, ReviewItem
from entities.models import Event
from tests.browser.desk_pages import MORNING, NAMESAKES, ODD, import_texts, log_in, placeless

TEN = 10


class Keyboard:
    """Counts what is pressed; a correction is typed and not counted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        self.pressed += 1
        self._page.keyboard.press(key)

    def type_correction(self, text: str) -> None:
        self._page.keyboard.type(text)


def answer(page: Page, keyboard: Keyboard, item: ReviewItem) -> None:
    """Answers the question that is shown, as an editor would who knows the answer."""
    if item.reason == "lost_header":
        keyboard.press("c")
        keyboard.type_correction("08.03.2026Ambassador Presents Letters of Credence in Kigali")
        keyboard.press("Enter")
    elif item.reason == "unsure_person":
        keyboard.press("1")
    elif item.reason == "event_without_place":
        keyboard.press("c")
        keyboard.type_correction("Astana")
        keyboard.press("Enter")
    elif item.reason == "event_without_day":
        keyboard.press("c")
        keyboard.type_correction("09.03.2026")
        keyboard.press("Enter")
    elif item.reason == "source_changed":  # the story's day makes the page say something new of its event
        keyboard.press("r")
    else:
        keyboard.press("a")


def test_ten_questions_take_two_keys_each_at_most(site: Page, tmp_path: Path, base_url: str) -> None:
    import_texts(tmp_path, morning=MORNING, namesakes=NAMESAKES, odd=ODD, placeless=placeless(4))
    log_in(site.context, base_url)
    site.goto("/admin/articles/reviewitem/queue/")
    keyboard, answered = Keyboard(site), set()
    for _ in range(TEN):
        item = ReviewItem.objects.get(pk=site.url.rstrip("/").rpartition("/")[2].partition("?")[0])
        before = keyboard.pressed
        answer(site, keyboard, item)
        site.wait_for_url(lambda url, pk=item.pk: f"/queue/{pk}/" not in url)
        expect(site.locator(".messagelist")).to_be_visible()
        assert keyboard.pressed - before <= 2, item.reason
        assert not ReviewItem.objects.filter(pk=item.pk, state="open").exists(), item.reason
        answered.add(item.reason)

    assert keyboard.pressed <= 2 * TEN
    assert answered - {"source_changed"} == {
        "lost_header",
        "unsure_person",
        "event_without_place",
        "event_without_day",
        "unclassified_lines",
    }
    story = Article.objects.get(title="Ambassador Presents Letters of Credence in Kigali")
    assert (story.status, story.published_on) == ("published", date(2026, 3, 8))
    assert Event.objects.filter(kind="consultations", place="Astana", country__alpha2="KZ").count() == 4
