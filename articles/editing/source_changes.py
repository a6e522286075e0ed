"""A page now says something else than before in a field that an editor had changed: the editor keeps his value or takes the page's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext as _

from articles.deriving.drafts import OVERLAYS
from articles.editing.correcting import correct_article
from articles.editing.items import close_item
from articles.editing.parts import correct_tenure
from articles.editing.records import correct_record
from articles.editing.refusals import EditRefused
from articles.enums import ReviewState
from articles.models import Article, ReviewItem, SourceChange
from articles.writer_lock import sole_writer
from entities.models import Country, Event, Office, Organization, Person, Tenure
from entities.models.identity import RecordKind
from entities.models.record import Curated

MODELS: dict[str, type[Curated]] = {
    RecordKind.ARTICLE: Article,
    RecordKind.PERSON: Person,
    RecordKind.COUNTRY: Country,
    RecordKind.ORGANIZATION: Organization,
    RecordKind.OFFICE: Office,
    RecordKind.EVENT: Event,
    "tenure": Tenure,
}


def row_of(change: SourceChange) -> Curated:
    """The row of which a page says something else. Raises `EditRefused` where it is no more."""
    model = MODELS[change.kind]
    row: Curated | None = model._default_manager.filter(public_id=change.record_id).first()
    if row is None:
        raise EditRefused(_("The record is there no more."))
    return row


def take_page_value(item: ReviewItem, by: User | None) -> None:
    """Gives the field what the page says now; from then on imports change it again. Raises `EditRefused`."""
    with sole_writer():
        change = item.source_change
        row = row_of(change)
        value = "" if change.field in OVERLAYS else _stored(row, change.field, change.page_now)
        _set(row, {change.field: value}, by)
        close_item(item, ReviewState.ACCEPTED, by)


def keep_editor_value(item: ReviewItem, by: User | None) -> None:
    """Leaves the editor's value where it is; the same value on the page is not asked about again."""
    with sole_writer():
        close_item(item, ReviewState.REJECTED, by)


def _set(row: Curated, values: dict[str, Any], by: User | None) -> None:
    if isinstance(row, Article):
        correct_article(row, values, by)
    elif isinstance(row, Tenure):
        correct_tenure(row, values, by)
    else:
        correct_record(row, values, by)


def _stored(row: Curated, name: str, value: Any) -> Any:
    """A value as `imported` keeps it, turned back into what the column holds."""
    column = type(row)._meta.get_field(name)
    if value is None:
        return None if column.null else ""
    if isinstance(column, models.ForeignKey):
        return column.related_model._default_manager.get(public_id=value)
    if isinstance(column, models.DateTimeField):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column, models.DateField) else value
