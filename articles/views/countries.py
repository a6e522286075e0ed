"""The page of a country: who represents whom, what was done together, people and bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

from articles.around import articles_about, events_with, latest_events
from articles.facets import data_version
from articles.proofs import Proof, proofs_of_tenures
from articles.quotation import Quotation
from articles.structured_data import country_data
from entities.calendar import newest_day, plans_of
from entities.enums import EventStatus
from entities.kept import kept, kept_rows
from entities.models import Country, Event, Organization, Person, Tenure
from entities.pictures import events_by_month, month_columns, office_timeline
from entities.presentation import HOME_STATE, country_name, region_name
from entities.representation import Holder, Mission, representation_of
from entities.views.addressed import answers_for_addresses, find_record
from entities.views.people import with_offices

MOST_NAMES = 12
MOST_COMING = 10


class DayForm(forms.Form):
    """The day for which a reader asks who was in office."""

    on = forms.DateField(label=gettext_lazy("On"), required=False, input_formats=["%Y-%m-%d"])


@dataclass(frozen=True, slots=True)
class Post:
    """A mission with each of its holders and the latest sentence that shows them in it."""

    mission: Mission
    holders: list[tuple[Holder, Quotation | None]]


@require_safe
@answers_for_addresses
def country_detail(request: HttpRequest, address: str) -> HttpResponse:
    country = find_record(Country.objects.select_related("merged_into"), address.upper(), request.path)
    newest = newest_day()
    form = DayForm(request.GET)
    on = (form.cleaned_data["on"] if form.is_valid() else None) or newest or date(2000, 1, 1)
    representation = representation_of(country, on)
    missions = [*representation.home, *representation.foreign]
    posts = posts_of(missions)
    version = data_version()
    held = events_with(country).exclude(status=EventStatus.PLANNED)
    plans = plans_of(events_with(country), newest, MOST_COMING, version, country.alpha2)
    years = kept(version, f"years:{country.pk}", lambda: events_by_year(held))
    people = Person.objects.published().filter(country=country).order_by("-article_count", "pk")
    organizations = Organization.objects.published().filter(country=country).order_by("-article_count", "pk")
    tenures = [] if country.alpha2 == HOME_STATE else tenures_of(missions)
    months = kept(version, f"months:{country.pk}", lambda: events_by_month(held))
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
        "home": posts[: len(representation.home)],
        "foreign": posts[len(representation.home) :],
        "has_more_posts": representation.has_more,
        "years": years,
        "most_in_year": max((count for _year, count in years), default=0),
        "coming": [*plans.coming, *plans.undated],
        "events": latest_events(country, version, is_planned=False),
        "people": kept_rows(version, f"people:{country.pk}", people[:MOST_NAMES], with_offices(Person.objects.all())),
        "organizations": kept_rows(version, f"bodies:{country.pk}", organizations[:MOST_NAMES], Organization.objects.all()),
        "articles": articles_about(country, version),
    }
    return render(request, "entities/country_detail.html", context, status=200 if form.is_valid() else 400)


def posts_of(missions: Sequence[Mission]) -> list[Post]:
    """Two queries."""
    proofs = proofs_of_tenures(holder.tenure for mission in missions for holder in mission.holders)
    return [Post(mission, [(holder, _latest(proofs.get(holder.tenure.pk))) for holder in mission.holders]) for mission in missions]


def _latest(proof: Proof | None) -> Quotation | None:
    return (proof.latest or proof.first) if proof else None


def tenures_of(missions: Iterable[Mission]) -> list[Tenure]:
    """Everybody who is shown in the missions, whenever that was."""
    return [tenure for mission in missions for tenure in (*(holder.tenure for holder in mission.holders), *mission.others)]


def events_by_year(events: QuerySet[Event]) -> list[tuple[int, int]]:
    """Dated events by year, the latest first."""
    counted = (
        events.filter(starts_on__isnull=False)
        .order_by()
        .values(year=ExtractYear("starts_on"))
        .annotate(count=Count("pk", distinct=True))
        .order_by("-year")
    )
    return [(row["year"], row["count"]) for row in counted]
