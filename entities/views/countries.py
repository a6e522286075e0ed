"""The list of countries."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entities.models import Country
from entities.pictures import world_map
from entities.presentation import country_name, region_name


@require_safe
def country_list(request: HttpRequest) -> HttpResponse:
    """Every state that public articles name, by region."""
    countries = list(Country.objects.published().order_by("region", "-article_count", "sort_key"))
    by_region: dict[str, list[Country]] = defaultdict(list)
    for country in countries:
        by_region[country.region].append(country)
    for found in by_region.values():
        found.sort(key=country_name)
    context = {
        "page_title": _("Countries"),
        "trail": [(_("Countries"), "")],
        "regions": [(region_name(region), found) for region, found in by_region.items()],
        "most": max((country.article_count for country in countries), default=0),
        "total": len(countries),
        "map": world_map(countries),
    }
    return render(request, "entities/country_list.html", context)
