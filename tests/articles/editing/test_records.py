from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.editing.records import add_record, correct_record
from articles.editing.refusals import EditRefused
from articles.enums import ReviewReason
from articles.models import Change, ReviewItem, Verdict
from entities.enums import EventKind
from entities.models import Country, Event, Organization, Person, PersonName
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db


@pytest.fixture
def vassilenko(page: object) -> Person:
    return Person.objects.get(name="Roman Vassilenko")


@pytest.fixture
def meeting(page: object) -> Event:
    return Event.objects.get(kind=EventKind.MEETING, place="Brussels")


def test_value_is_set_with_its_author(vassilenko: Person, editor: User) -> None:
    assert correct_record(vassilenko, {"name": "Roman Vasilenko", "honorific": "H.E."}, editor) == ("name", "honorific")

    newest = vassilenko.history.first()
    assert (vassilenko.name, vassilenko.sort_name, vassilenko.sort_key) == ("Roman Vasilenko", "Vasilenko, Roman", "vasilenko, roman")
    assert (newest.history_user, newest.name) == (editor, "Roman Vasilenko")


def test_corrected_name_is_a_name_of_the_person_and_the_former_stays(vassilenko: Person, editor: User) -> None:
    correct_record(vassilenko, {"name": "R. Vasilenko"}, editor)

    names = set(vassilenko.names.values_list("name", "origin"))
    assert {("R. Vasilenko", "editor"), ("Roman Vassilenko", "page")} <= names


def test_corrections_stay_after_imports(vassilenko: Person, meeting: Event, editor: User, imported: Write) -> None:
    italy = Country.objects.get(alpha2="IT")
    correct_record(vassilenko, {"name": "Roman Vasilenko", "country": italy}, editor)
    correct_record(meeting, {"place": "Ghent", "starts_on": date(2026, 3, 9)}, editor)

    imported(reread=True)
    imported(PAGE.replace("logistics and trade", "ports, logistics and trade"))

    vassilenko.refresh_from_db()
    meeting.refresh_from_db()
    assert (vassilenko.name, vassilenko.country, vassilenko.article_count) == ("Roman Vasilenko", italy, 1)
    assert (meeting.place, meeting.starts_on, meeting.article_count) == ("Ghent", date(2026, 3, 9), 1)
    assert not Person.objects.filter(name="Roman Vassilenko").exists()


def test_list_of_events_follows_the_day_and_the_question_is_settled(meeting: Event, editor: User) -> None:
    correct_record(meeting, {"starts_on": None}, editor)
    assert (meeting.date_precision, meeting.date_basis, meeting.ends_on) == ("", "", None)
    asked = ReviewItem.objects.get(event=meeting, reason=ReviewReason.EVENT_WITHOUT_DAY)

    correct_record(meeting, {"starts_on": date(2026, 2, 3)}, editor)

    asked.refresh_from_db()
    assert (meeting.sort_on, meeting.date_precision, asked.state) == (date(2026, 2, 3), "day", "obsolete")


VAGUE = """ date 2026-03-01 28.02.2026, 10:00 50
Kazakhstan and Kenya Hold Political Consultations
The foreign ministries of Kazakhstan and Kenya held political consultations, Akorda reports.
27.02.2026, 10:00 50
Tokayev Met with Emperor Naruhito
Kassym-Jomart Tokayev met with Emperor Naruhito of Japan in Tokyo, Akorda reports.
"""


@pytest.mark.parametrize("values", [{"place": "Astana"}, {"starts_on": date(2026, 1, 2)}, {"is_confirmed": True}, {"kind": "conference"}])
def test_event_of_which_pages_say_little_keeps_its_report(values: dict[str, Any], editor: User, imported: Write) -> None:
    imported(VAGUE, "vague.txt")
    event = Event.objects.get(kind=EventKind.CONSULTATIONS)

    correct_record(event, values, editor)

    assert (event.article_count, Event.objects.count()) == (1, 2)
    imported(VAGUE.replace("28.02.2026, 10:00 50", "28.02.2026, 10:00 99"), "vague.txt")
    event.refresh_from_db()
    assert (event.article_count, Event.objects.count()) == (1, 2)


@pytest.mark.parametrize("values", [{"is_confirmed": True}, {"name": "Naruhito of Japan"}, {"honorific": "H.E."}])
def test_person_of_whom_pages_say_little_keeps_the_reading(values: dict[str, Any], editor: User, imported: Write) -> None:
    imported(VAGUE, "vague.txt")
    person = Person.objects.get(name="Naruhito")

    correct_record(person, values, editor)

    assert (person.article_count, Person.objects.count()) == (1, 2)
    imported(VAGUE.replace("28.02.2026, 10:00 50", "28.02.2026, 10:00 99"), "vague.txt", reread=True)
    person.refresh_from_db()
    assert (person.article_count, Person.objects.count()) == (1, 2)


def test_same_value_writes_nothing(vassilenko: Person, editor: User) -> None:
    before = (vassilenko.history.count(), Change.objects.count())

    assert correct_record(vassilenko, {"name": vassilenko.name}, editor) == ()
    assert (vassilenko.history.count(), Change.objects.count()) == before


def test_mirrors_are_told(vassilenko: Person, editor: User) -> None:
    before = Change.objects.count()
    correct_record(vassilenko, {"honorific": "Dr."}, editor)

    told = list(Change.objects.order_by("number").values_list("record_id", "action"))[before:]
    assert (vassilenko.public_id, "updated") in told


def test_verdicts_count_what_was_wrong_once_and_what_was_confirmed(meeting: Event, vassilenko: Person, editor: User) -> None:
    correct_record(meeting, {"place": "Ghent"}, editor)
    correct_record(meeting, {"place": "Bruges"}, editor)
    correct_record(vassilenko, {"is_confirmed": True}, editor)

    found = list(Verdict.objects.order_by("pk").values_list("measure", "outcome", "value_before", "value_after"))
    assert found == [("event_place", "corrected", "Brussels", "Ghent"), ("persons", "confirmed", "Roman Vassilenko", "")]


@pytest.mark.parametrize("values", [{"name": ""}, {"ends_on": date(2020, 1, 1)}, {"kind": "picnic"}])
def test_what_cannot_be_is_refused(values: dict[str, Any], meeting: Event, vassilenko: Person, editor: User) -> None:
    row: Any = vassilenko if "name" in values else meeting
    with pytest.raises(EditRefused):
        correct_record(row, values, editor)


class TestAdding:
    def test_person_is_public_with_a_stated_source(self, page: object, editor: User) -> None:
        kenya = Country.objects.get(alpha2="KE")
        row = add_record(Person, {"name": "Wanjiru Kamau", "country": kenya, "stated_source": "Letter of the embassy"}, editor)

        assert (row.origin, row.is_public, row.is_confirmed, row.stated_source) == ("editor", True, True, "Letter of the embassy")
        assert row.history.first().history_user == editor
        assert list(row.names.values_list("name", "origin")) == [("Wanjiru Kamau", "editor")]

    def test_pages_that_name_the_person_later_are_of_that_row(self, page: object, editor: User, imported: Write) -> None:
        row = add_record(Person, {"name": "Wanjiru Kamau", "stated_source": "Letter"}, editor)
        imported(
            "11.03.2026, 09:00 12\nKenya Opens a Consulate\nAmbassador of Kenya Wanjiru Kamau opened a consulate in Almaty.\n", "later.txt"
        )

        row.refresh_from_db()
        assert (Person.objects.filter(name="Wanjiru Kamau").count(), row.article_count) == (1, 1)

    def test_source_must_be_stated(self, page: object, editor: User) -> None:
        with pytest.raises(EditRefused):
            add_record(Organization, {"name": "Steppe Institute", "stated_source": " "}, editor)

    def test_known_name_is_refused_unless_it_is_another(self, vassilenko: Person, editor: User) -> None:
        values = {"name": "Roman Vassilenko", "stated_source": "A book"}
        with pytest.raises(EditRefused):
            add_record(Person, values, editor)

        other = add_record(Person, values, editor, is_another=True)

        assert other.public_id != vassilenko.public_id
        assert PersonName.objects.filter(person=other).count() == 1

    def test_event_has_its_day(self, page: object, editor: User) -> None:
        values = {"kind": "visit", "starts_on": date(2026, 5, 4), "place": "Oslo", "stated_source": "https://gov.example/visit"}
        row = add_record(Event, values, editor)

        assert (row.sort_on, row.date_precision, row.date_basis, row.is_public) == (date(2026, 5, 4), "day", "stated", True)
