"""Values of the filters of lists, with how many rows each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from entities.models import Country
from entities.presentation import country_name


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int


def country_choices(countries: QuerySet[Country], counted: str) -> list[Choice]:
    """Countries with the number of their rows of a kind, by name in the reader's language. One query."""
    rows: Any = countries.annotate(row_count=Count(counted, distinct=True)).distinct()
    return sorted((Choice(row.public_id, country_name(row), row.row_count) for row in rows), key=lambda choice: choice.label)
