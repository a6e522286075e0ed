"""How right the record is: the figures on annotated pages, and what editors found of the values that they looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.evaluation.measured import read_measured
from articles.models import Verdict

MEASURES: dict[str, Promise] = {
    "segments": _("Stories cut out of pages"),
    "title": _("Titles"),
    "published": _("Days and times of publication"),
    "views": _("Views as printed"),
    "source": _("Credited agencies"),
    "image_credit": _("Picture credits"),
    "persons": _("People"),
    "person_country": _("State of a person"),
    "roles": _("Offices of people"),
    "ambassadors": _("Ambassadors with both states"),
    "countries": _("States"),
    "organizations": _("Organizations"),
    "event_kind": _("Kind of the main event"),
    "event_date": _("Day of the main event"),
    "event_end": _("Last day of the main event"),
    "event_place": _("Place of the main event"),
    "participants": _("Participants"),
    "event_countries": _("Sides of the main event"),
    "other_events": _("Other events named"),
    "other_status": _("Held or planned"),
}
JUDGED: dict[str, Promise] = {
    "person_name": _("Names of people"),
    "same_person": _("Which person is meant"),
    "same_organization": _("Which organization is meant"),
    "same_event": _("Which event is meant"),
    "organization_facts": _("Facts of organizations"),
    "event_name": _("Names of events"),
    "events": _("Events"),
}
"""values that editors judge and that no annotated page measures"""
SETS: dict[str, Promise] = {
    "real": _("Real pages, annotated twice"),
    "invented": _("Invented pages, made hard"),
    "own": _("Pages used to write the rules"),
    "held_out": _("Pages kept unseen until the rules stood"),
}
"""in the order in which they are shown"""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure and its F1 on each set, None where the set has nothing of the kind."""

    label: Promise | str
    figures: list[float | None]


@dataclass(frozen=True, slots=True)
class SetColumn:
    label: Promise | str
    pages: int
    articles: int


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What editors found of one kind of value."""

    label: Promise | str
    confirmed: int
    corrected: int
    rejected: int

    @property
    def total(self) -> int:
        return self.confirmed + self.corrected + self.rejected

    @property
    def share(self) -> float:
        return self.confirmed / self.total if self.total else 0.0


def name_of_measure(measure: str) -> Promise | str:
    """What readers and editors call a kind of value."""
    return (MEASURES | JUDGED).get(measure, measure)


def measured_sets() -> tuple[list[SetColumn], list[MeasureRow]]:
    """The columns and rows of the table of figures."""
    figures = read_measured()
    keys = [key for key in SETS if key in figures]
    columns = [SetColumn(SETS[key], figures[key]["pages"], figures[key]["articles"]) for key in keys]
    rows = [MeasureRow(label, [figures[key]["measures"].get(name, {}).get("f1") for key in keys]) for name, label in MEASURES.items()]
    return columns, rows


def verdicts_by_measure(period: timedelta | None = None) -> list[VerdictRow]:
    """What editors found, by kind of value, the most looked at first; with a period only lately, counted back from the newest verdict.

    Two queries with a period, one without.
    """
    verdicts = Verdict.objects.order_by()
    if period is not None:
        newest = Verdict.objects.aggregate(newest=Max("given_at"))["newest"]
        verdicts = verdicts.filter(given_at__gte=newest - period) if newest else verdicts.none()
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    for row in verdicts.values("measure", "outcome").annotate(count=Count("pk")):
        counted[row["measure"]][row["outcome"]] = row["count"]
    outcomes = Verdict.Outcome
    rows = [
        VerdictRow(
            name_of_measure(measure),
            by_outcome.get(outcomes.CONFIRMED, 0),
            by_outcome.get(outcomes.CORRECTED, 0),
            by_outcome.get(outcomes.REJECTED, 0),
        )
        for measure, by_outcome in counted.items()
    ]
    return sorted(rows, key=lambda row: (-row.total, str(row.label)))
