"""Two names -> a score and its reason. Plain functions, no database.

What a caller takes from here; the modules beneath are its parts.
"""

from entities.matching.events import score_days, score_events
from entities.matching.keys import block_keys
from entities.matching.names import parse_person_name
from entities.matching.offices import score_offices
from entities.matching.organizations import score_organization_names, score_organizations
from entities.matching.persons import score_person_names, score_persons
from entities.matching.score import DIFFERENT, SAME, NameScore

__all__ = [
    "DIFFERENT",
    "SAME",
    "NameScore",
    "block_keys",
    "parse_person_name",
    "score_days",
    "score_events",
    "score_offices",
    "score_organization_names",
    "score_organizations",
    "score_person_names",
    "score_persons",
]
