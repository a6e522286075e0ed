"""The page of a person: offices with the sentences that show them, whom they met, what was reported."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.around import articles_about, encounters_of, latest_events
from articles.facets import data_version
from articles.proofs import latest_mention, proof_of_country, proofs_of_tenures
from articles.structured_data import person_data
from entities.calendar import newest_day
from entities.models import Person, Tenure
from entities.pictures import encounter_network, office_timeline
from entities.presentation import name_of
from entities.views.addressed import answers_for_addresses, find_record


@require_safe
@answers_for_addresses
def person_detail(request: HttpRequest, address: str) -> HttpResponse:
    person = find_record(Person.objects.select_related("country", "merged_into"), address, request.path)
    tenures = list(
        Tenure.objects.filter(person=person, is_rejected=False, office__is_public=True)
        .select_related("office__organization", "office__country", "office__receiving_state")
        .order_by("is_former", "-last_seen_on", "pk")
    )
    proofs = proofs_of_tenures(tenures)
    version = data_version()
    spellings = list(person.names.exclude(name=person.name).values_list("name", flat=True).distinct())
    met = encounters_of(person, version)
    context = {
        "page_title": name_of(person),
        "data": person_data(person, tenures, spellings, request.build_absolute_uri),
        "trail": [(_("People"), reverse("person-list")), (name_of(person), "")],
        "person": person,
        "as_of": newest_day(),
        "tenures": [(tenure, proofs.get(tenure.pk)) for tenure in tenures],
        "country_proof": proof_of_country(person),
        "mention": latest_mention(person),
        "spellings": spellings,
        "met": met,
        "timeline": office_timeline(tenures, _("Offices over time")) if len(tenures) > 1 else "",
        "network": encounter_network(person, met) if len(met) > 1 else "",
        "events": latest_events(person, version),
        "articles": articles_about(person, version),
    }
    return render(request, "entities/person_detail.html", context)
