"""What records look like: links, dates, evidence, chosen keys, tables."""

import csv
import io
from typing import Any

import pytest

from articles.search import rebuild_index
from tests.factories.articles import ArticleFactory, EvidenceFactory, MentionFactory
from tests.factories.entities import CountryFactory, EventFactory, OfficeFactory, ParticipationFactory, PersonFactory, TenureFactory
from tests.factories.record import SampleRecord

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def test_an_article(get: Any, record: SampleRecord) -> None:
    article = record.articles[1]
    body = get(f"articles/{article.public_id}/").json()

    assert list(body) == [
        "id", "title", "url", "page", "lead", "body", "form", "published_on", "published_at", "source", "source_url", "image_credit",
        "source_view_count", "countries", "people", "organizations", "events", "attribution", "modified_at",
    ]  # fmt: skip
    assert body["url"] == f"{HOST}/api/v1/articles/{article.public_id}/"
    assert body["page"] == f"{HOST}{article.get_absolute_url()}"
    assert (body["published_on"], body["published_at"]) == ("2026-03-03", "2026-03-03T10:02:00+05:00")
    assert body["attribution"] == f"Kazakhstan Today, citing {article.source}"
    assert body["countries"] == [
        {"id": "KZ", "name": "Kazakhstan", "url": f"{HOST}/api/v1/countries/KZ/"},
        {"id": "IT", "name": "Italy", "url": f"{HOST}/api/v1/countries/IT/"},
    ]
    assert [person["name"] for person in body["people"]] == [record.deputy.name, record.director.name]
    assert body["events"] == [
        {
            "id": record.consultations.public_id,
            "name": "Consultations between Kazakhstan and Italy in Rome: Marat Baizhan and Zarina Sarsenova",
            "url": f"{HOST}/api/v1/events/{record.consultations.public_id}/",
            "role": "main",
        }
    ]


def test_a_list_shows_its_records_as_their_own_addresses_do(get: Any, record: SampleRecord) -> None:
    for name in ("articles", "people", "countries", "organizations", "offices", "events"):
        for row in get(f"{name}/?expand=mentions").json()["results"]:
            assert get(f"{row['url']}?expand=mentions").json() == row


def test_an_event(get: Any, record: SampleRecord) -> None:
    body = get(f"events/{record.meeting.public_id}/").json()

    assert (body["name"], body["kind"], body["status"]) == (
        "Meeting of Kazakhstan and Belgium in Liège: Daniyar Ospanbek and Saule Tolegenov",
        "meeting",
        "held",
    )
    assert (body["date"], body["starts_on"], body["ends_on"], body["date_precision"], body["date_basis"]) == (
        "2026-03-02", "2026-03-02", None, "day", "stated",
    )  # fmt: skip
    assert (body["place"], body["country"]["id"]) == ("Liège", "BE")
    assert [(row["name"], row["role"], row["side"]["id"]) for row in body["people"]] == [
        (record.ambassador.name, "Ambassador", "KZ"),
        (record.rector.name, "Rector", "BE"),
    ]
    assert [row["id"] for row in body["countries"]] == ["KZ", "BE"]


def test_an_event_without_a_date(get: Any) -> None:
    body = get(f"events/{EventFactory(undated=True).public_id}/").json()

    assert (body["date"], body["starts_on"], body["date_precision"], body["date_basis"]) == (None, None, None, None)


def test_only_a_year_is_known(get: Any) -> None:
    assert get(f"events/{EventFactory(starts_on='2026-01-01', date_precision='year').public_id}/").json()["date"] == "2026"


def test_what_the_public_does_not_see_is_not_linked(get: Any, record: SampleRecord) -> None:
    hidden = PersonFactory(is_public=False)
    ParticipationFactory(event=record.meeting, person=hidden)
    MentionFactory(article=record.articles[0], person=hidden, surface="Kazakh students")
    TenureFactory(person=record.ambassador, office=OfficeFactory(is_public=False))
    TenureFactory(person=record.ambassador, is_rejected=True)

    assert hidden.public_id not in get(f"events/{record.meeting.public_id}/").content.decode()
    assert hidden.public_id not in get(f"articles/{record.articles[0].public_id}/?expand=mentions").content.decode()
    assert len(get(f"people/{record.ambassador.public_id}/").json()["offices"]) == 1


def test_rejected_participations_are_not_shown(get: Any) -> None:
    event = EventFactory()
    ParticipationFactory(event=event, country=CountryFactory(alpha2="FR"), is_rejected=True)

    assert get(f"events/{event.public_id}/").json()["countries"] == []


def test_each_mention_with_its_sentence(get: Any, record: SampleRecord) -> None:
    article = record.articles[0]
    body = get(f"articles/{article.public_id}/?expand=mentions").json()

    assert body["as_read"] == {"title": article.source_title, "body": article.source_body}
    assert body["mentions"]
    for mention in [*body["mentions"], *body["evidence"]]:
        text = body["as_read"][mention["field"]]
        assert text[mention["start"] : mention["end"]] == mention["surface"]
        assert mention["surface"] in mention["sentence"]
        assert mention["sentence"] in text
        assert mention["article"]["id"] == article.public_id


def test_the_evidence_for_a_persons_offices_and_parts(get: Any, record: SampleRecord) -> None:
    evidence = get(f"people/{record.ambassador.public_id}/?expand=mentions").json()["evidence"]

    assert {(row["fact"], (row["office"] or {}).get("name"), (row["event"] or {}).get("id")) for row in evidence} == {
        ("office", "Ambassador of Kazakhstan to Belgium", None),
        ("role", None, record.meeting.public_id),
    }


def test_the_evidence_for_an_event(get: Any, record: SampleRecord) -> None:
    evidence = get(f"events/{record.meeting.public_id}/?expand=mentions").json()["evidence"]

    assert {"day", "place", "kind", "role"} <= {row["fact"] for row in evidence}
    assert "Liège" in {row["surface"] for row in evidence if row["fact"] == "place"}


def test_the_evidence_for_a_states_part_says_which_state(get: Any, record: SampleRecord) -> None:
    part = record.meeting.participations.get(country=record.belgium)
    EvidenceFactory(article=record.articles[0], participation=part, fact="side", value="BE", surface="Belgium")

    (side,) = [row for row in get("countries/BE/?expand=mentions").json()["evidence"] if row["fact"] == "side"]

    assert (side["country"]["id"], side["event"]["id"], side["person"]) == ("BE", record.meeting.public_id, None)


def test_no_more_than_the_latest_mentions_stand_beside_a_person(get: Any) -> None:
    person = PersonFactory()
    for article in ArticleFactory.create_batch(52):
        MentionFactory(article=article, person=person)

    mentions = get(f"people/{person.public_id}/?expand=mentions").json()["mentions"]

    assert len(mentions) == 50
    assert mentions[0]["article"]["id"] == article.public_id


def test_only_the_keys_that_were_chosen(get: Any, record: SampleRecord) -> None:
    assert {tuple(row) for row in get("people/?fields=name,country").json()["results"]} == {("id", "name", "country")}


def test_choosing_an_expanded_key_expands_it(get: Any, record: SampleRecord) -> None:
    row = get(f"articles/{record.articles[0].public_id}/?fields=title,as_read").json()

    assert list(row) == ["id", "title", "mentions", "evidence", "as_read"]


def test_keys_of_mentions_can_be_chosen(get: Any, record: SampleRecord) -> None:
    assert {tuple(row) for row in get("mentions/?fields=surface,record").json()["results"]} == {("record", "surface")}


def table(answer: Any) -> list[dict[str, str]]:
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_a_list_as_a_table(get: Any, record: SampleRecord) -> None:
    answer = get("articles/?format=csv&page_size=1&ordering=published")
    (row,) = table(answer)

    assert (row["id"], row["title"]) == (record.articles[0].public_id, record.articles[0].source_title)
    assert (row["countries_ids"], row["countries"]) == ("KZ; BE", "Kazakhstan; Belgium")
    assert "body" in row
    assert 'rel="next"' in answer.headers["Link"]


def test_a_table_by_the_accept_header(get: Any, record: SampleRecord) -> None:
    (row, *_) = table(get("people/", Accept="text/csv"))

    assert (row["country_id"], row["country"]) == ("KZ", "Kazakhstan")
    assert row["offices"].startswith("Deputy Minister")


def test_an_empty_table_has_its_heading(get: Any, db: None) -> None:
    assert table(get("events/?format=csv")) == []
    assert get("events/?format=csv").content.decode().startswith("\ufeffid,name,url,page,kind")


@pytest.mark.parametrize("address", ["countries", "organizations", "offices", "events", "mentions", "changes", "search"])
def test_every_list_is_a_table_too(get: Any, record: SampleRecord, address: str) -> None:
    rebuild_index()
    rows = table(get(f"{address}/?format=csv{'&q=university' if address == 'search' else ''}"))

    assert rows or address == "changes"


def test_cells_that_a_spreadsheet_would_run_are_made_harmless(get: Any) -> None:
    ArticleFactory(source_title="=HYPERLINK(1)", source_body="- a bullet")
    (row,) = table(get("articles/?format=csv"))

    assert (row["title"], row["body"]) == ("'=HYPERLINK(1)", "'- a bullet")


def test_search_finds_by_other_spellings(results: Any, record: SampleRecord) -> None:
    rebuild_index()

    (found,) = [row for row in results("search/?q=Оспанбек") if row["kind"] == "person"]

    assert (found["id"], found["url"]) == (record.ambassador.public_id, f"{HOST}/api/v1/people/{record.ambassador.public_id}/")


def test_search_shows_the_sentence_and_where_it_matches(get: Any, record: SampleRecord) -> None:
    rebuild_index()

    body = get("search/?q=joint laboratory&kind=article").json()

    (found,) = body["results"]
    assert "".join(found["sentence"][start:end] for start, end in found["matches"]) == "jointlaboratory"
    assert (body["totals"], body["tried"], body["next"]) == ({"article": 1}, ["joint", "laboratory"], None)


def test_search_page_by_page(get: Any, record: SampleRecord) -> None:
    rebuild_index()
    first = get("search/?q=kazakhstan&kind=article&page_size=2").json()
    second = get(first["next"]).json()

    assert len({row["id"] for row in first["results"] + second["results"]}) == 3
    assert (second["next"], second["previous"]) == (None, first["next"].replace("00002", "00000"))


def test_a_question_that_finds_nothing(get: Any, db: None) -> None:
    body = get("search/?q=!!!").json()

    assert (body["results"], body["totals"], body["tried"]) == ([], {}, [])
