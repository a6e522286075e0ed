"""What each kind of filter takes for right."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from entities.api.filters import (
    ChoicesFilter,
    CountryFilter,
    DayFilter,
    FlagFilter,
    IdFilter,
    MomentFilter,
    RecordFilter,
    StrictFilter,
    TextFilter,
)
from entities.models import Person

DAY, MOMENT, FLAG, TEXT = DayFilter(""), MomentFilter(""), FlagFilter(""), TextFilter("")
KIND, COUNTRY, RECORD, ID = ChoicesFilter(["meeting", "visit"], ""), CountryFilter(""), RecordFilter(Person, ""), IdFilter("")


@pytest.mark.parametrize(
    ("row", "text", "value"),
    [
        (DAY, "2026-03-10", date(2026, 3, 10)),
        (DAY, "2024-02-29", date(2024, 2, 29)),
        (MOMENT, "2026-03-10T12:00:00Z", datetime(2026, 3, 10, 12, tzinfo=UTC)),
        (MOMENT, "2026-03-10t12:00:00.5+05:00", datetime(2026, 3, 10, 7, 0, 0, 500_000, tzinfo=UTC)),
        (MOMENT, "0001-01-01T00:00:00+05:00", datetime(1, 1, 1, tzinfo=UTC)),
        (MOMENT, "9999-12-31T23:59:59-05:00", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (FLAG, "false", False),
        (TEXT, " ", " "),
        (KIND, "visit,meeting", ["visit", "meeting"]),
        (COUNTRY, "KZ", "KZ"),
        (RECORD, "p000000001", "p000000001"),
        (ID, "BE", "BE"),
    ],
)
def test_a_right_value_is_read(row: StrictFilter, text: str, value: Any) -> None:
    assert row.field.clean(text) == value


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (DAY, ""), (DAY, "20260310"), (DAY, "2026-02-30"), (DAY, "10.03.2026"), (DAY, "2026-W10-2"),
        (DAY, "٢٠٢٦-٠٣-١٠"), (DAY, "0000-01-01"),
        (MOMENT, ""), (MOMENT, "2026-03-10"), (MOMENT, "2026-03-10T12:00:00"),
        (MOMENT, "2026-03-10T12:00:00 05:00"), (MOMENT, "2026-03-10T25:00:00Z"),
        (FLAG, ""), (FLAG, "True"), (FLAG, "1"),
        (TEXT, ""), (TEXT, "x" * 201),
        (KIND, ""), (KIND, "Meeting"), (KIND, "meeting,"), (KIND, "meeting,party"),
        (COUNTRY, ""), (COUNTRY, "kz"), (COUNTRY, "XX"), (COUNTRY, "Kazakhstan"),
        (RECORD, ""), (RECORD, "p00000001"), (RECORD, "P000000001"), (RECORD, "p000000001\n"), (RECORD, "KZ"),
        (ID, "zz"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused(row: StrictFilter, text: str) -> None:
    with pytest.raises(ValidationError):
        row.field.clean(text)


def test_a_parameter_that_is_not_given_is_none() -> None:
    assert DAY.field.clean(None) is None
