from datetime import date

import pytest
from django.contrib.auth.models import User

from articles.editing.parts import add_participation, add_tenure, correct_participation, correct_tenure
from articles.editing.refusals import EditRefused
from entities.enums import EventKind
from entities.models import Country, Event, Office, Organization, Participation, Person, Tenure
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db

CHANGED = PAGE.replace("logistics and trade", "ports, logistics and trade")


@pytest.fixture
def tenure(page: object) -> Tenure:
    return Tenure.objects.get(person__name="Roman Vassilenko")


@pytest.fixture
def meeting(page: object) -> Event:
    return Event.objects.get(kind=EventKind.MEETING, place="Brussels")


def test_tenure_keeps_its_days(tenure: Tenure, editor: User, imported: Write) -> None:
    assert correct_tenure(tenure, {"started_on": date(2024, 1, 5)}, editor) == ("started_on",)
    imported(CHANGED)

    tenure.refresh_from_db()
    assert (tenure.started_on, tenure.history.first().history_user) == (date(2024, 1, 5), editor)


def test_rejected_tenure_never_returns(tenure: Tenure, editor: User, imported: Write) -> None:
    correct_tenure(tenure, {"is_rejected": True}, editor)
    imported(CHANGED)

    tenure.refresh_from_db()
    assert (tenure.is_rejected, tenure.is_public, Tenure.objects.filter(person=tenure.person).count()) == (True, False, 1)
    office = Office.objects.get(pk=tenure.office_id)
    assert not office.is_public


def test_tenure_by_hand_stays_and_is_shown(tenure: Tenure, editor: User, imported: Write) -> None:
    office = Office.objects.create(public_id="f-un", name="Permanent Representative to the UN", sort_key="x", origin="editor")
    added = add_tenure(tenure.person, {"office": office, "started_on": date(2020, 1, 1)}, editor)
    imported(CHANGED)

    added.refresh_from_db()
    assert (added.is_public, added.started_on) == (True, date(2020, 1, 1))


def test_days_in_the_wrong_order_are_refused(tenure: Tenure, editor: User) -> None:
    with pytest.raises(EditRefused):
        correct_tenure(tenure, {"started_on": date(2024, 1, 5), "ended_on": date(2023, 1, 5)}, editor)


def test_participation_keeps_what_an_editor_wrote(meeting: Event, editor: User, imported: Write) -> None:
    row = meeting.participations.get(person__name="Roman Vassilenko")
    italy = Country.objects.get(alpha2="IT")
    correct_participation(row, {"role": "Envoy", "side": italy}, editor)
    imported(CHANGED)

    row.refresh_from_db()
    assert (row.role, row.side, row.origin) == ("Envoy", italy, "editor")


def test_rejected_participation_never_returns(meeting: Event, editor: User, imported: Write) -> None:
    row = meeting.participations.get(person__name="Matthias Diependaele")
    correct_participation(row, {"is_rejected": True}, editor)
    imported(CHANGED)

    assert list(Participation.objects.filter(event=meeting, person=row.person).values_list("is_rejected", flat=True)) == [True]


def test_participant_by_hand_stays(meeting: Event, editor: User, imported: Write) -> None:
    body = Organization.objects.create(public_id="o-port", name="Port of Ghent", sort_key="port", origin="editor")
    added = add_participation(meeting, {"organization": body, "role": "Host"}, editor)
    imported(CHANGED)

    assert Participation.objects.get(pk=added.pk).role == "Host"


def test_participant_is_one_and_once(meeting: Event, editor: User) -> None:
    person = Person.objects.get(name="Roman Vassilenko")
    with pytest.raises(EditRefused):
        add_participation(meeting, {"person": person}, editor)
    with pytest.raises(EditRefused):
        add_participation(meeting, {"role": "Guest"}, editor)
