"""The pictures of the documents: the site as the seeds give it. `make pictures` takes them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from articles.importer import import_pages
from articles.search import rebuild_index
from entities.models import Country, Event, Person
from tests.amounts import IS_FULL
from tests.conftest import SEEDS

IS_WANTED = IS_FULL or os.environ.get("PICTURES") == "1"
WIDE, PHONE = {"width": 1120, "height": 740}, {"width": 390, "height": 740}


@pytest.mark.skipif(not IS_WANTED, reason="pictures for people to look at")
def test_pictures_of_the_site(site: Page, screenshot: Callable[..., Path]) -> None:
    import_pages(sorted(SEEDS.glob("*.txt")))
    rebuild_index()
    vassilenko = Person.objects.get(name="Roman Vassilenko")
    article = vassilenko.mentions.filter(field="title").first() or vassilenko.mentions.latest("article__sort_at")
    tokayev = Person.objects.get(name="Kassym-Jomart Tokayev")
    meeting = Event.objects.published().filter(participations__person=vassilenko).earliest("sort_on", "pk")
    shots = [
        ("home", "/", "light", WIDE),
        ("article", article.article.get_absolute_url(), "light", WIDE),
        ("person", tokayev.get_absolute_url(), "dark", WIDE),
        ("country", Country.objects.get(alpha2="BE").get_absolute_url(), "light", PHONE),
        ("event", meeting.get_absolute_url(), "dark", PHONE),
        ("search-kk", "/kk/search/?q=Токаев", "light", WIDE),
    ]
    for name, address, scheme, viewport in shots:
        site.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        site.set_viewport_size(viewport)  # type: ignore[arg-type]
        site.goto(address)
        assert screenshot(name, for_docs=True).stat().st_size > 5_000
