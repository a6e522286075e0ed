"""What the five pages give, read through real imports: who is who, and where each value stands."""

from datetime import date

import pytest

from articles.models import Mention, OrganizationReading, PersonReading, Report
from articles.visibility import MODELS, refresh_visibility
from entities.enums import EventKind, Judgement
from entities.folding import fold_key
from entities.models import Country, Event, Organization, Person, Tenure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds_imported")]


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Kassym-Jomart Tokayev", {"Kassym-Jomart Tokayev", "Tokayev", "K.Tokayev"}),
        ("Arman Issetov", {"Arman Issetov", "Arman Isetov"}),
        ("Barlybay Sadykov", {"Barlybay Sadykov", "B.Sadykov"}),
        ("Roman Vassilenko", {"Roman Vassilenko", "Vassilenko"}),
        ("Volker Türk", {"Volker Türk", "V. Türk"}),
    ],
)
def test_person_is_one_under_all_spellings(name: str, spellings: set[str]) -> None:
    surname = fold_key(name).split()[-1]
    people = [person for person in Person.objects.filter(is_public=True) if surname in fold_key(person.name).split()]

    assert [person.name for person in people] == [name]
    assert spellings <= set(people[0].names.values_list("name", flat=True))


def test_referendum_is_one_event_with_every_article_that_dates_it() -> None:
    reports = Report.objects.filter(kind=EventKind.VOTE, starts_on=date(2026, 3, 15))

    events = {report.event for report in reports}

    assert len(events) == 1
    assert reports.count() >= 8
    (referendum,) = events
    assert [part.country.alpha2 for part in referendum.participations.exclude(country=None)] == ["KZ"]


def test_nobody_stands_twice() -> None:
    keys = [fold_key(person.name) for person in Person.objects.filter(is_public=True)]

    assert sorted(keys) == sorted(set(keys))


def test_ambassador_holds_one_office_for_each_state() -> None:
    tenures = Tenure.objects.filter(person__name="Barlybay Sadykov", office__is_bilateral=True, is_former=False)

    assert {tenure.office.name for tenure in tenures} == {"Ambassador of Kazakhstan to Kenya", "Ambassador of Kazakhstan to Rwanda"}


def test_mentions_are_with_the_rows_of_their_readings() -> None:
    astray = [
        mention
        for mention in Mention.objects.select_related("person_reading", "organization_reading", "report")
        if (mention.person_reading and mention.person_reading.person_id != mention.person_id)
        or (mention.organization_reading and mention.organization_reading.organization_id != mention.organization_id)
        or (mention.report and mention.report.event_id != mention.event_id)
    ]

    assert astray == []


def test_all_that_is_counted_is_what_a_full_count_gives() -> None:
    everything = {kind: set(model._default_manager.values_list("pk", flat=True)) for kind, model in MODELS.items()}

    assert refresh_visibility(everything, {}) == []


def test_person_of_an_unpublished_story_alone_is_not_public() -> None:
    kagame = Person.objects.get(name="Paul Kagame")

    assert not kagame.is_public
    assert kagame.readings.get().article.status == "needs_review"


def test_only_states_that_articles_name_are_public() -> None:
    named = set(Mention.objects.filter(article__status="published").exclude(country=None).values_list("country__alpha2", flat=True))

    assert set(Country.objects.filter(is_public=True).values_list("alpha2", flat=True)) == named


def test_row_without_an_accepted_reading_is_never_public() -> None:
    for model, readings in ((Person, PersonReading), (Organization, OrganizationReading), (Event, Report)):
        accepted = readings.objects.filter(judgement=Judgement.ACCEPTED).values(f"{readings.TARGET}_id")
        assert not model.objects.filter(is_public=True).exclude(pk__in=accepted).exists()
