"""Who follows `changes/` ends with what a fresh reader finds."""

from pathlib import Path
from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test import Client

from articles.changes import CREATED, RecordChange, record_changes
from articles.models import Change
from entities.api.throttling import AddressThrottle
from tests.amounts import amount
from tests.articles.api.mirror import Events, Mirror
from tests.articles.bulk.answers import differences

ROUNDS = 4
"""times that the mirror looks for what is new"""


@pytest.mark.django_db
def test_a_mirror_ends_identical(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AddressThrottle, "THROTTLE_RATES", {"anon": "1000000/s"})
    events = Events(tmp_path, seed=1)
    events.happen(2)
    mirror = Mirror(client)

    for _ in range(ROUNDS):
        events.happen(amount(28, 500) // ROUNDS)
        mirror.follow()

        assert differences(mirror.records, mirror.read_all()) == [], events.done


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets in one writer at a time")
@pytest.mark.django_db(transaction=True)
def test_of_two_transactions_that_overlap_the_one_with_the_smaller_number_is_seen_first(client: Client) -> None:
    """The first has its number and has not ended; the second has begun before, and must wait for it."""
    has_number, may_end, asked = Signal(), Signal(), Signal()

    def first() -> None:
        with transaction.atomic():
            record_changes([RecordChange("article", "a000000001", CREATED)])
            has_number.set()
            may_end.wait(10)
        connection.close()

    def second() -> None:
        with transaction.atomic():
            has_number.wait(10)
            asked.set()
            record_changes([RecordChange("article", "a000000002", CREATED)])
        connection.close()

    threads = [Thread(target=first), Thread(target=second)]
    for thread in threads:
        thread.start()
    assert asked.wait(10)
    threads[1].join(0.3)
    seen = [client.get("/api/v1/changes/").json()["results"]]
    assert threads[1].is_alive()
    may_end.set()
    for thread in threads:
        thread.join(10)
    seen.append([row["id"] for row in client.get("/api/v1/changes/").json()["results"]])

    assert seen == [[], ["a000000001", "a000000002"]]
    assert list(Change.objects.values_list("number", flat=True)) == [1, 2]
