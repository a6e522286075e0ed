"""Derives offices, and who was seen in them when, from the accepted readings of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q

from articles.curation import edited_fields, merge_values
from articles.enums import ArticleStatus
from articles.models import PersonReading
from articles.resolving.groups import Group, load_groups
from articles.resolving.ledger import Ledger, Turnover
from articles.resolving.offices import OfficeBook
from articles.resolving.people import office_clue
from entities.clues import OfficeClue
from entities.enums import Judgement
from entities.models import Office, Person, Tenure
from entities.models.identity import RecordKind
from entities.models.record import Origin
from entities.public_ids import make_public_id
from entities.recorded import create_rows, update_rows
from entities.resolution.wordings import is_generic_office, is_head_of_state, is_sovereign, office_key

Groups = Mapping[int, Sequence[Group]]


@dataclass(slots=True)
class Seen:
    """When published articles showed something: days, and how many articles."""

    first: date | None = None
    last: date | None = None
    articles: int = 0

    def add(self, first: date | None, last: date | None, articles: int) -> None:
        self.first = min(filter(None, (self.first, first)), default=None)
        self.last = max(filter(None, (self.last, last)), default=None)
        self.articles += articles


@dataclass(slots=True)
class Holding:
    """What the readings of one person say of one office."""

    clues: list[OfficeClue] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)

    @property
    def is_former(self) -> bool:
        return all(clue.is_former for clue in self.clues)


def offices_of(clue: Mapping[str, Any]) -> list[tuple[str, OfficeClue]]:
    """The offices that one clue gives, by key. A bare "Head of State" is the office by which the article itself calls the sovereign."""
    found = [office_clue(office) for office in clue["offices"]]
    sovereign = {office.country: office_key(office) for office in found if is_sovereign(office)}
    listed = []
    for office in found:
        if is_generic_office(office):
            continue
        key = office_key(office)
        if is_head_of_state(office):
            key = sovereign.get(office.country, key)
        listed.append((key, office))
    return listed


def derive_tenures(persons: Mapping[int, Person], groups: Groups, ledger: Ledger) -> Turnover:
    """Brings the tenures of these people to what their readings say, but for deleting those that nothing speaks for any more."""
    holdings = _holdings(groups)
    book = OfficeBook.find({key: [c for h in found for c in h.clues] for key, found in _by_office(holdings).items()}, ledger)
    wanted = {(pk, book.office_ids[key]): holding for (pk, key), holding in sorted(holdings.items())}
    held = {(row.person_id, row.office_id): row for row in Tenure.objects.filter(person__in=list(persons))}
    fresh = [_new_tenure(persons[pk], book, office_id, wanted[pk, office_id]) for pk, office_id in wanted if (pk, office_id) not in held]
    create_rows(fresh)
    _update_held(held, wanted, persons, book, ledger)
    stale = [row for key, row in held.items() if key not in wanted and not _is_kept(row)]
    owners = {row.person_id for row in (*fresh, *stale)}
    ledger.update(RecordKind.PERSON, owners)
    touched = {row.office_id for row in held.values()} | {office_id for _, office_id in wanted}
    ledger.touch(RecordKind.OFFICE, touched)
    return Turnover(stale, owners)


def _holdings(groups: Groups) -> dict[tuple[int, str], Holding]:
    seen = _seen_by_clue(list(groups))
    found: dict[tuple[int, str], Holding] = defaultdict(Holding)
    for pk, listed in groups.items():
        for group in listed:
            for key, clues in _merged(offices_of(group.clue)).items():
                holding = found[pk, key]
                holding.clues += clues
                holding.seen.add(*seen.get((pk, group.clue_key), (None, None, 0)))
    return _without_heads_of_state(found)


def _merged(offices: Iterable[tuple[str, OfficeClue]]) -> dict[str, list[OfficeClue]]:
    found: dict[str, list[OfficeClue]] = defaultdict(list)
    for key, clue in offices:
        found[key].append(clue)
    return found


def _without_heads_of_state(found: dict[tuple[int, str], Holding]) -> dict[tuple[int, str], Holding]:
    """A head of state whose office other articles name is not seen in a second one."""
    named: dict[tuple[int, str | None], str] = {}
    for (pk, key), holding in sorted(found.items()):
        for clue in holding.clues:
            if is_sovereign(clue) and not holding.is_former:
                named.setdefault((pk, clue.country), key)
    kept: dict[tuple[int, str], Holding] = {}
    for (pk, key), holding in sorted(found.items()):
        home = next((named.get((pk, clue.country)) for clue in holding.clues if is_head_of_state(clue)), None)
        if home is None or home == key or not all(is_head_of_state(clue) for clue in holding.clues):
            kept[pk, key] = holding
    for (pk, key), holding in found.items():
        if (pk, key) not in kept:
            home = next(named[pk, clue.country] for clue in holding.clues if (pk, clue.country) in named)
            kept[pk, home].seen.add(holding.seen.first, holding.seen.last, holding.seen.articles)
    return kept


def _seen_by_clue(person_ids: list[int]) -> dict[tuple[int, str], tuple[date | None, date | None, int]]:
    """When published articles gave each clue of each person."""
    rows = (
        PersonReading.objects.filter(
            person__in=person_ids, judgement=Judgement.ACCEPTED, article__status=ArticleStatus.PUBLISHED, article__merged_into=None
        )
        .order_by()
        .values_list("person_id", "clue_key")
        .annotate(Min("article__published_on"), Max("article__published_on"), Count("article"))
    )
    return {(pk, key): (first, last, count) for pk, key, first, last, count in rows}


def _by_office(holdings: Mapping[tuple[int, str], Holding]) -> dict[str, list[Holding]]:
    found: dict[str, list[Holding]] = defaultdict(list)
    for (_, key), holding in holdings.items():
        found[key].append(holding)
    return found


def _new_tenure(person: Person, book: OfficeBook, office_id: int, holding: Holding) -> Tenure:
    row = Tenure(public_id=_public_id(person, book, office_id), person=person, office_id=office_id)
    merge_values(row, {"is_former": holding.is_former})
    _count(row, holding.seen)
    return row


def _public_id(person: Person, book: OfficeBook, office_id: int) -> str:
    return make_public_id("tenure", f"{person.public_id}|{book.public_ids[office_id]}")


def _count(row: Tenure, seen: Seen) -> bool:
    """Sets what is counted from articles; whether anything is another now."""
    is_public = (seen.articles > 0 or row.origin == Origin.EDITOR or row.is_confirmed) and not row.is_rejected
    values = {
        "first_seen_on": seen.first,
        "last_seen_on": seen.last,
        "article_count": seen.articles,
        "is_public": is_public,
        "was_public": row.was_public or is_public,
    }
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return bool(changed)


def _update_held(
    held: Mapping[tuple[int, int], Tenure],
    wanted: Mapping[tuple[int, int], Holding],
    persons: Mapping[int, Person],
    book: OfficeBook,
    ledger: Ledger,
) -> None:
    counted, merged, columns = [], [], set()
    for key, row in held.items():
        holding = wanted.get(key)
        if holding is None:
            if _count(row, Seen()):
                counted.append(row)
            continue
        public_id = _public_id(persons[row.person_id], book, row.office_id)
        result = merge_values(row, {"is_former": holding.is_former})
        if result.is_changed or row.public_id != public_id:
            row.public_id = public_id
            merged.append(row)
            columns |= {*result.columns, "public_id"}
            ledger.update(RecordKind.PERSON, [row.person_id])
        if _count(row, holding.seen):
            counted.append(row)
    update_rows(merged, columns)
    update_rows(counted, ["first_seen_on", "last_seen_on", "article_count", "is_public", "was_public"], keep_history=False)


def _is_kept(row: Tenure) -> bool:
    """Whether an editor has written in the tenure: then it stays, whatever pages say."""
    return row.origin == Origin.EDITOR or row.is_confirmed or row.is_rejected or bool(edited_fields(row))


def holders_of(office_ids: Iterable[int]) -> dict[int, list[OfficeClue]]:
    """The wordings that readings give each office, of all who were seen in it."""
    listed = set(office_ids)
    holders = set(Tenure.objects.filter(office__in=listed, is_rejected=False).order_by().values_list("person_id", flat=True))
    offices = Office.objects.filter(Q(pk__in=listed) | Q(merged_into__in=listed)).order_by()
    public_ids = {public_id: root or pk for public_id, root, pk in offices.values_list("public_id", "merged_into_id", "pk")}
    found: dict[int, list[OfficeClue]] = {pk: [] for pk in listed}
    groups = load_groups(PersonReading, Q(person__in=holders, judgement=Judgement.ACCEPTED))
    for group in groups:
        for key, clue in offices_of(group.clue):
            pk = public_ids.get(make_public_id(RecordKind.OFFICE, key))
            if pk in found:
                found[pk] += [clue] * group.count
    return found
