"""Who represents whom: heads of mission between Kazakhstan and a state, on a given day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from entities.models import Country, Office, Tenure

HOME_STATE = "KZ"
"""the state whose diplomacy the record follows"""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office as seen from a day. `is_shown`: the record shows it; else only when it was seen before, or after."""

    tenure: Tenure
    is_shown: bool
    last_seen: date | None
    first_seen: date | None


@dataclass(frozen=True, slots=True)
class Mission:
    """An office with who held it on the day. Nobody is taken for its holder on a day for which no page shows it."""

    office: Office
    holders: list[Holder]
    others: list[Tenure]


def missions_between(country: Country, on: date) -> tuple[list[Mission], list[Mission]]:
    """Heads of mission of Kazakhstan in the state, and of the state in Kazakhstan; for Kazakhstan itself, all of both. Two queries."""
    offices = Office.objects.published().filter(is_bilateral=True)
    if country.alpha2 == HOME_STATE:
        condition = Q(country=country) | Q(receiving_state=country)
    else:
        condition = Q(country=country, receiving_state__alpha2=HOME_STATE) | Q(country__alpha2=HOME_STATE, receiving_state=country)
    rows = list(offices.filter(condition).select_related("country", "receiving_state").order_by("sort_key", "pk"))
    tenures = Tenure.objects.filter(office__in=rows, is_rejected=False, person__is_public=True).select_related("person", "office")
    by_office: dict[int, list[Tenure]] = defaultdict(list)
    for tenure in tenures.order_by("-last_seen_on", "pk"):
        by_office[tenure.office_id].append(tenure)
    missions = [mission for office in rows if (mission := mission_on(office, by_office[office.pk], on)).holders or mission.others]
    home: list[Mission] = []
    foreign: list[Mission] = []
    for mission in missions:
        (home if mission.office.country and mission.office.country.alpha2 == HOME_STATE else foreign).append(mission)
    return home, foreign


def mission_on(office: Office, tenures: Iterable[Tenure], on: date) -> Mission:
    """Who held an office on a day; where no page shows it for that day, who was seen in it last before, else first after."""
    seen = [tenure for tenure in tenures if _since(tenure) is not None]
    shown = [tenure for tenure in seen if tenure.is_in_office(on)]
    if not shown:
        shown = _nearest([tenure for tenure in seen if not tenure.is_former], on)
    holders = [Holder(tenure, tenure.is_in_office(on), tenure.ended_on or tenure.last_seen_on, _since(tenure)) for tenure in shown]
    return Mission(office, holders, [tenure for tenure in tenures if tenure not in shown])


def _nearest(tenures: list[Tenure], on: date) -> list[Tenure]:
    before = [tenure for tenure in tenures if (_since(tenure) or date.max) <= on]
    if before:
        return [max(before, key=lambda tenure: (tenure.ended_on or tenure.last_seen_on or date.min, -tenure.pk))]
    return [min(tenures, key=lambda tenure: (_since(tenure) or date.max, tenure.pk))] if tenures else []


def _since(tenure: Tenure) -> date | None:
    return tenure.started_on or tenure.first_seen_on
