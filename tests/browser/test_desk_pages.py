"""Every kind of page of the desk: nothing that the policy refuses, nothing that axe finds, nothing that scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.editing.correcting import correct_article
from articles.models import Article, ImportRun, PageVersion, ReviewItem
from entities.models import Country, Event, Office, Organization, Person
from tests.amounts import IS_FULL
from tests.browser.desk_pages import MORNING, NAMESAKES, ODD, import_texts, log_in, placeless
from tests.browser.test_site import DESK, PHONE, WCAG


@pytest.fixture
def desk(site: Page, tmp_path: Path, base_url: str) -> Page:
    """A chief editor's browser, and a record with questions of every kind."""
    import_texts(tmp_path, morning=MORNING, namesakes=NAMESAKES, placeless=placeless(2), odd=ODD)
    user = log_in(site.context, base_url)
    article = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    correct_article(article, {"source": "Akorda", "title": "Flanders and Kazakhstan"}, user)
    return site


def addresses() -> dict[str, str]:
    """One page of each kind that is the desk's own or that editors see every day."""
    article = Article.objects.get(title="Flanders and Kazakhstan")
    mention = article.mentions.exclude(person=None).order_by("pk")[0]
    change = {model.__name__.lower(): f"/admin/entities/{model.__name__.lower()}/{_fullest(model)}/change/" for model in
              (Person, Organization, Office, Event, Country)}  # fmt: skip
    questions = {f"queue-{item.reason}": f"/admin/articles/reviewitem/queue/{item.pk}/" for item in ReviewItem.objects.order_by("-pk")}
    people = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:2])
    return {
        "front": "/admin/",
        **questions,
        "questions": "/admin/articles/reviewitem/",
        "articles": "/admin/articles/article/",
        "article": f"/admin/articles/article/{article.pk}/change/?mention={mention.pk}",
        "article-add": "/admin/articles/article/add/",
        "article-join": f"/admin/articles/article/{article.pk}/join/",
        "article-history": f"/admin/articles/article/{article.pk}/history/",
        "people": "/admin/entities/person/",
        "person-add": "/admin/entities/person/add/",
        "event-add": "/admin/entities/event/add/",
        **change,
        "merge": f"/admin/entities/person/merge/?row={people[0]}&row={people[1]}",
        "merge-other": f"/admin/entities/person/merge/?row={people[0]}",
        "sheet": "/admin/entities/person/import/",
        "lines": f"/admin/articles/pageversion/{PageVersion.objects.earliest('pk').pk}/lines/",
        "imports": "/admin/articles/importrun/",
        "import": f"/admin/articles/importrun/{ImportRun.objects.latest('pk').pk}/change/",
        "upload": "/admin/articles/importrun/upload/",
        "accounts": "/admin/auth/user/",
    }


def _fullest(model: type) -> int:
    return int(model._default_manager.order_by("-article_count", "pk").values_list("pk", flat=True)[0])  # type: ignore[attr-defined]


def test_no_page_is_refused_anything_or_scrolls_sideways(desk: Page) -> None:
    for viewport in (PHONE, DESK):
        desk.set_viewport_size(viewport)  # type: ignore[arg-type]
        for name, address in addresses().items():
            answer = desk.goto(address)
            assert answer is not None
            assert answer.status == 200, name
            assert "'unsafe" not in answer.headers["content-security-policy"]
            assert desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, (name, viewport)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(desk: Page, scheme: str, complaints: list[str]) -> None:
    desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for name, address in addresses().items():
        desk.goto(address)
        desk.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        violations = Axe().run(desk, options=WCAG).response["violations"]
        found += [f"{name}: {one['id']}: {node['html'][:160]}" for one in violations for node in one["nodes"][:2]]

    complaints.clear()  # axe brings a style of its own
    assert "\n".join(found) == ""


def test_a_name_is_added_by_selecting_its_words(desk: Page) -> None:
    article = Article.objects.get(source_title="Astana Hosts a Forum")
    desk.goto(f"/admin/articles/article/{article.pk}/change/")
    desk.get_by_text("Add a name", exact=True).click()
    desk.evaluate(
        "const text = document.querySelector('#read-body'); const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);"
        "let node; do { node = walker.nextNode(); } while (node && !node.data.includes('on water'));"
        "const range = document.createRange();"
        "const at = node.data.indexOf('on water'); range.setStart(node, at); range.setEnd(node, at + 8);"
        "const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range);"
    )
    words = desk.get_by_label("Words, as they stand in the text")
    expect(words).to_have_value("on water")
    desk.get_by_role("button", name="Add it with a new organization").click()

    expect(desk.locator(".messagelist")).to_contain_text("“on water” names on water now.")
    mention = article.mentions.get(organization__name="on water")
    assert article.source_body[mention.start : mention.end] == "on water"


def test_keys_can_be_switched_off(desk: Page) -> None:
    item = ReviewItem.objects.filter(reason="lost_header")[0]
    desk.goto(f"/admin/articles/reviewitem/queue/{item.pk}/")
    desk.get_by_label("Single letters and figures work as keys").uncheck()
    desk.reload()
    expect(desk.get_by_label("Single letters and figures work as keys")).not_to_be_checked()
    desk.locator("main").press("a")

    desk.wait_for_timeout(200)
    item.refresh_from_db()
    assert item.state == "open"
    assert desk.url.endswith(f"/queue/{item.pk}/")


@pytest.mark.skipif(not IS_FULL, reason="pictures for people to look at")
def test_pictures_of_every_kind_of_page_are_kept(desk: Page, screenshot: Callable[[str], Path]) -> None:
    for scheme in ("light", "dark"):
        for width, viewport in (("375", PHONE), ("1280", DESK)):
            desk.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            desk.set_viewport_size(viewport)  # type: ignore[arg-type]
            for name, address in addresses().items():
                desk.goto(address)
                assert screenshot(f"desk-{name}-{width}-{scheme}").stat().st_size > 5_000
