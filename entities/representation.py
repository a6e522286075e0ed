"""Who represents whom: heads of mission between Kazakhstan and a state, on a given day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from entities.models import Country, Office, Tenure
from entities.presentation import HOME_STATE


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


@dataclass(frozen=True, slots=True)
class Representation:
    """Missions of Kazakhstan abroad, and of others in Kazakhstan, those with the latest news first; `has_more` if not all are here."""

    home: list[Mission]
    foreign: list[Mission]
    has_more: bool = False


def representation_of(country: Country, on: date, most: int = 12) -> Representation:
    """Heads of mission of Kazakhstan in the state, and of the state in Kazakhstan; for Kazakhstan itself all of them. Three queries."""
    is_home = country.alpha2 == HOME_STATE
    sent = _offices(Q(country__alpha2=HOME_STATE) & (Q() if is_home else Q(receiving_state=country)), most)
    received = _offices(Q(receiving_state__alpha2=HOME_STATE) & (Q() if is_home else Q(country=country)), most)
    by_office: dict[int, list[Tenure]] = defaultdict(list)
    tenures = _shown_tenures().filter(office__in=[*sent, *received]).select_related("person", "office").order_by("-last_seen_on", "pk")
    for tenure in tenures:
        by_office[tenure.office_id].append(tenure)
    home, foreign = ([mission_on(office, by_office[office.pk], on) for office in offices[:most]] for offices in (sent, received))
    return Representation(home, foreign, has_more=len(sent) > most or len(received) > most)


def _offices(condition: Q, most: int) -> list[Office]:
    """Offices in which somebody was seen, one more than is shown."""
    seen = _shown_tenures().filter(office=OuterRef("pk")).order_by(F("last_seen_on").desc(nulls_last=True), "pk")
    found = (
        Office.objects.published()
        .filter(condition, Exists(seen), is_bilateral=True)
        .annotate(seen_on=Subquery(seen.values("last_seen_on")[:1]))
    )
    return list(found.order_by(F("seen_on").desc(nulls_last=True), "sort_key", "pk")[: most + 1])


def _shown_tenures() -> QuerySet[Tenure]:
    return Tenure.objects.filter(is_rejected=False, person__is_public=True)


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
