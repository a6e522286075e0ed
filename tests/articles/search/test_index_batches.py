"""The index is made of batches, each of which may hold more related rows than a query of SQLite has room for conditions."""

import pytest
from django.utils import translation

from articles.models import SearchEntry
from articles.search import rebuild_index, sync_entries
from entities.models import Event, Participation, Person
from tests.factories.entities import EventFactory, ParticipationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_events_with_more_people_than_a_query_holds_conditions() -> None:
    people = Person.objects.bulk_create(PersonFactory.build_batch(1_200))
    events = Event.objects.bulk_create(EventFactory.build_batch(400))
    Participation.objects.bulk_create(
        Participation(event=event, person=person) for number, person in enumerate(people) for event in [events[number % 400]]
    )

    assert rebuild_index() == 1_600


def test_the_words_of_an_entry_do_not_depend_on_who_caused_it() -> None:
    event = EventFactory()
    part = ParticipationFactory(event=event)
    with translation.override("ru"):
        sync_entries({"event": [event.public_id]})

    assert SearchEntry.objects.get().label == f"Meeting: {part.person.name}"
