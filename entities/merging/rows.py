"""Which rows that point to another do so by an editor's word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db import models
from django.db.models import Q, UniqueConstraint

from entities.models.record import Curated, Origin

Edited = Callable[[Any], Collection[str]]
"""the curated fields of a row that are an editor's"""
MARKS: dict[str, Any] = {"is_ruled": True, "origin": Origin.EDITOR.value, "is_rejected": True}
"""columns by which a row says that it is an editor's"""


def editors_columns(model: Any) -> Iterable[models.ForeignKey[Any, Any]]:
    """The keys by which rows that may be an editor's point to rows of a model."""
    for relation in model._meta.related_objects:
        column = relation.field
        if column.name != "merged_into" and isinstance(column, models.ForeignKey) and has_marks(column):
            yield column


def has_marks(column: models.ForeignKey[Any, Any]) -> bool:
    """Whether rows of the key's table can be an editor's."""
    names = {known.name for known in column.model._meta.concrete_fields}
    return issubclass(column.model, Curated) or bool(names & MARKS.keys())


def written_rows(column: models.ForeignKey[Any, Any], target: Any, edited: Edited) -> list[Any]:
    """The rows that point to the target by an editor's word, in a lasting order."""
    model: Any = column.model
    rows = model._default_manager.filter(**{column.name: target}).order_by("pk")
    if issubclass(model, Curated):
        related = [
            known.name for known in model._meta.concrete_fields if isinstance(known, models.ForeignKey) and known.name != "merged_into"
        ]
        return [row for row in rows.select_related(*related) if is_written(column, row, edited)]
    names = {known.name for known in model._meta.concrete_fields}
    condition = Q(pk__in=[])
    for name, mark in MARKS.items():
        if name in names:
            condition |= Q(**{name: mark})
    return list(rows.filter(condition))


def is_written(column: models.ForeignKey[Any, Any], row: Any, edited: Edited) -> bool:
    """Whether the row points where it does by an editor's word."""
    if isinstance(row, Curated) and column.name in type(row).CURATED_FIELDS:
        return column.name in edited(row)
    marked = any(getattr(row, name, None) == mark for name, mark in MARKS.items())
    return marked or (isinstance(row, Curated) and (row.is_confirmed or bool(edited(row))))


def find_twin(column: models.ForeignKey[Any, Any], row: Any, survivor: Any) -> Any:
    """The row that stands where this one would, if it pointed to the survivor: tables hold such rows once."""
    model: Any = column.model
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and column.name in constraint.fields:
            others = {name: getattr(row, name) for name in constraint.fields if name != column.name}
            if None not in others.values():
                twin = model._default_manager.filter(**{column.name: survivor}, **others).first()
                if twin is not None:
                    return twin
    return None


def hand_on(row: Any, heir: Any) -> None:
    """Lets what points to a row that is about to be deleted point to another."""
    for relation in row._meta.related_objects:
        if isinstance(relation.field, models.ForeignKey):
            relation.related_model._base_manager.filter(**{relation.field.name: row}).update(**{relation.field.name: heir})
