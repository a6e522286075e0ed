"""Lists of people, countries, organizations and events; the calendar; what is coming."""

import re
from datetime import date

import pytest

from entities.enums import OrganizationKind
from tests.factories import (
    CountryFactory,
    EventFactory,
    OfficeFactory,
    OrganizationFactory,
    PersonFactory,
    PersonNameFactory,
    TenureFactory,
    make_record,
)

pytestmark = pytest.mark.django_db


def titles(response):
    return re.findall(r'class="row-title"[^>]*><a href="[^"]*">([^<]*)</a>', response.text)


@pytest.fixture
def people():
    ana = PersonFactory(name="Ana Popșoi", country=CountryFactory(alpha2="MD"), article_count=2)
    PersonNameFactory(person=ana, name="Ana Popșoi")
    PersonNameFactory(person=ana, name="Anna Popshoy")
    zarina = PersonFactory(name="Zarina Abenova", country=CountryFactory(alpha2="KZ"), article_count=9)
    TenureFactory(person=zarina, office=OfficeFactory(title="Rector"))
    TenureFactory(person=ana, office=OfficeFactory(title="Rector"), is_rejected=True)
    PersonFactory(name="Not Public", is_public=False)
    return [ana, zarina]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Abenova, Zarina", "Popșoi, Ana"]),
        ("sort=activity", ["Abenova, Zarina", "Popșoi, Ana"]),
        ("country=MD", ["Popșoi, Ana"]),
        ("letter=P", ["Popșoi, Ana"]),
        ("office=Rector", ["Abenova, Zarina"]),
        ("office=rector", ["Abenova, Zarina"]),
        ("q=popsoi", ["Popșoi, Ana"]),
        ("q=Anna+popshoy", ["Popșoi, Ana"]),
        ("q=%D0%90%D0%BD%D0%B0", ["Popșoi, Ana"]),
        ("q=%21%21", []),
    ],
)
def test_people_are_found(client, people, query, expected):
    assert titles(client.get(f"/people/?{query}")) == expected


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("/people/?country=ZZ", "“ZZ” is not in this record."),
        ("/people/?letter=%C3%89", "“É” is not one of the choices."),
        ("/people/?sort=age", "“age” is not one of the choices."),
        ("/people/?name=x", "“name” is not a filter of this list."),
        ("/people/?cursor=%00", "This place in the list is not known."),
        ("/organizations/?kind=club", "“club” is not one of the choices."),
        ("/events/?kind=party", "“party” is not one of the choices."),
        ("/events/?since=2026-05-01&until=2026-04-01", "The period ends before it begins."),
        ("/events/?person=x", "“x” is not in this record."),
        ("/events/calendar/?month=May", "“May” is not a month."),
    ],
)
def test_a_wrong_filter_says_so(client, address, complaint):
    response = client.get(address)

    assert response.status_code == 400
    assert complaint in response.text


def test_organizations_are_found(client):
    OrganizationFactory(name="Maas University", kind=OrganizationKind.EDUCATION, country=CountryFactory(alpha2="BE"))
    OrganizationFactory(name="Steppe Gas", kind=OrganizationKind.COMPANY)

    assert titles(client.get("/organizations/")) == ["Maas University", "Steppe Gas"]
    assert titles(client.get("/organizations/?kind=company")) == ["Steppe Gas"]
    assert titles(client.get("/organizations/?country=BE")) == ["Maas University"]
    assert titles(client.get("/organizations/?q=maas")) == ["Maas University"]


def test_countries_stand_by_region(client):
    for code in ("KZ", "BE", "DE"):
        CountryFactory(alpha2=code)
    CountryFactory(alpha2="FR", is_public=False)

    text = client.get("/countries/").text

    assert re.findall(r"<h2>\s*(\w+)</h2>", text)[:2] == ["Asia", "Europe"]
    assert re.findall(r'<li><a href="/countries/(..)/">', text) == ["KZ", "BE", "DE"]


def test_countries_are_sorted_in_the_readers_language(client):
    for code in ("DE", "BE", "AT"):
        CountryFactory(alpha2=code)

    assert re.findall(r'<li><a href="/ru/countries/(..)/">', client.get("/ru/countries/").text) == ["AT", "BE", "DE"]


def test_events_are_listed_by_day(client):
    first = EventFactory(name="First", starts_on=date(2026, 3, 1))
    EventFactory(name="Second", starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 5))
    EventFactory(name="Hidden", is_public=False)

    assert titles(client.get("/events/")) == ["Second", "First"]
    assert titles(client.get("/events/?since=2026-03-04")) == ["Second"]
    assert titles(client.get("/events/?until=2026-03-01")) == ["First"]
    assert titles(client.get(f"/events/?kind={first.kind}&status=planned")) == []


def test_events_are_found_by_who_took_part(client):
    record = make_record()
    make_record(2)

    assert len(titles(client.get("/events/?country=IT"))) == 2
    assert len(titles(client.get("/events/?country=BE"))) == 2
    assert titles(client.get(f"/events/?person={record.rector.public_id}")) == ["Meeting of Kazakhstan and Belgium in Liège"]
    assert titles(client.get(f"/events/?organization={record.university.public_id}")) == []


def test_the_calendar_shows_the_month_of_the_newest_story(client, time_machine):
    record = make_record()
    time_machine.move_to("2030-01-01")

    text = client.get("/events/calendar/").text

    assert "March 2026</h1>" in text
    assert record.meeting.get_absolute_url() in text
    assert "?month=2026-02" in text
    assert record.forum.get_absolute_url() in client.get("/events/calendar/?month=2026-04").text


def test_the_calendar_of_an_empty_record_says_so(client):
    assert "No event yet" in client.get("/events/calendar/").text


def test_what_is_coming_is_parted_from_what_is_overdue(client):
    CountryFactory(alpha2="KZ", last_seen_on=date(2026, 3, 10))
    EventFactory(name="Soon", planned=True, starts_on=date(2026, 4, 1))
    EventFactory(name="Some day", planned=True, undated=True)
    EventFactory(name="Long ago", planned=True, starts_on=date(2026, 2, 1))

    response = client.get("/events/coming/")

    assert titles(response) == ["Soon", "Some day", "Long ago"]
    assert "announced for 1 February 2026, no report yet" in response.text


QUERIES = {"/people/": 3, "/countries/": 1, "/organizations/": 2, "/events/": 4, "/events/calendar/": 4, "/events/coming/": 4}


@pytest.mark.parametrize("address", QUERIES)
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_a_fixed_number_of_queries(client, address, count, django_assert_num_queries):
    for number in range(1, count + 1):
        make_record(number)
    client.get(address)  # what is counted comes from the cache from now on

    with django_assert_num_queries(QUERIES[address]):
        client.get(address)


@pytest.mark.parametrize("address", ["/people/", "/organizations/", "/events/", "/articles/", "/countries/"])
def test_a_long_list_has_pages(client, address):
    PersonFactory.create_batch(35)
    OrganizationFactory.create_batch(35)
    EventFactory.create_batch(35)

    response = client.get(address)

    assert response.status_code == 200
    assert ('rel="next"' in response.text) == (address in {"/people/", "/organizations/", "/events/"})
