"""The number of queries of a page does not follow the size of the record, with a warm cache and with a cold one."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ChangeCounter, Evidence, Mention, Report
from entities.models import Country, CountryName, Event, Office, Organization, Participation, Person, PersonName, Tenure
from tests.factories.big_record import make_big_record

pytestmark = pytest.mark.django_db
SIZES = (10, 1000)
MOST_QUERIES = 18
LEAVES = (Evidence, Mention, Report, Participation, Tenure, PersonName, CountryName, ChangeCounter)
IN_ORDER = (*LEAVES, Article, Event, Office, Person, Organization, Country)


def addresses():
    """One page of each kind, of the records of one and the same story."""
    article = Article.objects.order_by("pk")[5]
    mentions = article.mentions.all()
    person = Person.objects.get(pk=mentions.filter(person__isnull=False).latest("pk").person_id)
    return {
        "home": "/",
        "articles": "/articles/",
        "articles of a country": f"/articles/?country={Event.objects.get(reports__article=article).country.alpha2}",
        "article": article.get_absolute_url(),
        "people": "/people/",
        "people by activity": "/people/?sort=activity",
        "person": person.get_absolute_url(),
        "countries": "/countries/",
        "country": "/countries/KZ/",
        "events": "/events/",
        "calendar": "/events/calendar/",
        "coming": "/events/coming/",
        "event": Event.objects.get(reports__article=article).get_absolute_url(),
        "organizations": "/organizations/",
        "organization": Organization.objects.get(mentions__article=article).get_absolute_url(),
        "office": Office.objects.get(tenures__person=person).get_absolute_url(),
    }


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_queries_do_not_follow_the_size_of_the_record(client):
    counts = {}
    for size in SIZES:
        make_big_record(size)
        for name, address in addresses().items():
            cache.clear()
            cold = queries_of(client, address)
            counts.setdefault(name, {})[size] = (cold, queries_of(client, address))
        _clear()

    few, many = SIZES  # one more, where there is something to fetch at last that was not there in a record of ten
    assert {name: by_size for name, by_size in counts.items() if max(by_size[many]) > max(by_size[few]) + 1} == {}
    assert max(warm for by_size in counts.values() for _, warm in by_size.values()) <= MOST_QUERIES


def _clear():
    """An empty record again; rows that others protect go last."""
    for model in IN_ORDER:
        model.objects.all().delete()
