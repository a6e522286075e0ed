"""Writes of many rows at once that keep their history: bulk methods of Django call no `save()`, so the history is written beside them.

An entry of history is a copy of the row, so the database copies it itself. Updates go by key, one prepared statement for all rows: Django's
`bulk_update` builds an expression for each value, which costs more than all the rest of an import.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from entities.inserting import insert_rows

Row = TypeVar("Row", bound=models.Model)
BATCH = 500
CREATED, CHANGED, DELETED = "+", "~", "-"


def create_rows(rows: Sequence[Row], reason: str | None = None, *, by: Any = None) -> Sequence[Row]:
    """Inserts rows of one model, each with the first entry of its history where one is kept; the rows have their keys afterwards."""
    if not rows:
        return rows
    model = type(rows[0])
    with transaction.atomic(savepoint=False):
        insert_rows(rows)
        _copy_to_history(model, rows, CREATED, reason, by)
    return rows


def update_rows(rows: Sequence[Row], fields: Iterable[str], *, keep_history: bool = True, reason: str | None = None, by: Any = None) -> int:
    """Writes the named fields of rows of one model, with an entry of history each, unless the fields are merely counted ones.

    `modified_at` is set where the model has it; `by` (else the user of the request) and `reason` stand in the history. Returns the number
    of rows.
    """
    names = sorted(set(fields))
    if not rows or not names:
        return 0
    model: Any = type(rows[0])
    if any(field.name == "modified_at" for field in model._meta.fields):
        now = timezone.now()
        for row in rows:
            row.modified_at = now  # type: ignore[attr-defined]
        names.append("modified_at")
    with transaction.atomic(savepoint=False):
        _update(model, rows, names)
        if keep_history:
            _copy_to_history(model, rows, CHANGED, reason, by)
    return len(rows)


def delete_rows(rows: Sequence[Row], reason: str | None = None, *, by: Any = None) -> None:
    """Deletes rows of one model; the last entry of a history says that the row was deleted, and what it was."""
    if not rows:
        return
    model: Any = type(rows[0])
    with transaction.atomic(savepoint=False):
        _copy_to_history(model, rows, DELETED, reason, by)
        model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()


def _update(model: Any, rows: Sequence[models.Model], names: Sequence[str]) -> None:
    columns = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    assignments = ", ".join(f"{quote(field.column)} = %s" for field in columns)
    statement = f"UPDATE {quote(model._meta.db_table)} SET {assignments} WHERE {quote(model._meta.pk.column)} = %s"  # noqa: S608 - names of ours
    values = [(*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in columns), row.pk) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _copy_to_history(model: Any, rows: Sequence[models.Model], kind: str, reason: str | None, by: Any) -> None:
    """Copies the rows, as the database holds them now, into the history of their model, where it keeps one."""
    if not hasattr(model, "history"):
        return
    history = model.history.model
    quote = connection.ops.quote_name
    columns = [quote(field.column) for field in history.tracked_fields]
    user = by or history.get_default_history_user(rows[0])
    extra: dict[str, Any] = {
        "history_date": connection.ops.adapt_datetimefield_value(timezone.now()),
        "history_change_reason": reason,
        "history_type": kind,
        "history_user_id": user.pk if user else None,
    }
    names = ", ".join([*columns, *map(quote, extra)])
    kept = ", ".join([*columns, *["%s"] * len(extra)])
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            keys = [row.pk for row in rows[start : start + BATCH]]
            places = ", ".join(["%s"] * len(keys))
            copy = f"SELECT {kept} FROM {table} WHERE {key} IN ({places}) ORDER BY {key}"  # noqa: S608 - names of ours
            cursor.execute(f"INSERT INTO {quote(history._meta.db_table)} ({names}) {copy}", [*extra.values(), *keys])
