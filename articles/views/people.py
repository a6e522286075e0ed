"""The page of a person: offices with the sentences that show them, whom they met, what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.proofs import latest_mention, proof_of_country, proofs_of_tenures
from articles.structured_data import person_data
from entities.calendar import newest_day
from entities.enums import EventKind
from entities.models import Country, Event, Organization, Participation, Person, Tenure
from entities.pictures import encounter_network, office_timeline
from entities.presentation import name_of, with_titles
from entities.views.addressed import answers_for_addresses, find_record

FACE_TO_FACE = (EventKind.MEETING, EventKind.PHONE_CALL, EventKind.CREDENTIALS, EventKind.CONSULTATIONS, EventKind.VISIT)
MOST_ROWS = 15
MOST_MET = 25


@dataclass(frozen=True, slots=True)
class Encounter:
    """Another person, the number of events at which both were, and the latest of them."""

    person: Person
    count: int
    last_on: date


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
    events = Event.objects.published().filter(participations__person=person, participations__is_rejected=False)
    spellings = list(person.names.exclude(name=person.name).values_list("name", flat=True).distinct())
    met = encounters_of(person)
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
        "events": list(with_titles(events).order_by("-sort_on", "-pk")[:MOST_ROWS]),
        "articles": articles_about(person),
    }
    return render(request, "entities/person_detail.html", context)


def articles_about(record: Person | Country | Organization) -> list[Article]:
    """The newest public stories that name a record. One query."""
    return list(Article.objects.published().stories().mentioning(record).order_by("-sort_at", "-pk")[:MOST_ROWS])


def encounters_of(person: Person) -> list[Encounter]:
    """Those who took part in the same meetings, calls, consultations and visits, the most frequent first. Two queries."""
    shared = Participation.objects.filter(
        event__participations__person=person, event__is_public=True, event__kind__in=FACE_TO_FACE, is_rejected=False, person__is_public=True
    ).exclude(person=person)
    counted = (
        shared.order_by()
        .values("person")
        .annotate(count=Count("event", distinct=True), last_on=Max("event__sort_on"))
        .order_by("-count", "-last_on", "person")[:MOST_MET]
    )
    found = list(counted)
    people = Person.objects.select_related("country").in_bulk([row["person"] for row in found])
    return [Encounter(people[row["person"]], row["count"], row["last_on"]) for row in found]
