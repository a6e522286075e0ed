"""An editor's morning, from the login to the import that finds everything as it was left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect

from articles.models import Article, Mention, ReviewItem
from articles.roles import EDITOR, sync_roles
from entities.models import Difference, Event, Merge, Person
from tests.browser.desk_pages import MORNING, NAMESAKES, import_texts

PASSWORD = "Шынар-тау-2026-қар"
Shoot = Callable[..., Path]
TITLE = "Ambassador Presents Letters of Credence in Kigali"


def log_in_by_hand(site: Page) -> None:
    sync_roles()
    user = User.objects.create_user("aigerim", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITOR))
    site.goto("/admin/")
    site.get_by_label("Username").fill("aigerim")
    site.get_by_label("Password").fill(PASSWORD)
    site.get_by_role("button", name="Log in").click()


def fix_the_lost_header(site: Page, screenshot: Shoot) -> None:
    screenshot("desk-front", for_docs=True)
    site.get_by_role("link", name="Lost header").click()
    screenshot("desk-lost-header", for_docs=True)
    site.get_by_label("Day of publication").fill("08.03.2026")
    site.get_by_label("Title").fill(TITLE)
    site.get_by_role("button", name="Give title and day, and publish").click()
    expect(site.locator(".messagelist")).to_contain_text(f"Published as “{TITLE}”")


def settle_the_unsure_person(site: Page, screenshot: Shoot) -> None:
    site.goto("/admin/")
    site.get_by_role("link", name="Unsure person").click()
    expect(site.get_by_role("heading", level=1)).to_have_text("Who is “A. Smagulov” in this article?")
    screenshot("desk-unsure-person", for_docs=True)
    site.get_by_role("button", name="Askar Smagulov").click()
    expect(site.locator(".messagelist")).to_contain_text("It is Askar Smagulov.")


def compare_two_people(site: Page) -> None:
    """Opens the comparison of two people by the list."""
    site.goto("/admin/entities/person/")
    for name in ("Roman Vassilenko", "Rauan Vesselkin"):
        site.get_by_role("row", name=name).get_by_role("checkbox").check()
    site.locator("select[name=action]").select_option("merge_selected")
    site.get_by_role("button", name="Go", exact=True).click()
    expect(site.get_by_role("heading", name="After the merge")).to_be_visible()


def merge_two_people_and_undo_it(site: Page, screenshot: Shoot) -> None:
    compare_two_people(site)
    screenshot("desk-merge", for_docs=True)
    site.get_by_role("button", name="Merge them").click()
    expect(site.locator(".messagelist")).to_contain_text("1 record is now part of")
    assert Person.objects.filter(merged_into=None, name__in=["Roman Vassilenko", "Rauan Vesselkin"]).count() == 1
    site.locator(".messagelist").get_by_role("link", name="Undo").click()
    site.get_by_role("button", name="Undo").first.click()
    expect(site.locator(".messagelist")).to_be_visible()
    assert Person.objects.filter(merged_into=None, name__in=["Roman Vassilenko", "Rauan Vesselkin"]).count() == 2


def mark_them_different(site: Page) -> None:
    compare_two_people(site)
    site.get_by_role("button", name="They are different").click()
    expect(site.locator(".messagelist")).to_contain_text("Noted: these are different.")


def correct_the_place(site: Page, screenshot: Shoot) -> None:
    site.goto(f"/admin/entities/event/{Event.objects.get(place='Brussels', kind='meeting').pk}/change/")
    site.locator("#id_place").fill("Ghent")
    screenshot("desk-event", for_docs=True)
    site.get_by_role("button", name="Save", exact=True).click()
    expect(site.locator(".messagelist")).to_contain_text("was changed successfully")


def reject_a_name(site: Page, screenshot: Shoot) -> None:
    article = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    site.goto(f"/admin/articles/article/{article.pk}/change/")
    site.locator("#read-body .mark-country").first.click()
    screenshot("desk-article", for_docs=True)
    site.get_by_role("button", name="Reject it").click()
    expect(site.locator(".messagelist")).to_contain_text("Rejected: no import brings it back.")


def publish_again(site: Page) -> None:
    article = Article.objects.get(title=TITLE)
    site.goto(f"/admin/articles/article/{article.pk}/change/")
    site.get_by_label("Fully reviewed").check()
    site.get_by_role("button", name="Save", exact=True).click()
    site.goto(article.get_absolute_url())
    expect(site.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_an_editors_morning(site: Page, tmp_path: Path, screenshot: Shoot) -> None:
    site.set_viewport_size({"width": 1180, "height": 760})
    import_texts(tmp_path, morning=MORNING, namesakes=NAMESAKES)
    log_in_by_hand(site)
    expect(site.get_by_role("heading", name="What waits")).to_be_visible()
    fix_the_lost_header(site, screenshot)
    settle_the_unsure_person(site, screenshot)
    merge_two_people_and_undo_it(site, screenshot)
    mark_them_different(site)
    correct_the_place(site, screenshot)
    reject_a_name(site, screenshot)
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
    assert (Merge.objects.filter(undone_at=None).count(), Difference.objects.count()) == (0, 1)
    assert Person.objects.filter(merged_into=None, name__in=["Roman Vassilenko", "Rauan Vesselkin"], article_count=1).count() == 2
    site.goto("/admin/")
    expect(site.get_by_role("heading", name="Newest corrections")).to_be_visible()
