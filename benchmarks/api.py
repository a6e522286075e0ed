"""How long does an answer of the API take? `python -m tests.postgresql python -m benchmarks.api --articles 100000` (an empty database).

For each address: the median of the wall clock and of the time of the processor (this process alone, without the database's), the queries,
the bytes, the same for the 304 to one who has the answer, and beside it a bare view of the same framework that returns the same bytes.
Everything in one process, through the whole middleware.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kzdiplo.settings")
os.environ.setdefault("API_RATE", "1000000/s")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from rest_framework.request import Request  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

from articles.changes import CREATED, RecordChange, record_changes  # noqa: E402
from articles.models import Article, Change, ChangeCounter  # noqa: E402
from entities.api.cursors import Cursors  # noqa: E402
from entities.models import Event, Person  # noqa: E402
from kzdiplo.api import ArticleViewSet  # noqa: E402
from tests.factories.big_record import make_big_record  # noqa: E402

PAGE = 50
FAR = 2_000
"""the number of the page that lies far behind"""


class Figure(NamedTuple):
    wall: float
    cpu: float


def measure(articles: int, rounds: int) -> None:
    call_command("migrate", verbosity=0)
    if not Article.objects.exists():
        make_big_record(articles)
        _note_changes()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    print(f"{Article.objects.count()} articles on {connection.vendor}, medians of {rounds} in ms")
    print(f"{'address':34}{'wall':>7}{'cpu':>7}{'queries':>9}{'kB':>7}{'304 wall':>10}{'cpu':>7}{'queries':>9}{'bare wall':>11}{'cpu':>7}")
    for name, address in _addresses().items():
        _measure(name, f"/api/v1/{address}", rounds)


def _note_changes() -> None:
    ChangeCounter.objects.all().delete()
    for model in (Article, Event, Person):
        ids = model.objects.published().order_by("pk").values_list("public_id", flat=True)
        with django.db.transaction.atomic():
            record_changes(RecordChange(model.KIND, public_id, CREATED) for public_id in ids)


def _addresses() -> dict[str, str]:
    person = Person.objects.order_by("-article_count").first()
    event = Event.objects.order_by("pk")[5]
    return {
        "articles": "articles/",
        f"articles, page {FAR}": f"articles/?cursor={_far_cursor()}",
        "articles with their evidence": "articles/?expand=mentions",
        "articles of a state": "articles/?country=BE",
        "articles of the busiest person": f"articles/?person={person.public_id}",
        "articles, counted": "articles/?count=true",
        "articles since a time": "articles/?modified_since=2026-01-01T00:00:00Z",
        "article": f"articles/{Article.objects.order_by('pk')[5].public_id}/",
        "people": "people/",
        "ambassadors to a state on a day": "people/?ambassador_of=KZ&ambassador_to=BE&in_office_on=2024-03-01",
        "the busiest person": f"people/{person.public_id}/?expand=mentions",
        "countries": "countries/",
        "organizations": "organizations/",
        "offices": "offices/",
        "events": "events/",
        "meetings with a state in a year": "events/?kind=meeting&with=IT&starts_on_from=2025-01-01&starts_on_to=2026-01-01",
        "event": f"events/{event.public_id}/",
        "mentions": "mentions/",
        "mentions of the busiest person": f"mentions/?person={person.public_id}",
        "changes": "changes/",
        f"changes, from {Change.objects.count() // 2}": f"changes/?cursor=n-{Change.objects.count() // 2:018d}",
    }


def _far_cursor() -> str:
    """Where the page before the far one ends."""
    last = min(PAGE * (FAR - 1), Article.objects.count()) - 1
    cursors: Cursors = ArticleViewSet.orders.cursors
    return cursors.write(Article.objects.order_by("-sort_at", "-public_id")[last], "next")


def _measure(name: str, address: str, rounds: int) -> None:
    client = Client(SERVER_NAME="localhost")
    response = client.get(address)
    assert response.status_code == 200, (address, response.content)
    known = {"If-None-Match": response.headers["ETag"]}
    full = _median(lambda: client.get(address), rounds)
    same = _median(lambda: client.get(address, headers=known), rounds)
    bare = _median(_bare(response.json()), rounds)
    queries = [_queries_of(lambda: client.get(address)), _queries_of(lambda: client.get(address, headers=known))]
    print(
        f"{name:34}{full.wall:7.1f}{full.cpu:7.1f}{queries[0]:9}{len(response.content) / 1000:7.1f}"
        f"{same.wall:10.1f}{same.cpu:7.1f}{queries[1]:9}{bare.wall:11.1f}{bare.cpu:7.1f}",
        flush=True,
    )


def _queries_of(call: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        call()
    return len(queries)


def _median(call: Callable[[], object], rounds: int) -> Figure:
    call()
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        call()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Figure(statistics.median(walls) * 1000, statistics.median(cpus) * 1000)


def _bare(body: Any) -> Callable[[], object]:
    """A view of the framework with nothing of ours that gives the same values."""

    class BareView(APIView):
        throttle_classes = ()

        def get(self, _request: Request) -> Response:
            return Response(body)

    view, factory = BareView.as_view(), RequestFactory(SERVER_NAME="localhost")
    return lambda: view(factory.get("/")).render()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    measure(arguments.articles, arguments.rounds)
