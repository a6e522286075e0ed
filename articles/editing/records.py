"""Values of people, bodies, offices, events and states that an editor puts right, and rows that an editor adds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.curation import current_value, plain_value
from articles.deriving.writing import Occasion
from articles.editing.naming import blocks_of, give_name
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.editing.verdicts import CONFIRMED, CORRECTED, note_verdict
from articles.models import Mention
from articles.resolving.person_rows import follow_name
from articles.writer_lock import sole_writer
from entities.enums import DateBasis, DatePrecision
from entities.folding import fold_key, sort_key
from entities.models import Country, Event, FormerAddress, Office, Organization, Person
from entities.models.record import Origin, Record
from entities.public_ids import make_public_id
from entities.resolution.naming import surname_first

CORRECTABLE: dict[type[Record], tuple[str, ...]] = {
    Person: ("name", "sort_name", "country", "honorific", "is_confirmed", "stated_source"),
    Organization: ("name", "abbreviation", "kind", "country", "is_confirmed", "stated_source"),
    Office: ("name", "title", "organization", "country", "receiving_state", "is_bilateral", "is_confirmed", "stated_source"),
    Event: (
        "kind", "name", "starts_on", "ends_on", "date_precision", "date_basis", "place", "country", "status", "is_confirmed",
        "stated_source",
    ),
    Country: ("name", "name_kk", "name_ru", "official_name", "official_name_kk", "official_name_ru", "capital"),
}  # fmt: skip
MEASURES: dict[type[Record], dict[str, str]] = {
    Person: {"name": "person_name", "country": "person_country"},
    Organization: dict.fromkeys(("name", "abbreviation", "kind", "country"), "organization_facts"),
    Office: dict.fromkeys(("name", "title", "organization", "country", "receiving_state", "is_bilateral"), "roles"),
    Event: {
        "kind": "event_kind", "name": "event_name", "starts_on": "event_date", "date_precision": "event_date", "ends_on": "event_end",
        "place": "event_place", "country": "event_place", "status": "other_status",
    },
    Country: {},
}  # fmt: skip
CONFIRMATIONS: dict[type[Record], str] = {Person: "persons", Organization: "organizations", Office: "roles", Event: "events"}
MOST_ATTEMPTS = 100


def correct_record(row: Any, values: Mapping[str, Any], by: User | None) -> tuple[str, ...]:
    """Sets values of a row, and returns the names of those that are others now. Everything that hangs on them follows.

    Names are those of `CORRECTABLE`. Raises `EditRefused`.
    """
    with sole_writer():
        found = _locked(row)
        names = CORRECTABLE[type(found)]
        changed = tuple(name for name, value in values.items() if name in names and getattr(found, name) != value)
        if not changed:
            return ()
        _note_verdicts(found, changed, values, by)
        touched = _touched(found)
        listed = surname_first(found.name) if isinstance(found, Person) else ""
        for name in changed:
            setattr(found, name, values[name])
        columns = {*changed, *_follow(found, listed)}
        _refuse_invalid(found)
        Occasion("Corrected: " + ", ".join(sorted(columns & set(names))), by).mark(found)
        found.save(update_fields=sorted({*columns, "modified_at"}))
        if "name" in changed and not isinstance(found, Event):
            give_name(found, found.name, by)
        _add_touched(touched, found)
        settle(touched)
    row.refresh_from_db()
    return changed


def add_record(model: type[Record], values: Mapping[str, Any], by: User | None, *, is_another: bool = False) -> Any:
    """Adds a row that no page has given, confirmed and public at once; `values` hold a `stated_source`.

    `is_another`: the editor knows that it is not the row of the same name that the record has. Raises `EditRefused`.
    """
    with sole_writer():
        row = model(**{name: value for name, value in values.items() if name in CORRECTABLE[model]})
        row.origin, row.is_confirmed = Origin.EDITOR, True
        if not row.stated_source.strip():
            raise EditRefused(_("Say where this is from: what an editor adds has a stated source."))
        _follow(row, "")
        if not is_another:
            _refuse_known(row)
        row.public_id = _public_id(row)
        _refuse_invalid(row)
        Occasion("Added by hand", by).mark(row)
        row.save()
        if not isinstance(row, Event):
            give_name(row, row.name, by)  # type: ignore[attr-defined]
        touched = _touched(row)
        settle(touched)
    row.refresh_from_db()
    return row


def _locked(row: Any) -> Any:
    related = [name for name in ("country", "organization", "receiving_state") if name in {field.name for field in row._meta.fields}]
    found = type(row)._default_manager.select_for_update(of=("self",)).select_related(*related).get(pk=row.pk)
    if found.merged_into_id:
        raise EditRefused(_("The record was merged into another; correct that one."))
    return found


def _touched(row: Any) -> Touched:
    touched = Touched()
    _add_touched(touched, row)
    return touched


def _add_touched(touched: Touched, row: Any) -> None:
    touched.touch(row.KIND, row.pk)
    if isinstance(row, Person | Organization):
        touched.blocks[row.KIND] |= blocks_of(row, row.name)
    if isinstance(row, Organization) and row.abbreviation:
        touched.abbreviations.add(row.abbreviation)


def _follow(row: Any, listed_before: str) -> set[str]:
    """What goes with the values: the key for lists, the parts of a date that make sense only together."""
    if isinstance(row, Person):
        return follow_name(row, listed_before)
    if isinstance(row, Event):
        return _complete_day(row)
    longest: int = row._meta.get_field("sort_key").max_length
    key = sort_key(row.name)[:longest]
    if key == row.sort_key:
        return set()
    row.sort_key = key
    return {"sort_key"}


def _complete_day(row: Event) -> set[str]:
    values: dict[str, Any] = {}
    if row.starts_on is None:
        values |= {"ends_on": None, "date_precision": "", "date_basis": ""}
    else:
        values["date_precision"] = row.date_precision or DatePrecision.DAY
        values["date_basis"] = row.date_basis or DateBasis.STATED
    values["sort_on"] = row.starts_on or row.sort_on or timezone.localdate()
    touched = {name for name, value in values.items() if getattr(row, name) != value}
    for name in touched:
        setattr(row, name, values[name])
    return touched


def _refuse_invalid(row: Any) -> None:
    try:
        row.full_clean(exclude={"public_id", "imported", "created_at", "modified_at"}, validate_unique=False)
    except ValidationError as problem:
        raise EditRefused("; ".join(problem.messages)) from problem


def _note_verdicts(row: Any, changed: tuple[str, ...], values: Mapping[str, Any], by: User | None) -> None:
    """A value that extraction gave and an editor changes was wrong; what an editor had put there before says nothing of extraction."""
    noted: set[str] = set()
    article = None
    for name in changed:
        measure = MEASURES[type(row)].get(name)
        if measure and measure not in noted and name in row.imported and row.imported[name] == current_value(row, name):
            noted.add(measure)
            article = article or _article_of(row)
            before = getattr(row, name)
            note_verdict(measure, CORRECTED, by, article, plain_value(before) if not isinstance(before, Record) else before, values[name])
    if values.get("is_confirmed") and not row.is_confirmed and not noted and row.origin == Origin.IMPORT:
        note_verdict(CONFIRMATIONS[type(row)], CONFIRMED, by, _article_of(row), row, "")


def _article_of(row: Any) -> Any:
    """The newest article that names the row."""
    if row.KIND == "office":
        return None
    mention = Mention.objects.accepted().filter(**{row.KIND: row}).select_related("article").order_by("-article__sort_at").first()
    return mention.article if mention else None


def _refuse_known(row: Any) -> None:
    """The record has a row once."""
    model = type(row)
    if isinstance(row, Event):
        same = model._default_manager.filter(kind=row.kind, starts_on=row.starts_on, place=row.place, name=row.name)
    else:
        same = model._default_manager.filter(names__name_key=fold_key(row.name))
    if known := same.filter(merged_into=None).first():
        message = _("The record has this already: %(name)s (%(id)s). Tick “another one of the same name” if it is not the same.")
        raise EditRefused(message % {"name": known, "id": known.public_id})


def _public_id(row: Any) -> str:
    """A short hash of the name, or of what tells an event, that was never another row's."""
    key = "|".join(map(str, (row.kind, row.starts_on or "", row.place, row.name))) if isinstance(row, Event) else fold_key(row.name)
    for attempt in range(MOST_ATTEMPTS):
        found: str = make_public_id(row.KIND, key, attempt)
        is_taken = type(row)._default_manager.filter(public_id=found).exists()
        if not is_taken and not FormerAddress.objects.filter(kind=row.KIND, former_id=found).exists():
            return found
    raise EditRefused(_("The record has too many rows of this name."))
