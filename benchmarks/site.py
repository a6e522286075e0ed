"""How long does a page of the site take? `python -m tests.postgresql python -m benchmarks.site --articles 100000` (an empty database).

On SQLite: `DATABASE_URL=sqlite:////tmp/big.sqlite3 python -m benchmarks.site`. `--questions` measures the search alone.

For each kind of page: the first answer with an empty cache, then the median and the 95th percentile of further ones, the time of the
processor for one of them (without the database's), the median of a bare view that returns the same bytes, the queries, and the size as
sent (gzip). Everything in one process, through the whole middleware.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kzdiplo.settings")
django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.handlers.base import BaseHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from articles.models import Article  # noqa: E402
from articles.search import find, rebuild_index  # noqa: E402
from entities.models import Event, Organization, Person  # noqa: E402
from tests.factories.big_record import make_big_record  # noqa: E402

ROUNDS = 30
QUESTIONS = {
    "a word of every article": "Kazakhstan",
    "a word of many": "negotiations",
    "a rare word": "Baizhanaab",
    "two words": "Belgium meeting",
    "a phrase": '"cooperation between"',
    "the beginning of a name": "Osp",
    "a name": "Aliya Ospanaa",
    "another spelling": "Alija Osspanaa",
    "Cyrillic": "Алия Оспан",
    "with an ending of English": "consulted",
    "nothing": "zzyzzx qwrtpl",
}


def measure(articles: int, *, only_questions: bool) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    if not Article.objects.exists():
        started = time.perf_counter()
        make_big_record(articles)
        print(f"{articles} articles made in {time.perf_counter() - started:.0f} s on {connection.vendor}")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        rebuild_index()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
    _measure_questions()
    if not only_questions:
        _measure_pages(articles)


def _measure_pages(articles: int) -> None:
    busiest = Person.objects.order_by("-article_count").first()
    pages = {
        "home": "/",
        "articles": "/articles/",
        "articles of a country": "/articles/?country=BE",
        "articles of the busiest person": f"/articles/?person={busiest.public_id}",
        "articles of a month": "/articles/?since=2025-06-01&until=2025-06-30",
        "article": Article.objects.order_by("pk")[5000 % articles].get_absolute_url(),
        "people": "/people/",
        "people by activity": "/people/?sort=activity",
        "person": Person.objects.order_by("pk")[50].get_absolute_url(),
        "the busiest person": busiest.get_absolute_url(),
        "countries": "/countries/",
        "country": "/countries/BE/",
        "the home country": "/countries/KZ/",
        "events": "/events/",
        "events of a country": "/events/?country=BE",
        "calendar": "/events/calendar/",
        "coming": "/events/coming/",
        "event": Event.objects.order_by("pk")[50].get_absolute_url(),
        "organizations": "/organizations/",
        "organization": Organization.objects.order_by("pk")[50].get_absolute_url(),
    }
    print(f"{'page':32}{'cold ms':>9}{'median':>9}{'95 %':>9}{'cpu':>9}{'bare':>9}{'queries':>9}{'gzip kB':>9}")
    for name, address in pages.items():
        _measure_page(name, address)


def _measure_questions() -> None:
    """The search behind its page, without the page: ids, records, sentences."""
    print(f"{'question':32}{'median ms':>9}{'95 %':>9}{'cpu':>9}{'hits':>9}")
    for name, text in QUESTIONS.items():
        answer = find(text)
        started = time.process_time()
        times = [_timed(lambda text=text: find(text))[0] for _ in range(ROUNDS)]  # type: ignore[misc]
        cpu = (time.process_time() - started) / ROUNDS
        print(
            f"{name:32}{statistics.median(times) * 1000:9.1f}{_ninety_fifth(times) * 1000:9.1f}{cpu * 1000:9.1f}{answer.total:9}",
            flush=True,
        )


def _ninety_fifth(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times)) - 1]


def _measure_page(name: str, address: str) -> None:
    client = Client(SERVER_NAME="localhost")
    cache.clear()
    client.get("/about/")
    cold, response = _timed(lambda: client.get(address))
    assert response.status_code == 200, (address, response.status_code)
    started = time.process_time()
    times = [_timed(lambda: client.get(address))[0] for _ in range(ROUNDS)]
    cpu = (time.process_time() - started) / ROUNDS
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    bare = statistics.median(_timed(_bare(response.content))[0] for _ in range(ROUNDS))
    size = len(gzip.compress(response.content)) / 1000
    print(
        f"{name:32}{cold * 1000:9.1f}{statistics.median(times) * 1000:9.1f}{_ninety_fifth(times) * 1000:9.1f}"
        f"{cpu * 1000:9.1f}{bare * 1000:9.1f}"
        f"{len(queries):9}{size:9.1f}",
        flush=True,
    )
    reset_queries()


def _bare(content: bytes) -> Callable[[], object]:
    """A view that returns the same bytes, through the same middleware."""

    class Handler(BaseHandler):
        def resolve_request(self, request):  # type: ignore[no-untyped-def]
            return (lambda _request: HttpResponse(content)), (), {}

    handler = Handler()
    handler.load_middleware()
    factory = RequestFactory(SERVER_NAME="localhost")
    return lambda: handler.get_response(factory.get("/"))


def _timed(call: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    result = call()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--questions", action="store_true")
    arguments = parser.parse_args()
    measure(arguments.articles, only_questions=arguments.questions)
