"""Offices on the desk, with those who hold or held them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.curated import STANDING, RecordAdmin
from articles.admin.filters import CountryFilter, ReceivingState, StandingFilter
from articles.admin.inlines import NameInline, PartInline
from articles.admin.merging import MergeMixin
from articles.admin.names import find_by_name
from entities.models import Office, OfficeName, Tenure


class OfficeNameInline(NameInline):
    model = OfficeName


class HolderInline(PartInline):
    """Who was seen in the office; edited on the person's page."""

    model = Tenure
    fields = readonly_fields = ("person", "started_on", "ended_on", "is_former", "is_rejected", "first_seen_on", "last_seen_on")
    verbose_name_plural = _("holders")
    named = ("person",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Office)
class OfficeAdmin(MergeMixin, RecordAdmin):
    list_display = ("name", "country", "receiving_state", "organization", "article_count", "public")
    list_filter = (StandingFilter, "is_bilateral", "is_public", CountryFilter, ReceivingState)
    list_select_related = ("country", "receiving_state", "organization")
    search_fields = ("name",)
    autocomplete_fields = ("organization", "country", "receiving_state")
    fieldsets = (
        (None, {"fields": ("name", "title", "organization", "country", "receiving_state", "is_bilateral", "is_confirmed")}),
        STANDING,
    )
    inlines = (OfficeNameInline, HolderInline)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Office], search_term: str) -> tuple[QuerySet[Office], bool]:
        return find_by_name(queryset, search_term), False
