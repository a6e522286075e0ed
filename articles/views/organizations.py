"""The page of an organization: who holds which office in it, its events, its articles."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.around import articles_about, latest_events
from articles.facets import data_version
from articles.proofs import latest_mention, proofs_of_tenures
from articles.structured_data import organization_data
from entities.calendar import newest_day
from entities.models import Organization, Tenure
from entities.presentation import name_of
from entities.views.addressed import answers_for_addresses, find_record

MOST_TENURES = 40


@require_safe
@answers_for_addresses
def organization_detail(request: HttpRequest, address: str) -> HttpResponse:
    organization = find_record(Organization.objects.select_related("country", "merged_into"), address, request.path)
    tenures = list(
        Tenure.objects.filter(office__organization=organization, is_rejected=False, person__is_public=True, office__is_public=True)
        .select_related("office", "person__country")
        .order_by("is_former", "-last_seen_on", "pk")[:MOST_TENURES]
    )
    proofs = proofs_of_tenures(tenures)
    version = data_version()
    spellings = list(organization.names.exclude(name=organization.name).values_list("name", flat=True).distinct())
    context = {
        "data": organization_data(organization, spellings, request.build_absolute_uri),
        "page_title": name_of(organization),
        "trail": [(_("Organizations"), reverse("organization-list")), (name_of(organization), "")],
        "organization": organization,
        "as_of": newest_day(),
        "tenures": [(tenure, proofs.get(tenure.pk)) for tenure in tenures],
        "mention": latest_mention(organization),
        "spellings": spellings,
        "events": latest_events(organization, version),
        "articles": articles_about(organization, version),
    }
    return render(request, "entities/organization_detail.html", context)
