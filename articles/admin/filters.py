"""Filters of the desk's lists. Each costs a fixed number of queries, whatever the table holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from entities.models import Country

MOST_SOURCES = 200


class YearFilter(SimpleListFilter):
    """Years between the first and the last; the column is one by which the list is ordered, so that an index answers."""

    title = _("year")
    parameter_name = "year"
    column: ClassVar[str]
    is_moment: ClassVar[bool] = False
    """whether the column is a time, whose year is that of Kazakhstan"""

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        ends = model_admin.model._default_manager.aggregate(first=Min(self.column), last=Max(self.column))
        if ends["first"] is None:
            return []
        return [(str(year), str(year)) for year in range(ends["last"].year, ends["first"].year - 1, -1)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value or not value.isdecimal() or not 1 <= int(value) < 9999:
            return queryset
        first, after = self._start(int(value)), self._start(int(value) + 1)
        return queryset.filter(**{f"{self.column}__gte": first, f"{self.column}__lt": after})

    def _start(self, year: int) -> date | datetime:
        if self.is_moment:
            return datetime(year, 1, 1, tzinfo=ZoneInfo(settings.TIME_ZONE))
        return date(year, 1, 1)


class PublishedYear(YearFilter):
    """Articles by the year of their publication."""

    column = "sort_at"
    is_moment = True


class EventYear(YearFilter):
    """Events by year."""

    column = "sort_on"


class CountryFilter(SimpleListFilter):
    """One choice from all states, as a list to choose from instead of 200 links."""

    title = _("country")
    parameter_name = "state"
    template = "admin/desk/filter_select.html"
    column: ClassVar[str] = "country"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return list(Country.objects.values_list("alpha2", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(**{f"{self.column}__alpha2": value}) if value else queryset


class ReceivingState(CountryFilter):
    """Offices by the state to which they are accredited."""

    title = _("receiving state")
    parameter_name = "receiving"
    column = "receiving_state"


class SourceFilter(SimpleListFilter):
    """The agencies that articles credit."""

    title = _("source")
    parameter_name = "source"
    template = "admin/desk/filter_select.html"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        sources = model_admin.model._default_manager.exclude(source="").order_by("source").values_list("source", flat=True).distinct()
        return [(source, source) for source in sources[:MOST_SOURCES]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return queryset.filter(source=value) if value else queryset


class StandingFilter(SimpleListFilter):
    """Rows that stand for themselves, those merged away, or all; the first unless chosen otherwise."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, Any]]:
        return [("merged", _("Merged into another")), ("all", _("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *rest = super().choices(changelist)
        yield {**first, "display": _("Standing for themselves")}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(merged_into__isnull=self.value() != "merged")
