"""The list of organizations."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entities.enums import OrganizationKind
from entities.filters import OrganizationFilters
from entities.listing import read_listing
from entities.models import Country, Organization
from entities.views.choices import Choice, country_choices


@require_safe
def organization_list(request: HttpRequest) -> HttpResponse:
    """Bodies by name or by activity, narrowed by what stands in the address."""
    public = Organization.objects.published()
    filters = OrganizationFilters(request.GET, queryset=public.select_related("country"))
    listing = read_listing(filters, filters.keyset)
    kinds = public.order_by().values("kind").annotate(count=Count("pk")).order_by("-count", "kind")
    context = {
        "page_title": _("Organizations"),
        "trail": [(_("Organizations"), "")],
        "listing": listing,
        "total": None if listing.errors else filters.qs.order_by().count(),
        "kinds": [Choice(row["kind"], str(OrganizationKind(row["kind"]).label), row["count"]) for row in kinds],
        "countries": country_choices(Country.objects.filter(organizations__in=public), "organizations"),
    }
    return render(request, "entities/organization_list.html", context, status=listing.status)
