from articles.extraction.pipeline import extract_article
from articles.extraction.records import ArticleRecord, Block, DayContext
from articles.page_reading import ReadingJob, read_job, read_jobs
from tests.conftest import SEEDS

PAGE = next(SEEDS.glob("000*"))
JOB = ReadingJob(PAGE.name, PAGE.read_text(encoding="utf-8"))


def stumbling(block: Block, days: DayContext) -> ArticleRecord:
    """Reads all stories but the one that names the UAE's President."""
    if "UAE President" in (block.title or ""):
        raise ValueError("a rule met what it does not know")
    return extract_article(block, days)


def test_each_story_has_its_record() -> None:
    reading = read_job(JOB)

    assert [record.block for record in reading.records if record] == list(reading.page.blocks)
    assert reading.failed_count == 0


def test_story_that_cannot_be_read_is_told_and_the_others_are_read() -> None:
    reading = read_job(JOB, stumbling)

    assert reading.failed_count == 1
    assert sum(record is not None for record in reading.records) == len(reading.page.blocks) - 1
    notice = next(notice for notice in reading.notices if notice.code == "reading_failed")
    assert notice.line == reading.page.blocks[0].first_line
    assert "ValueError: a rule met what it does not know" in notice.message
    assert [record.block for record in reading.shown_records] == list(reading.page.blocks)


def test_subjects_come_back_in_their_order() -> None:
    jobs = [("first", JOB), ("none", None), ("last", JOB)]

    alone, together = list(read_jobs(jobs)), list(read_jobs(jobs, workers=2))

    assert [subject for subject, _ in alone] == ["first", "none", "last"]
    assert together == alone
