"""Events on the desk, with who took part."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.curated import STANDING, RecordAdmin
from articles.admin.filters import CountryFilter, EventYear, StandingFilter
from articles.admin.inlines import NewParticipationInline, ParticipationInline
from articles.admin.merging import MergeMixin
from entities.models import Event, Participation


@admin.register(Event)
class EventAdmin(MergeMixin, RecordAdmin):
    list_display = ("title", "kind", "starts_on", "place", "country", "status", "article_count", "public")
    list_filter = (StandingFilter, "status", "kind", EventYear, "date_basis", "is_public", CountryFilter)
    list_select_related = ("country",)
    search_fields = ("name", "place")
    search_help_text = _("A name, a place, or who took part.")
    autocomplete_fields = ("country",)
    fieldsets = (
        (None, {"fields": ("kind", "name", "status", "is_confirmed")}),
        (_("Day"), {"fields": (("starts_on", "ends_on"), ("date_precision", "date_basis"))}),
        (_("Place"), {"fields": (("place", "country"),)}),
        STANDING,
    )
    inlines = (ParticipationInline, NewParticipationInline)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Event], search_term: str) -> tuple[QuerySet[Event], bool]:
        words = search_term.strip()
        if not words:
            return queryset, False
        taking_part = Participation.objects.filter(
            Q(person__name__icontains=words) | Q(country__name__icontains=words) | Q(organization__name__icontains=words)
        ).values("event")
        return queryset.filter(Q(name__icontains=words) | Q(place__icontains=words) | Q(public_id=words) | Q(pk__in=taking_part)), False

    @admin.display(description=_("event"))
    def title(self, event: Event) -> str:
        return event.name or str(event)
