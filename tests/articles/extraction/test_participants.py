"""Who took part in the main event, read through the whole pipeline."""

import pytest

from tests.articles.extraction.event_reading import main_of
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


def test_people_of_title_lead_and_speech_took_part() -> None:
    main = main_of(
        "Ties Discussed",
        "Ambassador Ada Borg met with Minister Leo Camilleri.\n"
        "The reforms initiated by President Max Zammit were discussed. Rector Eva Farrugia and Dean Ivan Grech took part.\n"
        "Zoe Vella recalled the visit of Tom Attard to Astana.",
        {
            "Ada Borg": ("KZ", "Ambassador of Kazakhstan to Malta"),
            "Leo Camilleri": ("MT", "Minister of Trade of Malta"),
            "Max Zammit": ("KZ", "President of Kazakhstan"),
            "Eva Farrugia": ("MT", "Rector"),
            "Ivan Grech": ("MT", "Dean"),
            "Zoe Vella": ("MT", "Mayor of Valletta"),
            "Tom Attard": ("MT", "Minister of Trade of Malta"),
        },
    )

    assert [value.value for value in main.participants] == ["Ada Borg", "Leo Camilleri", "Eva Farrugia", "Ivan Grech", "Zoe Vella"]


TAKING_PART = [
    ("Credentials were presented by Ambassador Ada Borg and Ambassador Leo Camilleri.", "credentials"),
    (
        "A round table was held.\nAda Borg and other diplomats were also among those present.\nAlso present were Leo Camilleri and guests.",
        "",
    ),
    ("A round table was held.\nThe guests listened to a report by Ada Borg and a lecture, delivered by Leo Camilleri.", ""),
    ("A delegation visited Malta.\nIn Gozo, Ada Borg and members of the delegation laid flowers and met with Leo Camilleri.", ""),
    ("A round table was held.\nAda Borg and the Speaker discussed the plans.\nLeo Camilleri was present at the table.", ""),
    ("A delegation is visiting Malta.\nAda Borg accompanies the guests.\nThey were congratulated by Leo Camilleri.", ""),
    ('A round table was held.\nA good start," joked Ada Borg. Time will tell," confessed Leo Camilleri.', ""),
]


@pytest.mark.parametrize(("body", "kind"), TAKING_PART)
def test_who_is_shown_at_it_took_part(body: str, kind: str) -> None:
    people = {"Ada Borg": ("KZ", "Ambassador of Kazakhstan to Malta"), "Leo Camilleri": ("MT", "Minister of Trade of Malta")}

    main = main_of(
        "News from Malta" if not kind else "President Accepts Credentials", "The President received envoys.\n" * bool(kind) + body, people
    )

    assert [value.value for value in main.participants] == ["Ada Borg", "Leo Camilleri"]


def test_whose_tunes_are_played_took_no_part() -> None:
    main = main_of(
        "Concert in Malta", "A concert was held.\nThe evening closed with the kuis of Ada Borg.", {"Ada Borg": ("KZ", "composer")}
    )

    assert main.participants == ()


LISTED = [
    "Among those who arrived in the capital are Leo Camilleri and Max Zammit.",
    "Second to cross the finish line was Max Zammit.",
    "Max Zammit proposed that a laboratory be set up.",
    "Max Zammit, for his part, called to mind the first talks.",
    "The participants met with survivor Max Zammit, 86.",
    "The team, under their captain Max Zammit, won.",
    "The event was attended by President of Malta Max Zammit.",
    "Opening remarks were made by Max Zammit.",
    "The reforms deserve attention, said head coach Max Zammit.",
    "The Mayor, Max Zammit, thanked the guests.",
    "With Max Zammit, Rector of the Academy, plans were discussed.",
]
NOT_THERE = [
    "The guests saw a lute made by Max Zammit.",
    "A copy of the book translated into Maltese by Max Zammit was shown.",
    "A team led by Max Zammit would arrive next week.",
    "A monument to Max Zammit was praised.",
    "They read poems by Max Zammit.",
    "He conveyed an invitation to Max Zammit.",
    "The document will be signed by Max Zammit in June.",
    "The same day, Minister Max Zammit met with the Speaker.",
    "Max Zammit’s initiative was supported.",
]


@pytest.mark.parametrize(("sentence", "takes_part"), [(one, True) for one in LISTED] + [(one, False) for one in NOT_THERE])
def test_who_took_part(sentence: str, takes_part: bool) -> None:
    main = main_of("Youth Forum", f"The Embassy held a forum in Oslo.\n{sentence}", {"Max Zammit": ("MT", "Rector of the Academy")})

    assert [value.value for value in main.participants] == (["Max Zammit"] if takes_part else [])


def test_whom_the_delegation_also_met_took_no_part_in_the_consultations() -> None:
    main = main_of(
        "Consultations",
        "The third round of political consultations was held in Oslo.\nThe Deputy Minister also met with Max Zammit.",
        {"Max Zammit": ("MT", "Rector of the Academy")},
    )

    assert main.participants == ()


def test_all_who_congratulate_send_the_message() -> None:
    people = dict.fromkeys(("Max Zammit", "Ada Borg", "Leo Camilleri"), ("MT", "President of Malta"))

    main = main_of(
        "Leaders Congratulate Kazakhstan",
        'Congratulatory telegrams were received.\n"A new page opens," writes Max Zammit.\nAda Borg wished prosperity.\n'
        "Warm words were also addressed to the Head of State by Leo Camilleri.",
        people,
    )

    assert [value.value for value in main.participants] == list(people)


def test_head_of_state_takes_part_only_where_he_is_said_to() -> None:
    people = {"Max Zammit": ("MT", "President of Malta")}

    spoken_of = main_of("Forum", "The Embassy held a forum.\nPresident Max Zammit launched reforms.", people)
    present = main_of("Forum", "The Embassy held a forum.\nThe event was attended by President Max Zammit.", people)

    assert [[value.value for value in main.participants] for main in (spoken_of, present)] == [[], ["Max Zammit"]]


def test_a_call_has_those_who_took_part_in_the_conversation() -> None:
    lead = "President of Malta Ada Borg held a telephone conversation with Prime Minister of Norway Leo Grech, Akorda reports."

    assert participants_of(lead, "Minister of Trade Max Zammit also took part in the conversation.") == [
        "Ada Borg",
        "Leo Grech",
        "Max Zammit",
    ]


def test_a_meeting_with_somebody_in_a_row_of_meetings() -> None:
    lead = "Minister of Trade Ada Borg arrived in Oslo on a working visit, Kazinform reports."

    assert participants_of(lead, "In the first meeting, with Minister Leo Grech, trade was discussed.") == ["Ada Borg", "Leo Grech"]
