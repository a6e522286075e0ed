"""The page of an office: who was seen in it when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.proofs import proofs_of_tenures
from entities.calendar import newest_day
from entities.models import Office, Tenure
from entities.presentation import name_of
from entities.views.addressed import answers_for_addresses, find_record


@require_safe
@answers_for_addresses
def office_detail(request: HttpRequest, address: str) -> HttpResponse:
    rows = Office.objects.select_related("country", "receiving_state", "organization", "merged_into")
    office = find_record(rows, address, request.path)
    tenures = list(
        Tenure.objects.filter(office=office, is_rejected=False, person__is_public=True)
        .select_related("person__country")
        .order_by("is_former", "-last_seen_on", "pk")
    )
    proofs = proofs_of_tenures(tenures)
    context = {
        "page_title": name_of(office),
        "trail": [(_("People"), reverse("person-list")), (name_of(office), "")],
        "office": office,
        "as_of": newest_day(),
        "tenures": [(tenure, proofs.get(tenure.pk)) for tenure in tenures],
        "wordings": list(office.names.exclude(name=office.name).values_list("name", flat=True).distinct()),
    }
    return render(request, "entities/office_detail.html", context)
