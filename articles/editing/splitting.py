"""Two people in one row: what articles say of the other is given to a row of his own, or to one that the record has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.editing.differences import note_difference
from articles.editing.identity import lock_rows, touch_identity
from articles.editing.naming import blocks_of
from articles.editing.readings import BY_AN_EDITOR, judge_row, mentions_of_reading
from articles.editing.records import add_record
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.editing.verdicts import CORRECTED, note_verdict
from articles.models import Mention, PersonReading
from articles.resolving.decisions import move_mentions
from articles.writer_lock import sole_writer
from entities.enums import Judgement
from entities.models import Person

LINKS = {"person_reading_id": None}


def split_person(person: Person, mentions: Iterable[Mention], by: User | None, other: Person | None = None, name: str = "") -> Person:
    """Gives mentions of a person to another, or to a new one of the name, and returns him. The two are known to be different from then on.

    Where all mentions of an article go, so does what the article says of the person: office, part in events. What stays is the person's
    by the editor's word as well, since names alone do not tell the two. Raises `EditRefused`.
    """
    with sole_writer():
        (stays,) = lock_rows([person])
        chosen = _chosen(stays, mentions)
        readings, alone = _readings_of(chosen)
        if other is None:
            values = {"name": name, "country": stays.country, "stated_source": _("Split from %(name)s") % {"name": stays}}
            _keep_the_rest(stays, readings, name, by)
            other = add_record(Person, values, by, is_another=True)
            (stays,) = lock_rows([person])
        else:
            _refuse_target(stays, other)
            _keep_the_rest(stays, readings, other.name, by)
        _give(readings, alone, other, by)
        note_difference(stays, other, by)
        touched = Touched(articles={mention.article_id for mention in chosen})
        touch_identity(touched, [stays, other])
        settle(touched)
    other.refresh_from_db()
    return other


def _chosen(stays: Person, mentions: Iterable[Mention]) -> list[Mention]:
    keys = [mention.pk for mention in mentions]
    rows = Mention.objects.select_for_update(of=("self",)).select_related("article").filter(pk__in=keys, person=stays)
    found = list(rows.exclude(judgement=Judgement.REJECTED).order_by("pk"))
    if not found:
        raise EditRefused(_("Choose the sentences that speak of the other person."))
    if not Mention.objects.accepted().filter(person=stays).exclude(pk__in=keys).exists():
        raise EditRefused(_("Nothing would be left: correct the name, or merge the person with the other."))
    return found


def _refuse_target(stays: Person, other: Person) -> None:
    if other.pk == stays.pk or other.merged_into_id:
        raise EditRefused(_("Choose another person, who is not merged into somebody."))


def _readings_of(chosen: Sequence[Mention]) -> tuple[list[PersonReading], list[Mention]]:
    """The readings of which all mentions are chosen, and the mentions of others."""
    keys = {mention.pk for mention in chosen}
    ids = {mention.person_reading_id for mention in chosen if mention.person_reading_id}
    whole = [
        reading
        for reading in PersonReading.objects.select_related("article").filter(pk__in=ids).order_by("pk")
        if not mentions_of_reading(reading).exclude(judgement=Judgement.REJECTED).exclude(pk__in=keys).exists()
    ]
    moved = {reading.pk for reading in whole}
    return whole, [mention for mention in chosen if mention.person_reading_id not in moved]


def _keep_the_rest(stays: Person, leaving: Sequence[PersonReading], name: str, by: User | None) -> None:
    """What is not chosen stays with the person by the editor's word, where the other could be meant by the name."""
    blocks = {reading.block_key for reading in leaving} | blocks_of(stays, name) | blocks_of(stays, stays.name)
    rest = PersonReading.objects.filter(person=stays, judgement=Judgement.ACCEPTED, is_ruled=False, block_key__in=blocks)
    for reading in rest.exclude(pk__in=[reading.pk for reading in leaving]).order_by("pk"):
        judge_row(reading, Judgement.ACCEPTED, f"Stayed with {stays}", by, score=1.0, reason=BY_AN_EDITOR, candidates=[])


def _give(readings: Sequence[PersonReading], alone: Sequence[Mention], other: Person, by: User | None) -> None:
    said = f"Split off to {other}"
    for reading in readings:
        note_verdict("same_person", CORRECTED, by, reading.article, reading.name, other)
        values: dict[str, Any] = {"person_id": other.pk, "score": 1.0, "reason": BY_AN_EDITOR, "candidates": []}
        judge_row(reading, Judgement.ACCEPTED, said, by, **values)
    move_mentions(PersonReading, readings)
    for mention in (*alone, *Mention.objects.filter(person_reading__in=readings, is_ruled=True).exclude(judgement=Judgement.REJECTED)):
        links = LINKS if mention in alone else {}
        judge_row(mention, Judgement.ACCEPTED, said, by, person_id=other.pk, **links)
