"""Whose request is it."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from kzdiplo.client_address import client_address

CASES = [
    # proxies, X-Forwarded-For, the client's address; the peer is always 10.0.0.1
    (0, None, "10.0.0.1"),
    (0, "203.0.113.9", "10.0.0.1"),  # no proxy: the client wrote this itself
    (1, None, "10.0.0.1"),
    (1, "203.0.113.9", "203.0.113.9"),
    (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),  # the first was written by the client
    (2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
    (2, "203.0.113.9", "203.0.113.9"),
    (1, " , ", "10.0.0.1"),
]


@pytest.mark.parametrize(("proxies", "forwarded", "expected"), CASES)
def test_client_address(settings: Settings, proxies: int, forwarded: str | None, expected: str) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}

    assert client_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers=headers)) == expected
