"""Pages in, articles out: one transaction a page, one writer at a time, and a receipt of what was done.

Memory does not grow with the number of pages: they pass through one after another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.deriving.writing import Occasion
from articles.extraction import READING_VERSION
from articles.extraction.records import Notice
from articles.models import ImportRun, LineRuling, PageVersion
from articles.page_reading import PageReading, ReadingJob, read_job, read_jobs
from articles.page_versions import cause_to_read, count_lines
from articles.pages import FoundFiles, PageFile, PageRefused, find_page_files, read_page_file
from articles.receipt import AS_BEFORE, PageReceipt, Receipt, Refusal
from articles.storing import ruled_lines, store_page
from articles.writer_lock import sole_writer
from entities.reference import sync_countries

OnPage = Callable[[int, int], None]
"""told after each file: how many are done, and of how many"""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`reread`: read pages again that have not changed. `workers`: processes that read; one means this one."""

    reread: bool = False
    workers: int = 1
    dry_run: bool = False
    started_by: User | None = None


class NothingToRead(Exception):  # noqa: N818 - named after what happened
    """None of the paths is readable; `refused` says why, one by one."""

    def __init__(self, refused: Iterable[PageRefused]) -> None:
        self.refused = tuple(refused)
        super().__init__("\n".join(map(str, self.refused)) or "no path was named")


def import_pages(paths: Iterable[Path], options: ImportOptions | None = None, on_page: OnPage | None = None) -> Receipt:
    """Imports the pages of the paths. What is refused stands in the receipt; raises `NothingToRead` where no path can be read at all."""
    chosen = options or ImportOptions()
    found = find_page_files(paths)
    if not found.files:
        raise NothingToRead(found.refused)
    if not chosen.dry_run:
        return _run(found, chosen, on_page)
    with transaction.atomic():
        receipt = _run(found, chosen, on_page)
        transaction.set_rollback(True)
    return receipt


def _run(found: FoundFiles, options: ImportOptions, on_page: OnPage | None) -> Receipt:
    started = monotonic()
    user_id = options.started_by.pk if options.started_by else None
    run = ImportRun.objects.create(reading_version=READING_VERSION, started_by_id=user_id)
    with sole_writer():
        sync_countries()
    receipt = Receipt(is_dry_run=options.dry_run)
    receipt.refused += [refusal_of(problem) for problem in found.refused]
    for done, (incoming, reading) in enumerate(read_jobs(_incoming(found, options), options.workers), 1):
        if incoming.refused:
            receipt.refused.append(refusal_of(incoming.refused))
        elif incoming.file:
            receipt.pages.append(_import_page(incoming.file, incoming.cause, reading, options))
        if on_page:
            on_page(done, len(found.files))
    receipt.seconds = monotonic() - started
    run.receipt, run.finished_at = receipt.as_dict(), timezone.now()
    run.save(update_fields=["receipt", "finished_at"])
    return receipt


def read_only(
    paths: Iterable[Path], options: ImportOptions, on_page: OnPage | None = None
) -> Iterator[tuple[PageRefused | None, PageReading | None]]:
    """Reads pages and writes nothing: each file's reading, or why it was refused. Works without a database, then without rulings too."""
    found = find_page_files(paths)
    if not found.files:
        raise NothingToRead(found.refused)
    for problem in found.refused:
        yield problem, None
    jobs = _jobs_without_database(found.files)
    for done, (refused, reading) in enumerate(read_jobs(jobs, options.workers), 1):
        yield refused, reading
        if on_page:
            on_page(done, len(found.files))


def _jobs_without_database(files: Iterable[Path]) -> Iterator[tuple[PageRefused | None, ReadingJob | None]]:
    has_rulings = LineRuling._meta.db_table in connection.introspection.table_names()
    for path in files:
        try:
            file = read_page_file(path)
        except PageRefused as problem:
            yield problem, None
        else:
            yield None, ReadingJob(file.name, file.text, ruled_lines(file.name) if has_rulings else ())


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file of the run: read and to be imported for a cause, or refused."""

    file: PageFile | None
    cause: str
    refused: PageRefused | None = None


def _incoming(found: FoundFiles, options: ImportOptions) -> Iterator[tuple[Incoming, ReadingJob | None]]:
    for path in found.files:
        try:
            file = read_page_file(path)
        except PageRefused as problem:
            yield Incoming(None, AS_BEFORE, problem), None
            continue
        cause = cause_to_read(file.name, file.sha256, reread=options.reread)
        job = ReadingJob(file.name, file.text, ruled_lines(file.name)) if cause != AS_BEFORE else None
        yield Incoming(file, cause), job


def refusal_of(problem: PageRefused) -> Refusal:
    """A refused file as receipts show it."""
    offset = f" (byte {problem.offset})" if problem.offset is not None else ""
    return Refusal(str(problem.path), problem.line, problem.message + offset)


def _import_page(file: PageFile, cause: str, reading: PageReading | None, options: ImportOptions) -> PageReceipt:
    """One page in one transaction."""
    receipt = PageReceipt(file.name, cause)
    if reading is None:
        return receipt
    started = monotonic()
    with sole_writer():
        ruled = ruled_lines(file.name)
        current = reading if ruled == reading.ruled else read_job(ReadingJob(file.name, file.text, ruled))
        outcomes = store_page(file.name, file.text, file.sha256, current, Occasion(f"Import of {file.name}", options.started_by))
        twins = _pages_with_the_same_text(file)
    receipt.lines = count_lines(current.page)
    receipt.articles.update(outcomes, failed=current.failed_count)
    receipt.notices = [*twins, *current.notices]
    receipt.seconds = monotonic() - started
    return receipt


def _pages_with_the_same_text(file: PageFile) -> list[Notice]:
    names = PageVersion.objects.filter(sha256=file.sha256, is_current=True).exclude(page__name=file.name)
    return [
        Notice("same_text", 0, f"the page has the text of {name}, letter for letter; expected each page under one name")
        for name in names.values_list("page__name", flat=True)
    ]
