"""The record of the seeds, imported once for the tests that only look at it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from articles.importer import import_pages
from tests.conftest import SEEDS


@pytest.fixture(scope="module")
def seeds_imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The five pages, until the module's tests are through; whatever a test changes is taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_pages(sorted(SEEDS.glob("*.txt")))
        yield
        transaction.set_rollback(True)
