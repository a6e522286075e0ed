from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from articles.curation import Conflict, edited_fields, merge_values
from articles.models import Article
from entities.models import Country, Event, Person

ALMATY = ZoneInfo("Asia/Almaty")


def imported_article(**values: Any) -> Article:
    article = Article()
    merge_values(article, {"source": "Akorda", "source_view_count": 10, "published_on": date(2026, 3, 2), "published_at": None, **values})
    return article


def test_first_import_takes_everything() -> None:
    article = Article()

    result = merge_values(article, {"source": "Akorda", "source_view_count": 10})

    assert (article.source, article.source_view_count) == ("Akorda", 10)
    assert article.imported == {"source": "Akorda", "source_view_count": 10}
    assert result.taken == ("source", "source_view_count")
    assert result.columns == ("source", "source_view_count", "imported")


def test_same_values_change_nothing() -> None:
    article = imported_article()

    result = merge_values(article, {"source": "Akorda", "published_on": date(2026, 3, 2)})

    assert not result.is_changed
    assert result.columns == ()


def test_new_value_is_taken_where_no_editor_spoke() -> None:
    article = imported_article()

    result = merge_values(article, {"source_view_count": 25})

    assert (article.source_view_count, result.taken, result.kept) == (25, ("source_view_count",), ())


def test_editors_value_stays_where_pages_say_what_they_said() -> None:
    article = imported_article()
    article.source = "Qazinform News Agency"

    result = merge_values(article, {"source": "Akorda"})

    assert article.source == "Qazinform News Agency"
    assert (result.kept, result.conflicts, result.is_changed) == (("source",), (), False)


def test_editors_value_stays_and_is_asked_about_where_both_moved() -> None:
    article = imported_article()
    article.source = "Qazinform News Agency"

    result = merge_values(article, {"source": "primeminister.kz"})

    assert article.source == "Qazinform News Agency"
    assert article.imported["source"] == "primeminister.kz"
    assert result.conflicts == (Conflict("source", "Akorda", "primeminister.kz", "Qazinform News Agency"),)
    assert result.columns == ("imported",)


def test_conflict_is_put_once() -> None:
    article = imported_article()
    article.source = "Qazinform News Agency"
    merge_values(article, {"source": "primeminister.kz"})

    assert merge_values(article, {"source": "primeminister.kz"}).conflicts == ()


def test_pages_that_come_to_say_what_the_editor_says_end_the_difference() -> None:
    article = imported_article()
    article.source = "Qazinform News Agency"

    result = merge_values(article, {"source": "Qazinform News Agency"})

    assert (result.conflicts, result.kept, edited_fields(article)) == ((), (), ())


def test_an_emptied_field_is_an_editors_word_too() -> None:
    article = imported_article()
    article.source = ""

    merge_values(article, {"source": "Akorda"})

    assert article.source == ""


def test_day_and_time_are_kept_as_one() -> None:
    article = imported_article()
    article.published_on = date(2026, 3, 1)

    result = merge_values(article, {"published_on": date(2026, 3, 2), "published_at": datetime(2026, 3, 2, 9, 30, tzinfo=UTC)})

    assert (article.published_on, article.published_at) == (date(2026, 3, 1), None)
    assert result.conflicts == (Conflict("published_at", None, "2026-03-02T09:30:00+00:00", None),)


def test_one_moment_in_two_zones_is_one_value() -> None:
    article = imported_article(published_at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC))

    assert not merge_values(article, {"published_at": datetime(2026, 3, 2, 14, 30, tzinfo=ALMATY)}).is_changed


def test_rows_are_remembered_by_public_id() -> None:
    person = Person(name="Roman Vassilenko")
    belgium, kenya = Country(pk=1, public_id="BE"), Country(pk=2, public_id="KE")

    merge_values(person, {"name": "Roman Vassilenko", "country": belgium})
    result = merge_values(person, {"country": kenya})

    assert (person.country, person.imported["country"], result.taken) == (kenya, "KE", ("country",))


@pytest.mark.parametrize(("name", "expected"), [("Summit of editors", "Summit of editors"), ("", "Regional Summit")])
def test_row_by_an_editor_takes_only_what_it_lacks(name: str, expected: str) -> None:
    event = Event(kind="conference", name=name, origin="editor")

    result = merge_values(event, {"kind": "conference", "name": "Regional Summit"})

    assert (event.name, result.conflicts) == (expected, ())


def test_editors_day_of_an_event_covers_its_precision() -> None:
    event = Event()
    merge_values(event, {"starts_on": date(2026, 4, 1), "ends_on": None, "date_precision": "month", "date_basis": "stated"})
    event.starts_on = date(2026, 4, 9)
    event.date_precision = "day"

    merge_values(event, {"starts_on": date(2026, 1, 1), "ends_on": None, "date_precision": "year", "date_basis": "stated"})

    assert (event.starts_on, event.date_precision) == (date(2026, 4, 9), "day")
