"""What the tests of the API share: a door to it, and a small connected record."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories.record import SampleRecord, make_record
from tests.openapi import check_answer

Get = Callable[..., Any]


@pytest.fixture
def get(client: Client) -> Get:
    """`get("articles/?country=KZ")` asks the API, and `get(address)` what one of its answers names. Each answer must fit the schema."""

    def ask(address: str, **headers: str) -> Any:
        path = address.removeprefix("http://testserver") if address.startswith(("http", "/")) else f"/api/v1/{address}"
        answer = client.get(path, headers=headers)
        check_answer(path, answer)
        return answer

    return ask


@pytest.fixture
def results(get: Get) -> Callable[[str], list[dict[str, Any]]]:
    """The rows of one page."""

    def ask(address: str) -> list[dict[str, Any]]:
        answer = get(address)
        assert answer.status_code == 200, answer.content
        rows: list[dict[str, Any]] = answer.json()["results"]
        return rows

    return ask


@pytest.fixture
def record(db: None) -> SampleRecord:
    return make_record()
