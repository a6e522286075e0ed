"""The pages of people, countries, events, organizations and offices."""

import json
import re
from datetime import date

import pytest

from entities.models import Country, Event
from tests.factories import CountryFactory, EventFactory, OfficeFactory, OrganizationFactory, PersonFactory, TenureFactory, make_record

pytestmark = pytest.mark.django_db
RECORDS = {"person": PersonFactory, "event": EventFactory, "organization": OrganizationFactory, "office": OfficeFactory}


@pytest.fixture
def record():
    return make_record()


def data_of(response):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL)[1])


def test_a_person_has_offices_with_their_sentences(client, record):
    text = client.get(record.ambassador.get_absolute_url()).text

    assert "<mark>Ambassador of Kazakhstan to Belgium</mark>" in text
    assert f"{record.articles[0].get_absolute_url()}#s1" in text
    assert record.ambassador.name[0] + ". " in text  # another spelling


def test_a_person_has_met_those_of_the_same_events(client, record):
    text = client.get(record.ambassador.get_absolute_url()).text

    (met,) = re.findall(r'<th scope="row" role="rowheader">(.*?)</th>', text)
    assert record.rector.name in met


def test_a_person_of_whom_little_is_known_has_a_page(client):
    text = client.get(PersonFactory(name="Qasym").get_absolute_url()).text

    assert "No story of the record names an office of this person." in text
    assert "country not shown" in text


def test_a_person_carries_data_for_machines(client, record):
    data = data_of(client.get(record.ambassador.get_absolute_url()))

    assert data["jobTitle"] == ["Ambassador of Kazakhstan to Belgium"]
    assert data["nationality"]["identifier"] == "KZ"


def test_a_country_tells_who_represents_whom(client, record):
    text = client.get("/countries/BE/").text

    assert "in office on this day" not in text
    assert "last seen in office on" in text
    assert record.ambassador.name in text


def test_a_country_answers_for_a_given_day(client, record):
    text = client.get("/countries/BE/?on=2026-03-02").text

    assert "in office on this day, first seen" in text
    assert 'value="2026-03-02"' in text


def test_before_the_first_sight_nobody_is_in_office(client, record):
    assert "first seen in office on" in client.get("/countries/BE/?on=2020-01-01").text


@pytest.mark.parametrize("on", ["soon", "2026-02-30", "%00", "99999-01-01"])
def test_what_is_no_day_is_said(client, record, on):
    response = client.get(f"/countries/BE/?on={on}")

    assert response.status_code == 400
    assert "This is not a day." in response.text


def test_a_country_shows_what_was_done_together(client, record):
    text = client.get("/countries/IT/").text

    assert "Consultations between Kazakhstan and Italy in Rome" in text
    assert "reported on 3 March 2026" in text
    assert record.director.name in text


def test_the_home_state_lists_all_its_ambassadors(client, record):
    assert "Ambassador of Kazakhstan to Belgium" in client.get("/countries/KZ/").text


def test_an_event_shows_the_sentence_behind_each_fact(client, record):
    text = client.get(record.meeting.get_absolute_url()).text

    assert "<mark>Liège</mark>" in text
    assert "<mark>2 March 2026</mark>" in text
    assert text.index(record.articles[0].source_title) < text.index(record.articles[2].source_title)  # reports come before references


def test_an_event_parts_those_who_took_part_by_side(client, record):
    text = client.get(record.meeting.get_absolute_url()).text

    sides = re.findall(r'<section class="side"><h3>\s*<a href="[^"]*">([^<]*)', text)
    assert sides == ["Kazakhstan", "Belgium"]


def test_an_event_to_come_says_so_until_its_day_has_passed(client, record):
    assert "planned" in client.get(record.forum.get_absolute_url()).text
    Country.objects.update(last_seen_on=date(2026, 5, 1))

    assert "announced for 22–24 April 2026, no report yet" in client.get(record.forum.get_absolute_url()).text


def test_an_event_carries_data_for_machines(client, record):
    data = data_of(client.get(record.forum.get_absolute_url()))

    assert (data["startDate"], data["endDate"], data["location"]["name"]) == ("2026-04-22", "2026-04-24", "Astana")


def test_an_event_without_a_day_has_a_page_and_no_data(client):
    response = client.get(EventFactory(undated=True).get_absolute_url())

    assert "day not given" in response.text
    assert "ld+json" not in response.text


def test_an_organization_shows_who_holds_which_office(client, record):
    text = client.get(record.university.get_absolute_url()).text

    assert record.rector.name in text
    assert "<mark>Rector of Maas University 1</mark>" in text


def test_an_office_shows_who_was_seen_in_it(client, record):
    text = client.get(record.ambassadorship.office.get_absolute_url()).text

    assert record.ambassador.name in text
    assert "Nobody is shown in this office" in client.get(OfficeFactory().get_absolute_url()).text


ADDRESSES = {
    "person": (lambda record: record.ambassador.get_absolute_url(), 18),
    "country": (lambda _record: "/countries/BE/", 18),
    "event": (lambda record: record.meeting.get_absolute_url(), 15),
    "organization": (lambda record: record.university.get_absolute_url(), 10),
    "office": (lambda record: record.ambassadorship.office.get_absolute_url(), 6),
}


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("count", [1, 3])
def test_a_page_takes_a_fixed_number_of_queries(client, record, kind, count, django_assert_max_num_queries):
    """One query more or less is a matter of whether there is anything to fetch; their number does not follow the rows."""
    address, most = ADDRESSES[kind]
    _grow(record, count)
    client.get(address(record))  # what is counted comes from the cache from now on

    with django_assert_max_num_queries(most):
        client.get(address(record))


def _grow(record, count):
    """More of everything that the pages of the record list."""
    for number in range(2, count + 1):
        other = make_record(number)
        other.meeting.participations.filter(person=other.rector).update(person=record.rector)
        TenureFactory(person=record.ambassador, first_seen_on=date(2026, 3, 2), last_seen_on=date(2026, 3, 2))
        TenureFactory(office=record.ambassadorship.office, first_seen_on=date(2026, 3, 2), last_seen_on=date(2026, 3, 2))


@pytest.mark.parametrize("kind", ["person", "event", "organization", "office"])
def test_what_an_editor_added_shows_its_stated_source(client, kind):
    row = RECORDS[kind](origin="editor", stated_source="Decree <12>", is_confirmed=True)

    assert "Added by an editor. Stated source: Decree &lt;12&gt;" in client.get(row.get_absolute_url()).text


def test_no_page_counts_from_today(client, record, time_machine):
    time_machine.move_to("2031-01-01")

    assert "announced for" not in client.get(record.forum.get_absolute_url()).text
    assert Event.objects.filter(status="planned").count() == 1
    assert CountryFactory(alpha2="BE").last_seen_on == date(2026, 3, 3)
