"""Rows that are merged, by an editor's word, and taken apart again: nothing is lost, nothing is left behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles.curation import edited_fields
from articles.editing.differences import mark_different, withdraw_difference
from articles.editing.identity import touch_identity
from articles.editing.merging import merge_records, undo_merges
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.enums import ReviewReason, ReviewState
from articles.models import Change, Evidence, Mention, PersonReading, Report, ReviewItem, SourceChange
from articles.record_dump import record_lines
from entities.models import Event, Merge, Office, Organization, Participation, Person, PersonName, Tenure
from tests.amounts import amount
from tests.articles.editing.conftest import Write
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
FIRST = """10.03.2026, 15:12 6241
Ambassador Met with the Rector in Liège
Ambassador of Kazakhstan to Belgium Barlybay Sadykov met with the Rector of the University of Liège, Anne-Sophie Nyssen, in Liège, Akorda reports.
The laboratory opens this autumn, said Sadykov.
12.03.2026, 11:00 310
Ambassador Visits the University of Ghent
Ambassador of Kazakhstan to the Kingdom of Belgium B. Sadykow met with the Rector of the Ghent University, Rik Van de Walle, in Ghent, Akorda reports.
They spoke of students and trade, and Sadykow invited the rector to Astana.
"""  # noqa: E501
SECOND = """14.03.2026, 09:30 77
Envoy Opens an Exhibition in Bruges
Envoy of Kazakhstan to Belgium Baurlybay Sadykov opened an exhibition in Bruges, Akorda reports.
Deputy Minister of Foreign Affairs of Kazakhstan Roman Vassilenko met with Mayor of Bruges Dirk De Fauw in Bruges on the same day.
"""


@pytest.fixture
def record(imported: Write) -> Write:
    imported(FIRST, "first.txt")
    imported(SECOND, "second.txt")
    return imported


def person(name: str) -> Person:
    return Person.objects.get(name=name)


def differing(expected: list[str]) -> list[str]:
    """Lines of the record that are not as they were, or were not there."""
    now = list(record_lines())
    return [f"- {line}" for line in expected if line not in now] + [f"+ {line}" for line in now if line not in expected]


def settled(*rows: Any) -> list[str]:
    """The record once everything has followed what was written in the rows."""
    touched = Touched()
    for row in rows:
        touch_identity(touched, [row])
        touched.articles |= {mention.article_id for mention in Mention.objects.filter(**{row.KIND: row})} if row.KIND != "office" else set()
    settle(touched)
    return list(record_lines())


def links_of(row: Person) -> dict[str, set[Any]]:
    """What hangs on a person."""
    return {
        "mentions": set(row.mentions.values_list("pk", flat=True)),
        "readings": set(row.readings.values_list("pk", flat=True)),
        "articles": set(row.mentions.filter(judgement="accepted").values_list("article", flat=True)),
        "offices": set(row.tenures.values_list("office", flat=True)),
        "events": set(row.participations.values_list("event", flat=True)),
        "names": set(row.names.values_list("name", flat=True)),
    }


def test_merged_is_the_union(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    before = {name: links_of(stays)[name] | links_of(gone)[name] for name in links_of(stays)}

    merge_records(stays, [gone], editor)

    gone.refresh_from_db()
    assert gone.merged_into == stays
    assert links_of(stays) == before
    assert (gone.mentions.count(), gone.readings.count(), gone.tenures.count(), gone.is_public) == (0, 0, 0, False)
    assert stays.article_count == len(before["articles"])
    merged = Change.objects.get(action="merged", record_id=gone.public_id)
    assert (merged.kind, merged.into_id) == ("person", stays.public_id)
    assert not Evidence.objects.filter(person=gone).exists()


def test_merge_that_is_undone_leaves_no_trace(record: Write, editor: User) -> None:
    expected = list(record_lines())

    (merge,) = merge_records(person("Barlybay Sadykov"), [person("Baurlybay Sadykov")], editor, "One spelling of many")
    assert list(record_lines()) != expected
    (back,) = undo_merges([merge], editor)

    assert differing(expected) == []
    assert (back.name, back.is_public) == ("Baurlybay Sadykov", True)
    assert Change.objects.filter(record_id=back.public_id).latest("number").action == "created"


@pytest.mark.parametrize("reread", [False, True])
def test_import_between_leaves_what_it_would_have_left(record: Write, editor: User, reread: bool) -> None:
    changed = SECOND.replace("Baurlybay Sadykov", "Baurlybay Maratovich Sadykov").replace(
        "exhibition in Bruges, Akorda", "exhibition, Akorda"
    )
    third = FIRST.replace("10.03.2026", "20.03.2026").replace("Liège", "Namur").replace("B. Sadykow", "Baurlybay Sadykov")
    with transaction.atomic():
        record(changed, "second.txt", reread=reread)
        record(third, "third.txt")
        expected = list(record_lines())
        transaction.set_rollback(True)

    merges = merge_records(person("Barlybay Sadykov"), [person("Baurlybay Sadykov")], editor)
    record(changed, "second.txt", reread=reread)
    record(third, "third.txt")
    assert (
        not Person.objects.filter(merged_into=None, name__contains="Baurlybay")
        .exclude(pk=merges[0].moves["before"] and person_of(merges[0]))
        .exists()
    )
    undo_merges(merges, editor)

    assert differing(expected) == []


def person_of(merge: Merge) -> int:
    return int(Person.objects.get(public_id=merge.survivor_id).pk)


def test_import_keeps_them_merged(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    merge_records(stays, [gone], editor)
    expected = list(record_lines())

    record(SECOND, "second.txt", reread=True)
    record(FIRST, "first.txt", reread=True)

    assert differing(expected) == []
    record(SECOND.replace("14.03.2026", "24.03.2026").replace("Bruges", "Mons"), "third.txt")
    assert not PersonReading.objects.filter(name__contains="Baurlybay").exclude(person=stays).exists()


def test_what_editors_wrote_goes_along_and_comes_back(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    Mention.objects.filter(person=gone).update(is_ruled=True)
    PersonName.objects.create(person=gone, name="Барлыбай Садыков", name_key="barlibai sadikov", block_key="sdkv")
    PersonName.objects.create(person=stays, name="Барлыбай Садыков", name_key="barlibai sadikov", block_key="sdkv")
    tenure = gone.tenures.get()
    tenure.started_on = date(2025, 9, 1)
    tenure.save()
    meeting = Event.objects.filter(participations__person=stays).first()
    Participation.objects.create(event=meeting, person=gone, role="host", origin="editor")
    other = EventFactory()
    Participation.objects.create(event=other, person=gone, origin="editor")
    gone.country, gone.is_confirmed = None, True
    gone.save()
    before, expected = links_of(stays), settled(gone, stays, other)

    (merge,) = merge_records(stays, [gone], editor)

    assert (stays.country, stays.is_confirmed, edited_fields(stays)) == (None, True, ("country",))
    assert Tenure.objects.get(pk=tenure.pk).person == stays
    assert stays.participations.get(event=meeting).role == "host"
    assert links_of(stays)["events"] > before["events"]
    assert stays.names.get(name="Барлыбай Садыков").origin == "editor"
    undo_merges([merge], editor)
    assert differing(expected) == []


def test_two_editors_words_on_one_fact_come_apart_again(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    office = stays.tenures.get(office__is_bilateral=True).office
    Tenure.objects.filter(person=stays, office=office).update(started_on=date(2024, 1, 1))
    Tenure.objects.create(person=gone, office=office, public_id="tenuretest", origin="editor", ended_on=date(2027, 1, 1))
    expected = settled(gone, stays)

    (merge,) = merge_records(stays, [gone], editor)
    assert stays.tenures.get(office=office).started_on == date(2024, 1, 1)
    undo_merges([merge], editor)

    assert differing(expected) == []


def test_what_editors_write_while_two_are_one_stays(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    mention = gone.mentions.first()
    (merge,) = merge_records(stays, [gone], editor)
    stays.honorific = "H.E."
    stays.save()
    Mention.objects.filter(pk=mention.pk).update(is_ruled=True, judgement="rejected")

    undo_merges([merge], editor)

    stays.refresh_from_db()
    mention.refresh_from_db()
    assert stays.honorific == "H.E."
    assert (mention.person, mention.judgement, mention.is_ruled) == (gone, "rejected", True)


def test_name_by_an_editor_is_worth_more_than_pages(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    gone.name = "Baurlybay K. Sadykov"
    gone.save()
    expected = settled(gone)

    (merge,) = merge_records(stays, [gone], editor)

    assert (stays.name, stays.sort_name) == ("Baurlybay K. Sadykov", "Sadykov, Baurlybay K.")
    assert "Baurlybay K. Sadykov" in links_of(stays)["names"]
    assert not SourceChange.objects.exists()
    undo_merges([merge], editor)
    assert differing(expected) == []


@pytest.mark.parametrize("model", [Organization, Office, Event])
def test_other_kinds_are_merged_and_taken_apart(model: Any, record: Write, editor: User) -> None:
    stays, gone = model.objects.filter(is_public=True).order_by("public_id")[:2]
    articles = set(articles_of(stays)) | set(articles_of(gone))
    expected = list(record_lines())

    (merge,) = merge_records(stays, [gone], editor)

    assert set(articles_of(stays)) == articles
    assert set(articles_of(gone)) == set()
    assert stays.article_count == len(articles)
    merged = list(record_lines())
    record(FIRST, "first.txt", reread=True)
    record(SECOND, "second.txt", reread=True)
    assert differing(merged) == []
    undo_merges([merge], editor)
    assert differing(expected) == []


def articles_of(row: Any) -> list[int]:
    rows = Evidence.objects.filter(tenure__office=row) if row.KIND == "office" else row.mentions.accepted()
    return list(rows.values_list("article", flat=True).distinct())


def test_body_of_an_office_follows(record: Write, editor: User) -> None:
    liege, ghent = (Organization.objects.get(name__contains=city) for city in ("Liège", "Ghent"))
    rector = Office.objects.get(name="Rector of the University of Liège")
    chosen = Office.objects.get(name__startswith="Deputy Minister")
    chosen.organization = liege
    chosen.save()
    expected = settled(liege)

    (merge,) = merge_records(ghent, [liege], editor)

    rector.refresh_from_db()
    chosen.refresh_from_db()
    assert (rector.organization, chosen.organization) == (ghent, ghent)
    undo_merges([merge], editor)
    assert differing(expected) == []


def test_three_are_one_and_older_merge_names_what_stands_in_its_way(record: Write, editor: User) -> None:
    stays, second, third = person("Barlybay Sadykov"), person("Baurlybay Sadykov"), person("Rik Van de Walle")
    expected = list(record_lines())
    older, newer = merge_records(stays, [second, third], editor)

    with pytest.raises(EditRefused, match="newest first: Rik Van de Walle → Barlybay Sadykov"):
        undo_merges([older], editor)
    undo_merges([older, newer], editor)

    assert differing(expected) == []


def test_chain_of_merges_comes_apart(record: Write, editor: User) -> None:
    first, second, third = person("Barlybay Sadykov"), person("Baurlybay Sadykov"), person("Rik Van de Walle")
    expected = list(record_lines())
    (older,) = merge_records(second, [third], editor)
    between = list(record_lines())
    (newer,) = merge_records(first, [second], editor)

    third.refresh_from_db()
    assert third.merged_into == first
    record(FIRST, "first.txt", reread=True)
    undo_merges([newer], editor)
    assert differing(between) == []
    undo_merges([older], editor)
    assert differing(expected) == []


def test_what_cannot_be_merged_is_refused(record: Write, editor: User) -> None:
    stays, gone, other = person("Barlybay Sadykov"), person("Baurlybay Sadykov"), Office.objects.first()
    for rows, said in [([], "two records"), ([stays], "two different"), ([other], "one kind")]:
        with pytest.raises(EditRefused, match=said):
            merge_records(stays, rows, editor)
    (merge,) = merge_records(stays, [gone], editor)
    with pytest.raises(EditRefused, match="merged into another already"):
        merge_records(person("Rik Van de Walle"), [gone], editor)
    undo_merges([merge], editor)
    with pytest.raises(EditRefused, match="undone before"):
        undo_merges([merge], editor)


def test_suspicion_is_answered_by_a_merge_and_put_again(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    item = suspicion(stays, gone)
    expected = list(record_lines())

    (merge,) = merge_records(stays, [gone], editor)
    item.refresh_from_db()
    assert (item.state, item.closed_by) == (ReviewState.ACCEPTED, editor)
    undo_merges([merge], editor)

    assert differing(expected) == []


def suspicion(one: Any, other: Any) -> ReviewItem:
    return ReviewItem.objects.get(
        reason=ReviewReason.DUPLICATE, key__contains=one.public_id, key__endswith=max(one.public_id, other.public_id)
    )


def test_different_are_never_brought_together_again(record: Write, editor: User) -> None:
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    item = suspicion(stays, gone)
    merges = merge_records(stays, [gone], editor)
    undo_merges(merges, editor)

    (difference,) = mark_different([gone, stays], editor)
    for number in range(3):
        record(FIRST, "first.txt", reread=True)
        record(SECOND.replace("14.03", f"{24 + number}.03"), f"again-{number}.txt")

    item.refresh_from_db()
    assert (item.state, item.closed_by) == (ReviewState.REJECTED, editor)
    assert {row.merged_into for row in Person.objects.filter(pk__in=[stays.pk, gone.pk])} == {None}
    assert gone.readings.count() == 4
    with pytest.raises(EditRefused, match="are different"):
        merge_records(stays, [gone], editor)
    withdraw_difference(difference, editor)
    item.refresh_from_db()
    assert item.state == ReviewState.OPEN


def test_different_is_taken_back_without_a_trace(record: Write, editor: User) -> None:
    expected = list(record_lines())

    (difference,) = mark_different([person("Barlybay Sadykov"), person("Baurlybay Sadykov")], editor)
    withdraw_difference(difference, editor)

    assert differing(expected) == []


def test_report_of_a_merged_event_that_changes_stays_with_it(record: Write, editor: User) -> None:
    stays, gone = (Event.objects.get(place=place, kind="meeting") for place in ("Liège", "Ghent"))
    merge_records(stays, [gone], editor)

    record(FIRST.replace("Rik Van de Walle", "Petra De Sutter"), "first.txt")

    assert set(Report.objects.filter(kind="meeting", role="main").values_list("event", flat=True)) == {stays.pk}


def test_five_hundred_mentions_come_apart_exactly(record: Write, editor: User) -> None:
    stories = [
        f"{10 + number % 15}.04.2026, 10:{number % 60:02} {number}\nEnvoy Speaks of Matter {number}\n"
        "Envoy of Kazakhstan to Belgium Baurlybay Sadykov spoke in Bruges, Akorda reports.\n"
        + "\n".join(f"Paragraph {part} of {number}: Sadykov spoke of students, and Sadykov thanked the city." for part in range(12))
        for number in range(amount(4, 20))
    ]
    record("\n".join(stories), "many.txt")
    stays, gone = person("Barlybay Sadykov"), person("Baurlybay Sadykov")
    count = gone.mentions.count()
    expected = list(record_lines())

    merges = merge_records(stays, [gone], editor)
    assert (gone.mentions.count(), stays.mentions.count() > count) == (0, True)
    undo_merges(merges, editor)

    assert count > 25 * len(stories) - 25
    assert differing(expected) == []
