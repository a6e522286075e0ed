"""Pages of a list by position instead of number: no row is shown twice or missed while others are added.

A position is the pair of values by which the list is ordered, neither of them ever null. It travels as an opaque cursor.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.utils import timezone

Row = TypeVar("Row", bound=Model)
Direction = Literal["next", "previous"]
LONGEST_CURSOR = 2_000
"""characters; longer ones were not made here"""


class BadCursorError(ValueError):
    """A cursor that was not made here, or for another order."""


@dataclass(frozen=True, slots=True)
class Position:
    """A row's place in an order, and which side of it is asked for."""

    direction: Direction
    value: Any
    key: int


@dataclass(frozen=True, slots=True)
class KeysetPage(Generic[Row]):
    """Rows in the list's order; a cursor is None where nothing lies beyond."""

    rows: list[Row]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class Keyset:
    """An order over a column that is never null, and the primary key among equals. `name` ties a cursor to its order."""

    name: str
    column: str
    is_descending: bool = False
    is_key_descending: bool = False

    def order(self, rows: QuerySet[Row], direction: Direction = "next") -> QuerySet[Row]:
        is_turned = direction == "previous"
        return rows.order_by(
            f"{'-' if self.is_descending != is_turned else ''}{self.column}", f"{'-' if self.is_key_descending != is_turned else ''}pk"
        )

    def page(self, rows: QuerySet[Row], cursor: str | None, size: int) -> KeysetPage[Row]:
        """The page of `size` rows at a cursor, the first one without. One query. Raises `BadCursorError`."""
        position = self.parse_cursor(cursor, rows.model) if cursor else None
        direction = position.direction if position else "next"
        found = list(self.order(rows if position is None else rows.filter(self._beyond(position)), direction)[: size + 1])
        has_more, found = len(found) > size, found[:size]
        if direction == "previous":
            found.reverse()
            return KeysetPage(found, self._edge(found, -1, "next", position), self._edge(found, 0, "previous", None) if has_more else None)
        following = self._edge(found, -1, "next", None) if has_more else None
        return KeysetPage(found, following, self._edge(found, 0, "previous", position) if position else None)

    def cursor_at(self, row: Model, direction: Direction) -> str:
        """The cursor of what follows a row in the list, or comes before it."""
        value = getattr(row, self.column)
        return self._write(Position(direction, value, row.pk))

    def parse_cursor(self, cursor: str, model: type[Model]) -> Position:
        """The position that a cursor holds. Raises `BadCursorError`."""
        try:
            if len(cursor) > LONGEST_CURSOR:
                raise BadCursorError("too long")
            parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            name, direction, value, key = parts
        except (binascii.Error, UnicodeError, ValueError, TypeError, RecursionError) as error:
            raise BadCursorError("not a cursor of this site") from error
        if name != self.name or direction not in ("next", "previous") or not isinstance(key, int) or isinstance(key, bool):
            raise BadCursorError("not a cursor of this list")
        return Position(direction, self._read_value(value, model), key)

    def _read_value(self, value: Any, model: type[Model]) -> Any:
        if not isinstance(value, str | int) or isinstance(value, bool) or (isinstance(value, str) and "\x00" in value):
            raise BadCursorError("not a cursor of this list")
        try:
            parsed = cast("Field[Any, Any]", model._meta.get_field(self.column)).to_python(value)
        except (ValidationError, ValueError, TypeError, OverflowError) as error:
            raise BadCursorError("not a cursor of this list") from error
        if parsed is None or (isinstance(parsed, datetime) and timezone.is_naive(parsed)):
            raise BadCursorError("not a cursor of this list")
        return parsed

    def _beyond(self, position: Position) -> Q:
        """Bounded by the column alone first, so that an index on it serves the question."""
        is_turned = position.direction == "previous"
        column = "lt" if self.is_descending != is_turned else "gt"
        key = "lt" if self.is_key_descending != is_turned else "gt"
        return Q(**{f"{self.column}__{column}e": position.value}) & (
            Q(**{f"{self.column}__{column}": position.value}) | Q(**{f"pk__{key}": position.key})
        )

    def _edge(self, rows: list[Row], at: int, direction: Direction, fallback: Position | None) -> str | None:
        """The cursor beyond the page's first or last row; from an empty page, back to the row that led there."""
        if rows:
            return self.cursor_at(rows[at], direction)
        if fallback is None:
            return None
        step = 1 if (direction == "next") == self.is_key_descending else -1
        return self._write(Position(direction, fallback.value, fallback.key + step))

    def _write(self, position: Position) -> str:
        value = position.value.isoformat() if isinstance(position.value, date) else position.value
        text = json.dumps([self.name, position.direction, value, position.key], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


NEWEST_FIRST = Keyset("newest", "sort_at", is_descending=True, is_key_descending=True)
LATEST_DAY_FIRST = Keyset("latest", "sort_on", is_descending=True, is_key_descending=True)
BY_NAME = Keyset("name", "sort_key")
MOST_ACTIVE_FIRST = Keyset("active", "article_count", is_descending=True)
