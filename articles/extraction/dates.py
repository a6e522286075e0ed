"""Days, months and years that an article names, as ISO 8601 at the precision that the text gives.

Takes the article's text and the days of its context; gives one `Value[DateValue]` per mention, in order of the text, title first.
A date without a year takes the year from the anchor (publication, else capture, else newest header) and from the tense of its clause.
Words that name the anchor day itself ("today") give a date only where the publication day is known. Knowingly left out: weeks, decades,
centuries and figures without a word that makes them a date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from articles.extraction import date_patterns as patterns
from articles.extraction.records import DateValue, DayContext, Value
from articles.extraction.relative_dates import read_relative
from articles.extraction.tense import Tense, tense_at
from articles.extraction.text import ArticleText, Field

FUTURE_SLACK = timedelta(days=60)
PAST_SLACK = timedelta(days=10)
FAR = timedelta(days=274)
SHAPES = "abcdefgh"
YEAR_GROUPS = {"a": (1, 2), "b": (3, 4), "c": (5, 5), "d": (6, 6), "e": (7, 7), "f": (8, 8), "g": (9, 9), "h": (10, 10)}


def find_dates(text: ArticleText, days: DayContext) -> tuple[Value[DateValue], ...]:
    """Every date of title and body."""
    found: list[Value[DateValue]] = []
    for field in text.fields:
        found += _field_dates(field, days)
    return tuple(found)


def _field_dates(field: Field, days: DayContext) -> list[Value[DateValue]]:
    absolute: list[Value[DateValue]] = []
    taken: set[int] = set()
    plain = field.plain
    for bounds in field.sentences:
        if patterns.MONTH_NAME.search(plain, *bounds):
            absolute += _month_dates(field, bounds, days, taken)
    if patterns.FIGURE.search(plain):
        absolute += _figure_dates(field, days, taken)
    absolute.sort(key=lambda value: value.span)
    return sorted(absolute + _relative_dates(field, days, absolute, taken), key=lambda value: value.span)


def _free(start: int, end: int, taken: set[int]) -> bool:
    return taken.isdisjoint(range(start, end))


def _month_dates(field: Field, bounds: tuple[int, int], days: DayContext, taken: set[int]) -> list[Value[DateValue]]:
    found = []
    for match in patterns.MONTH_DATE.finditer(field.plain, *bounds):
        value = _read_month_date(match, field.plain, bounds, days.anchor)
        if value or match["h_month"] is None:
            taken.update(range(*match.span()))
        if value:
            found.append(Value(value, field.span(*match.span()), "date_range" if value.end else value.precision))
    return found


def _figure_dates(field: Field, days: DayContext, taken: set[int]) -> list[Value[DateValue]]:
    found = []
    plain = field.plain

    def add(match: re.Match[str], value: DateValue, rule: str) -> None:
        if _free(match.start(), match.end(), taken):
            taken.update(range(*match.span()))
            found.append(Value(value, field.span(*match.span()), rule))

    for match in patterns.NUMERIC_DATE.finditer(plain):
        text = match["iso"] or f"{match['year']}-{int(match['month'] or 0):02}-{int(match['day'] or 0):02}"
        if _is_day(text):
            add(match, DateValue(text), "numeric")
    for match in patterns.YEAR_RANGE.finditer(plain):
        first, last = match["year"], match["year2"]
        last = first[: 4 - len(last)] + last
        if first < last:
            add(match, DateValue(first, last), "year_range")
    for match in patterns.YEAR.finditer(plain):
        spoken = patterns.YEAR_CONTEXT.search(plain, max(0, match.start() - 24), match.start())
        add(match, DateValue(match["year"]), "year" if spoken else "year_bare")
    return found


def _relative_dates(field: Field, days: DayContext, absolute: list[Value[DateValue]], taken: set[int]) -> list[Value[DateValue]]:
    if days.anchor is None:
        return []
    found = []
    named_days = [value for value in absolute if value.value.precision == "day"]
    starts = [value.span.start for value in named_days]
    sentences = [bounds for bounds in field.sentences if patterns.RELATIVE_TRIGGER.search(field.small, *bounds)]
    for match in (match for bounds in sentences for match in patterns.RELATIVE.finditer(field.plain, *bounds)):
        if not _free(match.start(), match.end() + 2, taken):
            continue
        tense = tense_at(field.plain, match.start(), match.end(), field.sentence_at(match.start()))
        before = bisect_left(starts, match.start())
        value = read_relative(match, days, tense, named_days[before - 1].value if before else None)
        if value:
            taken.update(range(*match.span()))
            found.append(Value(value[0], field.span(*match.span()), value[1]))
    return found


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _stated_year(match: re.Match[str], group: int, anchor: date | None) -> int | None:
    if match[f"year{group}"]:
        return int(match[f"year{group}"])
    which = match[f"which{group}"]
    if which and anchor:
        return anchor.year + _shift(which)
    return None


def _shift(which: str) -> int:
    which = which.casefold()
    if "last" in which or "previous" in which:
        return -1
    return 1 if "next" in which or "coming" in which or "following" in which else 0


def nearest_year(month: int, day: int, tense: Tense, anchor: date) -> int:
    """The year of a day that the text gives without one: the anchor's, unless the tense, or a distance of nine months, says another."""
    try:
        same = date(anchor.year, month, day)
    except ValueError:
        return anchor.year
    if tense == "past" and same > anchor + PAST_SLACK:
        return anchor.year - 1
    if tense == "future" and same < anchor - FUTURE_SLACK:
        return anchor.year + 1
    if not tense and same > anchor + FAR:
        return anchor.year - 1
    if not tense and same < anchor - FAR:
        return anchor.year + 1
    return anchor.year


def _read_month_date(match: re.Match[str], plain: str, bounds: tuple[int, int], anchor: date | None) -> DateValue | None:
    shape = next(letter for letter in SHAPES if match[f"{letter}_month"])
    first, last = (_stated_year(match, group, anchor) for group in YEAR_GROUPS[shape])
    month = patterns.MONTHS[match[f"{shape}_month"].casefold()]
    if shape in "gh" and not _is_month(match, plain, shape, first):
        return None
    day = _number(match[f"{shape}_day"]) if shape not in "gh" else 1
    year = first or last
    if year is None:
        if anchor is None:
            return None
        year = _which_year(match, shape, month, anchor) or nearest_year(
            month, day, tense_at(plain, match.start(), match.end(), bounds), anchor.replace(day=1) if shape in "gh" else anchor
        )
    return _compose(match, shape, (year, month, day), last)


def _is_month(match: re.Match[str], plain: str, shape: str, year: int | None) -> bool:
    if year or shape == "g" or match["h_which"] or match["h_part"]:
        return True
    return bool(patterns.BEFORE_MONTH.search(plain, max(0, match.start() - 16), match.start()))


def _which_year(match: re.Match[str], shape: str, month: int, anchor: date) -> int | None:
    """Year of "this April", "last November", "next March"."""
    which = match["h_which"] if shape == "h" else None
    if which is None:
        return None
    shift = _shift(which)
    if shift < 0:
        return anchor.year - (month >= anchor.month)
    if shift > 0:
        return anchor.year + (month <= anchor.month)
    return anchor.year


def _compose(match: re.Match[str], shape: str, first: tuple[int, int, int], last_year: int | None) -> DateValue | None:
    year, month, day = first
    if shape == "h":
        return DateValue(f"{year}-{month:02}")
    if shape == "g":
        end_month = patterns.MONTHS[match["g_month2"].casefold()]
        return DateValue(f"{year}-{month:02}", f"{year + (end_month < month)}-{end_month:02}")
    text = f"{year}-{month:02}-{day:02}"
    end = None
    if shape in "abcd":
        end_month = patterns.MONTHS[match[f"{shape}_month2"].casefold()] if shape in "ab" else month
        end_year = last_year or year + (end_month < month)
        start_year = year
        if shape in "ab" and last_year and month > end_month and start_year == last_year:
            start_year -= 1
        text = f"{start_year}-{month:02}-{day:02}"
        end = f"{end_year}-{end_month:02}-{_number(match[f'{shape}_day2']):02}"
        if not _is_day(end) or end <= text:
            return None
    return DateValue(text, end) if _is_day(text) else None
