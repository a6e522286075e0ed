from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from entities.enums import DatePrecision
from entities.models import Event, Person
from entities.pictures import encounter_network, events_by_month, month_columns, office_timeline, world_map
from tests.factories.entities import CountryFactory, EventFactory, OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


@dataclass
class Other:
    person: Person
    count: int


def test_the_map_names_states_in_the_readers_language() -> None:
    belgium = CountryFactory(alpha2="BE", article_count=7)

    english = world_map([belgium])
    with translation.override("ru"):
        russian = world_map([belgium])

    assert "Belgium: 7" in english
    assert "Бельгия: 7" in russian


def test_a_picture_is_drawn_anew_when_its_content_changes() -> None:
    belgium = CountryFactory(alpha2="BE", article_count=7)
    assert "Belgium: 7" in world_map([belgium])

    belgium.article_count = 8

    assert "Belgium: 8" in world_map([belgium])


def test_a_timeline_leaves_out_who_has_no_day() -> None:
    office = OfficeFactory(name="Rector of the University of Ghent")
    shown = TenureFactory(
        person=PersonFactory(name="Anna Peeters"), office=office, first_seen_on=date(2026, 1, 1), last_seen_on=date(2026, 3, 1)
    )
    hidden = TenureFactory(person=PersonFactory(name="Jan Claes"), office=office, first_seen_on=None, last_seen_on=None)

    picture = office_timeline([shown, hidden], "Rectors", by_person=True)

    assert "Anna Peeters" in picture
    assert "Jan Claes" not in picture


def test_a_hostile_name_is_text_in_every_picture() -> None:
    person = PersonFactory(name='<script>alert("x")</script>')
    tenure = TenureFactory(person=person, first_seen_on=date(2026, 1, 1), last_seen_on=date(2026, 1, 2))

    assert "<script" not in office_timeline([tenure], person.name, by_person=True)
    assert "<script" not in encounter_network(person, [Other(person, 3)])


def test_months_without_events_are_counted_too(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for day in (date(2026, 1, 5), date(2026, 1, 9), date(2026, 4, 1)):
        EventFactory(starts_on=day)
    EventFactory(starts_on=date(2025, 1, 1), date_precision=DatePrecision.YEAR)

    with django_assert_num_queries(1):
        months = events_by_month(Event.objects.all())

    assert months == [(date(2026, 1, 1), 2), (date(2026, 2, 1), 0), (date(2026, 3, 1), 0), (date(2026, 4, 1), 1)]
    assert month_columns(months, "Events").count("<rect") == 4


def test_only_the_latest_two_years_are_counted() -> None:
    EventFactory(starts_on=date(2001, 1, 1))
    EventFactory(starts_on=date(2026, 4, 1))

    months = events_by_month(Event.objects.all())

    assert (months[0][0], len(months)) == (date(2024, 5, 1), 24)
