"""Names in an article, through its page of the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, Mention
from articles.roles import READER
from entities.models import Person, RejectedName
from tests.articles.admin.conftest import Accounts
from tests.factories import SampleRecord, make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(accounts: Accounts) -> SampleRecord:
    return make_record()


@pytest.fixture
def article(record: SampleRecord) -> Article:
    return record.articles[0]


def do(client: Client, article: Article, **values: Any) -> str:
    """Sends one of the panel's forms, and returns what the desk says to it."""
    answer = client.post(f"/admin/articles/article/{article.pk}/names/", values, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def test_chosen_mark_shows_where_it_leads(editor: Client, article: Article, record: SampleRecord) -> None:
    mention = article.mentions.filter(person=record.ambassador).first()
    assert mention is not None

    page = editor.get(f"/admin/articles/article/{article.pk}/change/?mention={mention.pk}").content.decode()

    assert f'href="/admin/entities/person/{record.ambassador.pk}/change/"' in page
    assert "with all 3 of the same in this article" in page


def test_mention_is_rejected_with_all_of_the_same(editor: Client, article: Article, record: SampleRecord) -> None:
    mention = article.mentions.filter(person=record.ambassador).first()
    assert mention is not None

    said = do(editor, article, do="reject", mention=mention.pk, everywhere="on")

    assert said == "Rejected: no import brings it back."
    assert {row.judgement for row in article.mentions.filter(person=record.ambassador)} == {"rejected"}


def test_mention_is_given_to_another(editor: Client, article: Article, record: SampleRecord) -> None:
    mention = article.mentions.get(country=record.belgium, field="body", start__lt=60)

    do(editor, article, do="retarget", mention=mention.pk, country=record.italy.pk)

    mention.refresh_from_db()
    assert (mention.country, mention.is_ruled) == (record.italy, True)


def test_name_is_added_with_a_new_person(editor: Client, article: Article) -> None:
    start = article.source_body.index("the rector said")

    said = do(editor, article, do="add", surface="the rector", field="body", start=start, new="person")

    person = Person.objects.get(name="the rector")
    mention = Mention.objects.get(person=person)
    assert "names the rector now" in said
    assert (mention.start, mention.origin, person.origin) == (start, "editor", "editor")


def test_name_is_nobodys(editor: Client, article: Article, record: SampleRecord) -> None:
    mention = article.mentions.filter(person=record.rector).order_by("start")[0]

    do(editor, article, do="nobody", mention=mention.pk)

    assert RejectedName.objects.get().name == mention.surface


@pytest.mark.parametrize(
    "values",
    [
        {"do": "retarget"},
        {"do": "retarget", "person": "999999"},
        {"do": "add", "surface": "no such words", "field": "body"},
        {"do": "reject", "mention": "999999"},
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_done(
    values: dict[str, str], editor: Client, article: Article, record: SampleRecord
) -> None:
    mention = article.mentions.filter(person=record.rector).first()
    assert mention is not None
    before = list(Mention.objects.order_by("pk").values())

    said = do(editor, article, **{"mention": mention.pk, "person": record.rector.pk if values["do"] == "add" else "", **values})

    assert said != ""
    assert list(Mention.objects.order_by("pk").values()) == before


def test_reader_of_the_desk_changes_no_name(logged_in: Callable[[str], Client], article: Article) -> None:
    mention = article.mentions.first()
    assert mention is not None
    client = logged_in(READER)

    assert client.post(f"/admin/articles/article/{article.pk}/names/", {"do": "reject", "mention": mention.pk}).status_code == 403
    assert b"Reject it" not in client.get(f"/admin/articles/article/{article.pk}/change/?mention={mention.pk}").content
