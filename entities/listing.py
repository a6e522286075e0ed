"""A public list: filters read from its address, one page of rows, and plain words about what in the address is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import FilterSet

from entities.keyset import BadCursorError, Keyset, KeysetPage
from entities.presentation import day_text, name_of

Row = TypeVar("Row", bound=Model)
PAGE_SIZE = 30
OF_EVERY_LIST = {"cursor", "sort", "format"}
OF_TRACKERS = ("utm_", "fbclid", "gclid", "mc_", "yclid", "ref")
"""beginnings of parameters that others append to links: they ask nothing of this site"""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: what it is, what it is set to, and the query string of the same list without it."""

    name: str
    label: str
    value: str
    query_without: str


@dataclass
class Listing(Generic[Row]):
    """`errors` is empty and `page` is full, or the other way round."""

    filters: FilterSet
    page: KeysetPage[Row]
    errors: list[str] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        return self.page.rows

    @property
    def status(self) -> int:
        return 400 if self.errors else 200

    @property
    def values(self) -> dict[str, str]:
        """The filters as given, for the form."""
        return {name: str(self.filters.data.get(name, "")) for name in self.filters.filters}


def read_listing(filters: FilterSet, keyset: Keyset, size: int = PAGE_SIZE) -> Listing[Any]:
    """One page of the rows that pass the filters. With anything wrong in the address there are no rows, only errors."""
    data: QueryDict = filters.data
    errors = [*_unknown_parameters(filters), *_filter_errors(filters)]
    nothing: KeysetPage[Any] = KeysetPage([], None, None)
    if errors:
        return Listing(filters, nothing, errors)
    try:
        page = keyset.page(filters.qs, data.get("cursor"), size)
    except BadCursorError:
        return Listing(filters, nothing, [_("This place in the list is not known. Begin at the beginning.")])
    return Listing(filters, page, chips=list(_chips(filters)))


def narrowed(filters: FilterSet, *without: str) -> QuerySet[Any]:
    """The rows that pass all filters but those of some names: among them the values of these are counted."""
    rows = filters.queryset.all()
    for name, value in filters.form.cleaned_data.items():
        if name not in without:
            rows = filters.filters[name].filter(rows, value)
    return rows


def _unknown_parameters(filters: FilterSet) -> Iterator[str]:
    known = {*filters.filters, *OF_EVERY_LIST}
    for name in filters.data:
        if name not in known and not name.startswith(OF_TRACKERS):
            yield _("“%(name)s” is not a filter of this list. Its filters are: %(known)s.") % {
                "name": name[:60],
                "known": ", ".join(filters.filters),
            }


def _filter_errors(filters: FilterSet) -> Iterator[str]:
    if filters.is_valid():
        return
    for name, messages in filters.errors.items():
        label = filters.filters[name].label if name in filters.filters else ""
        for message in messages:
            yield f"{label}: {message}" if label else str(message)


def _chips(filters: FilterSet) -> Iterator[Chip]:
    for name, value in filters.form.cleaned_data.items():
        if name == "sort" or not filters.data.get(name) or value in (None, ""):
            continue
        rest = filters.data.copy()
        for gone in (name, "cursor"):
            rest.pop(gone, None)
        yield Chip(name, str(filters.filters[name].label), _shown(filters, name, value), f"?{rest.urlencode()}")


def _shown(filters: FilterSet, name: str, value: Any) -> str:
    if isinstance(value, Model):
        return name_of(value)  # type: ignore[arg-type]
    if isinstance(value, date):
        return day_text(value)
    choices = dict(getattr(filters.form.fields[name], "choices", ()))
    return str(choices.get(value, value))
