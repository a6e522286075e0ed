"""Imports that die on the way, and imports at the same time: the record comes out as if nothing had happened."""

import random
import signal

import pytest

from articles.models import Appearance, Article, ImportRun, PageVersion
from articles.record_dump import record_lines
from tests.amounts import amount
from tests.articles.importing import record_of_seeds, start_import
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db(transaction=True)
FILES = sorted(SEEDS.glob("*.txt"))
STATEMENTS = 400
"""an import of the seeds takes more; the points at which it is killed lie among these, and behind them"""


def test_import_of_the_seeds_takes_that_many_statements() -> None:
    process = start_import(SEEDS)

    printed, _ = process.communicate()

    assert process.returncode == 0
    assert STATEMENTS < int(printed) < STATEMENTS * 3


@pytest.mark.parametrize("number", range(amount(3, 20)))
def test_killed_import_is_completed_by_the_next(number: int) -> None:
    expected = record_of_seeds()
    killed = start_import(SEEDS, kill_at=random.Random(number).randint(1, STATEMENTS))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    whole_pages = PageVersion.objects.count()
    assert whole_pages < len(FILES)
    assert set(Appearance.objects.values_list("page_version", flat=True)) == set(PageVersion.objects.values_list("pk", flat=True))

    again = start_import(SEEDS)
    again.communicate()

    assert again.returncode == 0
    assert list(record_lines()) == expected
    assert ImportRun.objects.filter(finished_at=None).count() <= 1


@pytest.mark.parametrize("number", range(amount(1, 5)))
def test_two_imports_at_once_end_as_one(number: int) -> None:
    expected = record_of_seeds()
    orders = [FILES, random.Random(number).sample(FILES, len(FILES))]

    processes = [start_import(*order) for order in orders]
    errors = [process.communicate()[1] for process in processes]

    assert [process.returncode for process in processes] == [0, 0], errors
    assert list(record_lines()) == expected
    assert Article.objects.count() == 55
