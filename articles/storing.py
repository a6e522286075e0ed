"""Pages and articles brought up to date in one go: versions, articles, what these name, the index and the log of changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from articles.changes import RecordChange
from articles.deriving.derive import derive_articles
from articles.deriving.writing import Occasion
from articles.extraction.pages import RulingName
from articles.extraction.ruled_lines import RuledLine
from articles.linking import link_articles
from articles.models import LineRuling, PageVersion
from articles.page_reading import PageReading, ReadingJob, read_job
from articles.page_versions import sync_page
from articles.recording import record_writes


def store_page(name: str, text: str, sha256: str, reading: PageReading, occasion: Occasion) -> dict[str, int]:
    """Makes a reading the current state of its page, within the caller's transaction. Returns what became of its articles."""
    change = sync_page(name, text, sha256, reading)
    derived = derive_articles(change.placed, change.article_ids, change.heirs, occasion=occasion, link=link_articles)
    record_writes(derived.changes)
    return dict(derived.outcomes)


def read_page_again(version: PageVersion, occasion: Occasion) -> dict[str, int]:
    """Reads the current text of a page by today's rulings, within the caller's transaction."""
    name = version.page.name
    reading = read_job(ReadingJob(name, version.text, ruled_lines(name)))
    return store_page(name, version.text, version.sha256, reading, occasion)


def derive_again(article_ids: Iterable[int], occasion: Occasion, changes: Iterable[RecordChange] = ()) -> None:
    """Derives articles anew with everything that hangs on them, within the caller's transaction, after an editor's word on them.

    `changes`: what the caller changed of them for the public before.
    """
    derived = derive_articles([], occasion=occasion, link=link_articles, relink=article_ids)
    record_writes([*changes, *derived.changes])


def ruled_lines(name: str) -> tuple[RuledLine, ...]:
    """What editors said of the page's lines, in the order in which they said it."""
    rows = LineRuling.objects.filter(page__name=name).order_by("id").values_list("line_text", "occurrence", "ruling")
    return tuple(RuledLine(text, occurrence, cast(RulingName, ruling)) for text, occurrence, ruling in rows)
