"""Events: which reports are of the same one.

Reports with a day are compared with those of the days around; reports with a month, a year or a name alone afterwards, with what was
found for the days. Only events with a report of a touched day are decided anew.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from articles.models import Report
from articles.resolving.assignment import Assignment, Wanted, is_vouched, root_of
from articles.resolving.decisions import Decision, Moves, apply_decisions
from articles.resolving.event_clues import Cast, event_node, load_cast, nodes_of_row, parse_day
from articles.resolving.event_keys import event_natural_key, make_event, proper_name_key
from articles.resolving.groups import Group, add_pending, load_groups
from articles.resolving.named import Outcome
from articles.resolving.vouching import differences, load_absorbed, load_rows
from entities.enums import Judgement
from entities.models import Event
from entities.models.identity import RecordKind
from entities.resolution.events import EventNode, resolve_events
from entities.resolution.placing import Placement, Resolution

MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d\d)?")
REACH = timedelta(days=4)
"""how far around a touched day reports are looked at: publication lags by some days, and gatherings last"""


@dataclass(slots=True)
class TouchedReports:
    """What changed among reports: days by kind, blocks of reports without a day, proper names, reports not stored yet, events by key."""

    days: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    blocks: set[str] = field(default_factory=set)
    pending: list[Any] = field(default_factory=list)
    row_ids: set[int] = field(default_factory=set)

    def add(self, report: Any) -> None:
        if report.event_id is not None:
            self.row_ids.add(report.event_id)
        if report.starts_on:
            self.days[report.kind].add(report.starts_on)
            self.blocks |= {f"{report.kind}|{report.starts_on:{form}}" for form in ("%Y-%m", "%Y")}
        else:
            self.blocks.add(report.block_key)
            if _precision(report.block_key) == 7:
                self.blocks.add(report.block_key[:-3])
        if report.name_key:
            self.blocks.add(f"{report.kind}|{report.name_key}"[:120])


@dataclass(slots=True)
class _Scene:
    """What is resolved together: groups of reports, who is who in them, the rows, and pairs that are not one."""

    groups: list[Group]
    cast: Cast
    rows: dict[int, Any]
    vouched: set[int]
    apart: frozenset[frozenset[str]]
    absorbed: dict[int, list[Any]]
    """events that were merged into one, by its key"""

    def standing(self, keys: Iterable[int | None]) -> set[int]:
        """The keys, with those of the events into which some of them were merged."""
        known = {pk for pk in keys if pk is not None}
        return known | {self.rows[pk].merged_into_id for pk in known if pk in self.rows and self.rows[pk].merged_into_id is not None}

    def nodes_of(self, pk: int) -> Iterable[EventNode]:
        """What an editor says by an event, and by those that he merged into it."""
        row = self.rows[pk]
        yield from nodes_of_row(row)
        for gone in self.absorbed.get(pk, ()):
            for node in nodes_of_row(gone):
                yield replace(node, key=f"{gone.public_id} {node.key}", row=row.public_id)


def resolve_reports(touched: TouchedReports) -> Outcome:
    """Resolves the reports around what was touched, first those with a day, then the others."""
    dated = _resolve_dated(touched)
    return dated.joined(_resolve_rough(touched))


def _load_scene(groups: list[Group]) -> _Scene:
    row_ids = {group.row_id for group in groups if group.row_id}
    related = ("participations__person", "participations__organization", "participations__country")
    rows = load_rows(Event, row_ids)
    rows |= load_rows(Event, {row.merged_into_id for row in rows.values() if row.merged_into_id is not None} - rows.keys())
    absorbed = load_absorbed(rows)
    fixed = {group.row_id for group in groups if group.is_fixed}
    apart = differences(RecordKind.EVENT, rows.values(), absorbed)
    different = {public_id for pair in apart for public_id in pair}
    vouched = {
        pk
        for pk, row in rows.items()
        if row.merged_into_id is None and (pk in fixed or row.has_absorbed or row.public_id in different or is_vouched(row))
    }
    if vouched:
        gone = {row.pk for listed in absorbed.values() for row in listed}
        detailed = Event.objects.filter(pk__in=vouched | gone).select_related("country", "merged_into").prefetch_related(*related)
        known = {row.pk: row for row in detailed}
        for pk, row in known.items():
            row.has_absorbed = bool(absorbed.get(pk))
        rows |= {pk: row for pk, row in known.items() if pk in rows}
        absorbed = {pk: [known[row.pk] for row in listed] for pk, listed in absorbed.items()}
    return _Scene(groups, load_cast(groups), rows, vouched, apart, absorbed)


# ---- reports with a day


def _windows(days: Iterable[date]) -> list[tuple[date, date]]:
    """Spans that reach around all days; those that meet are one."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        first, last = day - REACH, day + REACH
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _resolve_dated(touched: TouchedReports) -> Outcome:
    windows = {kind: _windows(days) for kind, days in sorted(touched.days.items())}
    condition = Q(pk__in=[])
    for kind, spans in windows.items():
        for span in spans:
            condition |= Q(kind=kind, starts_on__range=span)
    stored = load_groups(Report, condition) if windows else []
    scene = _load_scene(add_pending(stored, [report for report in touched.pending if report.starts_on]))
    plan = _Plan(scene, _addresses(touched.row_ids, scene.groups))
    for kind, spans in windows.items():
        for first, last in spans:
            near = [g for g in scene.groups if g.clue["kind"] == kind and first <= date.fromisoformat(g.clue["date"]) <= last]
            core = {day.isoformat() for day in touched.days[kind]}
            plan.settle(near, lambda group, core=core: group.clue["date"] in core)
    return plan.carry_out()


def _addresses(row_ids: set[int], groups: Sequence[Group]) -> set[str]:
    """The public ids of touched events, where a report is in doubt between events at all."""
    if not row_ids or not any(group.judgement == Judgement.UNSURE for group in groups):
        return set()
    return set(Event.objects.filter(pk__in=row_ids).order_by().values_list("public_id", flat=True))


# ---- reports with a month, a year or a name alone


def _resolve_rough(touched: TouchedReports) -> Outcome:
    """Months first, then years, then names alone: each is looked up among what is more exact."""
    fresh = [report for report in touched.pending if not report.starts_on]
    blocks = touched.blocks | {report.block_key for report in fresh}
    stored = load_groups(Report, Q(block_key__in=blocks, starts_on=None)) if blocks else []
    groups = add_pending(stored, fresh)
    if not groups:
        return Outcome(Moves())
    known = _known_reports(groups)
    scene = _load_scene([*groups, *known])
    outcome = Outcome(Moves())
    for precision in (7, 4, 0):
        mine = [group for group in groups if _precision(group.block_key) == precision]
        exact = known + [group for group in groups if _precision(group.block_key) > precision]
        if mine:
            outcome = outcome.joined(_resolve_of_precision(mine, exact, scene))
    return outcome


def _precision(block: str) -> int:
    """Letters of the date that a block stands for: 7 a month, 4 a year, 0 none."""
    text = block.partition("|")[2]
    return len(text) if MONTH_OR_YEAR.fullmatch(text) else 0


def _resolve_of_precision(groups: Sequence[Group], exact: Sequence[Group], scene: _Scene) -> Outcome:
    plan = _Plan(scene)
    by_block: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_block[group.block_key].append(group)
    for _, mine in sorted(by_block.items()):
        others = [group for group in exact if group.judgement == Judgement.ACCEPTED and _may_hold(group, mine[0])]
        plan.settle(mine, lambda group: True, others)
    outcome = plan.carry_out()
    scene.rows |= outcome.rows
    return outcome


def _known_reports(groups: Sequence[Group]) -> list[Group]:
    """Reports of other blocks, decided already: those with a day in the months, those with any date of the names of those without."""
    condition = Q(pk__in=[])
    for kind in {group.clue["kind"] for group in groups}:
        mine = [group for group in groups if group.clue["kind"] == kind]
        names = {proper_name_key(group.clue) for group in mine} - {""}
        condition |= Q(kind=kind, name_key__in=names) if names else Q(pk__in=[])
        for month in {group.clue["date"] for group in mine if len(group.clue["date"] or "") == 7}:
            first, last = parse_day(month)[0], parse_day(month, last=True)[0]
            condition |= Q(kind=kind, starts_on__range=(first, last))
    blocks = {group.block_key for group in groups}
    found = load_groups(Report, condition & Q(judgement=Judgement.ACCEPTED))
    return [group for group in found if group.clue["date"] and group.block_key not in blocks]


def _may_hold(known: Group, rough: Group) -> bool:
    """Whether a report with an exact date lies in the time of one without, or bears its name."""
    if known.clue["kind"] != rough.clue["kind"]:
        return False
    text = rough.clue["date"] or ""
    return (known.clue["date"] or "").startswith(text) and (
        len(text) == 7 or proper_name_key(known.clue) == proper_name_key(rough.clue) != ""
    )


class _Plan:
    """Collects what is decided of several scenes of one kind of event, then writes it at once."""

    def __init__(self, scene: _Scene, touched_ids: Collection[str] = ()) -> None:
        self._scene = scene
        self._touched_ids = frozenset(touched_ids)
        self._wanted: list[Wanted] = []
        self._placed: list[tuple[Group, int, Placement, set[int]]] = []
        """with the events, by key, that an unsure report could be of and of which nothing is decided now"""
        self._suspicions: list[tuple[int, int, float, str]] = []
        self._neighbours: list[tuple[int, int, float, str]] = []
        """suspicions of a wanted cluster and of an event, by its key, of which nothing is decided now"""
        self._occupied: set[int] = set()

    def settle(self, groups: Sequence[Group], is_core: Any, known: Sequence[Group] = ()) -> None:
        """Decides of the groups; only clusters with a core group are written. `known` are reports whose event is decided."""
        by_key: dict[tuple[str, int | None], list[Group]] = defaultdict(list)
        for group in groups:
            if group.is_open or group.is_fixed:
                by_key[group.clue_key, group.row_id if group.is_fixed else None].append(group)
        if not by_key:
            return
        nodes = [self._node(found[0], is_known=found[0].is_fixed) for found in by_key.values()]
        nodes += [self._node(group, is_known=True) for group in known]
        held = self._scene.standing(group.row_id for group in (*groups, *known))
        for pk in sorted((pk for pk in self._scene.vouched if pk in held), key=lambda pk: self._scene.rows[pk].public_id):
            nodes += self._scene.nodes_of(pk)
        resolution = resolve_events(tuple(nodes), self._scene.apart)
        placed = [(group, p) for found, p in zip(by_key.values(), resolution.placements, strict=False) for group in found]
        self._note(self._kept_together(placed, resolution), is_core, resolution)

    def _kept_together(self, placed: Sequence[tuple[Group, Placement]], resolution: Resolution) -> list[tuple[Group, Placement]]:
        """Reports that fit no event any more stay with the one of theirs that an editor vouches for: a correction loses no report."""
        clusters = {row: cluster for cluster, row in enumerate(resolution.rows) if row is not None}
        homes: dict[int, Counter[int]] = defaultdict(Counter)
        for group, placement in placed:
            if resolution.rows[placement.cluster] is None and placement.judgement == Judgement.ACCEPTED == group.judgement:
                for pk in self._scene.vouched & {group.row_id or 0}:
                    homes[placement.cluster][clusters[self._scene.rows[pk].public_id]] += group.count
        moved = {cluster: min(found, key=lambda home: (-found[home], home)) for cluster, found in homes.items()}
        return [
            (group, replace(p, cluster=moved[p.cluster], reason="an editor knows the event") if p.cluster in moved else p)
            for group, p in placed
        ]

    def _node(self, group: Group, *, is_known: bool) -> EventNode:
        row = root_of(self._scene.rows[group.row_id]).public_id if is_known and group.row_id is not None else None
        return event_node(group, self._scene.cast, row)

    def _note(self, placed: Sequence[tuple[Group, Placement]], is_core: Any, resolution: Resolution) -> None:
        members: dict[int, list[Group]] = defaultdict(list)
        for group, placement in placed:
            members[placement.cluster].append(group)
        touched = {cluster for cluster, found in members.items() if any(is_core(group) or self._doubts(group) for group in found)}
        core = self._core(members, touched, {p.cluster: set(p.candidates) for _, p in placed if p.candidates})
        by_public_id = {row.public_id: row for row in self._scene.rows.values()}
        keys = self._natural_keys(members)
        unsure = {placement.cluster for _, placement in placed if placement.judgement == Judgement.UNSURE}
        numbers = {}
        for cluster in sorted(core):
            row = by_public_id.get(resolution.rows[cluster] or "")
            numbers[cluster] = self._want(keys[cluster], members[cluster], row, is_sure=cluster not in unsure)
        for cluster, row in enumerate(resolution.rows):
            if cluster not in numbers and row in by_public_id:
                numbers[cluster] = self._want(f"{row}|row", [], by_public_id[row or ""], is_sure=True)
        for group, placement in placed:
            if placement.cluster in core and group.is_open:
                candidates = tuple(numbers[other] for other in placement.candidates if other in numbers)
                elsewhere = {pk for other in placement.candidates if other not in numbers for pk in _held(members[other])}
                moved = Placement(numbers[placement.cluster], placement.judgement, placement.score, placement.reason, candidates)
                self._placed.append((group, moved.cluster, moved, elsewhere))
        self._note_suspicions(resolution, members, core, numbers)

    def _note_suspicions(self, resolution: Resolution, members: dict[int, list[Group]], core: set[int], numbers: Mapping[int, int]) -> None:
        """Pairs of clusters of which one at least is decided of now."""
        for found in resolution.suspicions:
            if found.first in numbers and found.second in numbers:
                if {found.first, found.second} & core:
                    self._suspicions.append((numbers[found.first], numbers[found.second], found.score, found.reason))
                continue
            for mine, other in ((found.first, found.second), (found.second, found.first)):
                held = _held(members[other]) if other not in numbers else set()
                if mine in core and len(held) == 1:
                    self._neighbours.append((numbers[mine], held.pop(), found.score, found.reason))

    def _doubts(self, group: Group) -> bool:
        """Whether the report is in doubt, as it stands, between events of which one was touched: that may have gone since."""
        return group.judgement == Judgement.UNSURE and not self._touched_ids.isdisjoint(group.candidates)

    def _core(self, members: dict[int, list[Group]], core: set[int], doubts: Mapping[int, set[int]]) -> set[int]:
        """The clusters to decide of: those touched, those that share a row with one of them, and reports that could be of one of them."""
        while True:
            rows = {group.row_id for cluster in core for group in members[cluster] if group.row_id} - self._scene.vouched
            more = {cluster for cluster, found in members.items() if cluster not in core and any(g.row_id in rows for g in found)}
            more |= {cluster for cluster, events in doubts.items() if cluster not in core and events & core}
            if not more:
                self._occupied |= {pk for cluster, found in members.items() if cluster not in core for pk in _held(found)}
                return core
            core |= more

    def _natural_keys(self, members: dict[int, list[Group]]) -> dict[int, str]:
        """What tells the events; where two would share it, the clue of a report is added to both."""
        keys = {cluster: event_natural_key(found, self._scene.cast) for cluster, found in members.items()}
        shared = Counter(keys.values())
        return {
            cluster: key if shared[key] == 1 else f"{key}|{min(group.clue_key for group in members[cluster])}"
            for cluster, key in keys.items()
        }

    def _want(self, key: str, groups: Sequence[Group], row: Any, *, is_sure: bool) -> int:
        held: Counter[int] = Counter()
        for group in groups:
            if group.row_id is not None and group.is_open:
                held[group.row_id] += group.count
        self._wanted.append(Wanted(key, lambda public_id: make_event(public_id, groups), held, row, is_sure))
        return len(self._wanted) - 1

    def carry_out(self) -> Outcome:
        assigned = Assignment(RecordKind.EVENT, Event, self._scene.rows, self._scene.vouched, self._occupied).assign(self._wanted)
        decided = []
        for group, at, placement, elsewhere in self._placed:
            could_be = [*(assigned.rows[other] for other in placement.candidates), *(self._scene.rows[pk] for pk in elsewhere)]
            candidates = tuple(sorted({row.public_id for row in could_be}))
            decided.append((group, Decision(assigned.rows[at], placement.judgement, placement.score, placement.reason, candidates)))
        moves = apply_decisions(Report, decided)
        for group, decision in decided:
            group.row_id, group.judgement = decision.row.pk, decision.judgement
        rows = self._scene.rows | {row.pk: row for row in assigned.rows}
        pairs = [(assigned.rows[a], assigned.rows[b], score, reason) for a, b, score, reason in self._suspicions]
        pairs += [(assigned.rows[at], rows[pk], score, reason) for at, pk, score, reason in self._neighbours if pk in rows]
        anew = {row.pk for row in assigned.rows} | moves.row_ids
        return Outcome(moves, rows, assigned.created, self._scene.vouched, assigned.changes, pairs, set(rows), anew)


def _held(groups: Iterable[Group]) -> set[int]:
    """The events that stored reports are with."""
    return {group.row_id for group in groups if group.row_id is not None}
