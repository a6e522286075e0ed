"""Other events that an article names and dates, read through the whole pipeline. The story is of 2 March 2026, a Monday."""

import pytest

from articles.extraction.records import EventRecord
from tests.articles.extraction.reading_aloud import read_story

LEAD = "Ambassador of Kazakhstan to Malta Ada Borg met with Minister Leo Camilleri, Qazinform News Agency reports."


def others_of(*paragraphs: str, title: str | None = None) -> list[EventRecord]:
    return [event for event in read_story(*paragraphs, title=title).events if not event.is_main]


def outline(events: list[EventRecord]) -> list[tuple[str, str | None, str]]:
    return [(event.kind.value, event.date.value.text if event.date else None, event.status) for event in events]


OTHERS = [
    ("The Bank of Low-Enriched Uranium, opened on 29 August 2017, was praised.", ("culture", "2017-08-29", "held")),
    ("On Sunday, the guest inspected the logistic hub.", ("visit", "2026-03-01", "held")),
    ("Tomorrow, the Minister leaves for Nicosia.", ("visit", "2026-03-03", "planned")),
    ("The vaccine was shipped to Basseterre in 2021.", ("aid", "2021", "held")),
    ("The previous round took place in Oslo on 12 April 2024.", ("consultations", "2024-04-12", "held")),
    ("The joint commission is to meet in Oslo in October this year.", ("consultations", "2026-10", "planned")),
    ("Another delegation is expected on Friday.", ("visit", "2026-03-06", "planned")),
]


@pytest.mark.parametrize(("sentence", "expected"), OTHERS)
def test_other_event(sentence: str, expected: tuple[str, str | None, str]) -> None:
    assert outline(others_of(LEAD, sentence)) == [expected]


def test_an_opening_is_named_after_what_was_opened() -> None:
    (event,) = others_of(LEAD, "The Bank of Low-Enriched Uranium, opened on 29 August 2017, was praised.")

    assert event.name == "opening of Bank of Low-Enriched Uranium"


def test_an_event_takes_no_date_of_another_clause() -> None:
    sentence = (
        "It was agreed during the visit of the President to Oslo in April 2024 and came after the ban had been lifted in October 2025."
    )

    assert outline(others_of(LEAD, sentence)) == [("visit", "2024-04", "held")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Agreements have been concluded with Barbados (2024) and Saint Lucia (October 2025).",
        "The meeting of the Council took place in Oslo in 2024, the next one took place in October 2025.",
    ],
)
def test_dates_in_a_list_share_their_event(sentence: str) -> None:
    assert [date for _, date, _ in outline(others_of(LEAD, sentence))] == ["2024", "2025-10"]


def test_an_edition_is_the_gathering_that_was_named_before() -> None:
    body = "She praised the Congress of Leaders of World Religions and will attend the VIII Congress in Oslo in September 2026."

    (event,) = others_of(LEAD, body)

    assert (event.name, event.date.value.text if event.date else None) == ("Congress of Leaders of World Religions", "2026-09")


def test_a_title_names_a_gathering_to_come() -> None:
    lead = "A briefing for ambassadors was held in Oslo, Qazinform News Agency reports."

    found = others_of(lead, title="Diplomats Learn Details of Regional Ecological Summit")

    assert [(event.name, event.status) for event in found] == [("Regional Ecological Summit", "planned")]
    assert others_of(lead, title="Diplomats Prepare for Sixth Summit") == []


def test_a_gathering_to_come_stands_beside_the_session_that_prepares_it() -> None:
    lead = "The coordinators have agreed in Oslo on the documents that are to be adopted at the summit in Malta on 3-4 July."

    assert outline(others_of(lead, "The session was chaired by Ada Borg.")) == [("conference", "2026-07-03", "planned")]


def test_a_date_of_something_else_is_not_the_gatherings_or_the_agreements() -> None:
    thanks = "He thanked for the release of two sailors detained in July, and confirmed his part in the Oslo International Forum."
    initialled = "An agreement was initialled on direct flights, which are expected to begin in May 2026."
    residents = "Under the agreement, twelve doctors will go to Cairo in February.\nThe signing was watched by guests."

    assert [event.date for event in others_of(LEAD, thanks)] == [None]
    assert others_of(LEAD, initialled) == []
    assert others_of(LEAD, *residents.split("\n")) == []
    assert others_of(LEAD, "He praised the harvest of the last week of September.") == []


def test_a_summit_of_a_known_body_and_a_dialogue_with_its_day_are_events() -> None:
    found = others_of(LEAD, "The documents for the SCO summit in Bishkek are ready.")

    assert [event.name for event in found] == ["SCO summit in Bishkek"]
    assert outline(others_of(LEAD, "An invitation to the Fourth dialogue, to be held in Oslo on 3 May 2026, was conveyed.")) == [
        ("conference", "2026-05-03", "planned")
    ]


def test_what_comes_ahead_of_a_summit_is_not_framed_by_it() -> None:
    found = others_of("Ministers Ada Borg and Leo Grech met ahead of the SCO summit in Bishkek, Kazinform reports.", title="Ministers Meet")

    assert [event.name for event in found] == ["SCO summit in Bishkek"]


def test_a_meeting_of_a_quoted_dialogue_keeps_its_name() -> None:
    found = others_of(LEAD, 'The ninth meeting of ministers of the "Asia plus Japan" dialogue was held in December 2022.')

    assert [event.name for event in found] == ['ninth meeting of ministers of the "Asia plus Japan" dialogue']
