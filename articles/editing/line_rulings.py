"""An editor's word on a line of a page: a story starts here, it goes on here, this is part of none."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from articles.deriving.writing import Occasion
from articles.editing.refusals import EditRefused
from articles.enums import Ruling
from articles.extraction.ruled_lines import line_identity
from articles.models import LineRuling, PageVersion, SourcePage
from articles.storing import read_page_again
from articles.writer_lock import sole_writer


def rule_line(page: SourcePage, line_number: int, ruling: Ruling, by: User | None) -> LineRuling:
    """Rules a line of the page's current text, counted from 1, and cuts the page by it, now and on every import to come.

    A later ruling on the same line takes the place of the former one. Raises `EditRefused`.
    """
    with sole_writer():
        version = _current_version(page)
        text, occurrence = _line(version, line_number)
        row, _ = LineRuling.objects.update_or_create(
            page=page,
            line_text=text,
            occurrence=occurrence,
            defaults={"ruling": Ruling(ruling), "ruled_by": by, "ruled_at": timezone.now()},
        )
        read_page_again(version, Occasion(f"Line {line_number} of {page.name}: {row.get_ruling_display()}", by))
    return row


def withdraw_ruling(row: LineRuling, by: User | None) -> None:
    """Takes a ruling back, and reads the page without it. Raises `EditRefused`."""
    with sole_writer():
        version = _current_version(row.page)
        row.delete()
        read_page_again(version, Occasion(f"A ruling on {version.page.name} was taken back", by))


def _current_version(page: SourcePage) -> PageVersion:
    version = PageVersion.objects.select_related("page").filter(page=page, is_current=True).first()
    if version is None:
        raise EditRefused(f"The page {page.name} has no text.")
    return version


def _line(version: PageVersion, line_number: int) -> tuple[str, int]:
    try:
        text, occurrence = line_identity(version.text, line_number)
    except IndexError as problem:
        raise EditRefused(str(problem)) from None
    if not text.strip():
        raise EditRefused(f"Line {line_number} is empty: nothing can start, go on or be left out there.")
    return text, occurrence
