"""Pages are what they say they are: HTML without an error, and JSON-LD with what its types require."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.test import Client

from articles.search import rebuild_index
from tests.amounts import IS_FULL
from tests.factories import SampleRecord, make_record

pytestmark = pytest.mark.django_db
CHECKER = "html-validate@9.7.1"
REQUIRED = {
    "NewsArticle": {"headline", "url", "inLanguage", "publisher", "author", "datePublished", "dateModified", "about"},
    "Person": {"name", "url", "nationality", "jobTitle"},
    "Country": {"name", "url", "identifier", "alternateName"},
    "Organization": {"name", "url"},
    "Event": {"name", "url", "startDate", "eventStatus", "location", "attendee"},
}
"""what schema.org's readers ask of each type, and what this record can always tell of a story that says it"""


@pytest.fixture
def record() -> SampleRecord:
    record = make_record()
    rebuild_index()
    return record


def addresses(record: SampleRecord) -> list[str]:
    """One page of each kind, with lists that are empty or asked wrongly."""
    rows = (record.articles[0], record.ambassador, record.meeting, record.university, record.ambassadorship.office)
    return [
        "/", "/articles/", "/articles/?country=XX", "/articles/?q=zzz", "/people/", "/people/?letter=Q", "/countries/", "/countries/BE/",
        "/countries/BE/?on=never", "/events/", "/events/calendar/", "/events/calendar/?month=2026-13", "/events/coming/", "/organizations/",
        "/search/", "/search/?q=forum", "/search/?q=zzzz", "/about/", "/about/accuracy/", "/about/report/", "/accessibility/", "/nowhere/",
        *(row.get_absolute_url() for row in rows),
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning:html5lib")
def test_a_strict_reader_of_html_finds_no_error(client: Client, record: SampleRecord) -> None:
    for address in addresses(record):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(client.get(address).text)
        assert parser.errors == [], address


@pytest.mark.skipif(not IS_FULL, reason="fetches a checker that is written for another language")
def test_the_checker_of_html_finds_no_error(client: Client, record: SampleRecord, tmp_path: Path) -> None:
    npm = shutil.which("npm")
    assert npm, "npm is missing. `make browser` with FULL=1 sees to it."
    tool = settings.VAR_DIR / "html-validate"
    subprocess.run([npm, "install", "--silent", "--no-save", "--prefix", tool, CHECKER], check=True, capture_output=True)
    (tmp_path / ".htmlvalidate.json").write_text('{"root": true, "extends": ["html-validate:standard"]}')
    for number, address in enumerate(addresses(record)):
        for prefix in ("", "/kk", "/ru"):
            (tmp_path / f"{number}{prefix.replace('/', '-')}.html").write_text(client.get(prefix + address).text)

    done = subprocess.run(
        [tool / "node_modules" / ".bin" / "html-validate", "."], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.returncode) == ("", 0)


def test_json_ld_has_what_its_type_requires(client: Client, record: SampleRecord) -> None:
    found = {}
    for address in addresses(record):
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text, re.DOTALL):
            data = json.loads(text)
            assert data["@context"] == "https://schema.org"
            found[data["@type"]] = data

    assert {kind: REQUIRED[kind] - set(data) for kind, data in found.items()} == {kind: set() for kind in REQUIRED}
    assert found["Event"]["location"]["address"] == {"@type": "PostalAddress", "addressLocality": "Liège", "addressCountry": "BE"}
    assert all(item["url"].startswith("http://testserver/") for item in found["NewsArticle"]["about"])
