"""Ten fields edited and five mentions rejected through the desk's own forms: imports lose none of it, take what nobody touched, and ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.importer import ImportOptions, import_pages
from articles.models import Article, Mention, ReviewItem
from articles.record_dump import record_lines
from entities.models import Country, Event, Organization, Person, Tenure
from tests.articles.admin.forms import form_data

pytestmark = pytest.mark.django_db
MFA = "Ministry of Foreign Affairs of the Republic of Kazakhstan reports"
PAGE = f""" date 2026-03-11 10.03.2026, 15:12 6241
Kazakhstan and Flanders Discuss Joint Projects
Ambassador of Kazakhstan to Belgium Roman Vassilenko met Matthias Diependaele in Brussels, {MFA}.
The parties discussed logistics, Kenya, Norway and trade at the University of Ghent.
09.03.2026, 11:00 310
Astana Hosts a Forum
A forum on water was held in Astana, Qazinform News Agency reports.
The guests from Italy and Spain thanked Deputy Minister Alibek Bakayev of Kazakhstan.
08.03.2026, 10:00 77
Ambassador Speaks of Trade
Ambassador of Kazakhstan to Norway Adil Tursunov met Anna Berg in Oslo, {MFA}.
"""
CHANGED = (
    PAGE.replace(f"in Brussels, {MFA}", "in Brussels, Qazinform News Agency reports")
    .replace("The parties discussed", "The guests came early.\nThe parties discussed")
    .replace("met Anna Berg in Oslo", "met Anna Berg in Bergen")
    .replace("09.03.2026, 11:00 310", "09.03.2026, 11:00 555")
)
REJECTED = (
    ("Kazakhstan and Flanders Discuss Joint Projects", "Kenya"),
    ("Kazakhstan and Flanders Discuss Joint Projects", "Norway"),
    ("Kazakhstan and Flanders Discuss Joint Projects", "Matthias Diependaele"),
    ("Astana Hosts a Forum", "Italy"),
    ("Astana Hosts a Forum", "Spain"),
)


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., None]:
    def write(text: str, *, reread: bool = False) -> None:
        path = tmp_path / "page.txt"
        path.write_text(text)
        import_pages([path], ImportOptions(reread=reread))

    return write


def save(editor: Client, row: Any, **values: Any) -> None:
    address = f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"
    answer = editor.post(address, form_data(editor.get(address), f"{row._meta.model_name}_form", **values))
    assert answer.status_code == 302, answer.context["errors"]


def edit_ten_fields(editor: Client) -> None:
    story = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    save(editor, story, title="Talks with Flanders", lead="A lead.", published_on="2026-03-09", published_time="10:00", source="Akorda")
    vassilenko = Person.objects.get(name="Roman Vassilenko")
    save(editor, vassilenko, name="Roman Vasilenko", honorific="H.E.", **{"tenures-0-started_on": "2024-01-05"})
    save(editor, Event.objects.get(place="Oslo"), place="Drammen", status="planned")
    save(editor, Organization.objects.get(name="University of Ghent"), abbreviation="UGent")


def reject_five_mentions(editor: Client) -> None:
    for title, words in REJECTED:
        article = Article.objects.get(source_title=title)
        mention = article.mentions.get(surface=words, field="body")
        editor.post(f"/admin/articles/article/{article.pk}/names/", {"do": "reject", "mention": mention.pk})


def edits() -> dict[str, Any]:
    """What the editor said, as the record holds it."""
    story = Article.objects.get(source_title="Kazakhstan and Flanders Discuss Joint Projects")
    person = Person.objects.get(names__name="Roman Vassilenko")
    event = Event.objects.get(participations__person__name="Adil Tursunov")
    mentions = Mention.objects.filter(judgement="rejected").values_list("article__source_title", "surface")
    return {
        "article": (story.title, story.lead, story.published_on, story.published_at and story.published_at.isoformat(), story.source),
        "person": (person.name, person.honorific, Tenure.objects.get(person=person).started_on),
        "event": (event.place, event.status),
        "body": Organization.objects.get(name="University of Ghent").abbreviation,
        "rejected": sorted(mentions),
    }


def test_no_edit_is_lost_and_the_conflicts_are_asked(editor: Client, imported: Callable[..., None]) -> None:
    imported(PAGE)
    edit_ten_fields(editor)
    reject_five_mentions(editor)
    before, record = edits(), list(record_lines())

    imported(PAGE, reread=True)
    now = list(record_lines())
    assert (sorted(set(now) - set(record)), sorted(set(record) - set(now))) == ([], [])
    imported(CHANGED)

    after = edits()
    assert after == before
    assert after["article"] == ("Talks with Flanders", "A lead.", date(2026, 3, 9), "2026-03-09T05:00:00+00:00", "Akorda")
    assert after["rejected"] == sorted(REJECTED)
    assert Article.objects.get(source_title="Astana Hosts a Forum").source_view_count == 555
    assert not Person.objects.filter(name="Matthias Diependaele", is_public=True).exists()
    asked = ReviewItem.objects.filter(reason="source_changed", state="open").values_list("details__field", "details__page_now")
    assert {("source", "Qazinform News Agency"), ("place", "Bergen")} <= set(asked)
    assert Country.objects.get(alpha2="KE").article_count == 0


def test_one_click_keeps_and_one_takes(editor: Client, imported: Callable[..., None]) -> None:
    imported(PAGE)
    edit_ten_fields(editor)
    imported(CHANGED)
    place = ReviewItem.objects.get(reason="source_changed", details__field="place")
    source = ReviewItem.objects.get(reason="source_changed", details__field="source")

    editor.post(f"/admin/articles/reviewitem/queue/{place.pk}/", {"decision": "accept"})
    editor.post(f"/admin/articles/reviewitem/queue/{source.pk}/", {"decision": "reject"})

    assert edits()["event"] == ("Bergen", "planned")
    assert edits()["article"][4] == "Akorda"
    imported(CHANGED, reread=True)
    assert not ReviewItem.objects.filter(reason="source_changed", state="open", details__field__in=["place", "source"]).exists()
