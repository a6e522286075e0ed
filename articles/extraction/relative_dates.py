"""Dates that are counted from another day: "yesterday", "on Tuesday", "last month", "by the end of the year", "two years ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from articles.extraction.date_patterns import NUMBERS, WEEKDAYS
from articles.extraction.records import DateValue, DayContext
from articles.extraction.tense import Tense

DAY_SHIFTS = {"the_day_before_yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the_day_after_tomorrow": 2}
Reading = tuple[DateValue, str] | None


def read_relative(match: re.Match[str], days: DayContext, tense: Tense, day_before: DateValue | None) -> Reading:
    """Value and rule of a match of `RELATIVE`; `day_before` is the last day named before it. None where the day cannot be known."""
    for name, shift in DAY_SHIFTS.items():
        if match[name]:
            return _near_day(days, shift, name)
    if match["weekday"]:
        return _weekday(match, days, tense)
    if match["same_day"] or match["next_day"]:
        return _beside(match, day_before)
    if days.anchor is None:
        return None
    return _month_or_year(match, days.anchor) or _counted(match, days.anchor)


def _near_day(days: DayContext, shift: int, rule: str) -> Reading:
    """Only the publication day is a day on which the text was spoken."""
    if days.published_on is None:
        return None
    return DateValue((days.published_on + timedelta(days=shift)).isoformat()), "today" if shift == 0 else rule


def _weekday(match: re.Match[str], days: DayContext, tense: Tense) -> Reading:
    anchor = days.anchor
    if anchor is None:
        return None
    wanted = WEEKDAYS[match["weekday"].casefold()]
    which = f"{match['day_which']} {match['week_which'] or ''}".casefold()
    back = (anchor.weekday() - wanted) % 7
    if match["week_which"]:
        weeks = -1 if "last" in which else 1 if "next" in which else 0
        day = anchor - timedelta(days=anchor.weekday()) + timedelta(days=wanted + 7 * weeks)
    elif any(word in which for word in ("next", "coming", "until", "by ")) or tense == "future":
        day = anchor + timedelta(days=(-back % 7) or (7 if "next" in which else 0))
    else:
        day = anchor - timedelta(days=back or (7 if "last" in which or "past" in which else 0))
    return DateValue(day.isoformat()), "weekday"


def _beside(match: re.Match[str], day_before: DateValue | None) -> Reading:
    if day_before is None:
        return None
    if match["same_day"]:
        return DateValue(day_before.text), "same_day"
    last = date.fromisoformat(day_before.end or day_before.text)
    return DateValue((last + timedelta(days=1)).isoformat()), "next_day"


def _step(which: str) -> int:
    which = which.casefold()
    return -1 if "last" in which or "previous" in which else 1 if "next" in which or "coming" in which else 0


def _month_or_year(match: re.Match[str], anchor: date) -> Reading:
    if match["month_which"]:
        return DateValue(_month(anchor, _step(match["month_which"]))), "relative_month"
    if match["year_end"]:
        return DateValue(str(anchor.year)), "year_end"
    which = match["year_which"] or match["early_which"] or match["half_which"]
    if which:
        return DateValue(str(anchor.year + _step(which))), "relative_year"
    return None


def _month(anchor: date, shift: int) -> str:
    months = anchor.year * 12 + anchor.month - 1 + shift
    return f"{months // 12}-{months % 12 + 1:02}"


def _counted(match: re.Match[str], anchor: date) -> Reading:
    """ "two years ago", "in three months' time": at the precision of the unit; "several" and weeks are too vague."""
    count, unit, sign = match["ago_count"], match["ago_unit"], -1
    if match["hence"]:
        count, unit, sign = match["hence_count"], match["hence_unit"], 1
    if not count or count.casefold() in ("several", "few"):
        return None
    number = sign * (NUMBERS.get(count.casefold()) or int(count))
    if unit == "day":
        return DateValue((anchor + timedelta(days=number)).isoformat()), "counted_days"
    if unit == "month":
        return DateValue(_month(anchor, number)), "counted_months"
    if unit == "year" and anchor.year + number > 0:
        return DateValue(f"{anchor.year + number:04}"), "counted_years"
    return None
