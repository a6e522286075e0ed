"""How records are called."""

from datetime import date

import pytest
from django.utils import translation

from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus
from entities.models import Event
from entities.presentation import (
    country_name,
    full_title_of,
    is_overdue,
    last_day_of,
    name_of,
    official_name,
    participations_of,
    range_text,
    region_name,
    short_title_of,
    status_of,
    title_of,
    when_of,
    with_titles,
)
from tests.factories import CountryFactory, EventFactory, OrganizationFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def taking_part(event, *codes, people=()):
    for name in people:
        ParticipationFactory(event=event, person=PersonFactory(name=name))
    for code in codes:
        ParticipationFactory(event=event, country=CountryFactory(alpha2=code))
    return event


def test_the_texts_own_name_is_the_title():
    assert title_of(EventFactory(name="Steppe Water Forum")) == "Steppe Water Forum"


def test_a_title_is_made_of_kind_sides_and_people():
    event = taking_part(EventFactory(kind=EventKind.CONSULTATIONS), "BE", "KZ", people=["Aliya Testova"])

    assert title_of(event) == "Consultations between Kazakhstan and Belgium: Aliya Testova"
    assert short_title_of(event) == "Consultations between Kazakhstan and Belgium"
    with translation.override("ru"):
        assert title_of(event) == "Консультации: Казахстан и Бельгия (Aliya Testova)"


def test_a_state_has_its_article_in_an_english_sentence():
    event = taking_part(EventFactory(kind=EventKind.MEETING), "KZ", "NL")

    assert title_of(event) == "Meeting of Kazakhstan and the Netherlands"


def test_the_home_states_people_are_named_first_and_then_one_of_each_side():
    event = EventFactory(kind=EventKind.MEETING)
    for name, code in (("Marco Ross", "IT"), ("Ana Ross", "IT"), ("Aliya Testova", "KZ"), ("Marat Baizhan", "KZ")):
        ParticipationFactory(event=event, person=PersonFactory(name=name), side=CountryFactory(alpha2=code))

    assert title_of(event) == "Meeting: Aliya Testova, Marco Ross and others"


def test_the_state_of_the_place_stands_in_the_title_where_it_took_no_part():
    event = taking_part(EventFactory(kind=EventKind.MEETING, place="", country=CountryFactory(alpha2="CH")), "KZ", "BE")

    assert title_of(event) == "Meeting of Kazakhstan and Belgium in Switzerland"


def test_bodies_stand_for_a_side_that_is_missing():
    event = taking_part(EventFactory(kind=EventKind.MEETING), "KZ")
    ParticipationFactory(event=event, organization=OrganizationFactory(name="World Health Organization"))

    assert title_of(event) == "Meeting of Kazakhstan and World Health Organization"


def test_rejected_and_hidden_participants_are_not_shown():
    event = EventFactory()
    ParticipationFactory(event=event, person=PersonFactory(is_public=False))
    ParticipationFactory(event=event, is_rejected=True)
    shown = ParticipationFactory(event=event)

    assert participations_of(event) == [shown]
    assert participations_of(with_titles(Event.objects.all()).get()) == [shown]


def test_a_full_title_has_the_day():
    event = taking_part(EventFactory(kind=EventKind.MEETING, starts_on=date(2026, 3, 2)), "KZ", "BE")

    assert full_title_of(event) == "Meeting of Kazakhstan and Belgium, 2 March 2026"
    assert full_title_of(EventFactory(kind=EventKind.VOTE, starts_on=date(2026, 3, 15))) == "Vote, 15 March 2026"
    assert full_title_of(EventFactory(undated=True, name="Forum")) == "Forum"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 4, 22), None, "22 April 2026"),
        (date(2026, 4, 22), date(2026, 4, 22), "22 April 2026"),
        (date(2026, 4, 22), date(2026, 4, 24), "22–24 April 2026"),
        (date(2026, 4, 30), date(2026, 5, 2), "30 April – 2 May 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 – 2 January 2026"),
    ],
)
def test_a_range_repeats_nothing(start, end, text):
    assert range_text(start, end) == text


@pytest.mark.parametrize(
    ("values", "text", "iso"),
    [
        ({"starts_on": date(2026, 3, 2)}, "2 March 2026", "2026-03-02"),
        ({"starts_on": date(2026, 3, 2), "date_basis": DateBasis.PUBLICATION}, "reported on 2 March 2026", "2026-03-02"),
        ({"starts_on": date(2026, 4, 1), "date_precision": DatePrecision.MONTH}, "April 2026", "2026-04"),
        ({"starts_on": date(2026, 1, 1), "date_precision": DatePrecision.YEAR}, "2026", "2026"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(values, text, iso):
    when = when_of(EventFactory.build(**values))

    assert (when.text, when.iso) == (text, iso)


def test_an_event_without_a_date_has_no_when():
    assert when_of(EventFactory.build(undated=True)) is None


@pytest.mark.parametrize(
    ("precision", "last"),
    [(DatePrecision.DAY, date(2026, 2, 1)), (DatePrecision.MONTH, date(2026, 2, 28)), (DatePrecision.YEAR, date(2026, 12, 31))],
)
def test_the_last_day_is_that_of_the_known_period(precision, last):
    assert last_day_of(EventFactory.build(starts_on=date(2026, 2, 1), date_precision=precision)) == last


def test_a_plan_whose_day_has_passed_is_not_told_as_held():
    event = EventFactory.build(planned=True, starts_on=date(2026, 3, 15))

    assert status_of(event, date(2026, 3, 15)) == "planned"
    assert status_of(event, date(2026, 3, 16)) == "announced for 15 March 2026, no report yet"
    assert is_overdue(event, None) is False


def test_what_took_place_needs_no_word():
    assert status_of(EventFactory.build(), date(2026, 3, 16)) == ""
    assert status_of(EventFactory.build(status=EventStatus.CANCELLED), None) == "cancelled"


def test_countries_are_called_in_the_readers_language():
    kazakhstan = CountryFactory(alpha2="KZ")

    assert country_name(kazakhstan) == "Kazakhstan"
    with translation.override("kk"):
        assert (country_name(kazakhstan), official_name(kazakhstan)) == ("Қазақстан", "Қазақстан Республикасы")


def test_names_show_no_controls_of_direction():
    assert name_of(OrganizationFactory(name="Uni\u202eversity\u202c")) == "University"


def test_regions_have_names():
    assert (region_name("Asia"), region_name("")) == ("Asia", "Other")
