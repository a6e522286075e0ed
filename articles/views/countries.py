"""The page of a country: who represents whom, what was done together, people and bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.proofs import Proof, proofs_of_tenures
from articles.structured_data import country_data
from articles.views.people import MOST_ROWS, articles_about
from entities.calendar import newest_day, planned_events, split_by_day
from entities.enums import EventStatus
from entities.models import Country, Event, Organization, Person, Tenure
from entities.pictures import events_by_month, month_columns, office_timeline
from entities.presentation import country_name, region_name, with_titles
from entities.representation import HOME_STATE, Mission, missions_between
from entities.views.addressed import answers_for_addresses, find_record
from entities.views.people import with_offices

MOST_NAMES = 12


class DayForm(forms.Form):
    """The day for which a reader asks who was in office."""

    on = forms.DateField(label=gettext_lazy("On"), required=False, input_formats=["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class Post:
    """A mission with the sentences that show its holders."""

    mission: Mission
    proofs: dict[int, Proof]


@require_safe
@answers_for_addresses
def country_detail(request: HttpRequest, address: str) -> HttpResponse:
    country = find_record(Country.objects.select_related("merged_into"), address.upper(), request.path)
    newest = newest_day()
    form = DayForm(request.GET)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or newest or date(2000, 1, 1)
    home, foreign = missions_between(country, on)
    proofs = proofs_of_tenures(holder.tenure for mission in (*home, *foreign) for holder in mission.holders)
    events = Event.objects.published().filter(participations__country=country, participations__is_rejected=False)
    coming, undated, _overdue = split_by_day(planned_events(with_titles(events))[:MOST_ROWS], newest)
    held = with_titles(events.exclude(status=EventStatus.PLANNED)).order_by("-sort_on", "-pk")
    years = events_by_year(events)
    people = Person.objects.published().filter(country=country).order_by("-article_count", "pk")
    organizations = Organization.objects.published().filter(country=country).order_by("-article_count", "pk")
    tenures = [] if country.alpha2 == HOME_STATE else tenures_of((*home, *foreign))
    months = events_by_month(events.exclude(status=EventStatus.PLANNED))
    context = {
        "page_title": country_name(country),
        "trail": [(_("Countries"), reverse("country-list")), (country_name(country), "")],
        "data": country_data(country, request.build_absolute_uri),
        "country": country,
        "region": region_name(country.region),
        "as_of": newest,
        "on": on,
        "form": form,
        "timeline": office_timeline(tenures, _("Ambassadors over time"), by_person=True) if len(tenures) > 1 else "",
        "months": month_columns(months, _("Events by month")) if len(months) > 1 else "",
        "month_counts": months,
        "home": [Post(mission, proofs) for mission in home],
        "foreign": [Post(mission, proofs) for mission in foreign],
        "years": years,
        "most_in_year": max((count for _year, count in years), default=0),
        "coming": [*coming, *undated],
        "events": list(held[:MOST_ROWS]),
        "people": list(with_offices(people)[:MOST_NAMES]),
        "organizations": list(organizations[:MOST_NAMES]),
        "articles": articles_about(country),
    }
    return render(request, "entities/country_detail.html", context, status=200 if form.is_valid() else 400)


def tenures_of(missions: Iterable[Mission]) -> list[Tenure]:
    """Everybody who is shown in the missions, whenever that was."""
    return [tenure for mission in missions for tenure in (*(holder.tenure for holder in mission.holders), *mission.others)]


def events_by_year(events: QuerySet[Event]) -> list[tuple[int, int]]:
    """Dated events that took place, by year, the latest first."""
    rows = events.exclude(status=EventStatus.PLANNED).filter(starts_on__isnull=False)
    counted = rows.order_by().values(year=ExtractYear("starts_on")).annotate(count=Count("pk", distinct=True)).order_by("-year")
    return [(row["year"], row["count"]) for row in counted]
