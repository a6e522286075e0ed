"""What people want to know, each asked in one call."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.changes import CREATED, UPDATED, RecordChange, record_changes
from entities.enums import EventKind
from tests.factories.articles import ArticleFactory, MentionFactory
from tests.factories.entities import CountryFactory, EventFactory, OfficeFactory, ParticipationFactory, PersonFactory, TenureFactory
from tests.factories.record import SampleRecord

pytestmark = pytest.mark.django_db


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["name"] for row in rows]


def test_who_is_ambassador_of_kazakhstan_to_belgium_on_a_day(results: Any, record: SampleRecord) -> None:
    (person,) = results("people/?ambassador_of=KZ&ambassador_to=BE&in_office_on=2026-03-02")

    assert person["name"] == record.ambassador.name
    (office,) = person["offices"]
    assert (office["name"], office["in_office"]) == ("Ambassador of Kazakhstan to Belgium", True)


def test_on_a_day_for_which_no_page_shows_it_nobody_is(results: Any, record: SampleRecord) -> None:
    assert results("people/?ambassador_of=KZ&ambassador_to=BE&in_office_on=2026-02-01") == []
    (person,) = results("people/?ambassador_of=KZ&ambassador_to=BE")
    assert person["offices"][0]["last_seen_on"] == "2026-03-02"


def test_the_same_asked_of_the_office(results: Any, record: SampleRecord) -> None:
    TenureFactory(office=record.ambassadorship.office, first_seen_on="2020-01-01", last_seen_on="2021-01-01")

    (office,) = results("offices/?country=KZ&receiving_state=BE&in_office_on=2026-03-02")

    assert office["holders"][0]["name"] == record.ambassador.name
    assert [holder["in_office"] for holder in office["holders"]] == [True, False]
    assert results("offices/?country=KZ&receiving_state=BE&in_office_on=2023-01-01") == []


def test_filters_of_offices_hold_of_one_and_the_same_tenure(results: Any, record: SampleRecord) -> None:
    TenureFactory(person=record.ambassador, first_seen_on="2020-01-01", last_seen_on="2020-12-31")

    assert results("people/?in_office_on=2020-06-01&ambassador_to=BE") == []
    assert names(results("people/?in_office_on=2020-06-01")) == [record.ambassador.name]


def test_who_is_no_head_of_mission_is_no_ambassador(results: Any) -> None:
    office = OfficeFactory(
        name="Consul of Kazakhstan in Ghent", country=CountryFactory(alpha2="KZ"), receiving_state=CountryFactory(alpha2="BE")
    )
    TenureFactory(office=office)

    assert results("people/?ambassador_of=KZ&ambassador_to=BE") == []


def test_all_meetings_with_italy_in_a_year(results: Any) -> None:
    italy, belgium = CountryFactory(alpha2="IT"), CountryFactory(alpha2="BE")
    wanted = EventFactory(starts_on="2026-04-01", date_precision="month", place="Astana")
    for event, state in [
        (wanted, italy),
        (EventFactory(starts_on="2025-12-31"), italy),
        (EventFactory(starts_on="2027-01-01"), italy),
        (EventFactory(starts_on="2026-05-05"), belgium),
        (EventFactory(starts_on="2026-05-05", kind=EventKind.VISIT), italy),
        (EventFactory(undated=True), italy),
    ]:
        ParticipationFactory(event=event, country=state, side=state)

    (found,) = results("events/?kind=meeting&with=IT&starts_on_from=2026-01-01&starts_on_to=2027-01-01")

    assert (found["id"], found["date"], found["date_precision"], found["starts_on"]) == (wanted.public_id, "2026-04", "month", "2026-04-01")


def test_a_state_takes_part_through_one_who_speaks_for_it(results: Any) -> None:
    italy = CountryFactory(alpha2="IT")
    event = EventFactory()
    ParticipationFactory(event=event, person=PersonFactory(), side=italy, role="Consul")
    EventFactory(country=italy, place="Rome")

    (found,) = results("events/?with=IT")

    assert [(person["role"], person["side"]["id"]) for person in found["people"]] == [("Consul", "IT")]
    assert len(results("events/?country=IT")) == 2
    assert len(results("events/?place_country=IT")) == 1


def test_everything_new_since_my_last_call(get: Any, results: Any) -> None:
    old, changed = ArticleFactory.create_batch(2)
    record_changes([RecordChange("article", row.public_id, CREATED) for row in (old, changed)])
    cursor = get("changes/").json()["next"]
    assert get(cursor).json()["results"] == []
    last_call = timezone.now().isoformat().replace("+00:00", "Z")

    record_changes([RecordChange("article", changed.public_id, UPDATED)])

    (change,) = get(cursor).json()["results"]
    assert (change["action"], change["id"]) == ("updated", changed.public_id)
    assert [row["id"] for row in results(f"articles/?modified_since={last_call}")] == [changed.public_id]


def test_nothing_is_new_since_tomorrow(results: Any) -> None:
    article = ArticleFactory()
    record_changes([RecordChange("article", article.public_id, CREATED)])
    tomorrow = (timezone.now() + timedelta(days=1)).isoformat().replace("+00:00", "Z")

    assert results(f"articles/?modified_since={tomorrow}") == []


def test_what_a_person_was_named_in(results: Any, record: SampleRecord) -> None:
    assert {row["id"] for row in results(f"articles/?person={record.ambassador.public_id}")} == {
        record.articles[0].public_id,
        record.articles[2].public_id,
    }


def test_rejected_and_unsure_mentions_lead_nowhere(results: Any, record: SampleRecord) -> None:
    article = record.articles[1]
    for judgement in ("rejected", "unsure"):
        MentionFactory(article=article, person=record.ambassador, surface="Rome", judgement=judgement)

    assert article.public_id not in {row["id"] for row in results(f"articles/?person={record.ambassador.public_id}")}
    assert len(results(f"mentions/?article={article.public_id}&person={record.ambassador.public_id}")) == 0


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("articles/?country=IT", 1),
        ("articles/?country=JP", 0),
        ("articles/?event_kind=consultations", 1),
        ("articles/?event_kind=meeting,conference", 2),
        ("articles/?published_on_from=2026-03-03", 2),
        ("articles/?published_on_to=2026-03-03", 1),
        ("articles/?published_on_from=2026-03-03&published_on_to=2026-03-03", 0),
        ("articles/?source=Ministry of Foreign Affairs of the Republic of Kazakhstan", 3),
        ("articles/?words=joint laboratory", 1),
        ("articles/?words=joint parliament", 0),
        ("articles/?form=headline", 0),
        ("people/?country=KZ", 2),
        ("people/?name=Оспанбек", 1),
        ("people/?last_seen_on_from=2026-03-03", 0),
        ("countries/?region=Europe", 2),
        ("countries/?name=kazak", 1),
        ("organizations/?kind=education,media", 1),
        ("organizations/?country=BE", 1),
        ("offices/?is_bilateral=true", 1),
        ("offices/?is_bilateral=false", 2),
        ("offices/?name=rector", 1),
        ("events/?status=planned", 1),
        ("events/?place=liège", 1),
        ("events/?country=BE", 1),
        ("mentions/?kind=event", 5),
        ("mentions/?field=title&kind=country", 2),
    ],
)
def test_each_filter_narrows(results: Any, record: SampleRecord, query: str, count: int) -> None:
    assert len(results(query)) == count


def test_filters_by_record(results: Any, record: SampleRecord) -> None:
    university, rector, event = record.university.public_id, record.rector.public_id, record.meeting.public_id

    assert len(results(f"articles/?organization={university}")) == 2
    assert len(results(f"articles/?event={event}")) == 2
    assert names(results(f"people/?organization={university}")) == [record.rector.name]
    assert len(results(f"offices/?person={rector}")) == 1
    assert len(results(f"offices/?organization={university}")) == 1
    assert [row["id"] for row in results(f"events/?person={rector}")] == [event]
    assert len(results(f"mentions/?organization={university}")) == 3


def test_headlines_are_listed_only_when_asked_for(results: Any) -> None:
    headline = ArticleFactory(headline_only=True)

    assert results("articles/") == []
    assert [row["id"] for row in results("articles/?form=article,headline")] == [headline.public_id]
