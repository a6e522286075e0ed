"""What an event's public id is made of, and what all its reports together say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.resolving.event_clues import Cast, names_of, parse_day
from articles.resolving.groups import Group
from entities.enums import EventKind, EventStatus
from entities.folding import fold_key
from entities.models import Event
from entities.resolution.naming import choose_event_name

EARLIEST = date(1, 1, 1)


def proper_name_key(clue: Mapping[str, Any]) -> str:
    """The folded name of an event that the text names itself, else nothing."""
    return fold_key(clue["name"])[:300] if clue["is_proper_name"] else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What reports say of their event together. `text` and `end` are periods as clues give them."""

    kind: str
    name: str
    text: str
    end: str
    basis: str
    place: str
    country: str | None
    status: str


def tell(groups: Sequence[Group]) -> Told:
    """The values that the reports give: the most exact date, the most frequent place, the name where the texts name the event."""
    kinds = _counted((group.clue["kind"], group.count) for group in groups)
    text, end, basis = _tell_date(groups)
    place, country = _tell_place(groups)
    return Told(_most(kinds), _tell_name(groups), text, end, basis, place, country, _tell_status(groups))


def _counted(pairs: Iterable[tuple[Any, int]]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for value, count in pairs:
        found[value] += count
    return found


def _most(counts: Counter[Any]) -> Any:
    return min(counts, key=lambda value: (-counts[value], str(value)))


def _tell_date(groups: Sequence[Group]) -> tuple[str, str, str]:
    """Days before months before years, stated ones before days of publication; then what most reports say, with its end."""
    counts = _counted(((group.clue["date"], group.clue["basis"]), group.count) for group in groups if group.clue["date"])
    if not counts:
        return "", "", ""
    text, basis = min(counts, key=lambda item: (-len(item[0]), item[1] != "stated", -counts[item], item[0]))
    ends = _counted((group.clue["end"], group.count) for group in groups if group.clue["date"] == text and group.clue["end"])
    return text, _most(ends) if ends else "", basis


def _tell_place(groups: Sequence[Group]) -> tuple[str, str | None]:
    """The city that most reports give, with its state; those that report the event itself are heard first."""
    told = [group for group in groups if group.clue["place"]]
    heard = [group for group in told if group.clue["is_main"]] or told
    if heard:
        cities = _counted((fold_key(group.clue["place"]), group.count) for group in heard)
        key = _most(cities)
        spellings = _counted((group.clue["place"], group.count) for group in heard if fold_key(group.clue["place"]) == key)
        states = _counted(
            (group.clue["place_country"], group.count)
            for group in heard
            if fold_key(group.clue["place"]) == key and group.clue["place_country"]
        )
        return _most(spellings), _most(states) if states else None
    states = _counted((group.clue["place_country"], group.count) for group in groups if group.clue["place_country"])
    return "", _most(states) if states else None


def _tell_name(groups: Sequence[Group]) -> str:
    """A name that texts give the event, empty where they only describe it."""
    names = _counted((group.clue["name"], group.count) for group in groups if group.clue["is_proper_name"] and group.clue["name"])
    return choose_event_name(names) if names else ""


def _tell_status(groups: Sequence[Group]) -> str:
    """Held once one report tells that it was; cancelled if one says so; else planned."""
    statuses = {group.clue["status"] for group in groups}
    return next((status for status in (EventStatus.HELD, EventStatus.CANCELLED) if status in statuses), EventStatus.PLANNED).value


def event_natural_key(groups: Sequence[Group], cast: Cast) -> str:
    """Kind, date, sides, and what else tells the event from others of that day: its name, who took part, its place."""
    told = tell(groups)
    sides = sorted({state for group in groups for state in group.clue["countries"]})
    if told.kind == EventKind.VOTE:
        return f"{told.kind}|{told.text}|{told.country or ''}|{','.join(sides)}"
    people = sorted({fold_key(name) for group in groups for name in names_of(cast.persons, group, "participants")})
    name = told.name or (_described(groups) if not people else "")
    own = "" if told.text or told.name else min(group.clue_key for group in groups)
    return f"{told.kind}|{told.text}|{','.join(sides)}|{fold_key(name)}|{','.join(people)}|{fold_key(told.place)}|{own}"


def _described(groups: Sequence[Group]) -> str:
    return min((group.clue["name"] for group in groups if group.clue["name"]), key=lambda name: (len(name), name), default="")


def make_event(public_id: str, groups: Sequence[Group]) -> Event:
    """A new event, not stored yet; the rest of it is derived once its reports are."""
    told = tell(groups)
    starts_on, precision = parse_day(told.text)
    return Event(
        public_id=public_id, kind=told.kind, name=told.name[:300], starts_on=starts_on, date_precision=precision,
        sort_on=starts_on or EARLIEST, status=told.status,
    )  # fmt: skip
