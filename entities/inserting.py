"""Inserts of many rows at once: Django's `bulk_create` builds an expression for each value, which costs more than the database's own work.

What `save()` would fill in is filled in here too: clock times, defaults of the database. Nothing here knows parents, generated columns or
signals, which none of our tables has.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.db.models.expressions import DatabaseDefault

MOST_VALUES = 30_000
"""in one statement; SQLite takes a few more, PostgreSQL twice as many"""


def insert_rows(rows: Sequence[Model], *, unique: Sequence[str] = (), replaced: Sequence[str] = ()) -> None:
    """Inserts rows of one model within the caller's transaction; they have their keys afterwards, and count as saved.

    A row whose `unique` columns are those of a stored one takes its place in the `replaced` columns.
    """
    if not rows:
        return
    model = type(rows[0])
    key, quote = model._meta.pk, connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if not (field is key and isinstance(key, AutoField))]
    ending = f" ON CONFLICT ({', '.join(map(quote, unique))}) DO UPDATE SET " if unique else ""
    ending += ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in replaced)
    returning = f" RETURNING {quote(str(key.column))}" if key not in fields else ""
    columns = ", ".join(quote(str(field.column)) for field in fields)
    place = f"({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        for batch in _batches(rows, len(fields)):
            values = [field.get_db_prep_save(_value(row, field), connection) for row in batch for field in fields]
            places = ", ".join([place] * len(batch))
            cursor.execute(f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES {places}{ending}{returning}", values)  # noqa: S608 - names of ours
            keys = cursor.fetchall() if returning else []
            for row, (pk,) in zip(batch, keys, strict=bool(returning)):
                row.pk = pk
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _value(row: Model, field: Any) -> Any:
    """The value to store, set in the row too where it is filled in."""
    value = field.pre_save(row, add=True)
    if isinstance(value, DatabaseDefault):
        value = value.expression.value  # type: ignore[attr-defined]  # ours are all plain values
        setattr(row, field.attname, value)
    return value


def _batches(rows: Sequence[Model], width: int) -> Iterator[Sequence[Model]]:
    limit = MOST_VALUES
    if isinstance(connection.connection, sqlite3.Connection):
        limit = min(limit, connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))
    size = max(1, limit // width)
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
