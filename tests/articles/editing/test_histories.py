"""Generated histories: two editors, one importer, merges and their undoing, in any order. Nothing that an editor said is ever lost."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from articles.editing.differences import mark_different
from articles.editing.mentions import reject_mention
from articles.editing.merging import later_merges, merge_records, undo_merges
from articles.editing.naming import add_name
from articles.editing.readings import assign_reading
from articles.editing.records import correct_record
from articles.editing.refusals import EditRefused
from articles.importer import import_pages
from articles.models import Mention, OrganizationReading, PersonReading, Report
from articles.record_dump import record_lines
from articles.resolving.assignment import root_of
from entities.models import Event, Merge, Office, Organization, Person
from tests.amounts import amount
from tests.articles.editing.conftest import Write

pytestmark = pytest.mark.django_db
STORY = """{day}.03.2026, 15:12 624
Ambassador Met with the Rector in {city}
Ambassador of Kazakhstan to Belgium {name} met with the Rector of the University of {city}, {rector}, in {city}, Akorda reports.
The laboratory opens this autumn, {short} said.
"""
FIT = re.compile(r'(?:"reason": "[^"]*", |"score": [0-9.]+, )(?=.*"table": "(?:personreading|organizationreading|report)")')
NAMES = ("Barlybay Sadykov", "B. Sadykov", "Baurlybay Sadykov", "Barlybai Sadykow", "Timur Ospan")
CITIES = ("Liège", "Ghent", "Bruges")
KINDS: tuple[Any, ...] = (Person, Organization, Office, Event)
picks = st.integers(0, 999)
texts = st.builds(
    lambda day, city, name: STORY.format(day=day, city=city, name=name, rector=f"Jan {city}mans", short=name.split()[-1]),
    st.integers(10, 13), st.sampled_from(CITIES), st.sampled_from(NAMES),
)  # fmt: skip
pages = st.tuples(st.sampled_from(["a.txt", "b.txt"]), st.lists(texts, min_size=1, max_size=2).map("".join))


class Histories(RuleBasedStateMachine):
    """Remembers what editors said, and finds it again after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.folder = tempfile.TemporaryDirectory()
        self.editors = [User.objects.get_or_create(username=name)[0] for name in ("aigerim", "saule")]
        self.values: dict[int, str] = {}
        self.names: set[tuple[int, str]] = set()
        self.rejected: set[int] = set()
        self.different: set[tuple[int, int]] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.folder.cleanup()

    # ---- what happens

    @initialize(first=pages, second=pages)
    def begin(self, first: tuple[str, str], second: tuple[str, str]) -> None:
        self.bring(first)
        self.bring(second)

    @rule(page=pages)
    def bring(self, page: tuple[str, str]) -> None:
        """An import of a page, known or not, with a text that may be another now."""
        name, text = page
        (Path(self.folder.name) / name).write_text(text)
        import_pages([Path(self.folder.name) / name])

    @rule(pick=picks, who=st.integers(0, 1), honorific=st.sampled_from(["H.E.", "Dr", "Sir"]))
    def correct(self, pick: int, who: int, honorific: str) -> None:
        row = self.one_of(Person.objects.filter(merged_into=None), pick)
        if row is not None:
            correct_record(row, {"honorific": honorific}, self.editors[who])
            self.values[row.pk] = honorific

    @rule(pick=picks, who=st.integers(0, 1), name=st.sampled_from(["Барлыбай", "Sadykov of Ghent", "B. Sadykov"]))
    def name(self, pick: int, who: int, name: str) -> None:
        row = self.one_of(Person.objects.filter(merged_into=None), pick)
        if row is not None:
            add_name(row, name, self.editors[who])
            self.names.add((row.pk, name))

    @rule(pick=picks, who=st.integers(0, 1))
    def reject(self, pick: int, who: int) -> None:
        mention = self.one_of(Mention.objects.accepted().filter(person__isnull=False), pick)
        if mention is not None:
            reject_mention(mention, self.editors[who])
            self.rejected.add(mention.pk)

    @rule(pick=picks, who=st.integers(0, 1), to=picks)
    def assign(self, pick: int, who: int, to: int) -> None:
        """An article speaks of another person than names would tell."""
        reading = self.one_of(PersonReading.objects.filter(judgement="accepted"), pick)
        person = self.one_of(Person.objects.filter(merged_into=None), to)
        if reading is not None:
            assign_reading(reading, person, self.editors[who])

    @rule(kind=st.sampled_from(KINDS), pick=picks, who=st.integers(0, 1))
    def merge(self, kind: Any, pick: int, who: int) -> None:
        """The survivor has the links of both."""
        pair = self.pair_of(kind, pick)
        if pair is None:
            return
        stays, gone = pair
        expected = mentions_of(stays) | mentions_of(gone)
        try:
            merge_records(stays, [gone], self.editors[who])
        except EditRefused:
            return
        assert mentions_of(stays) == expected
        assert mentions_of(gone) == set()

    @precondition(lambda self: Merge.objects.filter(undone_at=None).exists())
    @rule(pick=picks, who=st.integers(0, 1))
    def undo(self, pick: int, who: int) -> None:
        merge = self.one_of(Merge.objects.filter(undone_at=None), pick)
        if later_merges(merge):
            with pytest.raises(EditRefused, match="newest first"):
                undo_merges([merge], self.editors[who])
        else:
            undo_merges([merge], self.editors[who])

    @rule(kind=st.sampled_from(KINDS), pick=picks)
    def merge_and_undo(self, kind: Any, pick: int) -> None:
        self.compare(kind, pick, lambda: None)

    @rule(kind=st.sampled_from(KINDS), pick=picks, page=pages)
    def merge_import_and_undo(self, kind: Any, pick: int, page: tuple[str, str]) -> None:
        self.compare(kind, pick, lambda: self.bring(page))

    @rule(kind=st.sampled_from(KINDS), pick=picks, who=st.integers(0, 1))
    def tell_apart(self, kind: Any, pick: int, who: int) -> None:
        pair = self.pair_of(kind, pick)
        if pair is not None:
            mark_different(pair, self.editors[who])
            if kind is Person:
                self.different.add((pair[0].pk, pair[1].pk))

    # ---- what always holds

    @invariant()
    def no_mention_is_orphaned(self) -> None:
        models: tuple[Any, ...] = (PersonReading, OrganizationReading, Report)
        for model in models:
            target = model.TARGET
            assert not model.objects.filter(**{f"{target}__merged_into__isnull": False}).exists()
            assert not Mention.objects.filter(**{f"{target}__merged_into__isnull": False}).exists()
            link = "report" if target == "event" else f"{target}_reading"
            for mention in Mention.objects.filter(is_ruled=False, **{f"{link}__isnull": False}).select_related(link):
                assert getattr(mention, f"{target}_id") == getattr(getattr(mention, link), f"{target}_id")

    @invariant()
    def no_edit_is_lost(self) -> None:
        for pk, honorific in self.values.items():
            assert Person.objects.get(pk=pk).honorific == honorific
        for pk, name in self.names:
            owner = root_of(Person.objects.get(pk=pk))
            assert owner.names.filter(name=name, origin="editor").exists() or Person.objects.get(pk=pk).names.filter(name=name).exists()

    @invariant()
    def nothing_rejected_returns(self) -> None:
        found = dict(Mention.objects.filter(pk__in=self.rejected).values_list("pk", "judgement"))
        assert found == dict.fromkeys(self.rejected, "rejected")

    @invariant()
    def different_stay_apart(self) -> None:
        for one, other in self.different:
            assert root_of(Person.objects.get(pk=one)) != root_of(Person.objects.get(pk=other))

    # ---- helpers of these rules

    def compare(self, kind: Any, pick: int, between: Callable[[], Any]) -> None:
        """What comes between a merge and its undoing leaves what it leaves without them."""
        pair = self.pair_of(kind, pick)
        if pair is None:
            return
        before = {path: path.read_text() for path in Path(self.folder.name).iterdir()}
        with transaction.atomic():
            between()
            expected = list(record_lines())
            transaction.set_rollback(True)
        for path, text in before.items():
            path.write_text(text)
        try:
            merges = merge_records(pair[0], [pair[1]], self.editors[0])
        except EditRefused:
            return
        between()
        undo_merges(merges, self.editors[1])
        assert differing(expected) == []

    def one_of(self, rows: Any, pick: int) -> Any:
        listed = list(rows.order_by("pk"))
        return listed[pick % len(listed)] if listed else None

    def pair_of(self, kind: Any, pick: int) -> tuple[Any, Any] | None:
        pairs = list(combinations(kind.objects.filter(merged_into=None).order_by("pk"), 2))
        if not pairs:
            return None
        one, other = pairs[pick % len(pairs)]
        return (one, other) if pick % 2 else (other, one)


def mentions_of(row: Any) -> set[int]:
    if isinstance(row, Office):
        return set(row.tenures.order_by().values_list("person_id", flat=True)) if row.merged_into_id is None else set()
    return set(Mention.objects.filter(**{row.KIND: row}).values_list("pk", flat=True))


def differing(expected: list[str]) -> list[str]:
    """Lines that are others now, but for how well a reading fits: that is measured against what its row is like at the time."""
    before, now = ([FIT.sub("", line) for line in lines] for lines in (expected, record_lines()))
    return [f"- {line}" for line in before if line not in now] + [f"+ {line}" for line in now if line not in before]


def test_no_history_loses_a_word() -> None:
    cases = settings(
        max_examples=amount(6, 200),
        stateful_step_count=amount(8, 20),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )
    run_state_machine_as_test(Histories, settings=cases)


def meeting_on(day: int, city: str = "Ghent", name: str = "Baurlybay Sadykov") -> str:
    return STORY.format(day=day, city=city, name=name, rector=f"Jan {city}mans", short="Sadykov")


@pytest.mark.parametrize("order", [(10, 12, 11), (11, 12, 10), (12, 11, 10)])
def test_report_in_doubt_between_the_days_around_it_is_so_in_any_order(imported: Write, order: tuple[int, ...]) -> None:
    """The middle one is the event of the first day, or of the last: once it is in doubt, nothing stays of when it was not."""
    with transaction.atomic():
        for day in (10, 11, 12):
            imported(meeting_on(day), f"{day}.txt")
        expected = list(record_lines())
        assert len(Report.objects.get(judgement="unsure").candidates) == len(order) - 1
        transaction.set_rollback(True)

    for day in order:
        imported(meeting_on(day), f"{day}.txt")

    assert list(record_lines()) == expected


@pytest.mark.parametrize("pick", range(6))
def test_report_in_doubt_is_asked_of_as_without_a_merge(imported: Write, editor: User, pick: int) -> None:
    imported(meeting_on(10) + meeting_on(12), "first.txt")
    imported(meeting_on(10, "Bruges"), "second.txt")
    stays, gone = list(permutations(Event.objects.order_by("public_id"), 2))[pick]
    with transaction.atomic():
        imported(meeting_on(11), "third.txt")
        expected = list(record_lines())
        transaction.set_rollback(True)

    merges = merge_records(stays, [gone], editor)
    imported(meeting_on(11), "third.txt")
    undo_merges(merges, editor)

    assert differing(expected) == []


def test_report_that_left_two_events_while_they_were_one_comes_back(imported: Write, editor: User) -> None:
    """As one they are of the earlier day, so that a report of the later one may as well be of the day after."""
    imported(meeting_on(12, name="Barlybay Sadykov"), "first.txt")
    imported(meeting_on(11, "Liège", "Barlybay Sadykov"), "second.txt")
    stays, gone = Event.objects.order_by("-starts_on")
    with transaction.atomic():
        imported(meeting_on(13, name="B. Sadykov"), "third.txt")
        expected = list(record_lines())
        transaction.set_rollback(True)

    merges = merge_records(stays, [gone], editor)
    imported(meeting_on(13, name="B. Sadykov"), "third.txt")
    assert Report.objects.get(starts_on=date(2026, 3, 12)).event != stays
    undo_merges(merges, editor)

    assert differing(expected) == []
