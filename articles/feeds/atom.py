"""Atom feeds (RFC 4287): stable ids, true times of change, attribution."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.changes import modified_times
from articles.feeds.identity import PUBLISHER, feed_id, lasting_id, written
from articles.models import Article
from entities.models import Event
from entities.models.identity import RecordKind
from entities.presentation import full_title_of, name_of, participations_of, status_of, when_of

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
LONGEST = 50
"""entries; readers come by often"""
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""the time of a feed that never had an entry"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `paragraphs` are plain text, `author` is who is credited for the text."""

    id: str
    title: str
    address: str
    updated: datetime
    published: datetime | None
    paragraphs: list[str]
    author: str
    language: str
    categories: list[str] = field(default_factory=list)


def article_entries(articles: Iterable[Article]) -> list[Entry]:
    """The articles as entries, in their order. One query more."""
    rows = list(articles)
    modified = modified_times(RecordKind.ARTICLE, (row.public_id for row in rows))
    return [
        Entry(
            id=lasting_id(RecordKind.ARTICLE, row.public_id),
            title=row.headline,
            address=row.get_absolute_url(),
            updated=modified.get(row.public_id, row.modified_at),
            published=row.published_at,
            paragraphs=[part for part in (row.lead, *row.shown_body.split("\n")) if part],
            author=row.source or PUBLISHER,
            language="en",
        )
        for row in rows
    ]


def event_entries(events: Iterable[Event], as_of: Any) -> list[Entry]:
    """Events (with their participants loaded) as entries, in their order. One query more."""
    rows = list(events)
    modified = modified_times(RecordKind.EVENT, (row.public_id for row in rows))
    return [
        Entry(
            id=lasting_id(RecordKind.EVENT, row.public_id),
            title=full_title_of(row),
            address=row.get_absolute_url(),
            updated=modified.get(row.public_id, row.modified_at),
            published=None,
            paragraphs=_told_of(row, as_of),
            author=PUBLISHER,
            language=get_language() or "en",
            categories=[row.kind],
        )
        for row in rows
    ]


class Feed(Atom1Feed):
    """Django's generator, with the language of each entry, and a time that is true of a feed without entries too."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEFORE_ALL)

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


def atom_response(request: HttpRequest, title: str, page: str, entries: list[Entry]) -> HttpResponse:
    """A feed of the entries; `page` is the path of the page that shows the same."""
    feed = Feed(
        title=written(title),
        link=request.build_absolute_uri(page),
        description=None,
        subtitle=_("A record of Kazakhstan’s diplomacy: every fact with the sentence that shows it."),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        feed_guid=feed_id(request),
        author_name="kzdiplo",
        feed_copyright=PUBLISHER,
    )
    for entry in entries:
        feed.add_item(
            title=written(entry.title),
            link=request.build_absolute_uri(entry.address),
            description="".join(f"<p>{escape(written(part))}</p>" for part in entry.paragraphs),
            unique_id=entry.id,
            pubdate=entry.published,
            updateddate=entry.updated,
            author_name=written(entry.author),
            categories=entry.categories,
            item_copyright=PUBLISHER,
            language=entry.language,
        )
    response = HttpResponse(content_type=MEDIA_TYPE)
    feed.write(response, "utf-8")
    return response


def _told_of(event: Event, as_of: Any) -> list[str]:
    """What there is to say of an event, a line each."""
    when, status = when_of(event), status_of(event, as_of)
    place = ", ".join(filter(None, [event.place, name_of(event.country) if event.country else ""]))
    people = ", ".join(name_of(row.person) + (f" ({row.role})" if row.role else "") for row in participations_of(event) if row.person)
    return [line for line in (str(when) if when else "", status, place, people) if line]
