"""Reports as resolution compares them: people and bodies by the names of their rows, so that spellings make no difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from articles.models import OrganizationReading, PersonReading
from articles.resolving.groups import Group
from entities.clues import EventClue, Precision
from entities.enums import EventKind, EventStatus, Judgement
from entities.resolution.events import EventNode

FIRST_OF = {4: "-01-01", 7: "-01", 10: ""}
PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class Known:
    """A person or body of an article: the row, its name, and what a report wants to know of a person."""

    row_id: int
    name: str
    is_accepted: bool
    clue: Mapping[str, Any]


@dataclass(slots=True)
class Cast:
    """Who is who in articles: by article and key there."""

    persons: dict[tuple[int, str], Known] = field(default_factory=dict)
    organizations: dict[tuple[int, str], Known] = field(default_factory=dict)


def load_cast(groups: Iterable[Group]) -> Cast:
    """The people and bodies that the reports of the groups name."""
    listed = [group for group in groups if group.article_id is not None]
    return Cast(
        _load(PersonReading, [group for group in listed if group.clue["participants"]]),
        _load(OrganizationReading, [group for group in listed if group.clue["organizations"]]),
    )


def _load(model: Any, groups: Sequence[Group]) -> dict[tuple[int, str], Known]:
    if not groups:
        return {}
    target = model.TARGET
    rows = model.objects.filter(article__in={group.article_id for group in groups}).order_by()
    columns = ("article_id", "key", f"{target}_id", f"{target}__name", "judgement", "clue")
    return {
        (article_id, key): Known(row_id, name, judgement == Judgement.ACCEPTED, clue)
        for article_id, key, row_id, name, judgement, clue in rows.values_list(*columns)
    }


def event_clue(group: Group, cast: Cast) -> EventClue:
    """What the reports of a group say of their event."""
    return replace(
        bare_event_clue(group.clue),
        persons=names_of(cast.persons, group, "participants"),
        organizations=names_of(cast.organizations, group, "organizations"),
    )


def bare_event_clue(clue: Mapping[str, Any]) -> EventClue:
    """What a stored clue says, but for who took part."""
    starts_on, precision = parse_day(clue["date"])
    end, _ = parse_day(clue["end"], last=True)
    return EventClue(
        kind=EventKind(clue["kind"]),
        name=clue["name"],
        starts_on=starts_on,
        ends_on=end if end and starts_on and end >= starts_on else None,
        precision=precision,
        basis=clue["basis"],
        place=clue["place"],
        place_country=clue["place_country"],
        countries=tuple(clue["countries"]),
        status=EventStatus(clue["status"]),
        is_main=clue["is_main"],
        reported_on=parse_day(clue["reported"])[0],
    )


def names_of(cast: Mapping[tuple[int, str], Known], group: Group, column: str) -> tuple[str, ...]:
    found = (cast.get((group.article_id or 0, key)) for key in group.clue[column])
    return tuple(sorted({known.name for known in found if known}))


def parse_day(text: str | None, *, last: bool = False) -> tuple[date | None, Precision]:
    """The first (or last) day of a period as a clue gives it ("2026", "2026-04", "2026-04-09"), and how exact that is."""
    if not text:
        return None, ""
    first = date.fromisoformat(text + FIRST_OF[len(text)])
    precision = PRECISIONS[len(text)]
    if not last or precision == "day":
        return first, precision
    if precision == "year":
        return first.replace(month=12, day=31), precision
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1), precision


def event_node(group: Group, cast: Cast, row: str | None) -> EventNode:
    """A group as one node; `row` is the public id of the event that it is known to be of."""
    return EventNode(event_clue(group, cast), group.clue_key, row)


def nodes_of_row(row: Any) -> Iterable[EventNode]:
    """An event that an editor vouches for: as it is, and as pages gave it."""
    people, bodies, states = [], [], []
    for part in row.participations.all():
        if not part.is_rejected:
            people += [part.person.name] if part.person_id else []
            bodies += [part.organization.name] if part.organization_id else []
            states += [part.country.alpha2] if part.country_id else []
    yield EventNode(_clue_of_row(row, {}, people, bodies, states), "as it is", row.public_id)
    if row.imported:
        yield EventNode(_clue_of_row(row, row.imported, people, bodies, states), "as pages gave it", row.public_id)


def _clue_of_row(row: Any, imported: Mapping[str, Any], people: list[str], bodies: list[str], states: list[str]) -> EventClue:
    def value(name: str) -> Any:
        return imported[name] if name in imported else getattr(row, name)

    starts_on, ends_on = (date.fromisoformat(day) if isinstance(day, str) else day for day in (value("starts_on"), value("ends_on")))
    country = value("country")
    return EventClue(
        kind=EventKind(value("kind")), name=value("name"), starts_on=starts_on, ends_on=ends_on, precision=value("date_precision"),
        basis=value("date_basis"), place=value("place"), place_country=getattr(country, "alpha2", country), countries=tuple(sorted(states)),
        persons=tuple(sorted(people)), organizations=tuple(sorted(bodies)), status=EventStatus(value("status")), is_main=True,
    )  # fmt: skip
