"""A former version of a row, brought back: its values are given anew, with all that follows from them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext as _

from articles.editing.correcting import CORRECTABLE, correct_article
from articles.editing.parts import TENURE_VALUES, correct_tenure
from articles.editing.records import CORRECTABLE as RECORD_VALUES
from articles.editing.records import correct_record
from articles.editing.refusals import EditRefused
from articles.models import Article
from articles.writer_lock import sole_writer
from entities.models import Tenure
from entities.models.record import DERIVED_FIELDS, Curated


def restorable_fields(row: Curated) -> tuple[str, ...]:
    """The fields of a version that can be brought back: those that editors give values to."""
    if isinstance(row, Article):
        return CORRECTABLE
    listed = TENURE_VALUES if isinstance(row, Tenure) else RECORD_VALUES[type(row)]  # type: ignore[index]
    return tuple(name for name in listed if name not in DERIVED_FIELDS)


def current_values(row: Curated) -> dict[str, Any]:
    """The row's own values of these fields; keys as primary keys."""
    return {name: getattr(row, _column(row, name).attname) for name in restorable_fields(row)}


def values_of_version(row: Curated, version: Any) -> dict[str, Any]:
    """The same of a row of its history."""
    return {name: getattr(version, _column(row, name).attname) for name in restorable_fields(row)}


def restore_version(row: Curated, version: Any, by: User | None) -> tuple[str, ...]:
    """Gives the row the values of a version, and returns the names of the fields that changed. Raises `EditRefused`."""
    with sole_writer():
        values = {name: _stored(row, name, value) for name, value in values_of_version(row, version).items()}
        if isinstance(row, Article):
            return correct_article(row, values, by)
        if isinstance(row, Tenure):
            return correct_tenure(row, values, by)
        return correct_record(row, values, by)


def _column(row: Curated, name: str) -> Any:
    return type(row)._meta.get_field(name)


def _stored(row: Curated, name: str, value: Any) -> Any:
    column = _column(row, name)
    if not isinstance(column, models.ForeignKey) or value is None:
        return value
    model: Any = column.related_model
    found = model._default_manager.filter(pk=value).first()
    if found is None:
        raise EditRefused(_("%(field)s of that version is there no more.") % {"field": column.verbose_name})
    return found
