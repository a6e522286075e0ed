"""Public addresses."""

import pytest
from django.utils import translation

from entities.addresses import LONGEST_SLUG, address_of, id_of, slug_of
from tests.factories import ArticleFactory, CountryFactory, EventFactory, PersonFactory


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ercan Himoğlu", "ercan-himoglu"),
        ("Қасым-Жомарт", "qasym-zhomart"),
        ("O’Brien & Sons", "obrien-sons"),
        ("🇰🇿", "kz"),
        ("", ""),
        ("—", ""),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 500, "x" * LONGEST_SLUG),
    ],
)
def test_a_slug_is_ascii_and_ends_with_a_word(text, slug):
    assert slug_of(text) == slug


def test_an_id_is_what_stands_before_the_slug():
    assert (id_of("ab12-some-slug"), id_of("ab12")) == ("ab12", "ab12")


def test_an_address_without_a_slug_is_the_id_alone():
    assert address_of("person", "ab12", "—") == "/people/ab12/"


@pytest.mark.django_db
def test_records_know_their_addresses():
    assert CountryFactory(alpha2="BE").get_absolute_url() == "/countries/BE/"
    assert PersonFactory(public_id="ab12", name="Ána Popșoi").get_absolute_url() == "/people/ab12-ana-popsoi/"
    assert ArticleFactory(public_id="cd34", source_title="Talks Held").get_absolute_url() == "/articles/cd34-talks-held/"


@pytest.mark.django_db
def test_an_event_has_one_address_in_all_languages():
    event = EventFactory(public_id="ef56", name="", starts_on="2026-03-02")

    with translation.override("kk"):
        assert event.get_absolute_url() == "/kk/events/ef56-meeting-2026-03-02/"
    assert event.get_absolute_url() == "/events/ef56-meeting-2026-03-02/"
