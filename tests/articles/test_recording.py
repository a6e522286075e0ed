"""What mirrors are told of a write: every record whose answer changed, and what became of it in the end."""

import pytest

from articles.changes import CREATED, MERGED, UPDATED, WITHDRAWN, RecordChange
from articles.models import Change
from articles.recording import record_writes
from articles.search import rebuild_index
from tests.factories.entities import CountryFactory, PersonFactory
from tests.factories.record import SampleRecord, make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> SampleRecord:
    made = make_record()
    rebuild_index()
    return made


def told() -> set[tuple[str, str, str]]:
    return set(Change.objects.values_list("action", "kind", "record_id"))


def test_a_new_name_changes_all_that_show_it(record: SampleRecord) -> None:
    record.ambassador.name = "Somebody Else"
    record.ambassador.save()

    record_writes([RecordChange("person", record.ambassador.public_id, UPDATED)])

    articles = {article.public_id for article in (record.articles[0], record.articles[2])}
    assert told() == {
        ("updated", "person", record.ambassador.public_id),
        ("updated", "event", record.meeting.public_id),
        ("updated", "office", record.ambassadorship.office.public_id),
        *(("updated", "article", public_id) for public_id in articles),
    }


def test_a_new_count_changes_nothing_else(record: SampleRecord) -> None:
    record_writes([RecordChange("country", "BE", UPDATED)])

    assert told() == {("updated", "country", "BE")}


def test_an_event_that_is_titled_by_a_new_name_changes_its_reports(record: SampleRecord) -> None:
    record.italy.name = "Italia"
    record.italy.save()

    record_writes([RecordChange("country", "IT", UPDATED)])

    assert {("updated", "event", record.consultations.public_id), ("updated", "article", record.articles[1].public_id)} < told()


def test_a_record_that_goes_changes_all_that_showed_it(record: SampleRecord) -> None:
    record.university.is_public = False
    record.university.save()

    record_writes([RecordChange("organization", record.university.public_id, WITHDRAWN)])

    assert ("updated", "article", record.articles[2].public_id) in told()
    assert ("withdrawn", "organization", record.university.public_id) in told()


@pytest.mark.parametrize("actions", [(CREATED, MERGED), (MERGED, CREATED), (WITHDRAWN, CREATED), (CREATED, WITHDRAWN)])
def test_an_id_that_went_from_one_row_to_another_is_what_it_is_in_the_end(record: SampleRecord, actions: tuple[str, str]) -> None:
    kept, new = record.rector.public_id, PersonFactory().public_id
    for public_id in (kept, new):
        record_writes([RecordChange("person", public_id, action, "r000000009" if action == MERGED else "") for action in actions])

    assert {row for row in told() if row[1] == "person"} >= {("updated", "person", kept)}
    assert {action for action, _, public_id in told() if public_id == new} <= {"created", "updated"}


def test_what_came_and_went_is_not_told(record: SampleRecord) -> None:
    record_writes([RecordChange("person", "r000000008", CREATED), RecordChange("person", "r000000008", MERGED, "r000000009")])

    assert told() == set()


def test_a_state_that_articles_name_for_the_first_time_changes_nothing_else(record: SampleRecord) -> None:
    state = CountryFactory(alpha2="FR")
    state.is_public = True
    state.save()
    PersonFactory(country=state)

    record_writes([RecordChange("country", "FR", CREATED)])

    assert told() == {("created", "country", "FR")}
