import hashlib

import pytest

from articles.deriving.writing import Occasion
from articles.importer import import_pages
from articles.models import Article
from articles.page_reading import read_job
from articles.receipt import READING_CHANGED
from articles.storing import store_page
from articles.writer_lock import sole_writer
from tests.articles.test_page_reading import JOB, PAGE, stumbling

SHA256 = hashlib.sha256(JOB.text.encode()).hexdigest()
pytestmark = pytest.mark.django_db


def test_story_that_could_not_be_read_is_kept_and_read_by_the_next_import() -> None:
    with sole_writer():
        store_page(JOB.document, JOB.text, SHA256, read_job(JOB, stumbling), Occasion("test"))
    assert Article.objects.count() == 9

    receipt = import_pages([PAGE])

    assert receipt.pages[0].cause == READING_CHANGED
    assert receipt.is_complete
    assert Article.objects.count() == 9
