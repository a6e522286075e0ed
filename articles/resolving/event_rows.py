"""Derives events, and who took part, from all their accepted reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Min, Q
from django.utils import timezone

from articles.curation import merge_values
from articles.models import Report
from articles.resolving.event_clues import Cast, load_cast, parse_day
from articles.resolving.event_keys import EARLIEST, Told, tell
from articles.resolving.groups import Group, load_groups
from articles.resolving.ledger import Ledger, Turnover
from entities.enums import Judgement
from entities.models import Country, Event, Participation
from entities.models.identity import RecordKind
from entities.recorded import create_rows, update_rows

LONGEST_ROLE = 300
Who = tuple[str, int]
"""kind of participant and key of its row"""


@dataclass(slots=True)
class Part:
    """What reports say of one participant: its side and its role."""

    sides: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)

    def add(self, side: str | None, role: str, count: int) -> None:
        if side:
            self.sides[side] = self.sides.get(side, 0) + count
        if role:
            self.roles[role] = self.roles.get(role, 0) + count


def accepted_groups(event_ids: Iterable[int]) -> dict[int, list[Group]]:
    """What accepted reports say of events, by the key of the row."""
    found: dict[int, list[Group]] = defaultdict(list)
    for group in load_groups(Report, Q(event__in=set(event_ids), judgement=Judgement.ACCEPTED)):
        if group.row_id is not None:
            found[group.row_id].append(group)
    return found


def empty_placeholders(rows: Mapping[int, Event], keys: Iterable[int]) -> set[int]:
    """Events of which no report is accepted, and one waits for an answer, keep nothing but kind, day and name. Returns their keys."""
    found: dict[int, list[Group]] = defaultdict(list)
    for group in load_groups(Report, Q(event__in=set(keys))):
        found[group.row_id or 0].append(group)
    waiting = {pk for pk, groups in found.items() if any(group.judgement == Judgement.UNSURE for group in groups)}
    changed, columns = [], set()
    for pk in sorted(waiting):
        row, told = rows[pk], tell(found[pk])
        result = merge_values(row, _derive_told(replace(told, end="", basis="", place="", country=None), {}))
        row.sort_on = row.starts_on or EARLIEST
        if result.is_changed:
            changed.append(row)
            columns |= {*result.columns, "sort_on"}
    update_rows(changed, columns)
    return waiting


def derive_events(
    rows: Mapping[int, Event], groups: Mapping[int, Sequence[Group]], countries: Mapping[str, Country], ledger: Ledger,
    waiting: Iterable[int] = (),
) -> Turnover:  # fmt: skip
    """Brings events that have accepted reports to what these say, but for deleting participations that no report gives any more.

    `waiting`: events of which no report is accepted, where nobody is known to have taken part.
    """
    first_days = _first_days(list(groups))
    changed, columns = [], set()
    for pk, found in sorted(groups.items()):
        row = rows[pk]
        result = merge_values(row, _derive(found, countries))
        ledger.note_merge(RecordKind.EVENT, row, result)
        touched = set(result.columns)
        sort_on = row.starts_on or first_days.get(pk) or row.sort_on
        if row.sort_on != sort_on:
            row.sort_on = sort_on
            touched.add("sort_on")
        if touched:
            changed.append(row)
            columns |= touched
    update_rows(changed, columns)
    cast = load_cast([group for found in groups.values() for group in found])
    return _sync_participations({**groups, **dict.fromkeys(waiting, ())}, cast, countries, ledger)


def _derive(groups: Sequence[Group], countries: Mapping[str, Country]) -> dict[str, Any]:
    return _derive_told(tell(groups), countries)


def _derive_told(told: Told, countries: Mapping[str, Country]) -> dict[str, Any]:
    starts_on, precision = parse_day(told.text)
    ends_on, _ = parse_day(told.end, last=True)
    return {
        "kind": told.kind,
        "name": told.name[:300],
        "starts_on": starts_on,
        "ends_on": ends_on if ends_on and starts_on and ends_on > starts_on else None,
        "date_precision": precision,
        "date_basis": told.basis,
        "place": told.place[:150],
        "country": countries.get(told.country or ""),
        "status": told.status,
    }


def _first_days(event_ids: list[int]) -> dict[int, date]:
    """The day of the earliest report of each event, by the order in which articles are listed."""
    rows = Report.objects.filter(event__in=event_ids, judgement=Judgement.ACCEPTED).order_by().values_list("event_id")
    return {pk: timezone.localdate(first) for pk, first in rows.annotate(first=Min("article__sort_at"))}


# ---- who took part


def _sync_participations(groups: Mapping[int, Sequence[Group]], cast: Cast, countries: Mapping[str, Country], ledger: Ledger) -> Turnover:
    wanted = {pk: _parts(found, cast, countries) for pk, found in groups.items()}
    held: dict[int, dict[Who, Participation]] = defaultdict(dict)
    for row in Participation.objects.filter(event__in=list(groups)).select_related("side"):
        held[row.event_id][who(row.person_id, row.country_id, row.organization_id)] = row
    fresh, changed, stale = [], [], []
    for pk, parts in sorted(wanted.items()):
        for key, part in sorted(parts.items()):
            values = _values(part, countries)
            known = held[pk].get(key)
            if known is None:
                fresh.append(Participation(event_id=pk, **{f"{key[0]}_id": key[1]}, **values))
            elif (
                known.origin == "import" and not known.is_rejected and any(getattr(known, name) != value for name, value in values.items())
            ):
                known.side_id, known.role = values["side_id"], values["role"]
                changed.append(known)
        stale += [row for key, row in held[pk].items() if key not in parts and row.origin == "import" and not row.is_rejected]
    create_rows(fresh)
    update_rows(changed, ["side_id", "role"])
    ledger.update(RecordKind.EVENT, {row.event_id for row in (*fresh, *changed, *stale)})
    return Turnover(stale, {row.event_id for row in (*fresh, *stale)})


def who(person_id: int | None, country_id: int | None, organization_id: int | None) -> Who:
    """Kind and key of a participant, of which only one is there."""
    if person_id is not None:
        return ("person", person_id)
    return ("country", country_id) if country_id is not None else ("organization", organization_id or 0)


def _values(part: Part, countries: Mapping[str, Country]) -> dict[str, Any]:
    side = min(part.sides, key=lambda state: (-part.sides[state], state), default="")
    role = min(part.roles, key=lambda text: (-part.roles[text], text), default="")
    return {"side_id": countries[side].pk if side in countries else None, "role": role[:LONGEST_ROLE]}


def _parts(groups: Sequence[Group], cast: Cast, countries: Mapping[str, Country]) -> dict[Who, Part]:
    """Who took part, by the reports of the event itself, else by those that refer to it."""
    parts: dict[Who, Part] = defaultdict(Part)
    common = _common_sides(groups)
    for group in groups:
        sides = set(group.clue["countries"]) & common
        for key in group.clue["participants"]:
            known = cast.persons.get((group.article_id or 0, key))
            if known and known.is_accepted:
                state = known.clue["country"]
                parts["person", known.row_id].add(state if state in sides or not sides else None, _role(known.clue), group.count)
        for key in group.clue["organizations"]:
            body = cast.organizations.get((group.article_id or 0, key))
            if body and body.is_accepted:
                state = body.clue["country"]
                parts["organization", body.row_id].add(state if state in sides else None, "", group.count)
        for state in sides & set(countries):
            parts["country", countries[state].pk].add(state, "", group.count)
    return parts


def _common_sides(groups: Sequence[Group]) -> set[str]:
    """The sides that the reports of the event itself give, else those that a third of the references give."""
    main = [group for group in groups if group.clue["is_main"] and group.clue["countries"]]
    if main:
        return {state for group in main for state in group.clue["countries"]}
    counts: dict[str, int] = defaultdict(int)
    for group in groups:
        for state in group.clue["countries"]:
            counts[state] += group.count
    most = sum(group.count for group in groups if group.clue["countries"])
    return {state for state, count in counts.items() if 3 * count >= most}


def _role(clue: Mapping[str, Any]) -> str:
    """The office in which the person took part: the first that the article gives and that is not a former one."""
    return next((office["text"] for office in clue["offices"] if not office["former"]), "")
