"""How often the database is asked does not depend on how much there is."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.search import rebuild_index
from tests.amounts import amount
from tests.factories.record import make_record

pytestmark = pytest.mark.django_db
ADDRESSES = [
    *(f"{name}/?expand=mentions&page_size=500" for name in ("articles", "people", "countries", "organizations", "offices", "events")),
    *(
        f"{name}/?page_size=500"
        for name in ("articles", "people", "countries", "organizations", "offices", "events", "mentions", "changes")
    ),
    "offices/?country=KZ&receiving_state=BE&in_office_on=2026-03-02",
    "people/?ambassador_of=KZ&ambassador_to=BE&in_office_on=2026-03-02",
    "events/?kind=meeting&with=BE",
    "search/?q=kazakhstan&page_size=50",
]


def counts(get: Any) -> dict[str, int]:
    found = {}
    for address in ADDRESSES:
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert get(address).status_code == 200
        found[address] = len(queries)
    return found


def test_the_number_of_queries_is_fixed(get: Any) -> None:
    for number in range(1, 5):
        make_record(number)
    rebuild_index()
    few = counts(get)
    for number in range(5, amount(25, 335)):
        make_record(number)
    rebuild_index()

    assert counts(get) == few
    assert max(few.values()) <= 22
