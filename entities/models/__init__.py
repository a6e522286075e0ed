"""Who and what the record is about."""

from entities.models.country import Country, CountryName
from entities.models.event import Event, Participation
from entities.models.identity import Difference, FormerAddress, Merge, RecordKind, RejectedName
from entities.models.office import Office, OfficeName, Tenure
from entities.models.organization import Organization, OrganizationName
from entities.models.person import Person, PersonName
from entities.models.record import Origin, Record

__all__ = [
    "Country",
    "CountryName",
    "Difference",
    "Event",
    "FormerAddress",
    "Merge",
    "Office",
    "OfficeName",
    "Organization",
    "OrganizationName",
    "Origin",
    "Participation",
    "Person",
    "PersonName",
    "Record",
    "RecordKind",
    "RejectedName",
    "Tenure",
]
