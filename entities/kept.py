"""What is counted once for each state of the record, and kept in the cache until the record changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Model, QuerySet

KEPT_FOR = 24 * 3600
Value = TypeVar("Value")
Row = TypeVar("Row", bound=Model)
Version = Callable[[], int]
"""gives the number of the record's last change"""


def kept(version: int, name: str, count: Callable[[], Value]) -> Value:
    """A value that depends on the record alone; `name` is free of spaces and tells it from all others."""
    value: Value = cache.get_or_set(f"kept:{version}:{name}", count, KEPT_FOR)  # type: ignore[assignment]
    return value


def kept_rows(version: int, name: str, chosen: QuerySet[Any], shown: QuerySet[Row]) -> list[Row]:
    """The rows of `chosen`, in its order, as `shown` loads them: which ones they are is kept, the rows themselves are read."""
    keys: list[Any] = kept(version, name, lambda: list(chosen.values_list("pk", flat=True)))
    rows = shown.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
