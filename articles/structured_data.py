"""Records for search engines: schema.org in JSON-LD. Every function gives plain values that json can write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from articles.models import Article
from entities.enums import EventStatus
from entities.legible import legible
from entities.models import Country, Event, Organization, Person, Tenure
from entities.presentation import country_name, full_title_of, name_of, official_name, participations_of, when_of

CONTEXT = "https://schema.org"
PUBLISHER = {"@type": "NewsMediaOrganization", "name": "Kazakhstan Today"}
EVENT_STATUS = {
    EventStatus.HELD: f"{CONTEXT}/EventScheduled",
    EventStatus.PLANNED: f"{CONTEXT}/EventScheduled",
    EventStatus.CANCELLED: f"{CONTEXT}/EventCancelled",
}
LONGEST_HEADLINE = 300
Data = dict[str, Any]
Absolute = Callable[[str], str]


def article_data(article: Article, about: Iterable[Any], absolute: Absolute) -> Data:
    """A `NewsArticle`: printed by Kazakhstan Today, credited to the agency that the story names."""
    data: Data = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": legible(article.headline)[:LONGEST_HEADLINE],
        "url": absolute(article.get_absolute_url()),
        "inLanguage": "en",
        "publisher": PUBLISHER,
        "author": {"@type": "Organization", "name": legible(article.source) or PUBLISHER["name"]},
        "dateModified": article.modified_at.isoformat(),
        "about": [{"@type": _type_of(record), "name": name_of(record), "url": absolute(record.get_absolute_url())} for record in about],
    }
    if article.published_on:
        data["datePublished"] = (article.published_at or article.published_on).isoformat()
    if article.source_url:
        data["isBasedOn"] = article.source_url
    return data


def person_data(person: Person, tenures: Iterable[Tenure], spellings: Iterable[str], absolute: Absolute) -> Data:
    data = _thing(person, "Person", absolute)
    if person.country:
        data["nationality"] = {"@type": "Country", "name": country_name(person.country), "identifier": person.country.alpha2}
    titles = [name_of(tenure.office) for tenure in tenures if not tenure.is_former]
    if titles:
        data["jobTitle"] = titles
    names = [legible(name) for name in spellings]
    if names:
        data["alternateName"] = names
    return data


def country_data(country: Country, absolute: Absolute) -> Data:
    names = {country.name, country.name_kk, country.name_ru, official_name(country)} - {country_name(country), ""}
    return {**_thing(country, "Country", absolute), "identifier": country.alpha2, "alternateName": sorted(names)}


def organization_data(organization: Organization, spellings: Iterable[str], absolute: Absolute) -> Data:
    names = [legible(name) for name in (organization.abbreviation, *spellings) if name]
    return {**_thing(organization, "Organization", absolute), **({"alternateName": names} if names else {})}


def event_data(event: Event, absolute: Absolute) -> Data | None:
    """An `Event`; None where no page says when it was or will be."""
    when = when_of(event)
    if when is None:
        return None
    data = {**_thing(event, "Event", absolute), "name": legible(full_title_of(event)), "startDate": when.iso}
    if event.ends_on:
        data["endDate"] = event.ends_on.isoformat()
    data["eventStatus"] = EVENT_STATUS[EventStatus(event.status)]
    if event.place or event.country:
        address: Data = {"@type": "PostalAddress"}
        if event.place:
            address["addressLocality"] = legible(event.place)
        if event.country:
            address["addressCountry"] = event.country.alpha2
        place = legible(event.place) or (country_name(event.country) if event.country else "")
        data["location"] = {"@type": "Place", "name": place, "address": address}
    taking_part = [row.person or row.organization for row in participations_of(event)]
    data["attendee"] = [
        {"@type": _type_of(record), "name": name_of(record), "url": absolute(record.get_absolute_url())} for record in taking_part if record
    ]
    return data


def _thing(record: Any, kind: str, absolute: Absolute) -> Data:
    return {"@context": CONTEXT, "@type": kind, "name": name_of(record), "url": absolute(record.get_absolute_url())}


def _type_of(record: Any) -> str:
    return type(record).__name__
