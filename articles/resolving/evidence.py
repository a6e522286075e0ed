"""Brings evidence to the facts that it is of: the row of its reading, the tenure of its office, the participation of its participant.

A piece of evidence hangs on a reading of its article; what it points to follows the reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Q

from articles.models import Evidence, OrganizationReading, PersonReading, Report
from articles.resolving.event_rows import Who, who
from articles.resolving.ledger import Turnover
from articles.resolving.tenures import offices_of
from entities.clues import OfficeClue
from entities.enums import Judgement, NameOrigin
from entities.folding import fold_key
from entities.models import Country, Office, OfficeName, Participation, Tenure
from entities.models.identity import RecordKind
from entities.public_ids import make_public_id
from entities.recorded import delete_rows
from entities.resolution.wordings import is_head_of_state, is_sovereign

FACTS = ("event_id", "participation_id", "tenure_id", "person_id")


class Held(NamedTuple):
    """A tenure, as far as evidence asks for it."""

    pk: int
    person_id: int
    office_id: int
    public_id: str
    name: str
    title: str
    state: str | None


@dataclass(slots=True)
class Facts:
    """What evidence of some articles can point to."""

    person_readings: dict[int, PersonReading]
    reports: dict[int, Report]
    bodies: dict[tuple[int, str], int]
    """rows of bodies by article and key in it"""
    tenures: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))
    offices: dict[str, int] = field(default_factory=dict)
    """by public id, those that were merged away as what they went into"""
    wordings: dict[str, int] = field(default_factory=dict)
    """offices by the wordings that editors gave them"""
    participations: dict[tuple[int, Who], int] = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)

    def point(self, row: Evidence) -> dict[str, int | None]:
        """The keys that the row should have."""
        keys: dict[str, int | None] = dict.fromkeys(FACTS)
        if row.report_id is not None:
            report = self.reports[row.report_id]
            if row.fact in ("participant", "side"):
                found = self._participation(row, report)
                keys["participation_id" if found else "event_id"] = found or report.event_id
            else:
                keys["event_id"] = report.event_id
        elif row.person_reading_id is not None:
            reading = self.person_readings[row.person_reading_id]
            tenure = self._tenure(row, reading) if row.fact == "office" else None
            keys["tenure_id" if tenure else "person_id"] = tenure or reading.person_id
        return keys

    def _participation(self, row: Evidence, report: Report) -> int | None:
        if row.person_reading_id is not None:
            key: Who = ("person", self.person_readings[row.person_reading_id].person_id)
        elif row.fact == "side":
            country = self.countries.get(row.value)
            key = ("country", country.pk if country else 0)
        else:
            key = ("organization", self.bodies.get((row.article_id, fold_key(row.value)), 0))
        return self.participations.get((report.event_id, key))

    def _tenure(self, row: Evidence, reading: PersonReading) -> int | None:
        """The tenure of the office that is worded so; a head of state's office may be named by another article alone."""
        held = self.tenures[reading.person_id]
        for key, clue in offices_of(reading.clue):
            if clue.text != row.value:
                continue
            office_id = self.offices.get(make_public_id(RecordKind.OFFICE, key)) or self.wordings.get(clue.text)
            same = [tenure for tenure in held if tenure.office_id == office_id]
            if not same and is_head_of_state(clue):
                same = [tenure for tenure in held if tenure.state == clue.country and is_sovereign(OfficeClue(tenure.name, tenure.title))]
            if same:
                return same[0].pk
        return None


def load_facts(
    person_readings: Iterable[PersonReading],
    reports: Iterable[Report],
    bodies: Iterable[OrganizationReading],
    countries: Mapping[str, Country],
) -> Facts:
    """Everything that evidence of the readings can point to, in a few queries."""
    facts = Facts(
        {row.pk: row for row in person_readings},
        {row.pk: row for row in reports},
        {(row.article_id, row.key): row.organization_id for row in bodies if row.judgement == Judgement.ACCEPTED},
        countries=countries,
    )
    persons = {row.person_id for row in facts.person_readings.values()}
    columns = ("pk", "person_id", "office_id", "office__public_id", "office__name", "office__title", "office__country__alpha2")
    for values in Tenure.objects.filter(person__in=persons).order_by("pk").values_list(*columns):
        tenure = Held(*values)
        facts.tenures[tenure.person_id].append(tenure)
        facts.offices[tenure.public_id] = tenure.office_id
    ids = set(facts.offices.values())
    facts.offices |= Office.objects.filter(merged_into__in=ids).order_by().values_list("public_id", "merged_into_id")
    facts.wordings = dict(OfficeName.objects.filter(office__in=ids, origin=NameOrigin.EDITOR).order_by().values_list("name", "office_id"))
    parts = Participation.objects.filter(event__in={row.event_id for row in facts.reports.values()}).order_by()
    for event_id, pk, *parties in parts.values_list("event_id", "pk", "person_id", "country_id", "organization_id"):
        facts.participations[event_id, who(*parties)] = pk
    return facts


def point_again(article_ids: Iterable[int], countries: Mapping[str, Country]) -> None:
    """Brings the stored evidence of articles to where their readings are now."""
    ids = set(article_ids)
    if not ids:
        return
    rows = list(Evidence.objects.filter(article__in=ids))
    facts = load_facts(
        PersonReading.objects.filter(article__in=ids),
        Report.objects.filter(article__in=ids),
        OrganizationReading.objects.filter(article__in=ids),
        countries,
    )
    changed = [row for row in rows if set_keys(row, facts.point(row))]
    Evidence.objects.bulk_update(changed, FACTS, batch_size=500)


def release(tenures: Turnover, parts: Turnover) -> set[int]:
    """Deletes tenures and participations that nothing speaks for, and gives the articles whose evidence must look for its facts again."""
    found = (
        set()
        if not tenures.owners and not parts.owners
        else set(
            Evidence.objects.filter(
                Q(person_reading__person__in=tenures.owners, fact="office")
                | Q(report__event__in=parts.owners, fact__in=["participant", "side"])
            ).values_list("article_id", flat=True)
        )
    )
    Evidence.objects.filter(tenure__in=tenures.stale).update(tenure=None)
    Evidence.objects.filter(participation__in=parts.stale).update(participation=None)
    delete_rows(tenures.stale)
    delete_rows(parts.stale)
    return found


def set_keys(row: Evidence, keys: Mapping[str, int | None]) -> bool:
    """Sets what the evidence points to, in memory; whether it is another now."""
    changed = {name: key for name, key in keys.items() if getattr(row, name) != key}
    for name, key in changed.items():
        setattr(row, name, key)
    return bool(changed)


def evidence_keys(row: Evidence) -> tuple[Any, ...]:
    """What makes two pieces of evidence the same."""
    return (row.person_reading_id, row.report_id, row.fact, row.value, row.field, row.start, row.end, row.rule)
