"""Values of the filters of lists, with how many rows each has; counted once for each state of the record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, TextChoices

from entities.kept import kept
from entities.listing import Listing
from entities.models import Country
from entities.presentation import COUNTRY_FIELDS, country_name


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int


def country_choices(version: int, name: str, countries: QuerySet[Any]) -> list[Choice]:
    """Countries by name in the reader's language. `countries` has one column, the key of a country for each row that is counted."""
    counted: list[tuple[Country, int]] = kept(version, f"countries:{name}", lambda: _countries(countries))
    return sorted((Choice(country.public_id, country_name(country), count) for country, count in counted), key=lambda choice: choice.label)


def _countries(countries: QuerySet[Any]) -> list[tuple[Country, int]]:
    counts = dict(countries.filter(country__isnull=False).order_by().annotate(row_count=Count("pk")).values_list("country", "row_count"))
    return [(country, counts[country.pk]) for country in Country.objects.only(*COUNTRY_FIELDS).filter(pk__in=counts)]


def kind_choices(version: int, name: str, rows: QuerySet[Any], kinds: type[TextChoices]) -> list[Choice]:
    """The kinds of rows, the most frequent first."""
    counting = rows.order_by().values("kind").annotate(count=Count("pk")).order_by("-count", "kind").values_list("kind", "count")
    counted: list[tuple[str, int]] = kept(version, f"kinds:{name}", lambda: list(counting))
    return [Choice(kind, str(kinds(kind).label), count) for kind, count in counted]


def total_of(listing: Listing[Any], version: int) -> int | None:
    """The number of rows on all pages of a list; None where the list cannot be shown."""
    if listing.errors:
        return None
    filters = listing.filters
    state = repr((type(filters).__name__, sorted((name, str(value)) for name, value in filters.form.cleaned_data.items())))
    return kept(version, f"total:{hashlib.sha256(state.encode()).hexdigest()[:32]}", lambda: filters.qs.order_by().count())
