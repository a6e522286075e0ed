"""What every page has, and what it must never have."""

import re
from urllib.parse import quote

import pytest
from django.test import override_settings

from entities.models import Person
from tests.factories import make_record
from tests.factories.hostile import HOSTILE, make_hostile

pytestmark = pytest.mark.django_db


def addresses(record):
    fronts = ["/", "/articles/", "/people/", "/countries/", "/events/", "/events/calendar/", "/events/coming/", "/organizations/"]
    own = ["/about/", "/data/", "/data/api/", "/about/report/", "/about/report/thanks/", "/accessibility/", "/countries/BE/", "/nowhere/"]
    rows = [record.articles[0], record.ambassador, record.meeting, record.university, record.ambassadorship.office]
    return fronts + own + [row.get_absolute_url() for row in rows]


def test_no_page_has_inline_scripts_styles_or_handlers(client):
    for address in addresses(make_record()):
        text = client.get(address).text
        assert not re.search(r"<script(?![^>]*(src=|ld\+json))", text), address
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), address
        assert not re.search(r'(?:src|href)="(?:https?:)?//(?!testserver)', text), address


def test_every_page_has_its_own_title_one_heading_and_the_attribution(client):
    record = make_record()
    titles = set()
    for address in addresses(record):
        text = client.get(address).text
        titles.add(re.search(r"<title>(.*?)</title>", text)[1])
        assert len(re.findall(r"<h1[ >]", text)) == 1, address
        assert "Kazakhstan Today" in text, address
        assert 'href="#main"' in text, address
    assert len(titles) >= len(addresses(record)) - 1  # the two pages of a report share theirs


def test_every_page_has_at_most_two_stylesheets_and_two_scripts(client):
    for address in addresses(make_record()):
        text = client.get(address).text
        assert text.count('rel="stylesheet"') <= 2, address
        assert text.count("<script src=") <= 2, address


def test_every_page_names_itself_in_every_language(client):
    record = make_record()

    text = client.get(record.meeting.get_absolute_url() + "?x=1").text

    address = record.meeting.get_absolute_url()
    assert f'<link rel="canonical" href="http://testserver{address}">' in text
    for code, prefix in (("en", ""), ("kk", "/kk"), ("ru", "/ru"), ("x-default", "")):
        assert f'hreflang="{code}" href="http://testserver{prefix}{address}' in text


@pytest.mark.parametrize("prefix", ["/kk", "/ru"])
def test_pages_stand_in_every_language(client, prefix):
    for address in addresses(make_record()):
        response = client.get(prefix + address)
        assert response.status_code in (200, 404), address
        assert f'<html lang="{prefix[1:]}">' in response.text


def test_hostile_text_is_harmless_and_legible_on_every_page(client):
    record = make_record()
    make_hostile(record)

    for address in [*addresses(record), "/search/?q=script", "/articles/?q=script", f"/search/?q={quote(HOSTILE)}"]:
        response = client.get(address)
        assert response.status_code in (200, 404), address
        assert "<script>alert" not in response.text, address
        assert "<img src=x" not in response.text, address
        assert "\u202e" not in re.sub(r' value="[^"]*"', "", response.text), address  # the value of a choice is the source's own name


@pytest.mark.parametrize("address", ["/nowhere/", "/kk/nowhere/", "/articles/nowhere/"])
def test_what_is_not_there_is_said_in_the_looks_of_the_site(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "site-header" in response.text


def test_a_broken_page_is_told_without_the_database(client, monkeypatch, django_assert_num_queries):
    def break_down(_request):
        raise RuntimeError("broken")

    monkeypatch.setattr("articles.views.front.front_page", lambda: break_down(None))
    client.raise_request_exception = False

    with django_assert_num_queries(0):
        response = client.get("/")

    assert response.status_code == 500
    assert "Something broke here" in response.text
    assert "site-header" in response.text


@override_settings(ALLOWED_HOSTS=["kzdiplo.example"])
def test_a_request_for_another_host_is_refused_in_the_looks_of_the_site(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "This request cannot be answered" in response.text


def test_machines_find_their_files(client):
    record = make_record()

    robots = client.get("/robots.txt").text
    security = client.get("/.well-known/security.txt").text
    index = client.get("/sitemap.xml").text

    assert "Sitemap: http://testserver/sitemap.xml" in robots
    assert "Contact: http://testserver/about/report/" in security
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", security, re.MULTILINE)
    sections = re.findall(r"<loc>http://testserver(/sitemap-[^<]*)</loc>", index)
    pages = "".join(client.get(section).text for section in sections)
    for address in addresses(record):
        if not address.startswith(("/nowhere", "/about/report", "/accessibility")):
            assert f"<loc>http://testserver{address}</loc>" in pages
            assert f"<loc>http://testserver/kk{address}</loc>" in pages


def test_hidden_records_are_in_no_sitemap(client):
    record = make_record()
    Person.objects.filter(pk=record.rector.pk).update(is_public=False)

    assert record.rector.public_id not in client.get("/sitemap-person.xml").text
