"""Every page of the desk asks the database as often for many rows as for few, and a person of thousands of mentions opens at once."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.enums import ReviewReason
from articles.models import Article, ImportRun, LineRuling, Mention, PageVersion, ReviewItem, SourcePage, Verdict
from articles.roles import CHIEF_EDITOR, EDITOR
from entities.models import Difference, Merge, Person, RejectedName
from tests.amounts import amount
from tests.articles.admin.addresses import desk_addresses
from tests.articles.admin.conftest import Accounts
from tests.factories import (
    AppearanceFactory,
    DifferenceFactory,
    ImportRunFactory,
    LineRulingFactory,
    MergeFactory,
    PageVersionFactory,
    RejectedNameFactory,
    ReviewItemFactory,
    UserFactory,
    VerdictFactory,
)
from tests.factories.big_record import make_big_record

pytestmark = pytest.mark.django_db
FEW = 20
MOST_QUERIES = 30
CHANGING = ("_publish", "_withdraw", "_again", "_names", "logout", "_version", "_delete")
"""addresses that take a word and show nothing, or nothing without one"""


@pytest.fixture
def chief(accounts: Accounts) -> Client:
    client = Client()
    client.force_login(accounts[CHIEF_EDITOR])
    return client


def fill(rows: int, by: Any) -> None:
    """Rows in every table that the desk lists, with what hangs on them."""
    article = Article.objects.order_by("pk")[0]
    pages = [SourcePage(name=f"p{rows}-{number}.txt") for number in range(rows)]
    SourcePage.objects.bulk_create(pages)
    version = PageVersionFactory(page=pages[0])
    PageVersion.objects.bulk_create(
        PageVersion(page=page, text=" ", sha256=f"{rows}{number:060d}"[:64], reading_version=1) for number, page in enumerate(pages[1:])
    )
    AppearanceFactory(article=article, page_version=version)
    lists: list[tuple[Any, Any]] = [
        (ImportRunFactory, ImportRun), (LineRulingFactory, LineRuling), (MergeFactory, Merge), (DifferenceFactory, Difference),
        (RejectedNameFactory, RejectedName), (VerdictFactory, Verdict), (ReviewItemFactory, ReviewItem),
    ]  # fmt: skip
    for factory, model in lists:
        known = model.objects.count()
        built = [factory.build(**_values(model, number, article, by, pages)) for number in range(known, rows)]
        model.objects.bulk_create(built)
    for model, more in ((AccessAttempt, {"failures_since_start": 1}), (AccessLog, {}), (AccessFailureLog, {})):
        model.objects.bulk_create(model(username=f"u{rows}-{number}", ip_address=f"2001:db8::{number:x}", **more) for number in range(rows))


def _values(model: Any, number: int, article: Article, by: Any, pages: list[SourcePage]) -> dict[str, Any]:
    reasons = [ReviewReason.UNSURE_PERSON, ReviewReason.LOST_HEADER, ReviewReason.READER_REPORT]
    values: dict[Any, dict[str, Any]] = {
        ImportRun: {"started_by": by}, LineRuling: {"page": pages[number % len(pages)], "ruled_by": by, "line_text": f"line {number}"},
        Merge: {"merged_by": by}, Difference: {"noted_by": by, "first_id": f"a{number}", "second_id": f"b{number}"},
        RejectedName: {"noted_by": by, "name": f"Name {number}", "name_key": f"name {number}"},
        Verdict: {"article": article, "given_by": by},
        ReviewItem: {"article": article, "key": f"key {number}", "reason": reasons[number % 3]},
    }  # fmt: skip
    return values[model]


def count_queries(client: Client) -> dict[str, int]:
    found = {}
    for address in desk_addresses():
        if address.name.endswith(CHANGING) or address.name in {"jsi18n", "login", "password_change_done", "view_on_site", "app_list"}:
            continue
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address.path)
        if answer.status_code == 200:
            found[address.name] = len(queries)
    return found


def test_queries_do_not_follow_the_number_of_rows(chief: Client, accounts: Accounts) -> None:
    make_big_record(FEW)
    fill(FEW, accounts[EDITOR])
    few = count_queries(chief)
    many_rows = amount(200, 2_000)
    make_more(many_rows)
    fill(many_rows, accounts[EDITOR])
    UserFactory.create_batch(30)
    many = count_queries(chief)

    assert len(few) > 60
    assert {name: (few.get(name), count) for name, count in many.items() if count > few.get(name, 0) + 1} == {}
    assert {name: count for name, count in many.items() if count > MOST_QUERIES} == {}


def make_more(rows: int) -> None:
    """More of what the record holds, hung on the very rows that the forms show."""
    article, person = Article.objects.order_by("pk")[0], Person.objects.order_by("pk")[0]
    add_mentions(person, rows)
    for model in (Person,):
        first = model.objects.order_by("pk")[0]
        model.objects.bulk_create(
            model(
                public_id=f"more-{number:05d}"[:10], name=f"More {number}", sort_key=f"more {number}", country=first.country, is_public=True
            )
            for number in range(rows)
        )
    Mention.objects.bulk_create(
        Mention(article=article, person=person, surface="x", field="body", start=0, end=1, rule="name") for _ in range(rows // 10)
    )


def add_mentions(person: Person, rows: int) -> None:
    """Articles that name the person."""
    template = Article.objects.order_by("pk")[0]
    body = f"{person.name} met the minister.\n" + "They spoke of trade and of what is to come. " * 20
    articles = [
        Article(public_id=f"m{number:07d}", source_title=f"Story {number}", source_body=body, sort_at=template.sort_at, was_public=True)
        for number in range(rows)
    ]
    Article.objects.bulk_create(articles, batch_size=500)
    Mention.objects.bulk_create(
        (
            Mention(article=one, person=person, surface=person.name, field="body", start=0, end=len(person.name), rule="name")
            for one in articles
        ),
        batch_size=500,
    )


def test_person_of_many_mentions_opens_at_once(editor: Client) -> None:
    make_big_record(FEW)
    person = Person.objects.order_by("pk")[0]
    add_mentions(person, amount(1_000, 5_000))
    address = f"/admin/entities/person/{person.pk}/change/"
    editor.get(address)

    before = process_time()
    answer = editor.get(address)
    seconds = process_time() - before

    assert len(answer.context["evidence"].proofs) == 20
    assert seconds < 1
    older = editor.get(f"{address}?evidence=3")
    assert older.context["evidence"].proofs[0].row.pk not in {proof.row.pk for proof in answer.context["evidence"].proofs}
