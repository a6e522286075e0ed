"""Cursors: every word of the right form is a place, and no other."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entities.api.cursors import BadCursorError, Cursors, DayCodec, IdCodec, KeyCodec, MomentCodec, NumberCodec, Place, WordCodec

ALL = Cursors(
    {
        "public_id": IdCodec(),
        "sort_at": MomentCodec(),
        "sort_on": DayCodec(),
        "count": NumberCodec(4),
        "field": WordCodec("title", "body"),
        "sort_key": KeyCodec(),
    }
)


@dataclass
class Row:
    public_id: str = "a000000001"
    sort_at: datetime = datetime(2026, 3, 2, 10, 4, 0, 5, tzinfo=timezone(timedelta(hours=5)))
    sort_on: date = date(2026, 3, 2)
    count: int = 12
    field: str = "body"
    sort_key: str = "ospanbek, daniyar"


def test_a_cursor_gives_back_the_row_that_it_was_made_of() -> None:
    row = Row()

    assert ALL.parse(ALL.write(row, "next")) == Place("next", vars(row) | {"sort_at": row.sort_at.astimezone(UTC)})
    assert ALL.parse(ALL.write(row, "previous")).direction == "previous"


def test_a_column_may_be_a_related_rows() -> None:
    cursors = Cursors({"article__public_id": IdCodec()})

    class Mention:
        article = Row()

    assert cursors.write(Mention(), "next") == "n-a000000001"


@given(st.from_regex(ALL.pattern, fullmatch=True))
def test_every_word_of_the_form_is_a_place(cursor: str) -> None:
    values: dict[str, Any] = dict(ALL.parse(cursor).values)

    assert values.keys() == ALL.columns.keys()
    assert "\0" not in values["sort_key"]


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "n",
        "x-a000000001",
        "n-a000000001-63908110980000000",
        "n-A000000001-1",
        "bmV3ZXN0",
        "n-a000000001\n",
        "n-a00000000١",
        "☃",
        "9" * 5000,
    ],
)
def test_other_words_are_refused(cursor: str) -> None:
    with pytest.raises(BadCursorError):
        ALL.parse(cursor)


def test_the_pattern_of_the_schema_is_the_one_that_is_held_to() -> None:
    assert re.search(ALL.pattern, ALL.write(Row(), "next"))
