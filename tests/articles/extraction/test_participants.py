"""Who took part in the main event, read through the whole pipeline."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

ROUND_TABLE = "A round table on trade was held in Oslo, Qazinform News Agency reports."


def participants_of(*paragraphs: str, title: str | None = None) -> list[str]:
    main = read_story(*paragraphs, title=title).main_event
    return [value.value for value in main.participants] if main else []


PRESENT = [
    "Minister Ada Borg called to mind the first talks.",
    "Professor Ada Borg proposed that a fund be set up.",
    "Second to speak was Minister Ada Borg.",
    "Among those who came to the capital is President of Malta Ada Borg.",
    "The orchestra played under the baton of Ada Borg.",
    "Rector Ada Borg brought to Oslo a gift of books.",
]


@pytest.mark.parametrize("sentence", PRESENT)
def test_a_sentence_shows_who_was_there(sentence: str) -> None:
    assert participants_of(ROUND_TABLE, sentence) == ["Ada Borg"]


ABSENT = [
    "A copy of the law translated into Norwegian by Professor Ada Borg was shown.",
    '"We are proud that surgeon Ada Borg performed the first operation", the rector said.',
    'It is good that poet Ada Borg lived here," the rector said.',
    "A team led by Ada Borg would arrive next week.",
    "The guests were received on the eve by Mayor Ada Borg.",
]


@pytest.mark.parametrize("sentence", ABSENT)
def test_who_is_spoken_of_was_not_there(sentence: str) -> None:
    assert participants_of(ROUND_TABLE, sentence) == []


def test_a_host_by_invitation_takes_part_in_a_visit_and_who_announces_it_does_not() -> None:
    lead = "President Max Zammit will visit Oslo at the invitation of King of Norway Olav Berg, Leo Grech, Press Secretary, informed."

    assert participants_of(lead, title="Max Zammit to Pay Official Visit to Norway") == ["Max Zammit", "Olav Berg"]


def test_performers_take_part_in_an_event_to_come() -> None:
    lead = "Days of Culture of Kazakhstan will be held in Oslo on 18-21 March, Qazinform News Agency reports."

    found = participants_of(
        lead, "The concert will feature singer Ada Borg.", "Pianist Leo Grech will perform too.", title="Days of Culture"
    )

    assert found == ["Ada Borg", "Leo Grech"]


def test_further_meetings_of_a_trip_are_no_part_of_consultations() -> None:
    lead = "Political consultations were held in Oslo between Deputy Minister Ada Borg and State Secretary Leo Grech, Kazinform reports."

    found = participants_of(lead, "During her stay in Oslo, Ada Borg also met with Rector Max Zammit.")

    assert found == ["Ada Borg", "Leo Grech"]


def test_all_who_sent_a_message_take_part() -> None:
    lead = "Messages of congratulation continue to arrive in the name of President Max Zammit, Akorda reports."
    wishes = "King of Norway Olav Berg wished the people well. Kind words were also sent by President of Malta Ada Borg and Leo Grech."

    found = participants_of(lead, wishes, title="World Leaders Congratulate Kazakhstan")

    assert found == ["Max Zammit", "Olav Berg", "Ada Borg", "Leo Grech"]
