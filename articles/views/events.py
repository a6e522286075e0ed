"""The page of an event: its facts with the sentences that show them, who took part, who reported it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_safe

from articles.enums import ArticleStatus
from articles.models import Report
from articles.proofs import passages_of_event, proofs_of_participations, public_mentions
from articles.quotation import Quotation, quote
from articles.structured_data import event_data
from entities.calendar import newest_day
from entities.models import Country, Event, Participation
from entities.presentation import full_title_of, participations_of, title_of, with_titles
from entities.views.addressed import answers_for_addresses, find_record

FACT_NAMES = {
    "kind": _lazy("what happened"),
    "day": _lazy("day"),
    "end": _lazy("last day"),
    "place": _lazy("place"),
    "country": _lazy("country"),
}
MOST_REPORTS = 60
MOST_NEAR = 6


@dataclass(frozen=True, slots=True)
class Side:
    """Those who took part for a state, each with the sentence that shows it; for none where pages do not tell."""

    country: Country | None
    people: list[tuple[Participation, Quotation | None]]
    organizations: list[Participation]


@require_safe
@answers_for_addresses
def event_detail(request: HttpRequest, address: str) -> HttpResponse:
    event = find_record(with_titles(Event.objects.select_related("merged_into")), address, request.path)
    taking_part = participations_of(event)
    context = {
        "page_title": full_title_of(event),
        "trail": [(_("Events"), reverse("event-list")), (title_of(event), "")],
        "data": event_data(event, request.build_absolute_uri),
        "event": event,
        "as_of": newest_day(),
        "passages": [(fact_names(passage.facts), passage.quotation) for passage in passages_of_event(event)],
        "sides": sides_of(taking_part),
        "reports": reports_of(event),
        "near": events_near(event, taking_part),
    }
    return render(request, "entities/event_detail.html", context)


def fact_names(facts: Iterable[str]) -> str:
    """The facts that a sentence shows, in words."""
    return ", ".join(str(FACT_NAMES.get(fact, fact)) for fact in facts)


def sides_of(taking_part: Sequence[Participation]) -> list[Side]:
    """Participants by the state for which they took part, as pages name them; last those of no known side. Two queries."""
    proofs = proofs_of_participations(row for row in taking_part if row.person)
    sides: dict[int | None, Side] = {}
    unknown = Side(None, [], [])
    for row in sorted(taking_part, key=lambda row: row.country is None):
        country = row.country or row.side
        side = sides.setdefault(country.pk, Side(country, [], [])) if country else unknown
        if row.person:
            side.people.append((row, proofs.get(row.pk)))
        elif row.organization:
            side.organizations.append(row)
    return [*sides.values(), *([unknown] if unknown.people or unknown.organizations else [])]


def reports_of(event: Event) -> list[tuple[Report, Quotation | None]]:
    """The public articles that report the event or refer to it, each with its words for it, oldest first. Two queries."""
    reports = list(
        Report.objects.accepted()
        .filter(event=event, article__status=ArticleStatus.PUBLISHED, article__merged_into=None)
        .select_related("article")
        .order_by("role", "article__sort_at", "article_id")[:MOST_REPORTS]
    )
    articles = {report.article_id: report.article for report in reports}
    words: dict[int, Quotation | None] = {}
    for mention in public_mentions().filter(event=event, article__in=articles).order_by("-field", "-start", "-pk"):
        article = articles[mention.article_id]
        words[mention.article_id] = quote(article, mention.field, (mention.start or 0, mention.end or 0))
    return [(report, words.get(report.article_id)) for report in reports]


def events_near(event: Event, taking_part: Iterable[Participation]) -> list[Event]:
    """The latest other events between the same two sides; none where there are not exactly two."""
    sides = [row.country for row in taking_part if row.country]
    if len(sides) != 2:
        return []
    rows = Event.objects.published().exclude(pk=event.pk)
    for side in sides:
        rows = rows.filter(participations__country=side, participations__is_rejected=False)
    return list(with_titles(rows).order_by("-sort_on", "-pk")[:MOST_NEAR])
