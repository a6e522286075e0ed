"""Events as a list, as a calendar, and those to come."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entities.calendar import month_after, month_of, newest_day, overlapping, parse_month, planned_events, split_by_day
from entities.enums import EventKind, EventStatus
from entities.filters import EventFilters
from entities.keyset import LATEST_DAY_FIRST
from entities.listing import read_listing
from entities.models import Country, Event
from entities.presentation import with_titles
from entities.views.choices import Choice, country_choices

MOST_PLANNED = 300


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """Events, the latest day first, narrowed by what stands in the address."""
    public = Event.objects.published()
    filters = EventFilters(request.GET, queryset=with_titles(public))
    listing = read_listing(filters, LATEST_DAY_FIRST)
    kinds = public.order_by().values("kind").annotate(count=Count("pk")).order_by("-count", "kind")
    context = {
        "page_title": _("Events"),
        "trail": [(_("Events"), "")],
        "listing": listing,
        "total": None if listing.errors else filters.qs.order_by().count(),
        "as_of": newest_day(),
        "kinds": [Choice(row["kind"], str(EventKind(row["kind"]).label), row["count"]) for row in kinds],
        "statuses": EventStatus.choices,
        "countries": country_choices(Country.objects.filter(participations__event__is_public=True), "participations__event"),
    }
    return render(request, "entities/event_list.html", context, status=listing.status)


@require_safe
def event_calendar(request: HttpRequest) -> HttpResponse:
    """A month of events; the month of the newest story where the address names none."""
    asked = request.GET.get("month", "")
    newest = newest_day()
    first = parse_month(asked) if asked else newest and newest.replace(day=1)
    error = _("“%(month)s” is not a month. Write it like 2026-03.") % {"month": asked[:30]} if asked and first is None else ""
    month = None
    if first is not None:
        events = overlapping(with_titles(Event.objects.published()), first, month_after(first) - timedelta(days=1))
        month = month_of(events.order_by("starts_on", "pk"), first)
    context = {
        "page_title": _("Calendar: %(month)s") % {"month": date_format(first, "YEAR_MONTH_FORMAT")} if first else _("Calendar"),
        "trail": [(_("Events"), reverse("event-list")), (_("Calendar"), "")],
        "month": month,
        "error": error,
        "as_of": newest,
    }
    return render(request, "entities/event_calendar.html", context, status=400 if error else 200)


@require_safe
def event_coming(request: HttpRequest) -> HttpResponse:
    """What is announced: for days to come, for no day, and for days that went by without a report."""
    newest = newest_day()
    coming, undated, overdue = split_by_day(planned_events(with_titles(Event.objects.published()))[:MOST_PLANNED], newest)
    context = {
        "page_title": _("What is coming"),
        "trail": [(_("Events"), reverse("event-list")), (_("What is coming"), "")],
        "as_of": newest,
        "coming": coming,
        "undated": undated,
        "overdue": overdue,
    }
    return render(request, "entities/event_coming.html", context)
