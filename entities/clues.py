"""The frozen inputs of resolution: what one text said of a person, a body, an office, an event. States are ISO 3166-1 alpha-2 codes.

A row of the record is turned into the same clue before it is compared, so that matching knows one shape only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from entities.enums import EventKind, EventStatus, OrganizationKind

Precision = Literal["day", "month", "year", ""]
Basis = Literal["stated", "publication", ""]


@dataclass(frozen=True, slots=True)
class OfficeClue:
    """An office as a text words it. `title` is the office without state and body; sending state of a head of mission is `country`."""

    text: str
    title: str = ""
    country: str | None = None
    organization: str | None = None
    receiving_state: str | None = None
    is_former: bool = False
    is_bilateral: bool = False


@dataclass(frozen=True, slots=True)
class PersonClue:
    """A person as one article or one row knows it.

    `name` is the fullest form, `forms` are all others; `companions` are the names of the other persons of the same article: two
    persons whom one article tells apart are two. `reported_on` is the day of the article, None for a row.
    """

    name: str
    forms: tuple[str, ...] = ()
    country: str | None = None
    offices: tuple[OfficeClue, ...] = ()
    honorific: str = ""
    companions: tuple[str, ...] = ()
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class OrganizationClue:
    """A body as one article or one row knows it. `country` is None for international bodies and where the text does not show it.

    `state_names` are the names and adjectives of that state, which come and go in a body's name (Kazakh MFA, MFA of the Republic of
    Kazakhstan); `entities.gazetteer.state_names` gives them.
    """

    name: str
    abbreviation: str = ""
    forms: tuple[str, ...] = ()
    kind: OrganizationKind = OrganizationKind.OTHER
    country: str | None = None
    state_names: tuple[str, ...] = ()
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class EventClue:
    """An event as one article or one row knows it.

    `starts_on` is the first day of the period that `precision` leaves open (2026-04-01 with "month" is April 2026); `basis` says whether
    the text states the day or only the publication day is known. `countries` are the sides, `persons` and `organizations` names of
    those who took part; `name` only where the text names the event.
    """

    kind: EventKind
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    precision: Precision = ""
    basis: Basis = ""
    place: str = ""
    place_country: str | None = None
    countries: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    status: EventStatus = EventStatus.HELD
    reported_on: date | None = None
    is_main: bool = False
