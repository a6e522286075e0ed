"""Dates as the agency writes them: value, precision and evidence."""

from datetime import date

import pytest

from articles.extraction.dates import find_dates
from articles.extraction.records import DateValue, DayContext
from articles.extraction.text import ArticleText, Field

PUBLISHED = DayContext(published_on=date(2025, 11, 12))  # a Wednesday

STATED = [
    ("The talks took place on 7 May 2024.", "2024-05-07", None),
    ("The talks took place on May 7, 2024.", "2024-05-07", None),
    ("The talks took place on the 7th of May 2024.", "2024-05-07", None),
    ("They met on August 10, 2024, on Abay Day.", "2024-08-10", None),
    ("The forum was held on 3-5 June 2025 in Baku.", "2025-06-03", "2025-06-05"),
    ("The forum was held on 27 and 28 June 2025.", "2025-06-27", "2025-06-28"),
    ("It ran from February 3 to 4, 2025.", "2025-02-03", "2025-02-04"),
    ("It ran from 8 to 12 December 2024.", "2024-12-08", "2024-12-12"),
    ("It ran from 30 May to 2 June 2025.", "2025-05-30", "2025-06-02"),
    ("It ran from 30 December 2024 to 2 January 2025.", "2024-12-30", "2025-01-02"),
    ("It ran from 30 December to 2 January 2025.", "2024-12-30", "2025-01-02"),
    ("It was opened on May 30 – June 2, 2025.", "2025-05-30", "2025-06-02"),
    ("The mission was opened in December, 2017.", "2017-12", None),
    ("The mission was opened in February 2002.", "2002-02", None),
    ("The season lasts from March to May 2025.", "2025-03", "2025-05"),
    ("He was Consul in 2008-2012.", "2008", "2012"),
    ("The memorandum of 2019 is in force.", "2019", None),
    ("The file was closed on 05.11.2025.", "2025-11-05", None),
]
YEARLESS = [
    ("The referendum will be held on 20 November.", "2025-11-20", None),
    ("The summit will be held on 15 January.", "2026-01-15", None),
    ("The accord was signed on 15 December.", "2024-12-15", None),
    ("The accord was signed on October 3.", "2025-10-03", None),
    ("They will meet in Tashkent on 1-2 February.", "2026-02-01", "2026-02-02"),
    ("The session is to be held in December.", "2025-12", None),
    ("The session took place in October last year.", "2024-10", None),
    ("The session will take place this December.", "2025-12", None),
    ("Relations grew last November.", "2024-11", None),
    ("The forum is planned for next March.", "2026-03", None),
    ("The forum will open on 3 March next year.", "2026-03-03", None),
]
RELATIVE = [
    ("The protocol was signed yesterday.", "2025-11-11", None),
    ("The protocol was signed today.", "2025-11-12", None),
    ("The exhibition opens tomorrow.", "2025-11-13", None),
    ("The ministry said on Monday that flights go on.", "2025-11-10", None),
    ("The train arrived last Wednesday.", "2025-11-05", None),
    ("The delegation will arrive on Friday.", "2025-11-14", None),
    ("They met on Thursday last week.", "2025-11-06", None),
    ("Trade grew last year.", "2024", None),
    ("The visit is planned before the end of the year.", "2025", None),
    ("A forum will be held early next year.", "2026", None),
    ("They spoke last month.", "2025-10", None),
    ("The post was created two years ago.", "2023", None),
    ("The forum opened on 4 June 2025. The following day, the guests left.", "2025-06-05", None),
    ("The forum opened on 4 June 2025. On the same day, a deal was signed.", "2025-06-04", None),
]


def dates_of(body: str, days: DayContext = PUBLISHED) -> list[DateValue]:
    return [found.value for found in find_dates(ArticleText(Field("title", ""), Field("body", body)), days)]


@pytest.mark.parametrize(("body", "text", "end"), STATED + YEARLESS + RELATIVE)
def test_date_is_read(body: str, text: str, end: str | None) -> None:
    assert dates_of(body)[-1] == DateValue(text, end)


@pytest.mark.parametrize(
    "body",
    [
        "Some 9,517 citizens returned.",
        "Flight KC931 covers 2,356 km.",
        "The stock holds 13,000 warheads.",
        "The aircraft of the L 410 NG type flew.",
        "They may march on together.",
        "A hall for 2000 people was built.",
        "In the 1990s trade was small.",
        "The price rose by 2025.5 points.",
        "On 31 February 2025 nothing was held.",
        "All rights belong to Kazakhstan Today.",
    ],
)
def test_figures_and_words_are_no_dates(body: str) -> None:
    assert dates_of(body) == []


def test_anchor_that_is_no_publication_day_never_becomes_a_day() -> None:
    assert dates_of("It was held today, and ended yesterday.", DayContext(captured_on=date(2025, 11, 12))) == []


def test_year_comes_from_the_capture_day_without_a_publication_day() -> None:
    assert dates_of("It will be held on 20 November.", DayContext(captured_on=date(2025, 11, 12))) == [DateValue("2025-11-20")]


def test_year_comes_from_the_newest_header_when_nothing_else_is_known() -> None:
    assert dates_of("It was held on 2 June.", DayContext(newest_header=date(2024, 7, 1))) == [DateValue("2024-06-02")]


def test_yearless_day_without_any_anchor_is_left_out() -> None:
    assert dates_of("It was held on 2 June.", DayContext()) == []


def test_span_yields_the_words_of_the_date() -> None:
    text = ArticleText(Field("title", "Talks on 5 May 2025"), Field("body", "🙂 They met on May 3\u20114, 2025."))

    assert [text.of_span(found.span) for found in find_dates(text, PUBLISHED)] == ["5 May 2025", "May 3\u20114, 2025"]
