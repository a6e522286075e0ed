import pytest

from articles.curation import Conflict
from articles.enums import ReviewReason, ReviewState
from articles.models import ReviewItem, SourceChange
from articles.review import Question, ask, ask_about_conflicts, keep_only
from entities.models import Person

pytestmark = pytest.mark.django_db
QUESTION = Question(ReviewReason.UNSURE_PERSON, "p1", details={"name": "A. Berdiyev"}, score=0.5)


@pytest.fixture
def person() -> Person:
    return Person.objects.create(public_id="p1", name="Roman Vassilenko", sort_key="vassilenko")


def test_question_is_put_once() -> None:
    assert len(ask([QUESTION])) == 1
    assert ask([QUESTION]) == []
    assert ReviewItem.objects.get().state == ReviewState.OPEN


def test_question_shows_what_is_new() -> None:
    ask([QUESTION])

    ask([Question(ReviewReason.UNSURE_PERSON, "p1", details={"name": "A. Berdiyev"}, score=0.75)])

    assert ReviewItem.objects.get().score == 0.75


@pytest.mark.parametrize("state", [ReviewState.ACCEPTED, ReviewState.CORRECTED, ReviewState.REJECTED])
def test_answered_question_rests_until_it_shows_something_new(state: ReviewState) -> None:
    ask([QUESTION])
    ReviewItem.objects.update(state=state)

    ask([QUESTION])
    assert ReviewItem.objects.get().state == state

    ask([Question(ReviewReason.UNSURE_PERSON, "p1", details={"name": "A. Berdiyev", "candidates": ["p2"]}, score=0.5)])
    assert ReviewItem.objects.get().state == ReviewState.OPEN


def test_what_is_asked_no_more_is_closed_and_opens_again() -> None:
    ask([QUESTION])

    keep_only(ReviewItem.objects.all(), [])
    assert ReviewItem.objects.get().state == ReviewState.OBSOLETE

    keep_only(ReviewItem.objects.all(), [QUESTION])
    assert ReviewItem.objects.get().state == ReviewState.OPEN


def test_conflict_is_held_with_its_three_values(person: Person) -> None:
    ask_about_conflicts([("person", "person", person, [Conflict("name", "R. Vassilenko", "Roman Vasilenko", "Roman Vassilenko")])])

    change = SourceChange.objects.get()
    assert (change.record_id, change.field, change.page_before, change.page_now, change.editor_value) == (
        "p1", "name", "R. Vassilenko", "Roman Vasilenko", "Roman Vassilenko",
    )  # fmt: skip
    assert (change.item.person, change.item.reason) == (person, ReviewReason.SOURCE_CHANGED)


def test_second_conflict_of_a_field_replaces_the_first(person: Person) -> None:
    ask_about_conflicts([("person", "person", person, [Conflict("name", "A", "B", "X")])])
    ReviewItem.objects.update(state=ReviewState.ACCEPTED)

    ask_about_conflicts([("person", "person", person, [Conflict("name", "B", "C", "X")])])

    assert SourceChange.objects.get().page_now == "C"
    assert ReviewItem.objects.get().state == ReviewState.OPEN
