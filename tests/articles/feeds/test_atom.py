"""Atom feeds: read by a strict reader, with ids that stay and times that are true."""

from datetime import UTC, datetime
from typing import Any

import atoma
import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils import timezone

from articles.changes import UPDATED, RecordChange, record_changes
from articles.search import rebuild_index
from tests.factories.articles import ArticleFactory
from tests.factories.entities import PersonFactory
from tests.factories.record import SampleRecord, make_record

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client: Client, address: str) -> atoma.atom.AtomFeed:
    """The feed, as a reader reads it that takes nothing that RFC 4287 forbids."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/atom+xml; charset=utf-8"), answer.content
    return atoma.parse_atom_bytes(answer.content)


@pytest.fixture
def record(db: None) -> SampleRecord:
    made = make_record()
    rebuild_index()
    return made


@pytest.fixture
def feeds(record: SampleRecord) -> list[str]:
    return [
        "/articles/feed.atom",
        "/articles/feed.atom?country=KZ&since=2026-01-01",
        "/events/feed.atom",
        "/events/feed.atom?kind=meeting",
        "/search/feed.atom?q=kazakhstan",
        *(f"{row.get_absolute_url()}feed.atom" for row in (record.ambassador, record.belgium, record.university)),
    ]


def test_every_feed_is_a_feed(client: Client, feeds: list[str]) -> None:
    for address in feeds:
        feed = read(client, address)

        assert feed.entries, address
        assert {link.rel for link in feed.links} == {"self", "alternate"}
        assert {link.href for link in feed.links if link.rel == "self"} == {f"http://testserver{address}"}
        assert feed.rights.value == "Kazakhstan Today"
        assert feed.updated == max(entry.updated for entry in feed.entries)
        for entry in feed.entries:
            assert entry.id_.startswith("urn:uuid:")
            assert entry.authors
            assert entry.updated.tzinfo
        assert len({entry.id_ for entry in feed.entries}) == len(feed.entries)


def test_the_page_of_a_feed_is_there(client: Client, feeds: list[str]) -> None:
    for address in feeds:
        (page,) = [link.href for link in read(client, address).links if link.rel == "alternate"]

        assert client.get(page).status_code == 200, page


def test_an_entry_says_what_the_article_says(client: Client, record: SampleRecord) -> None:
    article = record.articles[2]
    entry = read(client, "/articles/feed.atom").entries[0]

    assert entry.title.value == article.source_title
    assert entry.links[0].href == f"http://testserver{article.get_absolute_url()}"
    assert entry.authors[0].name == article.source
    assert entry.published == article.published_at
    assert entry.summary.value.startswith("<p>The Steppe Water Forum 1 will be held")
    assert entry.summary.value.count("<p>") == 2


def test_an_id_is_the_same_on_every_host_and_in_every_language(client: Client, record: SampleRecord, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    ids = [
        {entry.id_ for entry in atoma.parse_atom_bytes(client.get(f"{prefix}/articles/feed.atom", headers={"Host": host}).content).entries}
        for prefix, host in [("", "one.example"), ("/kk", "one.example"), ("", "two.example")]
    ]

    assert ids[0] == ids[1] == ids[2]


def test_the_time_is_that_of_the_change(client: Client, record: SampleRecord) -> None:
    before = timezone.now()
    record_changes([RecordChange("article", record.articles[0].public_id, UPDATED)])
    by_title = {entry.title.value: entry for entry in read(client, "/articles/feed.atom").entries}

    changed = by_title[record.articles[0].source_title]
    assert changed.updated >= before.replace(microsecond=0)
    assert changed.published == record.articles[0].published_at


def test_an_article_without_a_time_is_published_at_none(client: Client) -> None:
    ArticleFactory(undated=True)

    assert read(client, "/articles/feed.atom").entries[0].published is None


def test_an_empty_feed_is_one_too(client: Client) -> None:
    feed = read(client, "/articles/feed.atom")

    assert (feed.entries, feed.updated) == ([], datetime(2000, 1, 1, tzinfo=UTC))


def test_hostile_text_is_harmless(client: Client) -> None:
    ArticleFactory(
        source_title="<script>alert(1)</script> \x01\u202e\ud83d\ude00 & ]]>".encode("utf-16", "surrogatepass").decode("utf-16"),
        source_body="<b>x</b>\x0b\uffff",
    )
    content = client.get("/articles/feed.atom").content
    entry = fromstring(content).find(f"{ATOM}entry")

    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "<script>alert(1)</script> \U0001f600 & ]]>"
    assert entry.findtext(f"{ATOM}summary") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_the_language_of_texts_is_told(client: Client, record: SampleRecord) -> None:
    root = fromstring(client.get("/kk/articles/feed.atom").content)
    language = "{http://www.w3.org/XML/1998/namespace}lang"

    assert root.get(language) == "kk"
    assert {entry.get(language) for entry in root.iter(f"{ATOM}entry")} == {"en"}


def test_the_newest_answers_to_a_question_come_first(client: Client) -> None:
    articles = ArticleFactory.create_batch(3, source_body="Tulips bloom in the steppe.")
    rebuild_index()

    titles = [entry.title.value for entry in read(client, "/search/feed.atom?q=tulips").entries]

    assert titles == [article.source_title for article in reversed(articles)]


@pytest.mark.parametrize(
    "address",
    [
        "/articles/feed.atom?country=XX",
        "/articles/feed.atom?colour=red",
        "/events/feed.atom?kind=party",
        "/search/feed.atom",
        "/search/feed.atom?q=",
    ],
)
def test_what_is_wrong_is_said_plainly(client: Client, address: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_the_feed_of_a_merged_record_leads_to_the_others(client: Client) -> None:
    survivor = PersonFactory()
    absorbed = PersonFactory(merged_into=survivor)

    answer = client.get(f"/people/{absorbed.public_id}/feed.atom")

    assert (answer.status_code, answer.headers["Location"]) == (308, f"{survivor.get_absolute_url()}feed.atom")


def test_what_is_gone_and_what_never_was(client: Client) -> None:
    assert client.get(f"/people/{PersonFactory(is_public=False, was_public=True).public_id}/feed.atom").status_code == 410
    assert client.get("/people/0000000000/feed.atom").status_code == 404


def test_who_has_it_is_told_so(client: Client, feeds: list[str], django_assert_num_queries: Any) -> None:
    for address in feeds:
        first = client.get(address)
        with django_assert_num_queries(1):
            second = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

        assert (second.status_code, second.content) == (304, b"")


def test_the_number_of_queries_is_fixed(client: Client, record: SampleRecord, feeds: list[str], django_assert_max_num_queries: Any) -> None:
    for number in range(2, 8):
        make_record(number)
    for address in feeds:
        with django_assert_max_num_queries(9):
            client.get(address)


def test_pages_link_to_their_feeds(client: Client, record: SampleRecord) -> None:
    for page in ("/articles/?country=KZ", record.ambassador.get_absolute_url(), "/events/", "/search/?q=kazakhstan"):
        html = client.get(page).content.decode()
        assert 'type="application/atom+xml"' in html, page
    assert 'href="feed.atom?country=KZ"' in client.get("/articles/?country=KZ").content.decode()
