"""What follows for the record when readings came, changed or went: rows, spellings, offices, participants, counts, questions, addresses.

One `Settlement` serves one transaction: resolve what is touched, then `finish`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from articles.changes import RecordChange, change_of
from articles.models import Article, OrganizationReading, PersonReading, Report
from articles.resolving import event_rows, organization_rows, person_rows
from articles.resolving.departures import drop_departed, drop_empty_offices
from articles.resolving.events import TouchedReports, resolve_reports
from articles.resolving.evidence import point_again, release
from articles.resolving.groups import Group
from articles.resolving.ledger import Ledger, Turnover
from articles.resolving.named import Outcome, resolve_blocks
from articles.resolving.offices import derive_offices
from articles.resolving.organizations import Bodies
from articles.resolving.people import People
from articles.resolving.questions import ask_questions
from articles.resolving.states import States
from articles.resolving.tenures import derive_tenures, holders_of
from articles.review import ask_about_conflicts
from articles.visibility import refresh_visibility
from entities.models import Event, Organization, Person
from entities.models.identity import RecordKind
from entities.resolution.blocks import ABBREVIATION, abbreviation_block

MODELS: dict[str, Any] = {"person": PersonReading, "organization": OrganizationReading, "event": Report}
ROWS: dict[str, Any] = {"person": Person, "organization": Organization, "event": Event}


class Settlement:
    """Collects what is touched; each `resolve_*` decides of readings, `finish` derives everything that hangs on them."""

    def __init__(self, *, asks_about_conflicts: bool = True) -> None:
        self._asks_about_conflicts = asks_about_conflicts
        self.ledger = Ledger()
        self.countries = States()
        self.outcomes: dict[str, Outcome] = {}
        self.articles: set[int] = set()
        """articles whose links changed"""
        self._lost: dict[str, set[int]] = {"person": set(), "organization": set(), "event": set()}
        self._blocks: dict[str, set[str]] = {"person": set(), "organization": set()}
        self._left_reports: list[Any] = []
        self._people: tuple[set[int], Mapping[int, Sequence[Group]]] = (set(), {})
        self._renamed: dict[str, set[int]] = {"person": set(), "organization": set()}

    # ---- what is touched

    def lose(self, kind: str, readings: Sequence[Any]) -> None:
        """Readings that were deleted: their rows may have nothing left, and what was like them is looked at again."""
        self._lost[kind] |= {getattr(row, f"{kind}_id") for row in readings}
        if kind == "event":
            self._left_reports += readings
        else:
            self._blocks[kind] |= {row.block_key for row in readings}

    def revisit(self, kind: str, row_ids: Iterable[int]) -> None:
        """Rows whose readings are as before, but not the articles that these are of: published or withdrawn now, or of another day."""
        self._lost[kind] |= set(row_ids)

    def resolve_persons(self, blocks: Iterable[str], pending: Sequence[Any] = (), lost: Iterable[int] = ()) -> None:
        self._lost["person"] |= set(lost)
        self._keep("person", resolve_blocks(People(), set(blocks) | self._blocks["person"], pending))
        self._derive_persons()

    def resolve_organizations(
        self, blocks: Iterable[str], pending: Sequence[Any] = (), lost: Iterable[int] = (), abbreviations: Iterable[str] = ()
    ) -> None:
        """First the bodies that are named in full, then abbreviations that stand alone, which are looked up among them."""
        self._lost["organization"] |= set(lost)
        listed = set(blocks) | self._blocks["organization"]
        alone = {block for block in listed if block.startswith(ABBREVIATION)} | {abbreviation_block(text) for text in abbreviations if text}
        self._keep("organization", resolve_blocks(Bodies(), listed - alone, [row for row in pending if row.block_key not in alone]))
        self._derive_organizations()
        if alone:
            self._keep("organization", resolve_blocks(Bodies(), alone, [row for row in pending if row.block_key in alone]))
            self._derive_organizations()

    def resolve_events(self, reports: Iterable[Any], pending: Sequence[Any] = (), lost: Iterable[int] = ()) -> None:
        """Reports that came, changed or went; those of articles whose people are others now, or of another name, are added."""
        follow = list(Report.objects.filter(self._with_other_people()))
        self._lost["event"] |= {*lost, *(report.event_id for report in follow)}
        touched = TouchedReports(pending=list(pending), row_ids=set(self._lost["event"]))
        for report in (*reports, *self._left_reports, *follow):
            touched.add(report)
        self._keep("event", resolve_reports(touched))

    def _with_other_people(self) -> Q:
        """Reports of articles of which a person or body went to another row, or to a row of another name: events are known by these."""
        condition = Q(article__in=self.outcomes["person"].moves.article_ids | self.outcomes["organization"].moves.article_ids)
        for kind, keys in self._renamed.items():
            if keys:
                condition |= Q(article__in=MODELS[kind].objects.filter(**{f"{kind}__in": keys}).order_by().values("article"))
        return condition

    def _keep(self, kind: str, outcome: Outcome) -> None:
        self.ledger.changes += outcome.changes
        self.ledger.count_created(kind, len(outcome.created))
        self.ledger.update(kind, outcome.created)
        self.ledger.touch(kind, outcome.moves.row_ids)
        self.articles |= outcome.moves.article_ids
        known = self.outcomes.get(kind)
        self.outcomes[kind] = known.joined(outcome) if known else outcome

    # ---- what follows

    def finish(self, store_links: Callable[[], None] | None = None) -> list[RecordChange]:
        """Derives rows from their readings, lets mentions and evidence follow, and tells what the public sees of all that."""
        for kind in ("person", "organization", "event"):
            if kind not in self.outcomes:
                {"person": self.resolve_persons, "organization": self.resolve_organizations, "event": self.resolve_events}[kind](())
        tenures = self._derive_tenures()
        parts = self._derive_events()
        repointed = {pk for outcome in self.outcomes.values() for pk in outcome.moves.article_ids}
        repointed |= release(
            Turnover(tenures.stale, tenures.owners - self.outcomes["person"].created),
            Turnover(parts.stale, parts.owners - self.outcomes["event"].created),
        )
        self._derive_offices()
        if store_links:
            store_links()
        point_again(repointed, self.countries)
        for kind, outcome in self.outcomes.items():
            self.ledger.changes += drop_departed(kind, ROWS[kind], outcome, self._touched(kind) - outcome.created)
        changes = refresh_visibility(self.ledger.touched, self.ledger.updated)
        if self._asks_about_conflicts:
            ask_about_conflicts(self.ledger.conflicts)
        ask_questions(self.outcomes, self.articles, self._touched("event"))
        return [*self.ledger.changes, *changes, *self._article_changes()]

    def _touched(self, kind: str) -> set[int]:
        """Rows whose readings are others now."""
        return self.outcomes[kind].moves.row_ids | self._lost[kind]

    def _rows(self, kind: str, keys: Iterable[int]) -> dict[int, Any]:
        """Rows by key, those that resolution has in hand first."""
        known = self.outcomes[kind].rows
        missing = [pk for pk in keys if pk not in known]
        if missing:
            related = ["merged_into", "country"]
            known.update({row.pk: row for row in ROWS[kind].objects.filter(pk__in=missing).select_related(*related)})
        return known

    def _derive_persons(self) -> None:
        touched = self._touched("person") | self._readdressed()
        groups = person_rows.accepted_groups(touched)
        rows = self._rows("person", touched)
        before = {pk: row.name for pk, row in rows.items()}
        person_rows.derive_persons(rows, groups, self.countries, self.ledger)
        person_rows.name_placeholders(rows, touched - set(groups))
        self._renamed["person"] |= {pk for pk, name in before.items() if rows[pk].name != name}
        self._people = touched, groups

    def _derive_tenures(self) -> Turnover:
        touched, groups = self._people
        rows = self._rows("person", touched)
        return derive_tenures({pk: rows[pk] for pk in sorted(touched) if pk in rows}, groups, self.ledger)

    def _readdressed(self) -> set[int]:
        """People whose address moved: their tenures are named after them."""
        moved = {change.into_id for change in self.outcomes["person"].changes if change.into_id}
        return {pk for pk, row in self.outcomes["person"].rows.items() if row.public_id in moved}

    def _derive_organizations(self) -> None:
        touched = self._touched("organization")
        groups = organization_rows.accepted_groups(touched)
        rows = self._rows("organization", touched)
        before = {pk: row.name for pk, row in rows.items()}
        organization_rows.derive_organizations(rows, groups, self.countries, self.ledger)
        organization_rows.name_placeholders(rows, touched - set(groups))
        self._renamed["organization"] |= {pk for pk, name in before.items() if rows[pk].name != name}
        names = {name for found in groups.values() for group in found for name in (group.clue["name"], group.clue["abbreviation"])}
        self.ledger.touch(RecordKind.OFFICE, organization_rows.offices_of_bodies(names))

    def _derive_events(self) -> Turnover:
        touched = self._touched("event")
        groups = event_rows.accepted_groups(touched)
        rows = self._rows("event", touched)
        waiting = event_rows.empty_placeholders(rows, touched - set(groups))
        return event_rows.derive_events(rows, groups, self.countries, self.ledger, waiting)

    def _derive_offices(self) -> None:
        touched = self.ledger.touched.get(RecordKind.OFFICE, set())
        derive_offices(holders_of(touched), self.countries, self.ledger)
        self.ledger.changes += drop_empty_offices(touched)

    def _article_changes(self) -> list[RecordChange]:
        found = Article.objects.published().filter(pk__in=self.articles).order_by("pk").values_list("public_id", flat=True)
        return [change for public_id in found for change in change_of(RecordKind.ARTICLE, public_id, was_public=True, is_public=True)]


def part_readings(kind: str, blocks: set[str], reports: Iterable[Any]) -> Outcome:
    """Decides of readings alone, whose rows are derived later: of those in blocks of people or bodies, or around reports of events."""
    if kind == "event":
        touched = TouchedReports()
        for report in reports:
            touched.add(report)
        return resolve_reports(touched)
    return resolve_blocks(People() if kind == "person" else Bodies(), blocks, ())


def all_readings(kind: str, row_ids: Iterable[int]) -> list[Any]:
    """The stored readings of rows of one kind."""
    return list(MODELS[kind].objects.filter(Q(**{f"{kind}__in": set(row_ids)})))
