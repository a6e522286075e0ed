"""Rows of which editors say whether they are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched
from articles.models import Article, OrganizationReading, PersonReading, Report
from articles.resolving.events import REACH
from entities.models import Country, Event, Office, Organization, Person, Tenure
from entities.models.identity import RecordKind

MODELS: dict[str, Any] = {
    RecordKind.PERSON: Person,
    RecordKind.ORGANIZATION: Organization,
    RecordKind.OFFICE: Office,
    RecordKind.EVENT: Event,
}
KINDS = MODELS | {RecordKind.ARTICLE: Article, RecordKind.COUNTRY: Country}
"""with those of which editors say it elsewhere, or never"""
READINGS: dict[str, Any] = {RecordKind.PERSON: PersonReading, RecordKind.ORGANIZATION: OrganizationReading, RecordKind.EVENT: Report}
RELATED: dict[str, tuple[str, ...]] = {
    RecordKind.OFFICE: ("country", "organization", "receiving_state"),
    RecordKind.ARTICLE: (),
    RecordKind.COUNTRY: (),
}


def lock_rows(rows: Sequence[Any]) -> list[Any]:
    """The rows, which are of one kind, locked and in the order given. Raises `EditRefused`."""
    kinds = {row.KIND for row in rows}
    if len(kinds) != 1 or kinds - MODELS.keys():
        raise EditRefused(_("Choose people, organizations, offices or events, all of one kind."))
    kind = kinds.pop()
    keys = [row.pk for row in rows]
    locked = MODELS[kind]._default_manager.select_for_update(of=("self",)).select_related(*_related(kind))
    found = {row.pk: row for row in locked.filter(pk__in=keys)}
    if len(found) != len(keys):
        raise EditRefused(_("Choose two different records that are still there."))
    return [found[pk] for pk in keys]


def rows_by_id(kind: str, public_ids: Iterable[str]) -> dict[str, Any]:
    """The rows of a kind by their public ids; those that are no more are left out."""
    rows = KINDS[kind]._default_manager.select_related("merged_into", *_related(kind)).filter(public_id__in=list(public_ids))
    return {row.public_id: row for row in rows.order_by("pk")}


def touch_identity(touched: Touched, rows: Sequence[Any]) -> None:
    """The rows, with the blocks (for events: days) in which what pages say of them is resolved; for offices those who were seen in them."""
    if not rows:
        return
    kind = rows[0].KIND
    touched.touch(kind, *(row.pk for row in rows))
    if kind == RecordKind.OFFICE:
        touched.touch("person", *Tenure.objects.filter(office__in=rows).order_by().values_list("person_id", flat=True))
    elif kind == RecordKind.EVENT:
        touched.reports |= _reports_around(rows)
    else:
        for source in (READINGS[kind], rows[0].names.model):
            blocks = source.objects.filter(**{f"{kind}__in": rows}).order_by().values_list("block_key", flat=True)
            touched.blocks[kind] |= set(blocks.distinct())
    if kind == RecordKind.ORGANIZATION:
        touched.abbreviations |= {row.abbreviation for row in rows if row.abbreviation}


def _reports_around(events: Sequence[Any]) -> set[int]:
    """Reports of the days around events: while two were one, those beside them may have been given to others, or been in doubt."""
    days = {(event.kind, event.starts_on) for event in events if event.starts_on}
    days |= set(Report.objects.filter(event__in=events, starts_on__isnull=False).order_by().values_list("kind", "starts_on").distinct())
    condition = Q(pk__in=[])
    for kind, day in sorted(days):
        condition |= Q(kind=kind, starts_on__range=(day - REACH, day + REACH))
    return set(Report.objects.filter(condition).order_by().values_list("pk", flat=True))


def _related(kind: str) -> tuple[str, ...]:
    return RELATED.get(kind, ("country",))
