"""Two people who were one row: the mentions that an editor chooses go, the others stay, now and after imports."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles.editing.differences import withdraw_difference
from articles.editing.merging import merge_records, undo_merges
from articles.editing.refusals import EditRefused
from articles.editing.splitting import split_person
from articles.models import Mention
from articles.record_dump import record_lines
from entities.models import Difference, Person
from tests.articles.editing.conftest import Write

pytestmark = pytest.mark.django_db
STORY = """{day}.03.2026, 15:12 624
Meeting in {city}
{office} Marat Ospan met with Mayor of {city} Jan {city}mans in {city}, Akorda reports.
They spoke of trade, Ospan said.
"""
PAGE = STORY.format(day=10, city="Liège", office="Ambassador of Kazakhstan to Belgium") + STORY.format(
    day=12, city="Ghent", office="Deputy Minister of Energy of Kazakhstan"
)


@pytest.fixture
def ospan(imported: Write) -> Person:
    imported(PAGE)
    return Person.objects.get(name="Marat Ospan")


def in_ghent(person: Person) -> list[Mention]:
    return list(person.mentions.filter(article__source_title="Meeting in Ghent"))


def test_other_gets_all_that_the_article_says_of_him(ospan: Person, editor: User, imported: Write) -> None:
    other = split_person(ospan, in_ghent(ospan), editor, name="Marat Ospan")

    assert [row.office.name for row in other.tenures.all()] == ["Deputy Minister of Energy of Kazakhstan"]
    assert [row.office.name for row in ospan.tenures.all()] == ["Ambassador of Kazakhstan to Belgium"]
    assert (other.participations.count(), ospan.participations.count()) == (1, 1)
    assert (other.article_count, other.is_public) == (1, True)
    assert Difference.objects.count() == 1
    expected = list(record_lines())
    imported(PAGE, reread=True)
    assert list(record_lines()) == expected


def test_article_that_does_not_tell_which_is_meant_is_asked_about(ospan: Person, editor: User, imported: Write) -> None:
    other = split_person(ospan, in_ghent(ospan), editor, name="Marat Ospan")

    imported(STORY.format(day=14, city="Bruges", office="Mr"), "later.txt")

    later = Mention.objects.filter(article__source_title="Meeting in Bruges", surface="Marat Ospan").get()
    assert later.judgement == "unsure"
    assert sorted(later.person_reading.candidates) == sorted([ospan.public_id, other.public_id])


def test_one_mention_goes_alone(ospan: Person, editor: User, imported: Write) -> None:
    mayor = Person.objects.get(name="Jan Ghentmans")
    mention = ospan.mentions.get(article__source_title="Meeting in Ghent", surface="Ospan")

    split_person(ospan, [mention], editor, mayor)
    imported(PAGE, reread=True)

    mention.refresh_from_db()
    assert (mention.person, mention.is_ruled) == (mayor, True)
    assert len(in_ghent(ospan)) == 1


def test_split_that_was_wrong_is_merged_back(ospan: Person, editor: User) -> None:
    other = split_person(ospan, in_ghent(ospan), editor, name="Marat Ospan")
    with pytest.raises(EditRefused, match="are different"):
        merge_records(ospan, [other], editor)
    withdraw_difference(Difference.objects.get(), editor)

    expected = list(record_lines())
    merges = merge_records(ospan, [other], editor)
    assert (ospan.article_count, ospan.tenures.count(), other.mentions.count()) == (2, 2, 0)
    undo_merges(merges, editor)
    assert list(record_lines()) == expected


def test_what_cannot_be_split_is_refused(ospan: Person, editor: User) -> None:
    with pytest.raises(EditRefused, match="Choose the sentences"):
        split_person(ospan, [], editor, name="Another")
    with pytest.raises(EditRefused, match="Nothing would be left"):
        split_person(ospan, list(ospan.mentions.all()), editor, name="Another")
    with pytest.raises(EditRefused, match="Choose another person"):
        split_person(ospan, in_ghent(ospan), editor, ospan)
