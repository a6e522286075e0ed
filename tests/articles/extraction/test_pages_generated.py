"""Segmentation of generated pages: well-formed ones give exactly their stories, broken ones raise nothing and lose nothing."""

import itertools
from collections import Counter
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.extraction.pages import read_page
from articles.extraction.records import LineClass, PageRecord
from tests.amounts import amount
from tests.page_shapes import SHAPES, Page, Segment, broken_pages, pages

HEADER = "02.03.2026, 12:12 30661"
many = settings(max_examples=amount(500, 10_000), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
some = settings(max_examples=amount(40, 800), suppress_health_check=[HealthCheck.too_slow])


def segments(page: PageRecord) -> tuple[Segment, ...]:
    return tuple(
        Segment(block.title, block.paragraphs, block.published_on.isoformat() if block.published_on else None, block.lost_header)
        for block in page.blocks
    )


def count_lines(text: str) -> int:
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unified.count("\n") + (unified != "" and not unified.endswith("\n"))


def check_invariants(text: str) -> None:
    page = read_page("page.txt", text)
    lines = page.lines

    assert [line.number for line in lines] == list(range(1, count_lines(text) + 1))
    for line in lines:
        assert "\n" not in text[line.start : line.end]
    between = [text[one.end : two.start] for one, two in itertools.pairwise(lines)]
    assert set(between) <= {"\n", "\r\n", "\r"}
    unknown = {line.number for line in lines if line.line_class is LineClass.UNKNOWN}
    assert unknown <= {notice.line for notice in page.notices}

    used: list[int] = []
    for block in page.blocks:
        assert block.form == ("article" if block.paragraphs else "headline")
        assert 1 <= block.first_line <= block.last_line <= len(lines)
        if block.title is not None:
            assert block.title_start is not None
            assert text[block.title_start :].startswith(block.title)
            assert text[block.page_offset("title", 0)] == block.title[0]
        for start, paragraph in zip(block.paragraph_starts, block.paragraphs, strict=True):
            assert text[start : start + len(paragraph)] == paragraph
            used.append(start)
        for offset, letter in enumerate(block.body):
            if letter != "\n":
                assert text[block.page_offset("body", offset)] == letter
                break
    assert used == sorted(set(used))
    classes = Counter(line.line_class for line in lines)
    assert classes[LineClass.BODY] == len(used)
    assert page.blocks or any(notice.code == "no_story" for notice in page.notices)


@many
@given(broken_pages())
def test_a_broken_page_raises_nothing_and_every_line_is_accounted_for(text: str) -> None:
    check_invariants(text)


@pytest.mark.parametrize("shape", sorted(SHAPES))
@some
@given(st.data())
def test_a_well_formed_page_gives_exactly_its_stories(shape: str, data: st.DataObject) -> None:
    page: Page = data.draw(pages(shape))

    found = read_page("page.txt", page.text)

    assert segments(found) == page.segments
    assert not [line for line in found.lines if line.line_class is LineClass.UNKNOWN]
    check_invariants(page.text)


@pytest.mark.parametrize(
    "unit", ["a", "A.B.", '"', "   .", "reports, ", "Kazinform reports, ", "press service of the ", "01.01.2026, 10:10", "Images | "]
)
@pytest.mark.parametrize("length", [140, 19_000, 10_000_000])
def test_a_hostile_line_of_any_length_costs_one_pass(unit: str, length: int) -> None:
    size = 300_000 if length < 300_000 else 50_000_000
    line = (unit * (length // len(unit) + 1))[: min(length, size)]
    text = "\n".join([HEADER, "A Title of a Story", *[line] * (size // len(line))])
    started = perf_counter()

    page = read_page("page.txt", text)

    assert perf_counter() - started < 10
    assert len(page.lines) == 2 + size // len(line)


@pytest.mark.parametrize(
    "line",
    [
        "Visit of {a} to {b} and Bbb, Kazinform reports.",
        "Visit of Aaa to Bbb and {a}, Kazinform reports.",
        "{a} Visits {b} and Meets Nobody There",
        "02.03.2026, 12:12 7",
        "relevant news\n{a} was opened by {b} and others.",
    ],
)
def test_a_hostile_page_costs_no_more_a_line_when_it_is_longer(line: str) -> None:
    def seconds(count: int) -> float:
        words = ["Aa" + "".join(chr(97 + int(digit)) for digit in str(at)) for at in range(count + 1)]
        text = "\n".join([HEADER, "A Title of a Story", *(line.format(a=words[at], b=words[at + 1]) for at in range(count))])
        started = perf_counter()
        read_page("page.txt", text)
        return perf_counter() - started

    assert seconds(16_000) < 4 * 8 * min(seconds(2_000) for _ in range(3))
