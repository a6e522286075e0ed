"""Two reports of one event, and events that only look alike."""

from dataclasses import replace
from datetime import date

import pytest

from entities.clues import EventClue
from entities.enums import EventKind, EventStatus
from entities.matching import DIFFERENT, SAME, score_events

REFERENDUM = EventClue(
    EventKind.VOTE, "national referendum on the new Constitution", date(2026, 3, 15), precision="day", basis="stated",
    place_country="KZ", countries=("KZ",), status=EventStatus.PLANNED,
)  # fmt: skip
MEETING = EventClue(
    EventKind.MEETING, starts_on=date(2026, 3, 2), precision="day", basis="stated", place="Liège", place_country="BE",
    countries=("KZ", "BE"), persons=("Roman Vassilenko", "Anne-Sophie Nyssen"),
)  # fmt: skip
SUMMIT = EventClue(
    EventKind.CONFERENCE, "Regional Ecological Summit", date(2026, 4, 22), date(2026, 4, 24), "day", "stated", "Astana", "KZ", ("KZ",)
)
ONE_EVENT = {
    "a vote in other words": (REFERENDUM, replace(REFERENDUM, name="referendum", status=EventStatus.HELD)),
    "a vote without a name": (REFERENDUM, replace(REFERENDUM, name="", place_country=None)),
    "a meeting in two stories": (MEETING, replace(MEETING, persons=("R. Vassilenko", "Anne-Sophie Nyssen", "Frédéric Schoenaers"))),
    "a publication day shortly after": (
        MEETING,
        replace(MEETING, starts_on=date(2026, 3, 3), basis="publication", place="", place_country=None, persons=MEETING.persons),
    ),
    "a summit by its name": (SUMMIT, EventClue(EventKind.CONFERENCE, "the Regional Ecological Summit", date(2026, 4, 22), precision="day")),
    "a summit by its name, in other words": (SUMMIT, replace(SUMMIT, name="Regional Ecological Summit in Astana", place="")),
    "a summit in a month": (SUMMIT, replace(SUMMIT, starts_on=date(2026, 4, 1), ends_on=None, precision="month")),
    "a summit without a day, in the same season": (
        SUMMIT,
        EventClue(EventKind.CONFERENCE, "Regional Environmental Summit", reported_on=date(2026, 2, 20)),
    ),
}
PERHAPS_ONE = {
    "a summit without a day, years later": (SUMMIT, EventClue(EventKind.CONFERENCE, SUMMIT.name, reported_on=date(2028, 2, 20))),
    "a summit of an unknown day": (SUMMIT, EventClue(EventKind.CONFERENCE, "Regional Ecological Summit")),
    "the same sides on the same day": (MEETING, replace(MEETING, persons=())),
    "a visit and a meeting": (MEETING, replace(MEETING, kind=EventKind.VISIT)),
    "a publication day three days after": (MEETING, replace(MEETING, starts_on=date(2026, 3, 5), basis="publication")),
    "one of two people": (MEETING, replace(MEETING, persons=("Roman Vassilenko", "Frédéric Schoenaers"))),
}
TWO_EVENTS = {
    "other people on the same day": (MEETING, replace(MEETING, persons=("Altai Abibullayev", "Jan Jambon"))),
    "another day": (MEETING, replace(MEETING, starts_on=date(2026, 3, 9))),
    "a publication day before the stated one": (MEETING, replace(MEETING, starts_on=date(2026, 3, 1), basis="publication")),
    "another counterpart": (
        EventClue(
            EventKind.CONSULTATIONS,
            "next round of political consultations with Estonia",
            date(2027, 1, 1),
            precision="year",
            countries=("KZ", "EE"),
        ),
        EventClue(
            EventKind.CONSULTATIONS,
            "next round of political consultations with Viet Nam",
            date(2027, 1, 1),
            precision="year",
            countries=("KZ", "VN"),
        ),
    ),
    "other sides": (MEETING, replace(MEETING, countries=("KG", "UZ"))),
    "another kind": (MEETING, replace(MEETING, kind=EventKind.INCIDENT)),
    "a vote elsewhere": (REFERENDUM, replace(REFERENDUM, place_country="KG", countries=("KG",))),
    "an election on another day": (REFERENDUM, replace(REFERENDUM, starts_on=date(2026, 11, 20))),
    "another number": (replace(SUMMIT, name="COP16"), replace(SUMMIT, name="COP17")),
    "another round": (
        replace(SUMMIT, kind=EventKind.CONSULTATIONS, name="third round of political consultations"),
        replace(SUMMIT, kind=EventKind.CONSULTATIONS, name="fourth round of political consultations"),
    ),
}


@pytest.mark.parametrize("pair", ONE_EVENT.values(), ids=ONE_EVENT.keys())
def test_near_certainly_one_event(pair: tuple[EventClue, EventClue]) -> None:
    assert score_events(*pair).score >= SAME
    assert score_events(*pair).score == score_events(*reversed(pair)).score


@pytest.mark.parametrize("pair", PERHAPS_ONE.values(), ids=PERHAPS_ONE.keys())
def test_perhaps_one_event(pair: tuple[EventClue, EventClue]) -> None:
    assert DIFFERENT <= score_events(*pair).score < SAME
    assert score_events(*pair).score == score_events(*reversed(pair)).score


@pytest.mark.parametrize("pair", TWO_EVENTS.values(), ids=TWO_EVENTS.keys())
def test_two_events(pair: tuple[EventClue, EventClue]) -> None:
    assert score_events(*pair).score < DIFFERENT
    assert score_events(*pair).score == score_events(*reversed(pair)).score
