"""Segmentation, a table of cases: every shape, fault and lost part of a page that the listing is known to print."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from articles.extraction.gold import page_as_gold
from articles.extraction.pages import read_page
from articles.extraction.records import ArticleRecord, Block, LineClass
from tests.articles.extraction.listing import (
    BODY,
    END,
    HEADER,
    LEAD,
    MISSION,
    NOTICE,
    OTHER_LEAD,
    OTHER_TITLE,
    QUAKE,
    TITLE,
    classes,
    codes,
    outline,
    read,
)

GOLD = Path(__file__).parents[2] / "gold"
SEEDS = Path(__file__).parents[3] / "seeds"


def test_a_story_with_everything() -> None:
    text = "\n".join([HEADER, TITLE, "Images | gov.kz", "Tell a friend", LEAD, BODY, NOTICE])

    page = read_page("page.txt", text)

    assert page.blocks == (
        Block(
            form="article",
            title=TITLE,
            title_start=text.index(TITLE),
            paragraphs=(LEAD, BODY),
            paragraph_starts=(text.index(LEAD), text.index(BODY)),
            published_on=date(2026, 3, 2),
            published_at=datetime(2026, 3, 2, 12, 12),
            views=30661,
            image_credit="gov.kz",
            first_line=1,
            last_line=6,
        ),
    )
    assert classes(page) == ["header", "title", "credit", "chrome", "body", "body", "chrome"]
    assert page.notices == ()


@pytest.mark.parametrize(
    ("header", "day", "minute", "views"),
    [
        ("02.03.2026, 12:12 30661", date(2026, 3, 2), datetime(2026, 3, 2, 12, 12), 30661),
        ("25.02.2026, 19:20", date(2026, 2, 25), datetime(2026, 2, 25, 19, 20), None),
        ("01.01.2023, 00:00 6", date(2023, 1, 1), datetime(2023, 1, 1, 0, 0), 6),
        ("19.06.2024", date(2024, 6, 19), None, None),
        ("19.06.2024 2696", date(2024, 6, 19), None, 2696),
        ("9.6.2024, 9:05 388886", date(2024, 6, 9), datetime(2024, 6, 9, 9, 5), 388886),
        ("02.03.2026 12:12 7", date(2026, 3, 2), datetime(2026, 3, 2, 12, 12), 7),
        ("  02.03.2026, 12:12  7 \r", date(2026, 3, 2), datetime(2026, 3, 2, 12, 12), 7),
    ],
)
def test_headers(header: str, day: date, minute: datetime | None, views: int | None) -> None:
    page = read(header, TITLE, LEAD)

    assert [(block.published_on, block.published_at, block.views) for block in page.blocks] == [(day, minute, views)]
    assert classes(page) == ["header", "title", "body"]


@pytest.mark.parametrize(
    ("header", "code", "day", "views", "said"),
    [
        ("31.02.2026, 12:12 30661", "impossible_date", None, 30661, "31.02.2026"),
        ("00.13.2026", "impossible_date", None, None, "00.13.2026"),
        ("02.03.2026, 25:61 8", "impossible_time", date(2026, 3, 2), 8, "25:61"),
        ("02.03.2026, 12:12 " + "9" * 5000, "unreadable_views", date(2026, 3, 2), None, "99999"),
    ],
)
def test_a_header_that_cannot_be_is_noticed_and_nothing_is_lost(
    header: str, code: str, day: date | None, views: int | None, said: str
) -> None:
    page = read(header, TITLE, LEAD, BODY)

    assert outline(page) == [(TITLE, 2)]
    assert (page.blocks[0].published_on, page.blocks[0].published_at, page.blocks[0].views) == (
        day,
        None if day is None or code == "impossible_time" else datetime(2026, 3, 2, 12, 12),
        views,
    )
    assert codes(page) == [(code, 1)]
    assert said in page.notices[0].message
    assert "expected DD.MM.YYYY, HH:MM views" in page.notices[0].message
    assert len(page.notices[0].message) < 300


def test_capture_day_before_a_header() -> None:
    page = read(" date 2026-03-03 " + HEADER, TITLE, LEAD)

    assert page.captured_on == date(2026, 3, 3)
    assert page.blocks[0].published_on == date(2026, 3, 2)
    assert (page.lines[0].start, page.lines[0].line_class) == (0, LineClass.HEADER)


@pytest.mark.parametrize(
    ("first", "line_class", "stories"),
    [
        (" date 2026-03-03", "chrome", [(TITLE, 1)]),
        (" date 2026-03-03 Images | akorda.kz", "credit", [(TITLE, 1)]),
        (" date 2026-03-03 Tell a friend", "chrome", [(TITLE, 1)]),
        (" date 2026-03-03 " + NOTICE, "chrome", [(TITLE, 1)]),
        (" date 2026-03-03 Система Orphus", "chrome", [(TITLE, 1)]),
        (" date 2026-03-03 " + OTHER_TITLE * 2, "foreign_title", [(TITLE, 1)]),
        (NOTICE, "chrome", [(TITLE, 1)]),
        ("Images | X", "credit", [(TITLE, 1)]),
    ],
)
@pytest.mark.parametrize("header", [HEADER, None])
def test_page_starts(first: str, line_class: str, stories: list[tuple[str, int]], header: str | None) -> None:
    page = read(first, *([header] if header else []), TITLE, LEAD)

    assert outline(page) == stories
    assert classes(page)[0] == line_class
    assert page.captured_on == (date(2026, 3, 3) if "date" in first else None)


def test_impossible_capture_day_is_noticed() -> None:
    page = read(" date 2026-02-30 " + HEADER, TITLE, LEAD)

    assert (page.captured_on, outline(page), codes(page)) == (None, [(TITLE, 1)], [("impossible_capture_day", 1)])


def test_a_header_after_the_capture_day_is_noticed_and_kept() -> None:
    page = read(" date 2026-03-01 " + HEADER, TITLE, LEAD)

    assert page.blocks[0].published_on == date(2026, 3, 2)
    assert codes(page) == [("date_after_capture", 1)]


SHAPES = {
    "A": ([HEADER, TITLE, LEAD, BODY, "01.03.2026, 09:05 8", OTHER_TITLE, OTHER_LEAD], [(TITLE, 2), (OTHER_TITLE, 1)]),
    "A2 with a header": ([" date 2026-03-03 " + OTHER_TITLE * 2, HEADER, TITLE, LEAD], [(TITLE, 1)]),
    "A2 with a bare title": ([" date 2026-03-03 " + OTHER_TITLE * 2, TITLE, "Images | Kazakh MFA", LEAD, BODY], [(TITLE, 2)]),
    "B": ([LEAD, *[""] * 5, BODY, *[""] * 5, END], [(None, 3)]),
    "B with a credit": (["MFA", "", "Tell a friend", "", LEAD.rstrip("."), *[""] * 5, BODY], [(None, 2)]),
    "B with a dateline": (["Astana. 27 December. Kazakhstan Today - The Senate has adopted the law.", "", BODY], [(None, 2)]),
    "C": (["02.03.2026", TITLE, LEAD, "01.03.2026", OTHER_TITLE, OTHER_LEAD], [(TITLE, 1), (OTHER_TITLE, 1)]),
    "D": ([TITLE, LEAD, BODY, OTHER_TITLE, OTHER_LEAD, END], [(TITLE, 2), (OTHER_TITLE, 2)]),
    "D with a header further down": ([TITLE, LEAD, END, "01.03.2026, 09:05 8", OTHER_TITLE, OTHER_LEAD], [(TITLE, 2), (OTHER_TITLE, 1)]),
    "E quotations": (['We stand ready, " said M. Abishuly', 'It is a good day, " the Minister said.'], [(None, 2)]),
    "E loose titles": ([TITLE, OTHER_TITLE, QUAKE], [(TITLE, 0), (OTHER_TITLE, 0), (QUAKE, 0)]),
    "title before its header": ([TITLE, "", HEADER, LEAD, BODY, OTHER_TITLE, "", "01.03.2026", OTHER_LEAD], [(TITLE, 2), (OTHER_TITLE, 1)]),
    "empty lines everywhere": ([HEADER, "", TITLE, "", LEAD, " ", BODY, "", "01.03.2026", "", OTHER_TITLE, "", OTHER_LEAD],
                               [(TITLE, 2), (OTHER_TITLE, 1)]),
    "title lost": ([HEADER, LEAD, BODY], [(None, 2)]),
    "relevant news with a title alone": ([HEADER, TITLE, LEAD, NOTICE, "relevant news", OTHER_TITLE, OTHER_LEAD],
                                         [(TITLE, 1), (OTHER_TITLE, 1)]),
    "text behind the notice": ([HEADER, TITLE, LEAD, NOTICE, "A new bridge was opened on the river.", END], [(TITLE, 1), (None, 2)]),
    "loose titles at the end": ([HEADER, TITLE, LEAD, BODY, OTHER_TITLE, MISSION], [(TITLE, 2), (OTHER_TITLE, 0), (MISSION, 0)]),
    "title with a credit in a body": ([HEADER, TITLE, LEAD, BODY, OTHER_TITLE, "Images", "It was opened."], [(TITLE, 2), (OTHER_TITLE, 1)]),
    "sentence-case title in a body": ([HEADER, TITLE, LEAD, BODY, QUAKE, "A quake was felt, Kazinform reports."], [(TITLE, 2), (QUAKE, 1)]),
    "title in a body without attribution": ([HEADER, TITLE, LEAD, BODY, "Tram Opened in Pavlodar", f"The tram of Pavlodar is blue. {BODY}"],
                                            [(TITLE, 2), ("Tram Opened in Pavlodar", 1)]),
    "one loose title at the end": ([HEADER, TITLE, LEAD, BODY, "Tram Line Opened in Pavlodar by Mayor"],
                                   [(TITLE, 2), ("Tram Line Opened in Pavlodar by Mayor", 0)]),
    "a paragraph cut at the end": ([HEADER, TITLE, LEAD, BODY, "Ambassador of Kazakhstan to Norway Aldan"], [(TITLE, 3)]),
    "B with a first line like a title": ([MISSION, *[""] * 5, BODY], [(None, 2)]),
    "a heading in the list of headlines": ([HEADER, TITLE, LEAD, "Most viewed", "01.03.2026, 09:05 8", QUAKE], [(TITLE, 1), (QUAKE, 0)]),
    "header and title glued": (["02.03.2026, 12:1230661" + TITLE, LEAD], [(TITLE, 1)]),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    lines, stories = SHAPES[shape]

    page = read(*lines)

    assert outline(page) == stories
    assert "unknown" not in classes(page)


@pytest.mark.parametrize(
    ("line", "line_class"),
    [
        ("Images", "chrome"), ("Images | gov.kz", "credit"), ("Tell a friend", "chrome"), ("MFA", "credit"), ("akorda.kz", "credit"),
        ("Akorda", "credit"), ("gov.kz", "credit"), ("Kazakh MFA", "credit"), ("primeminister.kz", "credit"),
        ("Images | Ministry of Emergency Situations of the Republic of Kazakhstan", "credit"),
        ("Images | instagram/WKO Health Department", "credit"),
        ("KTF press-service", "credit"), ("Images | screenshot", "credit"), ("Photo: Getty", "credit"), ("Reuters", "credit"),
        ("Ministry of Culture of Norway", "credit"),
    ],
)  # fmt: skip
def test_lines_between_title_and_body(line: str, line_class: str) -> None:
    page = read(HEADER, TITLE, line, LEAD, BODY)

    assert outline(page) == [(TITLE, 2)]
    assert classes(page)[2] == line_class
    assert page.blocks[0].image_credit == (line.removeprefix("Images | ").removeprefix("Photo: ") if line_class == "credit" else None)


@pytest.mark.parametrize(
    "line",
    [
        NOTICE,
        "relevant news",
        "Found an error in the text?",
        "Select the error and press Ctrl + Enter at the same time.",
        "Система Orphus",
        "ИНТЕРНЕТ ТЕЛЕВИДЕНИЕ",
        "KAZAKHSTAN TODAY LIVE",
        "Most viewed",
        "TELL A FRIEND",
        "Relevant News:",
        "Found an error in the text? Select the error and press Ctrl + Enter.",
    ],
)
def test_chrome_is_no_body(line: str) -> None:
    page = read(HEADER, TITLE, LEAD, line, "01.03.2026, 09:05 8", OTHER_TITLE, OTHER_LEAD)

    assert outline(page) == [(TITLE, 1), (OTHER_TITLE, 1)]
    assert classes(page)[3] == "chrome"


def test_a_run_of_headlines_without_separators() -> None:
    run = "27.02.2026, 15:31Why trade matters today 27.02.2026, 18:4097561Kazakhstan ready - Tokayev "
    run += "05.02.2026, 14:58166151Earthquake jolts Kazakhstan"
    text = "\n".join([HEADER, TITLE, LEAD, "Most viewed", run])

    page = read_page("page.txt", text)

    headlines = [(block.form, block.title, block.published_at, block.views) for block in page.blocks[1:]]
    assert headlines == [
        ("headline", "Why trade matters today", datetime(2026, 2, 27, 15, 31), None),
        ("headline", "Kazakhstan ready - Tokayev", datetime(2026, 2, 27, 18, 40), 97561),
        ("headline", QUAKE, datetime(2026, 2, 5, 14, 58), 166151),
    ]
    assert [text[block.title_start :].startswith(block.title or "?") for block in page.blocks] == [True] * 4
    assert (classes(page)[-1], page.notices) == ("header", ())


@pytest.mark.parametrize(
    "lines",
    [
        ["Most viewed", "27.02.2026, 15:31 9", "Why trade matters today", "05.02.2026, 14:58 7", QUAKE],
        ["Most viewed27.02.2026, 15:319Why trade matters today 05.02.2026, 14:587Earthquake jolts Kazakhstan"],
        ["Most viewed", "27.02.2026, 15:31 9 Why trade matters today", "05.02.2026, 14:58 7 Earthquake jolts Kazakhstan"],
    ],
)
def test_headlines_with_separators(lines: list[str]) -> None:
    page = read(HEADER, TITLE, LEAD, *lines)

    assert [(block.form, block.title, block.views) for block in page.blocks[1:]] == [
        ("headline", "Why trade matters today", 9),
        ("headline", QUAKE, 7),
    ]


def test_views_that_run_into_a_title_with_a_number() -> None:
    page = read("Most viewed", "27.02.2026, 15:3197561First of all 27.02.2026, 18:409634034 states sign the treaty")

    assert [(block.title, block.views) for block in page.blocks] == [("First of all", 97561), ("34 states sign the treaty", 96340)]
    assert codes(page) == [("views_run_into_title", 2)]


def test_text_is_not_normalised() -> None:
    lead = "  Аmbassador  said “yes” – twice…\u00a0"

    page = read_page("page.txt", f"{HEADER}\r\n{TITLE}\r\n{lead}\r\n{BODY}\r\n")

    assert page.blocks[0].paragraphs == (lead.strip(), BODY)
    assert [line.line_class for line in page.lines] == ["header", "title", "body", "body"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("* * *", "unknown_line"),
        ("30661", "unknown_line"),
        ("02.03.26, 12:12 30661", "unknown_line"),
        ("02/03/2026 12.12", "unknown_line"),
        ("ab\x00\x01\x02\x03cd", "unknown_line"),
        ("\ufffd\ufffd\ufffd word \ufffd", "unknown_line"),
        ("a" * 20_001, "line_too_long"),
    ],
)
def test_unknown_lines_are_listed_and_never_dropped(line: str, code: str) -> None:
    page = read(HEADER, TITLE, LEAD, line, BODY)

    assert outline(page) == [(TITLE, 2)]
    assert classes(page)[3] == "unknown"
    assert codes(page) == [(code, 4)]
    assert len(page.notices[0].message) < 300


@pytest.mark.parametrize("text", ["", "\n", " \n\r\n ", "Images\nTell a friend", "* * *", HEADER])
def test_a_page_without_a_story_says_so(text: str) -> None:
    page = read_page("page.txt", text)

    assert page.blocks == ()
    assert "no_story" in [notice.code for notice in page.notices]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([HEADER, HEADER, TITLE, LEAD], [("header_without_story", 1)]),
        ([HEADER, TITLE], [("title_without_body", 2)]),
        ([HEADER, LEAD], [("title_missing", 1)]),
        ([TITLE, LEAD], [("undated_story", 1)]),
    ],
)
def test_notices_about_stories(lines: list[str], expected: list[tuple[str, int]]) -> None:
    assert codes(read(*lines)) == expected


@pytest.mark.parametrize(
    ("rulings", "stories"),
    [
        ({5: "starts_story"}, [(TITLE, 2), (None, 1)]),
        ({4: "chrome"}, [(TITLE, 2)]),
        ({6: "continues_story", 7: "continues_story", 8: "continues_story"}, [(TITLE, 5)]),
        ({2: "chrome"}, [(None, 3)]),
        ({99: "chrome", 0: "starts_story"}, None),
    ],
)
def test_an_editors_word_on_a_line_goes_first(rulings: dict[int, str], stories: list[tuple[str | None, int]] | None) -> None:
    lines = [HEADER, TITLE, LEAD, BODY, END, "01.03.2026", OTHER_TITLE, OTHER_LEAD]

    page = read_page("page.txt", "\n".join(lines), rulings)  # type: ignore[arg-type]

    untouched = [(TITLE, 3), (OTHER_TITLE, 1)]
    rest = [] if rulings.get(6) else untouched[1:]
    assert outline(page) == (untouched if stories is None else stories + rest)
    assert len(page.lines) == len(lines)


@pytest.mark.parametrize("gold", sorted(GOLD.glob("**/pages/*.json")), ids=lambda path: path.stem)
def test_annotated_pages(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))
    path = SEEDS / expected["document"]
    path = path if path.exists() else gold.parents[1] / "texts" / expected["document"]
    keys = ("form", "title", "published_at", "views", "first_words", "last_words", "paragraphs", "image_credit")

    page = read_page(path.name, path.read_text(encoding="utf-8"))

    assert (page.captured_on.isoformat() if page.captured_on else None) == expected["captured_on"]
    found = page_as_gold(page, [ArticleRecord(block, None) for block in page.blocks])["articles"]
    assert [[story[key] for key in keys] for story in found] == [[story[key] for key in keys] for story in expected["articles"]]
    assert "unknown" not in classes(page)


def test_the_five_seeds_hold_55_stories() -> None:
    pages = [read_page(path.name, path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]

    blocks = [block for page in pages for block in page.blocks]
    assert (len(pages), len(blocks)) == (5, 55)
    assert sum(block.form == "article" and not block.lost_header for block in blocks) == 44
    assert sum(block.lost_header for block in blocks) == 1
    assert sum(block.form == "headline" for block in blocks) == 10
