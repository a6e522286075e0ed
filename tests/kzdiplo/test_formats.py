"""Days and numbers as readers of each language write them."""

from datetime import date, datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format, get_format, localize

AT = datetime(2026, 3, 10, 9, 5)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["10 March 2026", "10 March 2026, 09:05", "March 2026", "10 March", "Tuesday"]),
        ("kk", ["2026 ж. 10 наурыз", "2026 ж. 10 наурыз, 09:05", "2026 ж. наурыз", "10 наурыз", "сейсенбі"]),
        ("ru", ["10 марта 2026 г.", "10 марта 2026 г., 09:05", "март 2026 г.", "10 марта", "вторник"]),
    ],
)
def test_a_day_is_written_as_in_the_language(language, written):
    with translation.override(language):
        told = [date_format(AT, name) for name in ("DATE_FORMAT", "DATETIME_FORMAT", "YEAR_MONTH_FORMAT", "MONTH_DAY_FORMAT", "l")]

    assert told == written


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_name_of_a_month_or_a_day_is_english(language):
    with translation.override(language):
        told = [date_format(date(2026, month, month), "F E N M b l D") for month in range(1, 13)]

    assert [text for text in told if any("a" <= letter.lower() <= "z" for letter in text)] == []


def test_days_of_the_week_are_short_in_kazakh():
    with translation.override("kk"):
        assert [date_format(date(2026, 3, day), "D") for day in range(2, 9)] == ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб", "Жс"]


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_weeks_begin_on_monday(language):
    with translation.override(language):
        assert get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(("language", "written"), [("en", "0.935"), ("kk", "0,935"), ("ru", "0,935")])
def test_fractions_have_the_mark_of_the_language(language, written):
    with translation.override(language):
        assert localize(0.935) == written
