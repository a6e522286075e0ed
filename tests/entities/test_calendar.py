"""Events in time."""

from datetime import date

import pytest

from entities.calendar import MOST_A_DAY, Plans, month_of, newest_day, parse_month, plans_of
from entities.enums import DatePrecision
from entities.models import Event
from tests.factories import CountryFactory, EventFactory

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-3", "20260-03", "0001-01", "9999-12", "2026-03-01", "x" * 500, "2026-W1"])
def test_what_is_no_month_is_none(text):
    assert parse_month(text) is None


def test_a_month_is_its_first_day():
    assert parse_month("2026-03") == MARCH


def test_a_month_has_whole_weeks_and_its_neighbours():
    month = month_of(Event.objects.all(), MARCH)

    assert (month.weeks[0][0].on, month.weeks[-1][-1].on) == (date(2026, 2, 23), date(2026, 4, 5))
    assert (month.previous, month.next) == (date(2026, 2, 1), date(2026, 4, 1))
    assert [day.is_inside for day in month.weeks[0]] == [False] * 6 + [True]


def test_an_event_of_several_days_stands_on_each_of_them():
    event = EventFactory(starts_on=date(2026, 2, 27), ends_on=date(2026, 3, 2))

    month = month_of(Event.objects.all(), MARCH)

    days = [day.on for week in month.weeks for day in week if event in day.events]
    assert days == [date(2026, 3, 1), date(2026, 3, 2)]


def test_a_busy_day_shows_its_first_events_and_counts_the_others(django_assert_num_queries):
    events = EventFactory.create_batch(MOST_A_DAY + 2, starts_on=date(2026, 3, 10))

    with django_assert_num_queries(3):
        month = month_of(Event.objects.all(), MARCH)

    (day,) = (day for week in month.weeks for day in week if day.events)
    assert (day.on, day.events, day.more) == (date(2026, 3, 10), events[:MOST_A_DAY], 2)


def test_an_event_of_a_month_has_no_day():
    event = EventFactory(starts_on=MARCH, date_precision=DatePrecision.MONTH)

    month = month_of(Event.objects.all(), MARCH)

    assert month.undated == [event]
    assert not any(day.events for week in month.weeks for day in week)


def test_planned_events_are_to_come_undated_or_overdue():
    later, soon, past = (EventFactory(planned=True, starts_on=date(2026, month, 15)) for month in (5, 4, 2))
    undated = EventFactory(planned=True, undated=True)
    EventFactory(starts_on=date(2026, 4, 1))

    assert plans_of(Event.objects.all(), MARCH, 9, 1, "all") == Plans([soon, later], [undated], [past], 1)
    assert plans_of(Event.objects.all(), MARCH, 1, 1, "all") == Plans([soon], [undated], [past], 1)
    assert plans_of(Event.objects.none(), None, 9, 1, "none") == Plans([], [], [], 0)


def test_the_newest_day_is_that_of_the_newest_story():
    CountryFactory(alpha2="KZ", last_seen_on=date(2026, 3, 4))
    CountryFactory(alpha2="BE", last_seen_on=date(2026, 3, 2))
    CountryFactory(alpha2="IT")

    assert newest_day() == date(2026, 3, 4)


def test_what_is_known_by_its_year_alone_comes_last_in_it():
    by_year = EventFactory(planned=True, starts_on=date(2026, 1, 1), date_precision=DatePrecision.YEAR)
    by_day = EventFactory(planned=True, starts_on=date(2026, 10, 1))
    next_year = EventFactory(planned=True, starts_on=date(2027, 1, 5))

    assert plans_of(Event.objects.all(), MARCH, 9, 1, "all").coming == [by_day, by_year, next_year]


def test_plans_are_kept_until_the_record_changes(django_assert_num_queries):
    EventFactory(planned=True, starts_on=date(2026, 10, 1))
    first = plans_of(Event.objects.all(), MARCH, 9, 1, "all")
    EventFactory(planned=True, starts_on=date(2026, 10, 1))

    with django_assert_num_queries(2):
        assert plans_of(Event.objects.all(), MARCH, 9, 1, "all") == first
    assert len(plans_of(Event.objects.all(), MARCH, 9, 2, "all").coming) == 2
