"""Bodies on the desk."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.curated import STANDING, RecordAdmin
from articles.admin.filters import CountryFilter, StandingFilter
from articles.admin.inlines import NameInline
from articles.admin.merging import MergeMixin
from articles.admin.names import find_by_name
from entities.models import Organization, OrganizationName


class OrganizationNameInline(NameInline):
    model = OrganizationName


@admin.register(Organization)
class OrganizationAdmin(MergeMixin, RecordAdmin):
    list_display = ("name", "abbreviation", "kind", "country", "article_count", "public", "is_confirmed")
    list_filter = (StandingFilter, "kind", "is_public", "is_confirmed", CountryFilter)
    list_select_related = ("country",)
    search_fields = ("name",)
    search_help_text = _("Any name or abbreviation, in any script.")
    autocomplete_fields = ("country",)
    fieldsets = ((None, {"fields": ("name", "abbreviation", "kind", "country", "is_confirmed")}), STANDING)
    inlines = (OrganizationNameInline,)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Organization], search_term: str
    ) -> tuple[QuerySet[Organization], bool]:
        found = find_by_name(queryset, search_term)
        return (found | queryset.filter(abbreviation__iexact=search_term.strip())) if search_term.strip() else found, False
