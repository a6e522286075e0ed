"""What the public must not see, looked for behind every door that there is: pages, API, feeds, calendars, tables, search, data files,
sitemap, data for search engines. A withdrawn record may be named by its id and day in `changes/`, and its own address answers 410."""

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from articles.bulk.export import export_data
from articles.changes import CREATED, UPDATED, WITHDRAWN, RecordChange, record_changes
from articles.models import Article
from articles.search import rebuild_index
from entities.api.throttling import AddressThrottle
from entities.models import Country, Event, Office, Organization, Person
from tests.factories.articles import (
    ArticleFactory,
    EvidenceFactory,
    MentionFactory,
    OrganizationReadingFactory,
    PersonReadingFactory,
    ReportFactory,
    ReviewItemFactory,
)
from tests.factories.entities import (
    EventFactory,
    OfficeFactory,
    OrganizationFactory,
    ParticipationFactory,
    PersonFactory,
    PersonNameFactory,
    TenureFactory,
)
from tests.factories.record import SampleRecord, make_record

pytestmark = pytest.mark.django_db
SECRET = "Zyxwv"
"""stands in every name and text that must not be seen; in none that may"""
NAMES = (
    f"{SECRET} Hidden", f"{SECRET} Merged", f"{SECRET} Bureau", f"Keeper of {SECRET}", f"{SECRET} Forum", f"{SECRET} Story",
    f"{SECRET} met", f"As {SECRET}", f"Z. {SECRET}",
)  # fmt: skip
"""looked for where an answer may repeat the secret itself, because it was asked for"""
LISTS = ("articles", "people", "countries", "organizations", "offices", "events")
WITH_FEEDS, WITH_CALENDARS = ("people", "countries", "organizations"), ("people", "countries", "organizations", "events")
FRONTS = (
    "/", "/articles/", f"/articles/?q={SECRET}", "/people/", f"/people/?q={SECRET}", "/people/?sort=activity", "/countries/", "/events/",
    "/events/calendar/", "/events/calendar/?month=2026-03", "/events/coming/", "/organizations/", f"/search/?q={SECRET}",
    "/search/?q=kazakhstan", "/data/", "/data/api/", "/about/", "/about/accuracy/", "/about/report/",
)  # fmt: skip


class Hidden:
    """Rows that are not public, each tied to public ones by every link that there is."""

    def __init__(self, record: SampleRecord) -> None:
        self.record = record
        self.articles = [
            self._article(withdrawn=True), self._article(status="needs_review"), self._article(merged_into=record.articles[0]),
        ]  # fmt: skip
        self.person = PersonFactory(name=f"{SECRET} Hidden", is_public=False, was_public=True)
        self.merged = PersonFactory(name=f"{SECRET} Merged", is_public=False, was_public=True, merged_into=record.ambassador)
        self.body = OrganizationFactory(name=f"{SECRET} Bureau", is_public=False, was_public=True)
        self.office = OfficeFactory(name=f"Keeper of {SECRET}", is_public=False, was_public=True, organization=self.body)
        self.event = EventFactory(name=f"{SECRET} Forum", is_public=False, was_public=True, starts_on=date(2026, 3, 2))
        PersonNameFactory(person=self.person, name=f"Z. {SECRET}")
        self._tie()

    def _article(self, **values: Any) -> Article:
        return ArticleFactory(source_title=f"{SECRET} Story", source_body=f"{SECRET} met Kazakhstan in Astana.", **values)

    def _tie(self) -> None:
        record, shown = self.record, self.record.articles[0]
        for article in self.articles:
            MentionFactory(article=article, person=record.ambassador, surface=SECRET)
            MentionFactory(article=article, country=record.kazakhstan, surface="Kazakhstan")
            ReportFactory(article=article, event=record.meeting)
            EvidenceFactory(article=article, event=record.meeting, fact="place", value=SECRET, surface="Astana")
        for judgement in ("rejected", "unsure"):
            MentionFactory(article=shown, person=self.person, surface="Kazakh students", judgement=judgement)
            MentionFactory(article=shown, organization=self.body, surface="joint laboratory", judgement=judgement)
            MentionFactory(article=shown, event=self.event, surface="this autumn", judgement=judgement)
            EvidenceFactory(article=shown, event=record.meeting, fact="place", value=SECRET, surface="Liège", judgement=judgement)
        PersonReadingFactory(article=shown, person=self.person, name=f"{SECRET} Hidden", judgement="rejected")
        OrganizationReadingFactory(article=shown, organization=self.body, name=f"{SECRET} Bureau", judgement="rejected")
        ReportFactory(article=shown, event=self.event, judgement="rejected")
        TenureFactory(person=record.ambassador, office=self.office)
        TenureFactory(person=self.person, office=record.ambassadorship.office)
        refused = OfficeFactory(name="Rector of Nothing")
        TenureFactory(person=record.rector, office=refused, is_rejected=True)
        for part in ({"person": self.person}, {"organization": self.body}):
            ParticipationFactory(event=record.meeting, role=f"As {SECRET}", **part)
        ParticipationFactory(event=record.forum, person=record.rector, role=f"As {SECRET}", is_rejected=True)
        ReviewItemFactory(article=shown)

    @property
    def rows(self) -> list[Any]:
        return [*self.articles, self.person, self.merged, self.body, self.office, self.event]


@pytest.fixture
def hidden(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Hidden:
    monkeypatch.setattr(AddressThrottle, "THROTTLE_RATES", {"anon": "1000000/s"})
    settings.DATA_DIR = tmp_path
    found = Hidden(make_record())
    rebuild_index()
    record_changes([RecordChange(row.KIND, row.public_id, CREATED) for row in _public_rows()])
    record_changes([RecordChange(row.KIND, row.public_id, WITHDRAWN) for row in found.rows if row.was_public or row.KIND == "article"])
    record_changes([RecordChange(row.KIND, row.public_id, UPDATED) for row in _public_rows()[:3]])
    export_data(tmp_path)
    return found


def _public_rows() -> list[Any]:
    models: tuple[Any, ...] = (Article, Person, Country, Organization, Office, Event)
    return [row for model in models for row in model.objects.published().order_by("public_id")]


def doors() -> Iterator[str]:
    """Every public address that shows anything of the record."""
    yield from FRONTS
    yield from (f"{prefix}/" for prefix in ("/kk", "/ru"))
    for name in LISTS:
        yield f"/api/v1/{name}/?expand=mentions&page_size=500" + ("&form=article,headline" if name == "articles" else "")
        yield f"/api/v1/{name}/?format=csv"
    yield from ("/api/v1/mentions/?page_size=500", "/api/v1/mentions/?format=csv", "/api/v1/changes/", "/api/v1/changes/?format=csv")
    yield from (f"/api/v1/search/?q={question}&page_size=50" for question in (SECRET, "kazakhstan", "rector", "forum"))
    yield from (f"/{name}/?format=csv" for name in LISTS if name != "offices")
    yield from ("/articles/feed.atom", "/events/feed.atom", f"/search/feed.atom?q={SECRET}", "/search/feed.atom?q=kazakhstan")
    yield from ("/events/calendar.ics", "/sitemap.xml", "/robots.txt", "/readyz")
    yield from (f"/sitemap-{section}.xml" for section in ("fronts", "article", "person", "country", "organization", "office", "event"))
    for row in _public_rows():
        page = row.get_absolute_url()
        section = page.strip("/").partition("/")[0]
        yield page
        yield f"/api/v1/{section}/{row.public_id}/?expand=mentions"
        yield from ([f"{page}feed.atom"] if section in WITH_FEEDS else [])
        yield from ([f"{page}calendar.ics"] if section in WITH_CALENDARS else [])


def content_of(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return bytes(body).decode()


def test_what_is_hidden_stands_behind_no_door(client: Client, hidden: Hidden, tmp_path: Path) -> None:
    ids = {row.public_id for row in hidden.rows}
    found: dict[str, list[str]] = {}

    shown = {address: content_of(client.get(address)) for address in doors()}
    shown |= {str(path.relative_to(tmp_path)): gzip.decompress(path.read_bytes()).decode() for path in tmp_path.rglob("*.gz")}
    for address, text in shown.items():
        names = NAMES if SECRET in address else (SECRET,)
        known = [] if "changes" in address else [public_id for public_id in ids if public_id in text]
        if told := [*known, *(name for name in names if name in text)]:
            found[address] = told

    assert found == {}
    assert len(shown) > 100


def test_of_a_withdrawn_record_the_log_tells_id_and_day_alone(client: Client, hidden: Hidden) -> None:
    rows = [row for row in client.get("/api/v1/changes/?page_size=500").json()["results"] if row["action"] == "withdrawn"]

    assert {row["id"] for row in rows} == {row.public_id for row in hidden.rows}
    assert {(row["url"], row["into"], row["changed_at"]) for row in rows} == {(None, None, None)}


def test_its_own_address_answers_410_and_tells_nothing(client: Client, hidden: Hidden) -> None:
    for row in (hidden.articles[0], hidden.person, hidden.body, hidden.office, hidden.event):
        section = row.get_absolute_url().strip("/").partition("/")[0]
        for address in (f"/{section}/{row.public_id}/", f"/{section}/{row.public_id}-x/", f"/api/v1/{section}/{row.public_id}/"):
            answer = client.get(address)
            assert (answer.status_code, SECRET in answer.text) == (410, False), address


def test_no_filter_tells_of_it(client: Client, hidden: Hidden) -> None:
    """A filter by what is hidden is answered as its own address."""
    asked = {
        "person": hidden.person, "organization": hidden.body, "event": hidden.event,
    }  # fmt: skip
    for name, row in asked.items():
        for listed in ("articles", "mentions"):
            answer = client.get(f"/api/v1/{listed}/?{name}={row.public_id}")
            assert (answer.status_code, SECRET in answer.text) == (410, False), (listed, name)
