"""The public rows behind the entries of the search, with what a list of them shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.models import Article
from entities.models import Country, Event, Office, Organization, Person, RecordKind, Tenure
from entities.presentation import with_titles


def records_of(kind: RecordKind, ids: Sequence[str]) -> list[Any]:
    """The public records of a kind with these ids, in the order of the ids."""
    found = {record.public_id: record for record in _rows(kind).filter(public_id__in=ids)}
    return [found[public_id] for public_id in ids if public_id in found]


def _rows(kind: RecordKind) -> QuerySet[Any]:
    if kind == RecordKind.ARTICLE:
        return Article.objects.published().defer("imported")
    if kind == RecordKind.PERSON:
        held = (
            Tenure.objects.filter(is_rejected=False, office__is_public=True)
            .select_related("office")
            .order_by("is_former", "-last_seen_on", "pk")
        )
        people = Person.objects.published().select_related("country")
        return people.prefetch_related(Prefetch("tenures", held, to_attr="shown_tenures"))
    if kind == RecordKind.EVENT:
        return with_titles(Event.objects.published())
    if kind == RecordKind.OFFICE:
        return Office.objects.published().select_related("country", "receiving_state")
    if kind == RecordKind.ORGANIZATION:
        return Organization.objects.published().select_related("country")
    return Country.objects.published()
