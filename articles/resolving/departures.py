"""Takes rows out of the record that nothing speaks for any more. What an editor made, judged or wrote in stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.changes import RecordChange
from articles.models import Mention, OrganizationReading, PersonReading, Report
from articles.resolving.assignment import drop_rows, is_vouched
from articles.resolving.named import Outcome
from entities.enums import NameOrigin
from entities.models import Difference, Office, OfficeName, OrganizationName, Participation, PersonName, Tenure
from entities.models.identity import RecordKind
from entities.recorded import update_rows

READINGS: dict[str, Any] = {"person": PersonReading, "organization": OrganizationReading, "event": Report}
NAMES: dict[str, Any] = {"person": PersonName, "organization": OrganizationName}


def drop_departed(kind: str, model: Any, outcome: Outcome, touched: Iterable[int]) -> list[RecordChange]:
    """Deletes those of the touched rows that have no reading left; their addresses lead to where most of their readings went."""
    alive = set(READINGS[kind].objects.filter(**{f"{kind}__in": set(touched)}).order_by().values_list(f"{kind}_id", flat=True).distinct())
    empty = set(touched) - alive
    if not empty:
        return []
    rows = [row for row in model.objects.filter(pk__in=empty).select_related("country") if row.merged_into_id is None]
    kept = outcome.vouched | _spoken_for(kind, model, {row.pk for row in rows})
    departing = [row for row in rows if row.pk not in kept and not is_vouched(row)]
    if kind == "organization":
        _free_offices(departing)
    standing = {pk: row.public_id for pk, row in outcome.rows.items() if pk not in empty}
    return drop_rows(kind, departing, outcome.moves.destinations, standing)


def _spoken_for(kind: str, model: Any, keys: set[int]) -> set[int]:
    """Rows of which an editor's word hangs: a judged mention, a name, an edited tenure, a participation, a merged row, a difference."""
    found = _owners(Mention.objects.filter(**{f"{kind}__in": keys}), kind)
    apart = Difference.objects.filter(kind=kind).order_by()
    told_apart = [*apart.values_list("first_id", flat=True), *apart.values_list("second_id", flat=True)]
    found |= set(model.objects.filter(pk__in=keys, public_id__in=told_apart).values_list("pk", flat=True)) if told_apart else set()
    found |= set(model.objects.filter(merged_into__in=keys).order_by().values_list("merged_into_id", flat=True))
    if kind in NAMES:
        found |= _owners(NAMES[kind].objects.filter(origin=NameOrigin.EDITOR, **{f"{kind}__in": keys}), kind)
    if kind == "person":
        found |= _owners(Tenure.objects.filter(person__in=keys), kind)
    by_editors = Participation.objects.filter(**{f"{kind}__in": keys})
    found |= _owners(by_editors.filter(origin="editor") | by_editors.filter(is_rejected=True), kind)
    if kind == "organization":
        found |= {office.organization_id or 0 for office in Office.objects.filter(organization__in=keys) if _is_chosen(office)}
    return found


def _owners(rows: Any, kind: str) -> set[int]:
    return set(rows.order_by().values_list(f"{kind}_id", flat=True))


def _is_chosen(office: Office) -> bool:
    """Whether an editor gave the office its body."""
    return office.imported.get("organization") != (office.organization.public_id if office.organization else None)


def _free_offices(bodies: list[Any]) -> None:
    """Offices of a body that goes have none, until one of its name comes."""
    offices = list(Office.objects.filter(organization__in=[body.pk for body in bodies]))
    for office in offices:
        office.organization = None
        office.imported = {**office.imported, "organization": None}
    update_rows(offices, ["organization", "imported"])


def drop_empty_offices(keys: Iterable[int]) -> list[RecordChange]:
    """Deletes offices in which nobody was seen any more."""
    rows = Office.objects.filter(pk__in=set(keys), tenures=None, merged_into=None, absorbed=None).select_related(
        "country", "organization", "receiving_state"
    )
    named = set(OfficeName.objects.filter(office__in=set(keys), origin=NameOrigin.EDITOR).values_list("office_id", flat=True))
    departing = [row for row in rows if row.pk not in named and not is_vouched(row)]
    return drop_rows(RecordKind.OFFICE, departing, {}, {})
