"""What stands around a record: the newest stories that name it, its latest events, those met. Which ones they are is kept by version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet

from articles.models import Article
from articles.rows import without_texts
from entities.enums import EventKind, EventStatus
from entities.kept import kept, kept_rows
from entities.models import Country, Event, Organization, Participation, Person
from entities.presentation import with_titles

FACE_TO_FACE = (EventKind.MEETING, EventKind.PHONE_CALL, EventKind.CREDENTIALS, EventKind.CONSULTATIONS, EventKind.VISIT)
MOST_ROWS = 15
MOST_MET = 25
Around = Person | Country | Organization


@dataclass(frozen=True, slots=True)
class Encounter:
    """Another person, the number of events at which both were, and the latest of them."""

    person: Person
    count: int
    last_on: date


def articles_about(record: Around, version: int) -> list[Article]:
    """The newest public stories that name a record."""
    rows = Article.objects.published().stories().mentioning(record).order_by("-sort_at", "-pk")
    return kept_rows(version, f"articles:{record.KIND}:{record.pk}", rows[:MOST_ROWS], without_texts(Article.objects.all()))


def events_with(record: Around) -> QuerySet[Event]:
    """Public events in which a record took part."""
    return Event.objects.published().filter(**{f"participations__{record.KIND.value}": record}, participations__is_rejected=False)


def latest_events(record: Around, version: int, *, is_planned: bool | None = None) -> list[Event]:
    """The latest events in which a record took part; those only planned left out where `is_planned` is False."""
    rows = events_with(record)
    if is_planned is False:
        rows = rows.exclude(status=EventStatus.PLANNED)
    name = f"events:{record.KIND}:{record.pk}:{is_planned}"
    return kept_rows(version, name, rows.order_by("-sort_on", "-pk")[:MOST_ROWS], with_titles(Event.objects.all()))


def encounters_of(person: Person, version: int) -> list[Encounter]:
    """Those who took part in the same meetings, calls, consultations and visits, the most frequent first."""
    found = kept(version, f"met:{person.pk}", lambda: _met(person))
    people = Person.objects.select_related("country").in_bulk([key for key, _count, _last in found])
    return [Encounter(people[key], count, last_on) for key, count, last_on in found if key in people]


def _met(person: Person) -> list[tuple[int, int, date]]:
    events = Event.objects.published().filter(participations__person=person, participations__is_rejected=False, kind__in=FACE_TO_FACE)
    shared = Participation.objects.filter(event__in=events, is_rejected=False, person__is_public=True).exclude(person=person)
    counted = shared.order_by().values("person").annotate(count=Count("event", distinct=True), last_on=Max("event__sort_on"))
    rows = counted.order_by("-count", "-last_on", "person")[:MOST_MET]
    return [(row["person"], row["count"], row["last_on"]) for row in rows]
