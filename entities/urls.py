"""Public addresses of lists of entities. The pages of single records show articles too, and stand in `articles.urls`."""

from django.urls import path

from entities.views.countries import country_list
from entities.views.events import event_calendar, event_coming, event_list
from entities.views.organizations import organization_list
from entities.views.people import person_list

urlpatterns = [
    path("people/", person_list, name="person-list"),
    path("countries/", country_list, name="country-list"),
    path("events/", event_list, name="event-list"),
    path("events/calendar/", event_calendar, name="event-calendar"),
    path("events/coming/", event_coming, name="event-coming"),
    path("organizations/", organization_list, name="organization-list"),
]
