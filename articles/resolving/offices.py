"""Finds or makes the office of each key, and derives its row from the wordings of all who were seen in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.curation import merge_values
from articles.extraction.office_wording import state_phrase
from articles.resolving.assignment import root_of
from articles.resolving.ledger import Ledger
from articles.resolving.names import sync_names
from entities.clues import OfficeClue
from entities.enums import NameOrigin
from entities.folding import fold_key, sort_key
from entities.gazetteer import lookup_country
from entities.models import Country, Office, OfficeName, OrganizationName
from entities.models.identity import RecordKind
from entities.public_ids import make_public_id
from entities.recorded import create_rows, update_rows
from entities.resolution.wordings import full_body_name, is_head_of_state

LONGEST = 300


@dataclass(slots=True)
class OfficeBook:
    """The offices of keys: primary keys by key, and public ids by primary key."""

    office_ids: dict[str, int] = field(default_factory=dict)
    public_ids: dict[int, str] = field(default_factory=dict)

    @classmethod
    def find(cls, wanted: Mapping[str, Sequence[OfficeClue]], ledger: Ledger) -> OfficeBook:
        """Finds the offices, those that were merged away as what they went into, and makes what is missing."""
        book = cls()
        by_wording = _by_editors_wording(wanted)
        ids = {key: make_public_id(RecordKind.OFFICE, key) for key in wanted}
        rows = {row.public_id: row for row in Office.objects.filter(public_id__in=ids.values()).select_related("merged_into")}
        missing = [key for key in sorted(wanted) if key not in by_wording and ids[key] not in rows]
        fresh = [_new_office(ids[key], wanted[key]) for key in missing]
        create_rows(fresh)
        ledger.count_created(RecordKind.OFFICE, len(fresh))
        rows |= {row.public_id: row for row in fresh}
        for key in wanted:
            office = by_wording.get(key) or root_of(rows[ids[key]])
            book.office_ids[key] = office.pk
            book.public_ids[office.pk] = office.public_id
        return book


def _by_editors_wording(wanted: Mapping[str, Sequence[OfficeClue]]) -> dict[str, Office]:
    """Keys of which a wording was given to an office by an editor."""
    texts = {fold_key(clue.text)[:LONGEST]: key for key, clues in sorted(wanted.items()) for clue in clues}
    given = OfficeName.objects.filter(name_key__in=texts, origin=NameOrigin.EDITOR).select_related("office__merged_into").order_by("-id")
    return {texts[row.name_key]: root_of(row.office) for row in given}


def _new_office(public_id: str, clues: Sequence[OfficeClue]) -> Office:
    name = _present(choose_office_wording(clues).text)[:LONGEST]
    return Office(public_id=public_id, name=name, sort_key=sort_key(name))


def choose_office_wording(clues: Iterable[OfficeClue]) -> OfficeClue:
    """The most frequent wording that names the office itself; of equally frequent ones the fullest, then the first in the alphabet."""
    counts = Counter(clues)
    texts: Counter[str] = Counter()
    for clue, count in counts.items():
        texts[_present(clue.text)] += count
    return min(counts, key=lambda clue: (is_head_of_state(clue), -texts[_present(clue.text)], -len(_present(clue.text)), repr(clue)))


def _present(text: str) -> str:
    """The wording without what says that it was held before."""
    return text.removeprefix("former ")


def derive_offices(holders: Mapping[int, Sequence[OfficeClue]], countries: Mapping[str, Country], ledger: Ledger) -> None:
    """Brings offices to the wordings of all who were seen in them. `holders`: clues by the key of the office."""
    rows = {row.pk: row for row in Office.objects.filter(pk__in=list(holders)).select_related("country", "receiving_state", "organization")}
    bodies = _bodies_by_name({clue.organization for clues in holders.values() for clue in clues if clue.organization})
    changed, columns = [], set()
    names: dict[int, set[str]] = {}
    for pk, clues in sorted(holders.items()):
        if pk not in rows or not clues:
            continue
        row = rows[pk]
        chosen = choose_office_wording(clues)
        result = merge_values(row, _derive(chosen, clues, countries, bodies))
        ledger.note_merge(RecordKind.OFFICE, row, result)
        names[pk] = {clue.text[:LONGEST] for clue in clues if not clue.is_former} or {row.name}
        touched = set(result.columns) | _follow(row, clues)
        if touched:
            changed.append(row)
            columns |= touched
    update_rows(changed, columns)
    ledger.update(RecordKind.OFFICE, sync_names(OfficeName, "office_id", names, lambda name, _: ""))


def _follow(row: Office, clues: Sequence[OfficeClue]) -> set[str]:
    """What goes with the derived fields: the key for lists, and the key by which the body is found when it comes later."""
    values = {"sort_key": sort_key(row.name), "organization_key": _organization_key(clues)}
    touched = {name for name, value in values.items() if getattr(row, name) != value}
    for name in touched:
        setattr(row, name, values[name])
    return touched


def _organization_key(clues: Sequence[OfficeClue]) -> str:
    return min((_body_key(clue.organization) for clue in clues if clue.organization), default="")


def _body_key(name: str) -> str:
    return fold_key(full_body_name(name.removeprefix("the ")))[:LONGEST]


def _derive(
    chosen: OfficeClue, clues: Sequence[OfficeClue], countries: Mapping[str, Country], bodies: Mapping[str, Sequence[Any]]
) -> dict[str, Any]:
    country = countries.get(chosen.country or "")
    receiving = countries.get(chosen.receiving_state or "")
    is_bilateral = bool(country and receiving and any(clue.is_bilateral or "mbassador" in clue.title for clue in clues))
    return {
        "name": _bilateral_name(chosen) if is_bilateral else _present(chosen.text)[:LONGEST],
        "title": min((clue.title[:200] for clue in clues), key=lambda title: (len(title), title)) if is_bilateral else chosen.title[:200],
        "organization": _body_of(_organization_key(clues), country, bodies),
        "country": country,
        "receiving_state": receiving,
        "is_bilateral": is_bilateral,
    }


def _bilateral_name(clue: OfficeClue) -> str:
    """The same words for every head of mission, however pages word it."""
    sending, receiving = (lookup_country(code or "") for code in (clue.country, clue.receiving_state))
    if sending is None or receiving is None:
        return clue.text[:LONGEST]
    title = "Ambassador" if "mbassador" in clue.title else clue.title
    return f"{title} of {state_phrase(sending.name_en)} to {state_phrase(receiving.name_en)}"[:LONGEST]


def _bodies_by_name(names: Iterable[str]) -> dict[str, list[Any]]:
    """Bodies by the folded name that pages or editors give them."""
    found: dict[str, dict[int, Any]] = {}
    keys = {_body_key(name)[:200] for name in names}
    for row in OrganizationName.objects.filter(name_key__in=keys, organization__merged_into=None).select_related("organization__country"):
        found.setdefault(row.name_key, {})[row.organization_id] = row.organization
    return {key: list(rows.values()) for key, rows in found.items()}


def _body_of(key: str, country: Country | None, bodies: Mapping[str, Sequence[Any]]) -> Any:
    """The one body of that name, of the office's state if both have one."""
    fitting = [row for row in bodies.get(key[:200], ()) if country is None or row.country is None or row.country_id == country.pk]
    exact = [row for row in fitting if country is not None and row.country_id == country.pk]
    listed = exact or fitting
    return listed[0] if len(listed) == 1 else None
