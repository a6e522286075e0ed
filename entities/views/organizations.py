"""The list of organizations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entities.enums import OrganizationKind
from entities.filters import OrganizationFilters
from entities.kept import Version
from entities.listing import read_listing
from entities.models import Organization
from entities.views.choices import country_choices, kind_choices, total_of


@require_safe
def organization_list(request: HttpRequest, version: Version) -> HttpResponse:
    """Bodies by name or by activity, narrowed by what stands in the address."""
    public = Organization.objects.published()
    filters = OrganizationFilters(request.GET, queryset=public.select_related("country"))
    listing = read_listing(filters, filters.keyset)
    number = version()
    context = {
        "page_title": _("Organizations"),
        "trail": [(_("Organizations"), "")],
        "listing": listing,
        "total": total_of(listing, number),
        "kinds": kind_choices(number, "organizations", public, OrganizationKind),
        "countries": country_choices(number, "organizations", public.values_list("country")),
    }
    return render(request, "entities/organization_list.html", context, status=listing.status)
