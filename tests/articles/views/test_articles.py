"""The list of articles and the page of one."""

import json
import re
from datetime import UTC, datetime

import pytest

from articles.models import Article
from articles.search import rebuild_index
from entities.models import Country
from tests.factories import ArticleFactory, CountryFactory, make_record

pytestmark = pytest.mark.django_db


def titles(response):
    return re.findall(r'class="row-title"[^>]*><a href="[^"]*">([^<]*)</a>', response.text)


def test_the_newest_story_comes_first_under_its_day(client):
    record = make_record()

    response = client.get("/articles/")

    assert titles(response) == [record.articles[at].source_title for at in (2, 1, 0)]
    assert re.findall(r'folio-day"><time datetime="([^"]*)"', response.text) == ["2026-03-03", "2026-03-02"]


def test_withdrawn_stories_and_headlines_are_not_listed(client):
    ArticleFactory(withdrawn=True)
    headline = ArticleFactory(headline_only=True)

    assert titles(client.get("/articles/")) == []
    assert titles(client.get("/articles/?form=headline")) == [headline.source_title]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=IT", [1]),
        ("country=BE", [2, 0]),
        ("kind=meeting", [0]),
        ("since=2026-03-03", [2, 1]),
        ("until=2026-03-02", [0]),
        ("since=2026-03-02&until=2026-03-02", [0]),
        ("q=laboratory", [0]),
        ("q=five+FORUM", [2]),
        ("q=laboratory+zzz", []),
        ("q=%21", []),
        ("source=Ministry+of+Foreign+Affairs+of+the+Republic+of+Kazakhstan", [2, 1, 0]),
        ("country=BE&kind=conference", [2]),
        ("utm_source=mail", [2, 1, 0]),
        ("country=", [2, 1, 0]),
    ],
)
def test_filters_stand_in_the_address(client, query, expected):
    record = make_record()
    rebuild_index()

    assert titles(client.get(f"/articles/?{query}")) == [record.articles[at].source_title for at in expected]


def test_words_are_found_as_the_search_finds_them_and_counted(client):
    record = make_record()
    rebuild_index()

    for spelling in (record.ambassador.name, "Данияр Оспанбек", "Daniar Osspanbek"):
        response = client.get("/articles/", {"q": spelling})
        assert titles(response) == [record.articles[at].source_title for at in (2, 0)]
        assert '<option value="meeting">Meeting (1)</option>' in response.text
    assert "/search/?q=zzz" in client.get("/articles/?q=zzz").text


def test_filters_take_records_by_their_ids(client):
    record = make_record()

    assert len(titles(client.get(f"/articles/?person={record.rector.public_id}"))) == 1
    assert len(titles(client.get(f"/articles/?organization={record.university.public_id}"))) == 2


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("country=XX", "“XX” is not in this record."),
        ("country=NO", "“NO” is not in this record."),
        ("person=nobody", "“nobody” is not in this record."),
        ("kind=party", "“party” is not in this record."),
        ("source=Nobody", "“Nobody” is not in this record."),
        ("since=yesterday", "From: Enter a valid date."),
        ("since=2026-03-03&until=2026-03-01", "The period ends before it begins."),
        ("contry=IT", "“contry” is not a filter of this list."),
        ("cursor=xyz", "This place in the list is not known."),
        ("q=%00", "Null characters are not allowed."),
        ("q=" + "x" * 300, "Ensure this value has at most 200 characters"),
        ("country=%3Cscript%3E", "“&lt;script&gt;” is not in this record."),
    ],
)
def test_a_wrong_filter_says_so_and_lists_nothing(client, query, complaint):
    make_record()
    CountryFactory(alpha2="NO", is_public=False)

    response = client.get(f"/articles/?{query}")

    assert response.status_code == 400
    assert complaint in response.text
    assert titles(response) == []


def test_filters_in_force_can_be_taken_away_one_by_one(client):
    make_record()

    response = client.get("/articles/?country=IT&kind=consultations&cursor=")

    assert '<a href="?kind=consultations" rel="nofollow">Country: <b>Italy</b>' in response.text
    assert '<a href="?country=IT" rel="nofollow">Kind of event: <b>Consultations</b>' in response.text


def test_choices_show_their_counts(client):
    make_record()

    assert '<option value="BE">Belgium (2)</option>' in client.get("/articles/").text


def test_pages_follow_one_another(client):
    Article.objects.bulk_create(ArticleFactory.build_batch(65, sort_at=datetime(2026, 3, 2, tzinfo=UTC)))
    seen, address = [], "/articles/"
    while address:
        response = client.get(address)
        seen += titles(response)
        following = re.search(r'rel="next" href="([^"]*)"', response.text)
        address = following and f"/articles/{following[1].replace('&amp;', '&')}"

    assert len(seen) == len(set(seen)) == 65


def test_an_empty_list_says_so(client):
    assert "No article passes these filters" in client.get("/articles/").text


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_a_fixed_number_of_queries(client, count, django_assert_num_queries):
    for number in range(1, count + 1):
        make_record(number)
    client.get("/articles/")

    with django_assert_num_queries(4):  # articles, reports, participants, version of the data; the counts come from the cache
        client.get("/articles/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_story_takes_a_fixed_number_of_queries(client, count, django_assert_num_queries):
    record = make_record()
    for number in range(2, count + 1):
        make_record(number)
    Country.objects.update(article_count=2)
    for model in (type(record.rector), type(record.university), type(record.meeting)):
        model.objects.update(article_count=2)
    address = record.articles[0].get_absolute_url()
    client.get(address)

    with django_assert_num_queries(13):
        client.get(address)


def test_a_story_names_its_sources(client):
    record = make_record()

    text = client.get(record.articles[0].get_absolute_url()).text

    assert '<b lang="en">Kazakhstan Today</b>' in text
    assert '<b lang="en">Ministry of Foreign Affairs of the Republic of Kazakhstan</b>' in text
    assert "<code>made-0001.txt</code>, captured on" in text


def test_a_fact_leads_to_a_sentence_of_the_page(client):
    record = make_record()

    text = client.get(record.articles[0].get_absolute_url()).text

    anchors = set(re.findall(r'class="proof" href="#([^"]+)"', text))
    assert anchors
    assert anchors <= set(re.findall(r'id="([^"]+)"', text))
    assert len(re.findall(r' id="([^"]+)"', text)) == len(set(re.findall(r' id="([^"]+)"', text)))


def test_a_story_carries_data_for_machines(client):
    record = make_record()

    text = client.get(record.articles[0].get_absolute_url()).text

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == record.articles[0].source_title
    assert data["datePublished"].startswith("2026-03-02T")
    assert data["publisher"]["name"] == "Kazakhstan Today"


def test_a_headline_alone_says_so(client):
    assert "Only the headline of this story" in client.get(ArticleFactory(headline_only=True).get_absolute_url()).text


def test_a_story_without_title_and_day_is_shown(client):
    text = client.get(ArticleFactory(undated=True, source_title="").get_absolute_url()).text

    assert "day not given" in text
    assert "<h1" in text
