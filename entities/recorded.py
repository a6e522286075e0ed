"""Writes of many rows at once that keep their history: bulk methods of Django call no `save()`, so the history is written beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, cast

from django.db import connections, models, router
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

Row = TypeVar("Row", bound=models.Model)
BATCH = 500


def create_rows(rows: Sequence[Row]) -> Sequence[Row]:
    """Inserts rows of one model, each with the first entry of its history where one is kept; the rows have their keys afterwards."""
    if not rows:
        return rows
    model = type(rows[0])
    if hasattr(model, "history"):
        bulk_create_with_history(rows, model, batch_size=BATCH)
    else:
        model._default_manager.bulk_create(rows, batch_size=BATCH)
    return rows


def update_rows(rows: Sequence[Row], fields: Iterable[str], *, keep_history: bool = True, by: Any = None, reason: str | None = None) -> int:
    """Writes the named fields of rows of one model, with an entry of history each, unless the fields are merely counted ones.

    `modified_at` is set where the model has it; `by` and `reason` stand in the history. Returns the number of rows.
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
    write_columns(rows, names)
    if keep_history and hasattr(model, "history"):
        model.history.bulk_history_create(rows, batch_size=BATCH, update=True, default_user=by, default_change_reason=reason)
    return len(rows)


def write_columns(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Writes the named fields of rows of one model by one statement that is run for each row.

    Django's own bulk update builds an expression for each value, which costs some twenty times as much.
    """
    meta = type(rows[0])._meta
    connection = connections[router.db_for_write(type(rows[0]))]
    quote = connection.ops.quote_name
    fields = [cast("models.Field[Any, Any]", meta.get_field(name)) for name in names]
    assignments = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    statement = f"UPDATE {quote(meta.db_table)} SET {assignments} WHERE {quote(str(meta.pk.column))} = %s"  # noqa: S608 - names of our own
    values = [[*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def delete_rows(rows: Sequence[Row]) -> None:
    """Deletes rows of one model; the last entry of a history says that the row was deleted, and what it was."""
    if not rows:
        return
    model: Any = type(rows[0])
    if hasattr(model, "history"):
        _record_deletion(model, rows)
    model._default_manager.filter(pk__in=[row.pk for row in rows]).delete()


def _record_deletion(model: Any, rows: Sequence[models.Model]) -> None:
    now = timezone.now()
    history = model.history.model
    entries = [
        history(
            history_date=now,
            history_user=history.get_default_history_user(row),
            history_type="-",
            **{field.attname: getattr(row, field.attname) for field in history.tracked_fields},
        )
        for row in rows
    ]
    history.objects.bulk_create(entries, batch_size=BATCH)
