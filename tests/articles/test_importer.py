import random
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importer import ImportOptions, NothingToRead, import_pages
from articles.models import Appearance, Article, Change, ImportRun, PageVersion, ReviewItem
from articles.receipt import AS_BEFORE, NEW_PAGE, READ_AGAIN, SOURCE_CHANGED
from benchmarks.pages import write_pages
from tests.amounts import amount
from tests.articles.importing import record_after, record_of_seeds
from tests.conftest import SEEDS
from tests.database import all_rows

pytestmark = pytest.mark.django_db
FILES = sorted(SEEDS.glob("*.txt"))


def test_seeds_give_55_articles() -> None:
    receipt = import_pages([SEEDS])

    assert receipt.is_complete
    assert receipt.articles["created"] == Article.objects.count() == 55
    assert Counter(Article.objects.values_list("form", "status")) == {
        ("article", "published"): 44,
        ("article", "needs_review"): 1,
        ("headline", "published"): 10,
    }


def test_lost_header_is_queued_with_its_reason() -> None:
    import_pages([SEEDS])

    article = Article.objects.get(status="needs_review")
    item = ReviewItem.objects.get(reason="lost_header")
    assert item.article == article
    assert (item.details["page"], item.details["line"]) == ("003_6bbf40fb3083f39f.txt", 11)
    assert "lead with its own attribution" in item.details["reason"]
    assert (article.source_title, article.published_on, article.source_view_count) == ("", None, None)


def test_receipt_accounts_for_every_line() -> None:
    receipt = import_pages([SEEDS])

    for page in receipt.pages:
        text = (SEEDS / page.page).read_text()
        assert sum(page.lines.values()) == len(text.splitlines())
        version = PageVersion.objects.get(page__name=page.page)
        assert sum(count for _, count in version.lines) == sum(page.lines.values())


def test_body_is_kept_as_read() -> None:
    import_pages([SEEDS])

    for row in Appearance.objects.select_related("article", "page_version"):
        text = row.page_version.text
        assert row.article.source_body == "\n".join(text[start:end] for start, end in row.paragraphs)
        assert row.article.source_title == (text[row.title_start : row.title_end] if row.title_start is not None else "")


def test_second_import_writes_its_receipt_alone() -> None:
    import_pages([SEEDS])
    before = all_rows(ImportRun)

    receipt = import_pages([SEEDS])

    assert {page.cause for page in receipt.pages} == {AS_BEFORE}
    assert all_rows(ImportRun) == before
    assert ImportRun.objects.count() == 2


def test_rereading_with_the_same_rules_writes_nothing_else() -> None:
    import_pages([SEEDS])
    before = all_rows(ImportRun)

    receipt = import_pages([SEEDS], ImportOptions(reread=True))

    assert {page.cause for page in receipt.pages} == {READ_AGAIN}
    assert (receipt.articles["unchanged"], receipt.articles["updated"]) == (55, 0)
    assert all_rows(ImportRun) == before


def test_dry_run_says_what_it_would_do_and_leaves_nothing() -> None:
    before = all_rows()

    receipt = import_pages([SEEDS], ImportOptions(dry_run=True))

    assert receipt.is_dry_run
    assert receipt.articles["created"] == 55
    assert all_rows() == before


def test_run_keeps_its_receipt() -> None:
    receipt = import_pages([SEEDS])

    run = ImportRun.objects.get()
    assert run.receipt == receipt.as_dict()
    assert run.finished_at is not None


def test_each_published_article_is_a_change() -> None:
    import_pages([SEEDS])

    created = Change.objects.filter(kind="article", action="created")
    assert set(created.values_list("record_id", flat=True)) == set(Article.objects.published().values_list("public_id", flat=True))


@pytest.mark.parametrize("number", range(amount(3, 20)))
def test_order_of_pages_does_not_matter(number: int) -> None:
    order = FILES.copy()
    random.Random(number).shuffle(order)

    assert record_after(*([path] for path in order)) == record_of_seeds()


@pytest.mark.parametrize("workers", [3, 2, 5, 8, 16][: amount(1, 5)])
def test_any_number_of_workers_gives_the_same_record(workers: int) -> None:
    assert record_after(FILES, workers=workers) == record_of_seeds()


def test_new_text_of_a_page_is_a_new_version(tmp_path: Path) -> None:
    page = tmp_path / FILES[0].name
    text = FILES[0].read_text()
    page.write_text(text)
    import_pages([page])
    page.write_text(text.replace("30661", "40000", 1))

    receipt = import_pages([page])

    assert [item.cause for item in receipt.pages] == [SOURCE_CHANGED]
    assert (receipt.articles["updated"], receipt.articles["unchanged"]) == (1, 8)
    assert PageVersion.objects.filter(is_current=False).count() == 1
    assert Appearance.objects.filter(is_current=False).count() == 9
    assert Article.objects.get(source_view_count=40000).appearances.count() == 2


def test_story_that_left_its_page_stays_and_is_queued(tmp_path: Path) -> None:
    page = tmp_path / FILES[0].name
    text = FILES[0].read_text()
    page.write_text(text)
    import_pages([page])
    page.write_text(text[: text.index("\n03.03.2026, 10:45")])

    import_pages([page])

    missed = ReviewItem.objects.get(reason="not_on_any_page")
    assert Article.objects.count() == 9
    assert missed.article is not None
    assert missed.article.is_published
    assert not missed.article.appearances.filter(is_current=True).exists()


def test_story_that_comes_back_is_the_same_article(tmp_path: Path) -> None:
    page = tmp_path / FILES[0].name
    text = FILES[0].read_text()
    for content in (text, text[: text.index("\n03.03.2026, 10:45")], text):
        page.write_text(content)
        import_pages([page])

    assert Article.objects.count() == 9
    assert ReviewItem.objects.get(reason="not_on_any_page").state == "obsolete"


def test_no_readable_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match="no such file"):
        import_pages([tmp_path / "gone"])
    assert not ImportRun.objects.exists()


def test_new_page_is_named_as_such() -> None:
    assert [page.cause for page in import_pages(FILES[:1]).pages] == [NEW_PAGE]


def test_number_of_queries_does_not_grow_with_the_record(tmp_path: Path) -> None:
    write_pages(amount(12, 60), tmp_path)
    first, *others, last = sorted(tmp_path.iterdir())

    counts = []
    for path in (first, last):
        with CaptureQueriesContext(connection) as queries:
            import_pages([path])
        counts.append(len(queries))
        import_pages(others)

    # Which kinds of rows a page changes differs from page to page, and each kind is a query or two; more rows are none.
    assert counts[1] <= counts[0] * 1.15
