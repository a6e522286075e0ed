"""States on the desk: their names come from the gazetteer, their aliases from editors."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.curated import STANDING_FIELDS, RecordAdmin
from articles.admin.inlines import NameInline
from entities.folding import fold_key
from entities.models import Country, CountryName


class CountryNameInline(NameInline):
    model = CountryName


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    list_display = ("name", "alpha2", "capital", "region", "article_count", "public")
    list_filter = ("region", "is_public")
    list_per_page = 100
    search_fields = ("name",)
    search_help_text = _("Any name in any of the three languages, or a code.")
    readonly_fields = (*STANDING_FIELDS, "alpha2", "alpha3", "numeric", "demonyms", "region", "subregion")
    fieldsets = (
        (None, {"fields": ("name", "name_kk", "name_ru", "official_name", "official_name_kk", "official_name_ru", "capital")}),
        (_("From the gazetteer"), {"fields": ("alpha2", "alpha3", "numeric", "demonyms", "region", "subregion")}),
        (_("Standing"), {"fields": ("public", "article_count", "first_seen_on", "last_seen_on")}),
    )
    inlines = (CountryNameInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """States are those of ISO 3166-1."""
        return False

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Country], search_term: str) -> tuple[QuerySet[Country], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        aliases = CountryName.objects.filter(name_key__contains=fold_key(words)).values("country") if fold_key(words) else []
        codes = Q(alpha2__iexact=words) | Q(alpha3__iexact=words)
        names = Q(name__icontains=words) | Q(name_kk__icontains=words) | Q(name_ru__icontains=words) | Q(official_name__icontains=words)
        return queryset.filter(codes | names | Q(pk__in=aliases)), False
