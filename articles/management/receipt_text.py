"""A receipt in plain text, the same on a terminal and in a log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.extraction.records import LineClass
from articles.receipt import AS_BEFORE, OUTCOMES, PageReceipt, Receipt

LINE_HEADS = [str(line_class).replace("_", " ") for line_class in LineClass]
HEADS = ["page", "why read", "lines", *LINE_HEADS, *OUTCOMES, "seconds"]
LONGEST_NAME = 48
MOST_PAGES = 200
"""pages that are listed one by one; beyond these only the sum is printed, and what went wrong"""


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """The receipt, line by line."""
    read = [page for page in receipt.pages if page.cause != AS_BEFORE]
    if read and len(read) <= MOST_PAGES:
        yield from _table([HEADS, *(_row(page) for page in read)])
        yield ""
    yield from _notices(read)
    for refusal in receipt.refused:
        place = f"{refusal.path}:{refusal.line}" if refusal.line else refusal.path
        yield f"REFUSED {place}: {refusal.message}"
    yield from _sums(receipt, len(read))


def _row(page: PageReceipt) -> list[str]:
    name = page.page if len(page.page) <= LONGEST_NAME else f"{page.page[: LONGEST_NAME - 1]}…"
    counts = [sum(page.lines.values()), *(page.lines[str(line_class)] for line_class in LineClass)]
    return [name, page.cause, *map(str, counts), *(str(page.articles[outcome]) for outcome in OUTCOMES), f"{page.seconds:.2f}"]


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows in columns: the first two to the left, numbers to the right. Columns of nothing but noughts are left out."""
    shown = [index for index in range(len(rows[0])) if index < 3 or any(row[index] != "0" for row in rows[1:])]
    widths = {index: max(len(row[index]) for row in rows) for index in shown}
    for row in rows:
        cells = [row[index].ljust(widths[index]) if index < 2 else row[index].rjust(widths[index]) for index in shown]
        yield "  ".join(cells).rstrip()


def _notices(pages: Sequence[PageReceipt]) -> Iterator[str]:
    for page in pages:
        for notice in page.notices:
            place = f"{page.page}:{notice.line}" if notice.line else page.page
            yield f"{place}: {notice.message}"


def _sums(receipt: Receipt, read_count: int) -> Iterator[str]:
    articles, lines = receipt.articles, receipt.lines
    as_before = len(receipt.pages) - read_count
    yield f"Pages: {read_count} read, {as_before} as before, {len(receipt.refused)} refused."
    yield "Articles: " + ", ".join(f"{articles[outcome]} {outcome}" for outcome in OUTCOMES) + "."
    if lines:
        classes = ", ".join(f"{lines[str(kind)]} {str(kind).replace('_', ' ')}" for kind in LineClass if lines[str(kind)])
        yield f"Lines: {sum(lines.values())} ({classes})."
    yield f"Time: {receipt.seconds:.1f} s." + (" Dry run: nothing was written." if receipt.is_dry_run else "")
