"""Requests made from the schema, right ones and wrong ones: every answer is one that the schema allows, and none is a fault.

All checks of schemathesis are on. `manage.py runserver` and `st run http://127.0.0.1:8000/api/v1/schema/` do the same from outside.
"""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from articles.changes import CREATED, RecordChange, record_changes
from articles.models import Article
from articles.search import rebuild_index
from entities.api.throttling import AddressThrottle
from entities.models import Country, Event, Office, Organization, Person
from kzdiplo.wsgi import application
from tests.amounts import IS_FULL, amount
from tests.factories.record import make_record

COVERAGE = {"enabled": IS_FULL}
"""every boundary of every parameter, one after another: some 300 requests for each operation"""
CONFIG = schemathesis.Config.from_dict({"phases": {"coverage": COVERAGE}, "generation": {"mode": "all"}})


schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application, config=CONFIG)


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The application would end the test's transaction at the end of each request, as Django's own test client knows."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def _record(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AddressThrottle, "THROTTLE_RATES", {"anon": "1000000/s"})
    for number in range(1, amount(2, 6)):
        make_record(number)
    rebuild_index()
    models = (Article, Person, Country, Organization, Office, Event)
    record_changes([RecordChange(model.KIND, row.public_id, CREATED) for model in models for row in model._default_manager.all()])


@schema.parametrize()
@settings(max_examples=amount(8, 60), deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_fits_the_schema(case: schemathesis.Case) -> None:
    case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its client inside one process does not unpack
