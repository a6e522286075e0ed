"""Readers walk the public site: with their questions, on phones, with the keyboard, without scripts, in three languages."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from articles.search import rebuild_index
from entities.models import Country
from tests.amounts import IS_FULL, amount
from tests.factories import SampleRecord, make_record
from tests.factories.hostile import make_hostile

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}
LOOKS = [("", "light"), ("/kk", "light"), ("", "dark"), ("/ru", "light"), ("/kk", "dark"), ("/ru", "dark")]
FIRST_VIEW = 100_000
"""bytes over the wire"""
ZOOMED = {"width": 320, "height": 256}
"""a screen of 1280 by 1024 at 400 percent"""


@pytest.fixture
def record() -> SampleRecord:
    record = make_record(1)
    make_record(2)
    make_record(3, date(2025, 11, 3))
    for kind in (type(record.ambassador), type(record.university), type(record.meeting)):
        kind.objects.update(article_count=2)
    Country.objects.filter(alpha2="BE").update(article_count=6)
    return record


def addresses(record: SampleRecord) -> dict[str, str]:
    """One page of each kind."""
    return {
        "home": "/",
        "articles": "/articles/",
        "articles-wrong": "/articles/?country=XX",
        "articles-empty": "/articles/?q=zzz",
        "article": record.articles[0].get_absolute_url(),
        "people": "/people/",
        "person": record.ambassador.get_absolute_url(),
        "countries": "/countries/",
        "country": "/countries/BE/?on=2026-03-02",
        "events": "/events/",
        "calendar": "/events/calendar/",
        "coming": "/events/coming/",
        "event": record.meeting.get_absolute_url(),
        "organizations": "/organizations/",
        "organization": record.university.get_absolute_url(),
        "office": record.ambassadorship.office.get_absolute_url(),
        "data": "/data/",
        "api": "/data/api/",
        "about": "/about/",
        "report": "/about/report/",
        "accessibility": "/accessibility/",
        "search": "/search/?q=forum",
        "nowhere": "/nowhere/",
    }


READERS = {
    "desk": (True, DESK), "phone-no-scripts": (False, PHONE), "phone": (True, PHONE), "desk-no-scripts": (False, DESK),
}  # fmt: skip


@pytest.fixture(params=list(READERS)[: amount(2, 4)])
def reader(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A reader at a desk or with a phone, with and without scripts."""
    has_scripts, viewport = READERS[request.param]
    context = browser.new_context(java_script_enabled=has_scripts, base_url=base_url, viewport=viewport, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


STICKING_OUT = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return "";
  const sticksOut = e => e.getBoundingClientRect().right > room + 1 && !e.closest(".table-scroll");
  const wide = [...document.querySelectorAll("body *")].filter(sticksOut);
  return wide.length ? wide.at(-1).outerHTML.slice(0, 300) : "the page";
}"""
"""what makes a page scroll sideways; nothing where it does not"""


def open_filters(page: Page) -> None:
    """On a phone they are folded away."""
    summary = page.locator(".filters > summary")
    if summary.is_visible():
        summary.click()


def test_from_a_country_to_the_sentence_that_names_its_ambassador(reader: Page, record: SampleRecord) -> None:
    reader.goto("/")
    reader.get_by_role("navigation", name="Main").get_by_role("link", name="Countries").click()
    reader.get_by_role("listitem").get_by_role("link", name="Belgium").click()
    reader.get_by_label("Who was in office on").fill("2026-03-02")
    reader.get_by_role("button", name="Show").click()

    post = reader.locator(".holder").filter(has_text=record.ambassador.name)
    expect(post).to_contain_text("in office on this day, first seen 2 March 2026")
    post.locator(".quotation a").first.click()
    expect(reader.locator(".sentence:target")).to_contain_text("Ambassador of Kazakhstan to Belgium")


def test_articles_of_a_country_and_a_period_have_an_address_to_share(
    reader: Page, record: SampleRecord, browser: Browser, base_url: str
) -> None:
    reader.goto("/articles/")
    open_filters(reader)
    reader.get_by_label("Country").select_option("IT")
    reader.get_by_label("From", exact=True).fill("2026-03-01")
    reader.get_by_role("button", name="Show").click()
    reader.wait_for_url("**/articles/?*country=IT*since=2026-03-01*")
    expect(reader.locator(".row-title")).to_have_count(2)

    friend = browser.new_context(base_url=base_url).new_page()
    friend.goto(reader.url)
    expect(friend.locator(".chips")).to_contain_text("Country: Italy")
    expect(friend.locator(".row-title")).to_have_count(2)
    friend.context.close()


def test_a_misspelt_name_finds_the_person(reader: Page, record: SampleRecord) -> None:
    rebuild_index()
    reader.goto("/")
    reader.get_by_role("searchbox", name="Search the record").fill("Daniar Osspanbek")
    reader.get_by_role("button", name="Search").click()

    found = reader.locator("#kind-person .row-title a")
    expect(found).to_contain_text(record.ambassador.name)
    found.first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(record.ambassador.name)


def test_the_calendar_leads_to_what_is_planned(reader: Page, record: SampleRecord) -> None:
    reader.goto("/events/")
    reader.get_by_role("link", name="Calendar", exact=True).click()
    reader.get_by_role("link", name="April 2026").click()
    reader.get_by_role("link", name=record.forum.name, exact=True).first.click()

    expect(reader.get_by_role("heading", level=1)).to_have_text(record.forum.name)
    expect(reader.locator(".status-line")).to_have_text("planned")


def test_a_page_changes_its_language(reader: Page, record: SampleRecord) -> None:
    reader.goto("/countries/BE/")
    reader.get_by_role("link", name="Қазақ").click()

    expect(reader).to_have_url("/kk/countries/BE/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Бельгия")


def test_a_mistake_can_be_reported(reader: Page, record: SampleRecord) -> None:
    reader.goto(record.ambassador.get_absolute_url())
    reader.get_by_role("complementary").get_by_role("link", name="Report a mistake").click()
    expect(reader.get_by_role("main")).to_contain_text(record.ambassador.name)
    reader.get_by_label("What is wrong").fill("The office is another.")
    reader.get_by_role("button", name="Send").click()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_filters_load_the_list_alone_and_keep_the_address_short(site: Page, record: SampleRecord) -> None:
    site.goto("/articles/")
    site.evaluate("window.isTheSamePage = true")
    site.get_by_label("Kind of event").select_option("consultations")
    site.get_by_role("button", name="Show").click()

    expect(site.locator(".row-title")).to_have_count(3)
    expect(site).to_have_url("/articles/?kind=consultations")
    expect(site.get_by_role("button", name="Show")).to_be_focused()
    assert site.evaluate("window.isTheSamePage")
    site.go_back()
    expect(site.locator(".row-title")).to_have_count(9)


def test_dark_and_light_can_be_chosen_and_stay(site: Page, record: SampleRecord) -> None:
    site.emulate_media(color_scheme="light")
    site.goto("/")
    site.get_by_role("button", name="Dark colours").click()
    site.goto("/about/")

    assert site.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(17, 23, 30)"
    expect(site.get_by_role("button", name="Light colours")).to_be_visible()


def test_the_first_tab_stop_leads_to_the_content(site: Page, record: SampleRecord) -> None:
    site.goto("/articles/")
    site.keyboard.press("Tab")
    expect(site.get_by_role("link", name="Skip to the content")).to_be_focused()
    site.keyboard.press("Enter")
    site.keyboard.press("Tab")

    assert site.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_everything_in_focus_can_be_seen(site: Page, record: SampleRecord) -> None:
    for address in (record.articles[0].get_absolute_url(), "/people/"):
        site.goto(address)
        for _ in range(60):
            site.keyboard.press("Tab")
            outline = site.evaluate("(e => e === document.body ? '' : getComputedStyle(e).outlineStyle)(document.activeElement)")
            assert outline in ("", "solid", "auto"), site.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("viewport", [PHONE, DESK, ZOOMED], ids=["phone", "desk", "zoomed"])
def test_no_page_scrolls_sideways_or_complains(site: Page, record: SampleRecord, viewport: dict[str, int], complaints: list[str]) -> None:
    site.set_viewport_size(viewport)  # type: ignore[arg-type]
    for name, address in addresses(record).items():
        site.goto(address)
        assert (name, site.evaluate(STICKING_OUT)) == (name, "")
    wrong = [text for text in complaints if "status of 40" not in text]
    complaints.clear()
    assert wrong == []


@pytest.mark.parametrize("viewport", [PHONE, DESK] if IS_FULL else [PHONE], ids=["phone", "desk"] if IS_FULL else ["phone"])
def test_hostile_text_breaks_no_page(site: Page, record: SampleRecord, viewport: dict[str, int], complaints: list[str]) -> None:
    make_hostile(record)
    site.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    site.set_viewport_size(viewport)  # type: ignore[arg-type]
    for name, address in {**addresses(record), "found": "/search/?q=script"}.items():
        site.goto(address)
        assert (name, site.evaluate(STICKING_OUT)) == (name, "")
        assert site.evaluate("document.querySelectorAll('main img').length") == 0, name
    wrong = [text for text in complaints if "status of 40" not in text]
    complaints.clear()
    assert wrong == []


@pytest.mark.parametrize(("language", "scheme"), LOOKS if IS_FULL else LOOKS[::2])
def test_axe_finds_nothing(page: Page, record: SampleRecord, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = []
    for name, address in addresses(record).items():
        page.goto(language + address)
        violations = Axe().run(page, options=WCAG).response["violations"]
        found += [f"{name}: {violation['id']}: {violation['nodes'][0]['html'][:200]}" for violation in violations]

    assert found == []


def test_a_page_weighs_little_and_asks_nobody_else(browser: Browser, record: SampleRecord, base_url: str) -> None:
    """As the first page that somebody sees, with everything that it asks for."""
    for name, address in addresses(record).items():
        context = browser.new_context(base_url=base_url, viewport=DESK)  # type: ignore[arg-type]
        page = context.new_page()
        finished: list[Request] = []
        page.on("requestfinished", lambda request, finished=finished: finished.append(request))
        page.goto(address, wait_until="networkidle")
        urls = [request.url for request in finished]
        weight = sum(sizes["responseBodySize"] + sizes["responseHeadersSize"] for sizes in (request.sizes() for request in finished))
        context.close()

        assert [url for url in urls if not url.startswith(base_url)] == [], name
        assert sum(url.endswith(".css") for url in urls) <= 2, name
        assert sum(url.endswith(".js") for url in urls) <= 2, name
        assert weight < FIRST_VIEW, (name, weight)


def test_nothing_shifts_while_a_page_loads(site: Page, record: SampleRecord, complaints: list[str]) -> None:
    site.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shifts += entry.value; }))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for name, address in addresses(record).items():
        site.goto(address)
        site.wait_for_timeout(150)
        assert site.evaluate("window.shifts") == 0, name
    complaints.clear()


@pytest.mark.skipif(not IS_FULL, reason="pictures for people to look at")
def test_pictures_of_every_kind_of_page_are_kept(
    site: Page, record: SampleRecord, screenshot: Callable[[str], Path], complaints: list[str]
) -> None:
    for scheme in ("light", "dark"):
        for width, viewport in (("375", PHONE), ("1280", DESK)):
            site.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            site.set_viewport_size(viewport)  # type: ignore[arg-type]
            for name, address in addresses(record).items():
                site.goto(address)
                assert screenshot(f"{name}-{width}-{scheme}").stat().st_size > 5_000
    complaints.clear()
