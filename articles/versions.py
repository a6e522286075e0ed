"""The past of a row: who or what changed which field when, with the values before and after side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

HIDDEN = {"id", "sort_key", "sort_at", "sort_on", "title_key", "body_key", "imported", "created_at", "block_key", "name_key", "clue_key"}
"""columns that follow from others, or say nothing to a reader"""
LONG = 80
"""characters from which a text is compared word by word"""
MOST_COMPARED = 4_000_000
"""pairs of words beyond which a paragraph is shown as a whole"""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a compared text; `is_other` where the two sides differ."""

    text: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a version. Short values are whole parts; of long texts the words that differ are told from those that do not."""

    name: str
    label: str
    before: list[Part]
    after: list[Part]


@dataclass(slots=True)
class Version:
    """`by` is empty for an import; `kind`: "+" the row was made, "~" changed, "-" deleted. `row` names it where several are told of."""

    history_id: int
    at: datetime
    by: str
    reason: str
    kind: str
    row: str = ""
    changes: list[FieldChange] = field(default_factory=list)


def versions_of(rows: Sequence[Any], older: Any = None, *, naming: bool = False) -> list[Version]:
    """Rows of one history table, the newest first, each with what it changed. `older`: the row of the past before the last of these.

    With `naming` the rows are of several records, and each is compared with the next older one of its own record.
    """
    shown = _Shown([*rows, *([older] if older is not None else [])])
    versions = []
    for index, row in enumerate(rows):
        rest = [*rows[index + 1 :], *([older] if older is not None else [])]
        before = next((other for other in rest if not naming or other.id == row.id), None)
        versions.append(
            Version(
                history_id=row.history_id,
                at=row.history_date,
                by=row.history_user.get_username() if row.history_user else "",
                reason=row.history_change_reason or "",
                kind=row.history_type,
                row=_name_of(row) if naming else "",
                changes=[] if row.history_type == "-" else list(_changes(before, row, shown)),
            )
        )
    return versions


def compare_values(model: type[models.Model], before: dict[str, Any], after: dict[str, Any]) -> list[FieldChange]:
    """The named fields that differ between two sets of values (keys as primary keys)."""
    shown = _Shown([])
    changes = []
    for name, value in after.items():
        if before.get(name) != value:
            column: Any = model._meta.get_field(name)
            shown.learn(column, [before.get(name), value])
            changes.append(_change(column, shown.text(column, before.get(name)), shown.text(column, value)))
    return changes


def _name_of(row: Any) -> str:
    """What a row of several is called, without asking the database for what it points to."""
    named = next((text for column in ("name", "surface") if (text := getattr(row, column, ""))), "")
    kind = str(row.instance_type._meta.verbose_name)
    return f"{kind}: {named}" if named else kind


class _Shown:
    """Values as people read them; rows that keys point to are fetched once for each table."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._names: dict[tuple[type, Any], str] = {}
        listed = list(rows)
        if listed:
            for column in type(listed[0]).tracked_fields:
                if isinstance(column, models.ForeignKey):
                    self.learn(column, [getattr(row, column.attname) for row in listed])

    def learn(self, column: Any, keys: Iterable[Any]) -> None:
        if not isinstance(column, models.ForeignKey):
            return
        model: Any = column.related_model
        wanted = {getattr(key, "pk", key) for key in keys} - {None}
        missing = [key for key in wanted if (model, key) not in self._names]
        if missing:
            found = model._default_manager.in_bulk(missing)
            self._names.update({(model, key): str(found[key]) if key in found else _("gone (%(key)s)") % {"key": key} for key in missing})

    def text(self, column: Any, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if isinstance(column, models.ForeignKey):
            return self._names.get((column.related_model, getattr(value, "pk", value)), str(value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return date_format(localtime(value), "j M Y, H:i")
        return str(dict(column.flatchoices).get(value, value)) if column.choices else str(value)


def _changes(before: Any, row: Any, shown: _Shown) -> Iterator[FieldChange]:
    for column in type(row).tracked_fields:
        if column.name in HIDDEN:
            continue
        old = getattr(before, column.attname) if before is not None else None
        new = getattr(row, column.attname)
        if old == new or (old in (None, "", False) and new in (None, "", False)):
            continue
        yield _change(column, shown.text(column, old), shown.text(column, new))


def _change(column: Any, before: str, after: str) -> FieldChange:
    return FieldChange(column.name, str(column.verbose_name), *compare_texts(before, after))


def compare_texts(before: str, after: str) -> tuple[list[Part], list[Part]]:
    """Two texts in parts that are equal and parts that differ: word by word within paragraphs, if they are long."""
    if not before or not after or max(len(before), len(after)) < LONG:
        return ([Part(before, True)] if before else [], [Part(after, True)] if after else [])
    left: list[Part] = []
    right: list[Part] = []
    lines, new_lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for tag, one, two, three, four in SequenceMatcher(None, lines, new_lines, autojunk=False).get_opcodes():
        old, new = "".join(lines[one:two]), "".join(new_lines[three:four])
        if tag == "equal":
            left.append(Part(old, False))
            right.append(Part(new, False))
        else:
            _compare_words(old, new, left, right)
    return left, right


def _compare_words(before: str, after: str, left: list[Part], right: list[Part]) -> None:
    words, new_words = _words(before), _words(after)
    if len(words) * len(new_words) > MOST_COMPARED:
        words, new_words = [before], [after]
    for tag, one, two, three, four in SequenceMatcher(None, words, new_words, autojunk=False).get_opcodes():
        old, new = "".join(words[one:two]), "".join(new_words[three:four])
        if old:
            left.append(Part(old, tag != "equal"))
        if new:
            right.append(Part(new, tag != "equal"))


def _words(text: str) -> list[str]:
    """The words with the blanks behind them; joined they are the text."""
    words: list[str] = []
    for letter in text:
        if words and (not words[-1][-1:].isspace() or letter.isspace()):
            words[-1] += letter
        else:
            words.append(letter)
    return words
