"""Every stored value leads back to its characters: in the text as read, and through it on the page."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.editing.correcting import correct_article
from articles.importer import ImportOptions, import_pages
from articles.models import Article, Evidence, Mention, PageVersion
from tests.amounts import amount
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db
GOLD = SEEDS.parent / "tests" / "gold"
OTHERS = sorted([*GOLD.glob("texts/*.txt"), *GOLD.glob("own/texts/*.txt")])
SENTENCE_ENDS = re.compile(r"(?<=[a-z]\.) (?=[A-Z])")
WIDE = " 😀🇰🇿👩🏽‍🚀 𐰴 "
"""one letter on screen, several code points or a pair of surrogates elsewhere"""


def check_all_spans() -> int:
    """Looks at every row that says where it was read; gives how many there are."""
    articles = Article.objects.select_related("title_appearance__page_version", "body_appearance__page_version").in_bulk()
    texts = dict(PageVersion.objects.values_list("pk", "text"))
    rows = [*Mention.objects.all(), *Evidence.objects.all()]
    for row in rows:
        article = articles[row.article_id]
        source = article.source_title if row.field == "title" else article.source_body
        assert row.start is not None, row
        read = source[row.start : row.end]
        assert read.strip(), row
        if isinstance(row, Mention):
            assert read == row.surface
        appearance = article.title_appearance if row.field == "title" else article.body_appearance
        first = read.partition("\n")[0]
        start = _on_page(article, row.field, row.start)
        assert texts[appearance.page_version_id][start : start + len(first)] == first, row
    return len(rows)


def _on_page(article: Article, field: str, offset: int) -> int:
    """Where a place of the title or the body stands in the page's text."""
    if field == "title":
        return int(article.title_appearance.title_start) + offset
    for start, end in article.body_appearance.paragraphs:
        if offset <= end - start:
            return int(start) + offset
        offset -= end - start + 1
    raise AssertionError("behind the end of the body")


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """The seeds and other annotated pages; in every second of them stand letters beyond the first plane between the sentences."""
    for number, path in enumerate([*sorted(SEEDS.glob("*.txt")), *OTHERS[: amount(2, len(OTHERS))]]):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text if number % 2 else SENTENCE_ENDS.sub(WIDE, text), encoding="utf-8")
    return sorted(tmp_path.iterdir())


def test_spans_hold_after_an_import_an_edit_and_a_second_reading(pages: list[Path]) -> None:
    import_pages(pages)
    count = check_all_spans()
    assert count > 1_000
    behind = Article.objects.filter(source_body__contains="😀").order_by("pk")
    assert behind.count() > 20

    editor = User.objects.create_user("editor")
    for article in behind[: amount(6, 1_000)]:
        correct_article(article, {"title": f"🇰🇿 {article.headline}", "body": f"As edited 😀.\n{article.source_body[::-1]}"}, editor)
    assert check_all_spans() == count

    import_pages(pages, ImportOptions(reread=True))
    assert check_all_spans() == count
