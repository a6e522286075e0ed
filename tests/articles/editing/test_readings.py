import pytest
from django.contrib.auth.models import User

from articles.editing.readings import allow_name, assign_reading, assign_to_new, reject_name, reject_reading
from articles.editing.refusals import EditRefused
from articles.enums import ReviewReason
from articles.models import Article, OrganizationReading, PersonReading, Report, ReviewItem, Verdict
from entities.enums import EventKind
from entities.models import Event, Organization, Person, RejectedName
from tests.articles.editing.conftest import PAGE, Write

pytestmark = pytest.mark.django_db

TWO = """ date 2026-03-12 12.03.2026, 09:00 12
Two Namesakes at a Forum
Deputy Minister of Trade of Kazakhstan Aidar Smagulov met Rector Askar Smagulov in Almaty, Akorda reports.
The guests agreed to go on with their talks.
11.03.2026, 09:00 12
Smagulov Opens a Fair
A fair was opened in Almaty by A. Smagulov, Akorda reports.
"""


@pytest.fixture
def unsure(imported: Write) -> PersonReading:
    """A. Smagulov, who may be Aidar or Askar."""
    imported(TWO, "two.txt")
    return PersonReading.objects.get(judgement="unsure")


def after_imports(imported: Write) -> None:
    imported(TWO, "two.txt", reread=True)
    imported(TWO.replace("A fair was", "In the morning a fair was"), "two.txt")


def test_unsure_reading_is_assigned_and_stays_so(unsure: PersonReading, editor: User, imported: Write) -> None:
    aidar, placeholder = Person.objects.get(name="Aidar Smagulov"), unsure.person
    asked = ReviewItem.objects.get(reason=ReviewReason.UNSURE_PERSON)
    assert aidar.public_id in unsure.candidates

    assign_reading(unsure, aidar, editor)

    aidar.refresh_from_db()
    assert (aidar.article_count, Person.objects.filter(pk=placeholder.pk).exists()) == (2, False)
    assert not ReviewItem.objects.filter(pk=asked.pk, state="open").exists()
    assert unsure.history.first().history_user == editor
    after_imports(imported)
    aidar.refresh_from_db()
    fair = Article.objects.get(source_title="Smagulov Opens a Fair")
    assert set(fair.mentions.values_list("person", "judgement").exclude(person=None)) == {(aidar.pk, "accepted")}
    assert aidar.article_count == 2
    assert not ReviewItem.objects.filter(reason=ReviewReason.UNSURE_PERSON, state="open").exists()


def test_unsure_reading_becomes_a_person_of_its_own(unsure: PersonReading, editor: User, imported: Write) -> None:
    row = assign_to_new(unsure, editor, "Arman  Smagulov")

    after_imports(imported)
    row.refresh_from_db()
    assert (row.name, row.origin, row.is_public, row.article_count) == ("Arman Smagulov", "editor", True, 1)
    assert "Smagulov Opens a Fair" in row.stated_source


def test_rejected_reading_never_returns(unsure: PersonReading, editor: User, imported: Write) -> None:
    reject_reading(unsure, editor)

    after_imports(imported)
    fair = Article.objects.get(source_title="Smagulov Opens a Fair")
    assert set(fair.mentions.exclude(person=None).values_list("judgement", flat=True)) == {"rejected"}
    assert not Person.objects.filter(name="A. Smagulov", is_public=True).exists()
    assert [v.outcome for v in Verdict.objects.filter(measure="persons")] == ["rejected"]


@pytest.mark.parametrize("chosen", ["Aidar Smagulov", "Nurlan Other"])
def test_verdict_tells_whether_the_row_was_among_the_candidates(chosen: str, unsure: PersonReading, editor: User) -> None:
    Person.objects.create(public_id="p-other", name="Nurlan Other", sort_key="other", origin="editor")
    assign_reading(unsure, Person.objects.get(name=chosen), editor)

    (verdict,) = Verdict.objects.all()
    assert (verdict.measure, verdict.outcome) == ("same_person", "confirmed" if chosen == "Aidar Smagulov" else "corrected")


def test_offices_and_participations_move_with_the_reading(page: object, editor: User) -> None:
    person, other = Person.objects.get(name="Roman Vassilenko"), Person.objects.get(name="Alibek Bakayev")
    reading = PersonReading.objects.get(person=person)

    assign_reading(reading, other, editor)

    other.refresh_from_db()
    assert not Person.objects.filter(pk=person.pk).exists()
    assert other.tenures.filter(office__name="Ambassador of Kazakhstan to Belgium").exists()
    assert Event.objects.get(place="Brussels").participations.filter(person=other).exists()
    assert all(row.person_id in (None, other.pk) for row in reading.evidence.all())


def test_report_is_assigned_to_another_event(page: object, editor: User, imported: Write) -> None:
    meeting, forum = Event.objects.get(place="Brussels"), Event.objects.get(kind=EventKind.CONFERENCE)
    report = Report.objects.filter(event=meeting).get()

    assign_reading(report, forum, editor)
    imported(PAGE.replace("logistics and trade", "ports and trade"))

    report.refresh_from_db()
    assert (report.event, report.is_ruled, Event.objects.filter(pk=meeting.pk).exists()) == (forum, True, False)


def test_body_is_assigned(page: object, editor: User, imported: Write) -> None:
    imported("11.03.2026, 09:00 12\nA Visit\nThe guests visited the Steppe Lore Society in Almaty.\n", "later.txt")
    reading = OrganizationReading.objects.get(name__contains="Steppe Lore")
    body = Organization.objects.create(public_id="o-lore", name="Institute of Lore", sort_key="institute of lore", origin="editor")

    assign_reading(reading, body, editor)

    body.refresh_from_db()
    assert body.article_count == 1


def test_name_of_nobody_is_nobodys_on_all_pages_until_taken_back(page: object, editor: User, imported: Write) -> None:
    reject_name("person", "Roman Vassilenko", editor)
    imported("11.03.2026, 09:00 12\nA Talk\nAmbassador Roman Vassilenko spoke in Brussels.\n", "later.txt")

    assert set(PersonReading.objects.filter(name="Roman Vassilenko").values_list("judgement", flat=True)) == {"rejected"}
    assert not Person.objects.filter(name="Roman Vassilenko", is_public=True).exists()

    allow_name(RejectedName.objects.get())
    assert Person.objects.get(name="Roman Vassilenko", is_public=True).article_count == 2


def test_gone_reading_is_refused(unsure: PersonReading, editor: User) -> None:
    person = Person.objects.get(name="Aidar Smagulov")
    unsure.mentions.all().delete()
    PersonReading.objects.filter(pk=unsure.pk).delete()

    with pytest.raises(EditRefused):
        assign_reading(unsure, person, editor)
