"""The resources of who and what articles name, with the evidence for each."""

from __future__ import annotations

from typing import ClassVar

from articles.api.expanding import EXPANSION, ExpandedSerializer, ExpandingViewSet
from articles.api.public import ChangedFilters
from entities.api import countries, events, offices, organizations, people


class PersonSerializer(ExpandedSerializer, people.PersonSerializer):
    """A human, however the name is spelled."""


class CountrySerializer(ExpandedSerializer, countries.CountrySerializer):
    """A state. Its id is its ISO 3166-1 alpha-2 code."""


class OrganizationSerializer(ExpandedSerializer, organizations.OrganizationSerializer):
    """A named body."""


class OfficeSerializer(ExpandedSerializer, offices.OfficeSerializer):
    """An office in plain words. Several people may hold it at once."""

    EXPANSIONS: ClassVar[dict[str, tuple[str, ...]]] = {EXPANSION: ("evidence",)}
    mentions = None  # type: ignore[assignment]


class EventSerializer(ExpandedSerializer, events.EventSerializer):
    """One event, however many articles report it."""


class PersonFilters(ChangedFilters, people.PersonFilters):
    pass


class CountryFilters(ChangedFilters, countries.CountryFilters):
    pass


class OrganizationFilters(ChangedFilters, organizations.OrganizationFilters):
    pass


class OfficeFilters(ChangedFilters, offices.OfficeFilters):
    pass


class EventFilters(ChangedFilters, events.EventFilters):
    pass


class PersonViewSet(ExpandingViewSet, people.PersonViewSet):
    """People whom published articles name, with their names and offices."""

    serializer_class = PersonSerializer
    filterset_class = PersonFilters


class CountryViewSet(ExpandingViewSet, countries.CountryViewSet):
    """States that published articles name."""

    serializer_class = CountrySerializer
    filterset_class = CountryFilters


class OrganizationViewSet(ExpandingViewSet, organizations.OrganizationViewSet):
    """Organizations that published articles name."""

    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilters


class OfficeViewSet(ExpandingViewSet, offices.OfficeViewSet):
    """Offices, and the people whom published articles show in them."""

    serializer_class = OfficeSerializer
    filterset_class = OfficeFilters


class EventViewSet(ExpandingViewSet, events.EventViewSet):
    """Events that published articles report or refer to, and who took part."""

    serializer_class = EventSerializer
    filterset_class = EventFilters
