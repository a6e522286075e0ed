"""Events as a list, as a calendar, and those to come."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entities.calendar import month_of, newest_day, parse_month, plans_of
from entities.enums import EventKind, EventStatus
from entities.filters import EventFilters
from entities.kept import Version
from entities.keyset import LATEST_DAY_FIRST
from entities.listing import read_listing
from entities.models import Event, Participation
from entities.presentation import with_titles
from entities.views.choices import country_choices, kind_choices, total_of

MOST_PLANS = 60


@require_safe
def event_list(request: HttpRequest, version: Version) -> HttpResponse:
    """Events, the latest day first, narrowed by what stands in the address."""
    public = Event.objects.published()
    filters = EventFilters(request.GET, queryset=with_titles(public))
    listing = read_listing(filters, LATEST_DAY_FIRST)
    number = version()
    sides = Participation.objects.filter(event__in=public, is_rejected=False)
    context = {
        "page_title": _("Events"),
        "trail": [(_("Events"), "")],
        "listing": listing,
        "total": total_of(listing, number),
        "as_of": newest_day(),
        "kinds": kind_choices(number, "events", public, EventKind),
        "statuses": EventStatus.choices,
        "countries": country_choices(number, "events", sides.values_list("country")),
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
        month = month_of(Event.objects.published(), first)
    context = {
        "page_title": _("Calendar: %(month)s") % {"month": date_format(first, "YEAR_MONTH_FORMAT")} if first else _("Calendar"),
        "trail": [(_("Events"), reverse("event-list")), (_("Calendar"), "")],
        "month": month,
        "error": error,
        "as_of": newest,
    }
    return render(request, "entities/event_calendar.html", context, status=400 if error else 200)


@require_safe
def event_coming(request: HttpRequest, version: Version) -> HttpResponse:
    """What is announced: for days to come, for no day, and for days that went by without a report."""
    newest = newest_day()
    context = {
        "page_title": _("What is coming"),
        "trail": [(_("Events"), reverse("event-list")), (_("What is coming"), "")],
        "as_of": newest,
        "plans": plans_of(Event.objects.published(), newest, MOST_PLANS, version(), "all"),
    }
    return render(request, "entities/event_coming.html", context)
