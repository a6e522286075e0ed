"""Which reports are of the same event."""

from datetime import date
from typing import Any

from entities.clues import EventClue
from entities.enums import EventKind, Judgement
from entities.resolution.events import EventNode, resolve_events, tells_event

DAY = date(2026, 3, 10)


def node(kind: EventKind, starts_on: date | None = DAY, key: str = "", row: str | None = None, **clue: Any) -> EventNode:
    values: dict[str, Any] = {"precision": "day" if starts_on else "", "basis": "stated" if starts_on else "", **clue}
    return EventNode(EventClue(kind, starts_on=starts_on, **values), key, row)


def numbers(*nodes: EventNode) -> list[int]:
    """The number of each report's event, in the order in which they first occur."""
    seen: dict[int, int] = {}
    return [seen.setdefault(placement.cluster, len(seen)) for placement in resolve_events(nodes).placements]


def test_vote_of_one_day_and_state_is_one_however_texts_word_it() -> None:
    referendum = date(2026, 3, 15)
    nodes = [
        node(EventKind.VOTE, referendum, name="nationwide referendum", countries=("KZ",)),
        node(EventKind.VOTE, referendum, name="referendum on the draft of the new Constitution", countries=("KZ",), place_country="KZ"),
        node(EventKind.VOTE, referendum, name="national referendum"),
        node(EventKind.VOTE, date(2026, 3, 1), name="referendum in March", precision="month", countries=("KZ",)),
    ]

    assert numbers(*nodes) == [0, 0, 0, 0]


def test_vote_of_no_state_is_unsure_where_two_states_vote_on_that_day() -> None:
    nodes = (
        node(EventKind.VOTE, name="referendum", countries=("KZ",)),
        node(EventKind.VOTE, name="parliamentary elections", countries=("SI",)),
        node(EventKind.VOTE, name="national vote"),
    )

    assert resolve_events(nodes).placements[2].judgement == Judgement.UNSURE


def test_meeting_in_two_stories_is_one() -> None:
    people = ("Roman Vassilenko", "Matthias Diependaele")
    nodes = [
        node(EventKind.MEETING, persons=people, countries=("BE", "KZ"), is_main=True),
        node(EventKind.MEETING, date(2026, 3, 11), persons=people, countries=("BE", "KZ"), basis="publication", is_main=True),
    ]

    assert numbers(*nodes) == [0, 0]


def test_meetings_with_other_people_are_two() -> None:
    nodes = [
        node(EventKind.MEETING, persons=("Roman Vassilenko", "Matthias Diependaele"), countries=("BE", "KZ"), is_main=True),
        node(EventKind.MEETING, persons=("Roman Vassilenko", "Anne-Sophie Nyssen"), countries=("BE", "KZ"), is_main=True),
    ]

    assert numbers(*nodes) == [0, 1]


def test_month_belongs_to_the_one_day_in_it_that_fits() -> None:
    summit = {"name": "Regional Ecological Summit", "countries": ("KZ",)}
    nodes = [
        node(EventKind.CONFERENCE, date(2026, 4, 22), ends_on=date(2026, 4, 24), **summit),
        node(EventKind.CONFERENCE, date(2026, 4, 1), precision="month", **summit),
        node(EventKind.CONFERENCE, date(2026, 5, 1), precision="month", **summit),
    ]

    assert numbers(*nodes) == [0, 0, 1]


def test_month_stays_unsure_between_two_days_that_fit() -> None:
    visit = {"countries": ("KZ", "OM"), "persons": ("Haitham bin Tariq",)}
    nodes = (
        node(EventKind.VISIT, date(2026, 4, 2), **visit),
        node(EventKind.VISIT, date(2026, 4, 20), **visit),
        node(EventKind.VISIT, date(2026, 4, 1), precision="month", **visit),
    )

    found = resolve_events(nodes).placements[2]

    assert found.judgement == Judgement.UNSURE
    assert len(found.candidates) == 2


def test_gathering_without_date_is_one_within_a_season_and_another_one_a_year_later() -> None:
    name = "Congress of Leaders of World and Traditional Religions"
    nodes = [
        node(EventKind.CONFERENCE, None, name=name, reported_on=date(2025, 9, 1)),
        node(EventKind.CONFERENCE, None, name=name, reported_on=date(2025, 10, 1)),
        node(EventKind.CONFERENCE, None, name=name, reported_on=date(2028, 9, 1)),
    ]

    assert numbers(*nodes) == [0, 0, 1]


def test_words_that_tell_no_event_are_not_taken_for_the_same() -> None:
    bare = EventClue(EventKind.VISIT, "visit to Kazakhstan", date(2023, 1, 1), precision="year", basis="stated", countries=("KZ",))
    told = EventClue(
        EventKind.VISIT, "state visit to Kazakhstan", date(2026, 1, 1), precision="year", basis="stated", countries=("KZ", "OM")
    )

    assert (tells_event(bare), tells_event(told)) == (False, True)
