"""People on the desk."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.curated import STANDING, RecordAdmin
from articles.admin.filters import CountryFilter, StandingFilter
from articles.admin.inlines import NameInline, NewTenureInline, TenureInline
from articles.admin.merging import MergeMixin
from articles.admin.names import find_by_name
from articles.admin.splitting import SplitMixin
from entities.models import Person, PersonName


class PersonNameInline(NameInline):
    model = PersonName


@admin.register(Person)
class PersonAdmin(SplitMixin, MergeMixin, RecordAdmin):
    list_display = ("name", "country", "article_count", "last_seen_on", "public", "is_confirmed")
    list_filter = (StandingFilter, "is_public", "is_confirmed", CountryFilter)
    list_select_related = ("country",)
    search_fields = ("name",)
    search_help_text = _("Any spelling, in any script.")
    autocomplete_fields = ("country",)
    fieldsets = (
        (None, {"fields": ("name", "sort_name", "country", "honorific", "is_confirmed")}),
        STANDING,
    )
    inlines = (PersonNameInline, TenureInline, NewTenureInline)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Person], search_term: str) -> tuple[QuerySet[Person], bool]:
        return find_by_name(queryset, search_term), False
