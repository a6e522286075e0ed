"""Corrections in a spreadsheet: rows laid out in cells, and cells that come back, compared three ways before anything is written.

Each line carries the values with which it left, signed. What an editor did not touch is left alone, whatever has become of it since; what
both changed is put before the editor. Writing goes through the verbs of `articles.editing`, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from articles.curation import current_value
from articles.deriving.prints import KAZAKHSTAN
from articles.editing.correcting import correct_article
from articles.editing.records import correct_record
from articles.editing.refusals import EditRefused
from articles.models import Article
from articles.writer_lock import sole_writer
from entities.models import Country, Event, Office, Organization, Person
from entities.spreadsheet import guard_cell, unguard_cell

SALT = "kzdiplo.desk.sheet"
ID, NAME, LEFT = "id", "record", "as_exported"
"""the first two columns and the last: which row, what it is called (not read again), and its values when it left"""
COLUMNS: dict[Any, tuple[str, ...]] = {
    Article: ("title", "lead", "published_on", "published_at", "source", "image_credit", "source_url", "is_reviewed"),
    Person: ("name", "sort_name", "country", "honorific", "is_confirmed"),
    Organization: ("name", "abbreviation", "kind", "country", "is_confirmed"),
    Office: ("name", "title", "organization", "country", "receiving_state", "is_bilateral", "is_confirmed"),
    Event: ("kind", "name", "starts_on", "ends_on", "date_precision", "date_basis", "place", "country", "status", "is_confirmed"),
    Country: ("name", "name_kk", "name_ru", "official_name", "capital"),
}
MOST_LINES = 2_000
NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
YES, NO = ("true", "yes", "1", "да", "иә"), ("false", "no", "0", "", "нет", "жоқ")


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that an editor changed. `theirs` is what stands now; `is_contested`: that is not what stood when the sheet left."""

    public_id: str
    record: str
    column: str
    label: str
    was: str
    theirs: str
    mine: str
    is_contested: bool

    @property
    def key(self) -> str:
        return f"{self.public_id}:{self.column}"


@dataclass(slots=True)
class Comparison:
    """What a sheet would do. `problems`: lines that cannot be read, each with its number."""

    differences: list[Difference] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    lines: int = 0


def sheet_lines(model: Any, rows: Iterable[Any]) -> Iterable[list[str]]:
    """The heading, then a line for each row; let the query select related rows."""
    columns = COLUMNS[model]
    yield [ID, NAME, *columns, LEFT]
    for row in rows:
        values = {name: current_value(row, name) for name in columns}
        cells = [cell_of(model, name, values[name]) for name in columns]
        yield [guard_cell(cell) for cell in (row.public_id, _clean(str(row)), *cells)] + [signing.dumps(values, salt=SALT, compress=True)]


def related_columns(model: Any) -> tuple[str, ...]:
    """The columns that are keys of other rows."""
    return tuple(name for name in COLUMNS[model] if isinstance(model._meta.get_field(name), models.ForeignKey))


def compare_sheet(model: Any, heading: Sequence[Any], lines: Sequence[Sequence[Any]]) -> Comparison:
    """What the lines would change, in a fixed number of queries. Raises `EditRefused` where the sheet is none of ours."""
    names = [_text(cell) for cell in heading]
    if ID not in names or LEFT not in names:
        raise EditRefused(_("This is no sheet of the desk: the columns “%(id)s” and “%(left)s” are missing.") % {"id": ID, "left": LEFT})
    if len(lines) > MOST_LINES:
        raise EditRefused(_("A sheet holds %(count)s lines at most.") % {"count": MOST_LINES})
    found = Comparison(lines=len(lines))
    listed = [dict(zip(names, map(_text, line), strict=False)) for line in lines]
    rows = model._default_manager.filter(public_id__in={line.get(ID, "") for line in listed}).select_related(*related_columns(model))
    by_id = {row.public_id: row for row in rows}
    for number, line in enumerate(listed, start=2):
        if any(line.values()):
            _compare_line(model, by_id.get(line.get(ID, "")), line, number, found)
    return found


def _compare_line(model: Any, row: Any, line: Mapping[str, str], number: int, found: Comparison) -> None:
    if row is None or row.merged_into_id:
        problem = _("line %(number)s: there is no record “%(id)s” any more") % {"number": number, "id": line.get(ID, "")}
        found.problems.append(problem)
        return
    try:
        left = signing.loads(line.get(LEFT, ""), salt=SALT)
    except signing.BadSignature:
        found.problems.append(_("line %(number)s: the last column was changed; export the record anew") % {"number": number})
        return
    for name in COLUMNS[model]:
        if name not in line or name not in left:
            continue
        was, mine, theirs = cell_of(model, name, left[name]), line[name], cell_of(model, name, current_value(row, name))
        if mine in (was, theirs):
            continue
        try:
            parse_cell(model, name, mine)
        except ValueError as problem:
            found.problems.append(_("line %(number)s, %(column)s: %(problem)s") % {"number": number, "column": name, "problem": problem})
        else:
            label = str(model._meta.get_field(name).verbose_name)
            found.differences.append(Difference(row.public_id, str(row), name, label, was, theirs, mine, is_contested=theirs != was))


def apply_differences(model: Any, chosen: Sequence[Difference], by: User | None) -> tuple[int, list[str]]:
    """Writes what was chosen, record by record; returns how many records changed, and what was refused and why.

    What moved again since it was shown is refused.
    """
    changed, refused = 0, []
    by_record: dict[str, list[Difference]] = {}
    for difference in chosen:
        by_record.setdefault(difference.public_id, []).append(difference)
    for public_id, differences in by_record.items():
        try:
            with sole_writer():
                changed += bool(_apply(model, public_id, differences, by))
        except EditRefused as problem:
            refused.append(f"{differences[0].record}: {problem}")
    return changed, refused


def _apply(model: Any, public_id: str, differences: Sequence[Difference], by: User | None) -> tuple[str, ...]:
    row = model._default_manager.select_related(*related_columns(model)).filter(public_id=public_id).first()
    if row is None:
        raise EditRefused(_("The record is there no more."))
    for difference in differences:
        if cell_of(model, difference.column, current_value(row, difference.column)) != difference.theirs:
            raise EditRefused(_("Somebody else has saved this meanwhile. Compare the sheet again."))
    try:
        values = {one.column: parse_cell(model, one.column, one.mine) for one in differences}
    except ValueError as problem:
        raise EditRefused(str(problem)) from problem
    if model is Article:
        return correct_article(row, _with_whole_time(row, values), by)
    return correct_record(row, values, by)


def _with_whole_time(row: Article, values: dict[str, Any]) -> dict[str, Any]:
    """A day and a time of publication are changed as one."""
    if "published_at" in values and "published_on" not in values and values["published_at"]:
        values["published_on"] = timezone.localdate(values["published_at"], KAZAKHSTAN)
    elif "published_on" in values and "published_at" not in values and row.published_at:
        day, minute = values["published_on"], timezone.localtime(row.published_at, KAZAKHSTAN).time()
        values["published_at"] = datetime.combine(day, minute, KAZAKHSTAN) if day else None
    return values


def cell_of(model: Any, name: str, value: Any) -> str:
    """A plain value (as `imported` keeps it) as its cell; times in Kazakhstan's."""
    column = model._meta.get_field(name)
    if value is None:
        return ""
    if isinstance(column, models.BooleanField):
        return "true" if value else "false"
    if isinstance(column, models.DateTimeField):
        return timezone.localtime(datetime.fromisoformat(value), KAZAKHSTAN).strftime("%Y-%m-%d %H:%M")
    return _clean(str(value))


def parse_cell(model: Any, name: str, cell: str) -> Any:
    """What the column holds for a cell. Raises `ValueError` with what is allowed."""
    column = model._meta.get_field(name)
    if isinstance(column, models.BooleanField):
        return _parse_choice(cell.casefold())
    if isinstance(column, models.ForeignKey):
        return _parse_key(column, cell)
    if isinstance(column, models.DateField):
        return _parse_time(column, cell)
    if column.choices and cell not in {str(value) for value, _label in column.choices} | ({""} if column.blank else set()):
        raise ValueError(_("“%(cell)s” is none of %(choices)s") % {"cell": cell, "choices": ", ".join(str(v) for v, _l in column.choices)})
    if column.max_length and len(cell) > column.max_length:
        raise ValueError(_("longer than %(count)s characters") % {"count": column.max_length})
    return cell


def _parse_choice(cell: str) -> bool:
    if cell not in (*YES, *NO):
        raise ValueError(_("“%(cell)s” is neither true nor false") % {"cell": cell})
    return cell in YES


def _parse_key(column: models.ForeignKey[Any, Any], cell: str) -> Any:
    if not cell:
        return None
    model: Any = column.related_model
    wanted = cell.upper() if model is Country else cell
    found = model._default_manager.filter(public_id=wanted, merged_into=None).first()
    if found is None:
        raise ValueError(_("there is no “%(cell)s” in the record") % {"cell": cell})
    return found


def _parse_time(column: models.DateField[Any, Any], cell: str) -> date | datetime | None:
    if not cell:
        return None
    is_moment = isinstance(column, models.DateTimeField)
    try:
        found = parse_datetime(cell) if is_moment else parse_date(cell[:10])
    except ValueError:
        found = None
    if found is None:
        raise ValueError(_("“%(cell)s” is no day of the form 2026-03-10") % {"cell": cell})
    return found.replace(tzinfo=KAZAKHSTAN) if isinstance(found, datetime) else found


def _text(cell: Any) -> str:
    """A cell as it came: spreadsheets turn days into dates and figures into numbers."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M" if cell.hour or cell.minute else "%Y-%m-%d")
    return _clean(unguard_cell(str(cell)))


def _clean(text: str) -> str:
    return NOT_IN_CELLS.sub("", text.replace("\r\n", "\n")).strip()
