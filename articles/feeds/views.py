"""Feeds and calendars of lists and of single records; a list's filters are the same as on its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.feeds import atom, calendars
from articles.feeds.atom import article_entries, atom_response, event_entries
from articles.feeds.calendars import calendar_response
from articles.feeds.versions import versioned
from articles.filters import ArticleFilters
from articles.models import Article
from articles.search import find
from articles.search.question import MAX_LENGTH
from entities.calendar import newest_day
from entities.filters import EventFilters
from entities.keyset import LATEST_DAY_FIRST, NEWEST_FIRST
from entities.listing import Listing, read_listing
from entities.models import Country, Event, Organization, Participation, Person
from entities.presentation import full_title_of, name_of, with_titles
from entities.views.addressed import GoneError, MovedError, find_record

MODELS: dict[str, Any] = {"people": Person, "countries": Country, "organizations": Organization, "events": Event}
MOST_SEARCHED = 500
"""best hits among which the newest are shown"""


class MovedFor(HttpResponseRedirect):
    """308: the record was merged into another."""

    status_code = 308


def of_record(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the public record at an address; the file of one that was merged leads to that of the other."""

    def answer(request: HttpRequest, section: str, address: str) -> HttpResponse:
        try:
            record = find_record(MODELS[section]._default_manager.select_related("merged_into"), address)
        except MovedError as moved:
            return MovedFor(moved.address + request.path.rpartition("/")[2])
        except GoneError as gone:
            return HttpResponse(gone.reason, status=410, content_type="text/plain; charset=utf-8")
        return view(request, record)

    return versioned(answer)


@versioned
def article_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles that pass the filters of the list."""
    listing = read_listing(ArticleFilters(request.GET, queryset=Article.objects.published()), NEWEST_FIRST, atom.LONGEST)
    if listing.errors:
        return _refused(listing)
    return atom_response(request, _titled(_("Articles"), listing), _page(request, "article-list"), article_entries(listing.rows))


@versioned
def event_feed(request: HttpRequest) -> HttpResponse:
    """The events that were reported last, of those that pass the filters of the list: `?kind=` for one kind."""
    listing = read_listing(EventFilters(request.GET, queryset=Event.objects.published()), LATEST_DAY_FIRST, 1)
    if listing.errors:
        return _refused(listing)
    rows = with_titles(listing.filters.qs).order_by(F("last_seen_on").desc(nulls_last=True), "-sort_on", "-pk")[: atom.LONGEST]
    return atom_response(request, _titled(_("Events"), listing), _page(request, "event-list"), event_entries(rows, newest_day()))


@versioned
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest of the articles that answer a question."""
    question = request.GET.get("q", "")
    if not 1 <= len(question) <= MAX_LENGTH or set(request.GET) != {"q"}:
        return HttpResponseBadRequest(_("Ask with ?q= and at most 200 characters."), content_type="text/plain; charset=utf-8")
    hits = [hit.record for group in find(question, kinds=["article"], size=MOST_SEARCHED).groups for hit in group.hits]
    newest = sorted(hits, key=lambda article: (article.sort_at, article.pk), reverse=True)[: atom.LONGEST]
    title = _("Search: %(words)s") % {"words": question}
    return atom_response(request, title, _page(request, "search"), article_entries(newest))


@of_record
def record_feed(request: HttpRequest, record: Any) -> HttpResponse:
    """The newest articles that name a person, a state or an organization."""
    articles = Article.objects.published().stories().mentioning(record).order_by("-sort_at", "-pk")[: atom.LONGEST]
    return atom_response(request, name_of(record), record.get_absolute_url(), article_entries(articles))


@versioned
def event_calendar_file(request: HttpRequest) -> HttpResponse:
    """The latest events that pass the filters of the list, those to come among them."""
    listing = read_listing(EventFilters(request.GET, queryset=Event.objects.published()), LATEST_DAY_FIRST, 1)
    if listing.errors:
        return _refused(listing)
    return _calendar(request, _titled(_("Events"), listing), listing.filters.qs)


@of_record
def record_calendar(request: HttpRequest, record: Any) -> HttpResponse:
    """The events in which a record took part; of an event itself, that one."""
    if isinstance(record, Event):
        return _calendar(request, full_title_of(record), Event.objects.filter(pk=record.pk))
    parts = Participation.objects.filter(is_rejected=False, **{record.KIND.value: record})
    condition = Q(pk__in=parts.values("event"))
    if isinstance(record, Country):
        condition |= Q(country=record)
    return _calendar(request, name_of(record), Event.objects.published().filter(condition))


def _calendar(request: HttpRequest, title: str, events: QuerySet[Event]) -> HttpResponse:
    rows = with_titles(events.filter(starts_on__isnull=False)).order_by("-sort_on", "-pk")[: calendars.LONGEST]
    return calendar_response(request, title, rows, newest_day())


def _titled(title: str, listing: Listing[Any]) -> str:
    """The list's name with the filters in force."""
    return ", ".join([title, *(chip.value for chip in listing.chips)])


def _page(request: HttpRequest, name: str) -> str:
    query = request.GET.urlencode()
    return reverse(name) + (f"?{query}" if query else "")


def _refused(listing: Listing[Any]) -> HttpResponse:
    return HttpResponseBadRequest("\n".join(listing.errors), content_type="text/plain; charset=utf-8")
