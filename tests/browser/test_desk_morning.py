"""An editor's morning, from the login to the import that finds everything as it was left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from articles.models import Article, Mention, ReviewItem
from articles.roles import EDITOR, sync_roles
from entities.models import Event, Person
from tests.browser.desk_pages import MORNING, NAMESAKES, import_texts

PASSWORD = "Шынар-тау-2026-қар"
TITLE = "Ambassador Presents Letters of Credence in Kigali"


def log_in_by_hand(site: Page) -> None:
    sync_roles()
    user = User.objects.create_user("aigerim", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    site.goto("/admin/")
    site.get_by_label("Username").fill("aigerim")
    site.get_by_label("Password").fill(PASSWORD)
    site.get_by_role("button", name="Log in").click()


def fix_the_lost_header(site: Page) -> None:
    site.get_by_role("link", name="Lost header").click()
    site.get_by_label("Day of publication").fill("08.03.2026")
    site.get_by_label("Title").fill(TITLE)
    site.get_by_role("button", name="Give title and day, and publish").click()
    expect(site.locator(".messagelist")).to_contain_text(f"Published as “{TITLE}”")


def settle_the_unsure_person(site: Page) -> None:
    site.goto("/admin/")
    site.get_by_role("link", name="Unsure person").click()
    expect(site.get_by_role("heading", level=1)).to_have_text("Who is “A. Smagulov” in this article?")
    site.get_by_role("button", name="Askar Smagulov").click()
    expect(site.locator(".messagelist")).to_contain_text("It is Askar Smagulov.")


def correct_the_place(site: Page) -> None:
    site.goto(f"/admin/entities/event/{Event.objects.get(place='Brussels', kind='meeting').pk}/change/")
    site.locator("#id_place").fill("Ghent")
    site.get_by_role("button", name="Save", exact=True).click()
    expect(site.locator(".messagelist")).to_contain_text("was changed successfully")


def reject_a_name(site: Page) -> None:
    article = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    site.goto(f"/admin/articles/article/{article.pk}/change/")
    site.locator("#read-body .mark-country").first.click()
    site.get_by_role("button", name="Reject it").click()
    expect(site.locator(".messagelist")).to_contain_text("Rejected: no import brings it back.")


def publish_again(site: Page) -> None:
    article = Article.objects.get(title=TITLE)
    site.goto(f"/admin/articles/article/{article.pk}/change/")
    site.get_by_label("Fully reviewed").check()
    site.get_by_role("button", name="Save", exact=True).click()
    site.goto(article.get_absolute_url())
    expect(site.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_an_editors_morning(site: Page, tmp_path: Path) -> None:
    import_texts(tmp_path, morning=MORNING, namesakes=NAMESAKES)
    log_in_by_hand(site)
    expect(site.get_by_role("heading", name="What waits")).to_be_visible()
    fix_the_lost_header(site)
    settle_the_unsure_person(site)
    correct_the_place(site)
    reject_a_name(site)
    publish_again(site)

    import_texts(tmp_path, morning=MORNING.replace("logistics and trade", "ports, logistics and trade"), namesakes=NAMESAKES + "The end.\n")

    story = Article.objects.get(title=TITLE)
    assert (story.status, story.published_on, story.is_reviewed) == ("published", date(2026, 3, 8), True)
    fair = Mention.objects.filter(article__source_title="Smagulov Opens a Fair", person__isnull=False)
    assert {(row.person.name, row.judgement) for row in fair.select_related("person")} == {("Askar Smagulov", "accepted")}
    assert Event.objects.get(kind="meeting", place="Ghent").article_count == 1
    talks = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    assert talks.mentions.filter(judgement="rejected").count() == 1
    assert not ReviewItem.objects.filter(state="open", reason__in=["lost_header", "unsure_person"]).exists()
    assert not Person.objects.filter(name="A. Smagulov").exists()
    site.goto("/admin/")
    expect(site.get_by_role("heading", name="Newest corrections")).to_be_visible()
