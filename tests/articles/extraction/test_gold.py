"""The shape of a gold page, as `tests/gold/GUIDELINES.md` defines it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from articles.extraction.gold import article_as_gold, page_as_gold, published_text
from articles.extraction.records import (
    ArticleRecord,
    Block,
    CountryRecord,
    DateValue,
    EventRecord,
    OfficeRecord,
    OrganizationRecord,
    PageRecord,
    PersonForm,
    PersonRecord,
    PlaceValue,
    Span,
    Value,
)

AT = Span("body", 0, 1)
BLOCK = Block(
    form="article",
    title="A Title",
    title_start=10,
    paragraphs=("One two three four five six.", "Seven eight."),
    paragraph_starts=(20, 49),
    published_on=date(2026, 3, 2),
    published_at=datetime(2026, 3, 2, 0, 0),
    views=12,
    image_credit="gov.kz",
    first_line=1,
    last_line=4,
)


def office(text: str, **fields: object) -> OfficeRecord:
    return replace(OfficeRecord(text=text, title="Ambassador", span=AT, rule="test"), **fields)  # type: ignore[arg-type]


def test_segment_keeps_the_printed_values() -> None:
    found = article_as_gold(ArticleRecord(BLOCK, source=Value("Akorda", AT, "test")))

    assert found == {
        "form": "article",
        "title": "A Title",
        "published_at": "2026-03-02T00:00",
        "views": 12,
        "first_words": "One two three four five",
        "last_words": "four five six. Seven eight.",
        "paragraphs": 2,
        "body": ["One two three four five six.", "Seven eight."],
        "source": "Akorda",
        "image_credit": "gov.kz",
        "persons": [],
        "countries": [],
        "countries_optional": [],
        "organizations": [],
        "main_event": None,
        "other_events": [],
    }


@pytest.mark.parametrize(
    ("day", "minute", "expected"),
    [
        (date(2026, 3, 2), datetime(2026, 3, 2, 9, 5), "2026-03-02T09:05"),
        (date(2026, 3, 2), None, "2026-03-02"),
        (None, None, None),
    ],
)
def test_publication_has_the_precision_of_the_header(day: date | None, minute: datetime | None, expected: str | None) -> None:
    assert published_text(replace(BLOCK, published_on=day, published_at=minute)) == expected


def test_person_with_one_post_several_posts_and_former_ones() -> None:
    here = office("Ambassador of Kazakhstan to Kenya", sending_state="KZ", receiving_state="KE", is_bilateral=True)
    there = office("Ambassador of Kazakhstan to Rwanda", sending_state="KZ", receiving_state="RW", is_bilateral=True)
    past = office("Ambassador of Kazakhstan to Ethiopia", sending_state="KZ", receiving_state="ET", is_bilateral=True, is_former=True)
    forms = tuple(PersonForm(surface, AT, "test") for surface in ("Barlybay Sadykov", "Sadykov", "Sadykov"))
    one = PersonRecord("Barlybay Sadykov", forms, Value("KZ", AT, "test"), (here, past))
    two = PersonRecord("Barlybay Sadykov", forms, None, (here, there))

    found = article_as_gold(ArticleRecord(BLOCK, None, persons=(one, two)))["persons"]

    assert found == [
        {
            "name": "Barlybay Sadykov",
            "forms": ["Barlybay Sadykov", "Sadykov"],
            "country": "KZ",
            "roles": ["Ambassador of Kazakhstan to Kenya", "former Ambassador of Kazakhstan to Ethiopia"],
            "ambassador": {"sending": "KZ", "receiving": "KE"},
        },
        {
            "name": "Barlybay Sadykov",
            "forms": ["Barlybay Sadykov", "Sadykov"],
            "country": None,
            "roles": ["Ambassador of Kazakhstan to Kenya", "Ambassador of Kazakhstan to Rwanda"],
            "ambassador": [{"sending": "KZ", "receiving": "KE"}, {"sending": "KZ", "receiving": "RW"}],
        },
    ]


def test_events_countries_and_organizations() -> None:
    day = Value(DateValue("2026-03-15", "2026-03-16"), AT, "test")
    main = EventRecord(
        Value("meeting", AT, "test"),
        is_main=True,
        date=day,
        place=Value(PlaceValue("Liège", "BE"), AT, "test"),
        participants=(Value("A B", AT, "test"), Value("A B", AT, "test")),
        countries=(Value("KZ", AT, "test"), Value("BE", AT, "test")),
    )
    other = EventRecord(Value("vote", AT, "test"), is_main=False, name="referendum", status="planned")
    record = ArticleRecord(
        BLOCK,
        None,
        countries=(CountryRecord("KZ", ()), CountryRecord("BE", ())),
        organizations=(OrganizationRecord("University of Liège", ()),),
        events=(main, other),
    )

    found = article_as_gold(record)

    assert found["countries"] == ["BE", "KZ"]
    assert found["organizations"] == ["University of Liège"]
    assert found["main_event"] == {
        "kind": "meeting",
        "kind_ok": [],
        "date": "2026-03-15",
        "end": "2026-03-16",
        "place": "Liège",
        "place_country": "BE",
        "participants": ["A B"],
        "countries": ["KZ", "BE"],
    }
    assert found["other_events"] == [
        {
            "kind": "vote",
            "name": "referendum",
            "date": None,
            "end": None,
            "place": None,
            "place_country": None,
            "countries": [],
            "status": "planned",
        }
    ]


def test_headline_has_no_words_and_page_keeps_its_capture_day() -> None:
    block = replace(BLOCK, form="headline", paragraphs=(), paragraph_starts=())
    page = PageRecord("x.txt", date(2026, 3, 3), (), (block,))

    found = page_as_gold(page, [ArticleRecord(block, None)])

    assert (found["document"], found["captured_on"]) == ("x.txt", "2026-03-03")
    assert (found["articles"][0]["first_words"], found["articles"][0]["paragraphs"]) == (None, 0)
