"""Headers taken out of annotated pages: how many of the stories are still cut out, and exactly where they began."""

from collections.abc import Iterator

import pytest

from articles.extraction.pages import read_page
from articles.extraction.records import Block, LineClass, PageRecord
from tests.page_shapes import GOLD_TEXTS, SEED_TEXTS

TEXTS = (*SEED_TEXTS, *GOLD_TEXTS)
AROUND = (LineClass.CHROME, LineClass.BLANK)


def ends(page: PageRecord) -> list[tuple[str, str]]:
    """First and last paragraph of each story."""
    return [(block.paragraphs[0], block.paragraphs[-1]) for block in page.blocks if block.paragraphs]


def without_header(text: str, page: PageRecord, block: Block, lost: set[LineClass]) -> str:
    """The page without the block's lines of these classes, and without the chrome that stands before its header."""
    gone = {line.number for line in page.lines[block.first_line - 1 : block.last_line] if line.line_class in lost}
    number = block.first_line - 1
    while number and page.lines[number - 1].line_class in AROUND:
        gone.add(number)
        number -= 1
    return "\n".join(text[line.start : line.end] for line in page.lines if line.number not in gone)


def damaged_pages(lost: set[LineClass]) -> Iterator[tuple[PageRecord, PageRecord]]:
    """Each annotated page as it is, and with the header of one story lost; once for each story that stands behind another."""
    for text in TEXTS:
        page = read_page("page.txt", text)
        for block in page.blocks[1:]:
            if block.paragraphs and block.published_on:
                yield page, read_page("page.txt", without_header(text, page, block, lost))


@pytest.mark.parametrize(
    ("lost", "most_missed"),
    [
        ({LineClass.HEADER, LineClass.TITLE, LineClass.CREDIT, LineClass.CHROME}, 3),
        ({LineClass.HEADER, LineClass.TITLE}, 3),
        ({LineClass.HEADER}, 1),
    ],
)
def test_stories_without_header_are_cut_out_where_they_begin(lost: set[LineClass], most_missed: int) -> None:
    pairs = list(damaged_pages(lost))

    missed = sum(ends(page) != ends(damaged) for page, damaged in pairs)

    assert len(pairs) >= 89
    assert missed <= most_missed


def test_what_was_cut_out_waits_for_an_editor() -> None:
    for page, damaged in damaged_pages({LineClass.HEADER, LineClass.TITLE, LineClass.CREDIT, LineClass.CHROME}):
        before, after = (sum(block.lost_header for block in record.blocks) for record in (page, damaged))
        assert after - before == len(damaged.blocks) - len(page.blocks) + 1
        assert all(block.reason and block.title is None and block.published_on is None for block in damaged.blocks if block.lost_header)
