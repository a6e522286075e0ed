"""A page's text read to the end: stories, and what each of them says. No database, so that it may run in processes of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

from articles.extraction.pages import read_page
from articles.extraction.pipeline import extract_article
from articles.extraction.records import ArticleRecord, Block, DayContext, Notice, PageRecord
from articles.extraction.ruled_lines import RuledLine, find_ruled_lines

T = TypeVar("T")
Extract = Callable[[Block, DayContext], ArticleRecord]
READ_AHEAD = 3
"""pages that wait for the writer, for each process"""


@dataclass(frozen=True, slots=True)
class PageReading:
    """A page's stories, and beside each of them what it says: None where reading failed, for which there is a notice."""

    page: PageRecord
    records: tuple[ArticleRecord | None, ...]
    notices: tuple[Notice, ...]
    ruled: tuple[RuledLine, ...]
    """the rulings by which it was cut"""

    @property
    def shown_records(self) -> tuple[ArticleRecord, ...]:
        """A record for each story; the bare story where reading failed."""
        return tuple(record or ArticleRecord(block, None) for block, record in zip(self.page.blocks, self.records, strict=True))

    @property
    def failed_count(self) -> int:
        return sum(1 for record in self.records if record is None)


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """What to read. `subject` comes back untouched."""

    document: str
    text: str
    ruled: tuple[RuledLine, ...] = ()


def days_of(block: Block, page: PageRecord) -> DayContext:
    """The days from which a story counts."""
    return DayContext(block.published_on, page.captured_on, page.newest_header)


def read_job(job: ReadingJob, extract: Extract = extract_article) -> PageReading:
    """Reads a page. A story that cannot be read is a notice: the page's other stories are not lost by it."""
    page = read_page(job.document, job.text, find_ruled_lines(job.text, job.ruled))
    records: list[ArticleRecord | None] = []
    notices = list(page.notices)
    for block in page.blocks:
        try:
            records.append(extract(block, days_of(block, page)))
        except Exception as problem:  # whatever a rule stumbles over, in a text that nobody foresaw
            records.append(None)
            message = f"the story is kept, but could not be read for names and events: {type(problem).__name__}: {problem}"
            notices.append(Notice("reading_failed", block.first_line, message))
    return PageReading(page, tuple(records), tuple(sorted(notices, key=lambda notice: notice.line)), job.ruled)


def read_jobs(jobs: Iterable[tuple[T, ReadingJob | None]], workers: int = 1) -> Iterator[tuple[T, PageReading | None]]:
    """Reads pages in the order given; a subject without a job passes through. More workers change the pace, never the result."""
    if workers <= 1:
        for subject, job in jobs:
            yield subject, read_job(job) if job else None
        return
    # Processes start afresh: a forked one would share this one's database connection.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[T, Future[PageReading] | None]] = deque()
        for subject, job in jobs:
            waiting.append((subject, pool.submit(read_job, job) if job else None))
            if len(waiting) > workers * READ_AHEAD:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _finished(subject: T, future: Future[PageReading] | None) -> tuple[T, PageReading | None]:
    return subject, future.result() if future else None
