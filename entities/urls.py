"""Public addresses of entities alone. What shows articles too, or counts by their state, stands in `articles.urls`."""

from django.urls import path

from entities.views.events import event_calendar

urlpatterns = [
    path("events/calendar/", event_calendar, name="event-calendar"),
]
