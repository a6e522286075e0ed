"""Where feeds and calendars are: beside the page that shows the same."""

from django.urls import URLPattern, path

from articles.feeds.views import article_feed, event_calendar_file, event_feed, record_calendar, record_feed, search_feed

WITH_ARTICLES = ("people", "countries", "organizations")
WITH_EVENTS = (*WITH_ARTICLES, "events")

feed_patterns: list[URLPattern] = [
    path("articles/feed.atom", article_feed, name="article-feed"),
    path("events/feed.atom", event_feed, name="event-feed"),
    path("events/calendar.ics", event_calendar_file, name="event-calendar-file"),
    path("search/feed.atom", search_feed, name="search-feed"),
    *(path(f"{name}/<str:address>/feed.atom", record_feed, {"section": name}, name=f"{name}-feed") for name in WITH_ARTICLES),
    *(path(f"{name}/<str:address>/calendar.ics", record_calendar, {"section": name}, name=f"{name}-calendar") for name in WITH_EVENTS),
]
