"""The record as canonical lines: what "the same" means for imports, restores and mirrors.

Rows stand under their public ids or other lasting names, never under primary keys. Left out is what says when and how something was
written instead of what is held (clock times, receipts, history, the order of changes, former addresses, questions that are closed, merges
that were undone), and what is made of the rest (the search index).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet
from simple_history.models import HistoricalChanges

from articles.enums import ReviewState
from articles.models import Change, ChangeCounter, ImportRun, ReviewItem, SearchEntry
from entities.models import FormerAddress, Merge
from entities.models.record import Curated

LEFT_OUT: tuple[type[Model], ...] = (Change, ChangeCounter, ImportRun, FormerAddress, SearchEntry)
CLOCKS = {"created_at", "modified_at", "added_at", "imported_at", "opened_at", "closed_at", "ruled_at", "noted_at", "merged_at", "given_at"}
PAST = {"was_public"}
"""what a row once was, before the pages that it is made of were all there"""
PARTS = {"merge": {"moves"}}
"""fields that hold primary keys"""
STANDING: dict[type[Model], dict[str, Any]] = {ReviewItem: {"state": ReviewState.OPEN}, Merge: {"undone_at": None}}
"""tables of which the rows that are settled hold nothing any more"""
NAMES: dict[str, tuple[str, ...]] = {
    "sourcepage": ("name",),
    "pageversion": ("page", "sha256"),
    "appearance": ("page_version", "position"),
    "personreading": ("article", "key"),
    "organizationreading": ("article", "key"),
    "report": ("article", "key"),
    "participation": ("event", "person", "country", "organization"),
    "tenure": ("person", "office"),
    "reviewitem": ("key",),
    "user": ("username",),
}
"""the fields that name a row where no public id does; keys among them are named in turn"""


def record_lines() -> Iterator[str]:
    """One line of JSON a row, sorted within each table; equal records give equal lines."""
    names = Names()
    for model in dumped_models():
        label = model._meta.model_name
        yield from sorted(
            json.dumps({"table": label, **row_values(row, names)}, ensure_ascii=False, sort_keys=True)
            for row in _rows(model).iterator(chunk_size=1000)
        )


def dumped_models() -> list[type[Model]]:
    """Every table of the record, by name."""
    models = [model for label in ("articles", "entities") for model in apps.get_app_config(label).get_models()]
    kept = [model for model in models if model not in LEFT_OUT and not issubclass(model, HistoricalChanges)]
    return sorted(kept, key=lambda model: model.__name__)


def _rows(model: type[Model]) -> QuerySet[Any]:
    rows = model._base_manager.all()
    return rows.filter(**STANDING[model]) if model in STANDING else rows.order_by("pk")


def row_values(row: Model, names: Names) -> dict[str, Any]:
    """The row's lasting values, keys by the names of the rows that they point to."""
    left_out = CLOCKS | PAST | PARTS.get(row._meta.model_name or "", set())
    values: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        if column.primary_key or column.name in left_out:
            continue
        value = getattr(row, column.attname)
        if isinstance(column, ForeignKey):
            value = names.of(column.related_model, value) if value is not None else None
        values[column.name] = value.isoformat() if isinstance(value, date | datetime) else value
    return values


class Names:
    """Names of rows by primary key, one table after another as they are asked for."""

    def __init__(self) -> None:
        self._tables: dict[type[Model], dict[Any, str]] = {}

    def of(self, model: Any, pk: Any) -> str:
        if model not in self._tables:
            self._tables[model] = self._read(model)
        return self._tables[model][pk]

    def _read(self, model: type[Model]) -> dict[Any, str]:
        if issubclass(model, Curated):
            return dict(model._base_manager.values_list("pk", "public_id"))
        name_of = self._namer(model)
        columns = [model._meta.get_field(name).attname for name in NAMES[model._meta.model_name or ""]]  # type: ignore[union-attr]
        return {pk: name_of(values) for pk, *values in model._base_manager.values_list("pk", *columns)}

    def _namer(self, model: type[Model]) -> Callable[[list[Any]], str]:
        fields = [model._meta.get_field(name) for name in NAMES[model._meta.model_name or ""]]
        targets = [column.related_model if isinstance(column, ForeignKey) else None for column in fields]
        return lambda values: "/".join(
            str(self.of(target, value) if target is not None and value is not None else value or "")
            for target, value in zip(targets, values, strict=True)
        )
