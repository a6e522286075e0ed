"""How often the database is asked does not depend on how much there is."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.changes import CREATED, RecordChange, record_changes
from articles.models import Article, Change, ChangeCounter
from articles.search import rebuild_index
from entities.models import Event, Office, Organization, Person
from tests.articles.views.test_query_counts import _clear as clear
from tests.factories.big_record import make_big_record

pytestmark = pytest.mark.django_db
SIZES = (10, 1_000)
"""articles; page after page of them the answers hold up to 500 rows"""
LISTS = ("articles", "people", "countries", "organizations", "offices", "events")
MOST_QUERIES = 22


def addresses() -> dict[str, str]:
    """Every endpoint, with and without what can be expanded, and the questions that are asked most."""
    article = Article.objects.order_by("pk")[5]
    person = Person.objects.get(pk=article.mentions.filter(person__isnull=False).latest("pk").person_id)
    event = Event.objects.get(reports__article=article)
    rows = {
        "articles": article,
        "people": person,
        "organizations": Organization.objects.get(mentions__article=article),
        "offices": Office.objects.filter(tenures__person=person)[0],
        "events": event,
    }
    found = {f"{name}, expanded": f"{name}/?expand=mentions&page_size=500" for name in LISTS}
    found |= {f"{name}, listed": f"{name}/?page_size=500" for name in (*LISTS, "mentions", "changes")}
    found |= {f"{name}, counted": f"{name}/?count=true&page_size=3" for name in (*LISTS, "mentions", "changes")}
    found |= {f"{name}, one": f"{name}/{row.public_id}/?expand=mentions" for name, row in rows.items()}
    return found | {
        "a country": "countries/KZ/?expand=mentions",
        "who is ambassador": "people/?ambassador_of=KZ&ambassador_to=BE&in_office_on=2026-03-02",
        "the same of offices": "offices/?country=KZ&receiving_state=BE&in_office_on=2026-03-02",
        "events of a kind with a state": f"events/?kind={event.kind}&with={event.country.alpha2}",
        "articles of a person": f"articles/?person={person.public_id}",
        "new articles": "articles/?modified_since=2026-01-01T00:00:00Z",
        "search": "search/?q=kazakhstan&kind=article&page_size=50",
        "the root": "",
    }


def queries_of(client: Client, address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v1/{address}").status_code == 200, address
    return len(queries)


def test_the_number_of_queries_is_fixed(client: Client) -> None:
    counts: dict[str, list[int]] = {}
    for size in SIZES:
        make_big_record(size)
        ChangeCounter.objects.all().delete()
        record_changes(RecordChange(row.KIND, row.public_id, CREATED) for model in (Article, Event) for row in model.objects.all())
        rebuild_index()
        for name, address in addresses().items():
            counts.setdefault(name, []).append(queries_of(client, address))
        Change.objects.all().delete()
        clear()

    assert {name: pair for name, pair in counts.items() if pair[0] != pair[1]} == {}
    assert max(count for pair in counts.values() for count in pair) <= MOST_QUERIES
