"""The main event and the other events of an article, from its text and its people."""

from datetime import date
from time import perf_counter

import pytest

from articles.extraction.countries import find_countries
from articles.extraction.events import find_events
from articles.extraction.records import DateValue, DayContext
from articles.extraction.text import ArticleText, Field
from tests.articles.extraction.event_reading import DAYS, events_of, main_of

KINDS = [
    ("Plaque Returns Home", "A ceremony of transfer of a plaque, stolen years ago, took place at the Embassy.", "culture"),
    ("Kazakhstan and Malta Establish Diplomatic Relations", "A Joint Communiqué was signed in New York.", "agreement"),
    ("Second Plane with Humanitarian Aid Lands in Malta", "A plane of the Ministry has landed at the airport.", "aid"),
    ("Kazakhstan and Malta Deepen Ties", "Ambassador Ada Borg met with the Mayor of Valletta.", "meeting"),
    ("Ties Grow", "As part of his visit to Malta, the Minister held talks with the Speaker of the National Assembly.", "meeting"),
    ("Leaders Talk", "During the telephone conversation, the sides discussed trade.", "phone_call"),
    ("Head of State Congratulates the King of Tonga", "A congratulatory telegram was sent on the national holiday.", "message"),
    ("Kazakhstan condemns attack", "Kazakhstan strongly condemned the attack on the port.", "statement"),
    ("Envoy Begins Mission", "The Ambassador presented his credentials to the President of Malta.", "credentials"),
    ("New Envoy", "By decree of the Head of State, Ada Borg has been appointed Ambassador to Malta.", "appointment"),
    ("Ministries Compare Notes", "The third round of political consultations was held in Valletta.", "consultations"),
    ("Young Lawyers Meet", "The Embassy held a round table on the new law.", "conference"),
    ("Speaker in Malta", "A delegation of the Senate visited Malta on 3-5 November.", "visit"),
    ("Steppe Melodies", "A concert of folk music took place in Valletta.", "culture"),
    ("Senate ratifies agreement with Malta", "The Senate met on Thursday.", "agreement"),
    ("Relief for Malta", "A plane with humanitarian aid left Almaty.", "aid"),
    ("Three dead in blast in Valletta", "A blast in a port store killed three people.", "incident"),
]


@pytest.mark.parametrize(("title", "body", "kind"), KINDS)
def test_kind_of_the_main_event(title: str, body: str, kind: str) -> None:
    assert main_of(title, body).kind.value == kind


DATES = [
    ("The forum was held in Valletta.", DateValue("2025-11-12"), "publication"),
    ("The forum was held in Valletta on 3-5 November.", DateValue("2025-11-03", "2025-11-05"), "stated"),
    ("The forum was held in Valletta yesterday.", DateValue("2025-11-11"), "stated"),
    ("The forum was held in Valletta on Monday.", DateValue("2025-11-10"), "stated"),
    ("A forum on the referendum of 15 March 2026 was held.", DateValue("2025-11-12"), "publication"),
    ("Ambassador Borg spoke at a forum.\nThe forum, which took place on 6 November, drew many.", DateValue("2025-11-06"), "stated"),
    ("An exhibition opened in Valletta.\nThe exhibition will run until 30 November.", DateValue("2025-11-12", "2025-11-30"), "publication"),
]


@pytest.mark.parametrize(("body", "value", "basis"), DATES)
def test_day_of_the_main_event(body: str, value: DateValue, basis: str) -> None:
    main = main_of("News from Malta", body)

    assert main.date is not None
    assert (main.date.value, main.date_basis) == (value, basis)


def test_capture_day_never_becomes_the_day_of_an_event() -> None:
    main = main_of("", "The forum was held in Valletta.", days=DayContext(captured_on=date(2025, 11, 12)))

    assert (main.date, main.date_basis) == (None, "")


PLACES = [
    ("Aid", "Forty wagons with humanitarian aid set out on Tuesday from Saryagash station for Hairatan.", "Saryagash"),
    ("Ties", "The envoy held talks in Qorbliss with the Speaker.", "Qorbliss"),
    ("Ties", "The envoy held talks with a delegation.\nThe guests arrived in Astana on 11 November.", "Astana"),
    ("Ties", "Akim of Almaty Yerbolat Dossay received the Head of the Port Authority.", "Almaty"),
    ("Plane Lands in El Qorb", "A plane with humanitarian aid has landed at the airport of the city of El Qorb.", "El Qorb"),
    ("Papers for Trade Summit in Oslo Agreed", "The coordinators met in Almaty.", "Almaty"),
    ("Astana Bids Farewell to Games", "The games ended.", "Astana"),
    ("Ties Discussed in Valletta", "The envoy met with the Speaker.", "Valletta"),
    ("Ties", "The envoy met with the Speaker in Valletta.", "Valletta"),
    ("Ties", "The Consulate General of Kazakhstan in Strasbourg held a round table.", "Strasbourg"),
    ("Ties", "The envoy met with the Speaker. The next forum will be held in Oslo.", None),
    ("Ties", "The envoy met with the Rector of the University of Oslo.", None),
    ("Phone call", "The Presidents held a phone call. A summit was held in Oslo.", None),
]


@pytest.mark.parametrize(("title", "body", "city"), PLACES)
def test_city_of_the_main_event(title: str, body: str, city: str | None) -> None:
    place = main_of(title, body).place

    assert (place.value.city if place else None) == city


OTHERS = [
    ("A memorandum was signed in May 2025 during the summit of the leaders.", ("agreement", "2025-05", None, "held")),
    ("The first batch was delivered on 21 October 2025.", ("aid", "2025-10-21", None, "held")),
    ("Diplomatic relations were established on 19 June 1992.", ("agreement", "1992-06-19", None, "held")),
    ("He recalled the death of former Minister Max Zammit on 8 July 2022.", ("incident", "2022-07-08", None, "held")),
    ("He said that experts would arrive in Almaty on 20 January.", ("visit", "2026-01-20", None, "planned")),
    ("A delegation of millers is awaited; the Chamber would receive a delegation in January 2026.", ("visit", "2026-01", None, "planned")),
    ("The IAEA mission will assess the site in the spring of 2027.", ("visit", "2027", None, "planned")),
    ("The US Open main draw starts on 26 November.", ("culture", "2025-11-26", None, "planned")),
    ("He was invited to the Ministerial Council, which is to meet in Oslo in December.", ("conference", "2025-12", None, "planned")),
    ("The next meeting of the Commission is to be held in the fourth quarter of the year.", ("consultations", "2025", None, "planned")),
    ("A referendum will be held on 15 March.", ("vote", "2026-03-15", None, "planned")),
    ("He recalled the state visit of the King to Astana on 3-4 May 2024.", ("visit", "2024-05-03", "2024-05-04", "held")),
    ("The memorandum signed in 2023 was praised.", ("agreement", "2023", None, "held")),
    ("A business forum is to take place in Oslo in February 2026.", ("conference", "2026-02", None, "planned")),
    ("Relations grew after the earthquake of 6 February 2023.", ("incident", "2023-02-06", None, "held")),
    ("They prepare for the Northern Lights Summit.", ("conference", None, None, "planned")),
]


@pytest.mark.parametrize(("sentence", "expected"), OTHERS)
def test_other_event_is_named(sentence: str, expected: tuple[str, str | None, str | None, str]) -> None:
    (_, event, *_) = events_of("Ties", f"Ambassador Ada Borg met with the Speaker of Malta.\n{sentence}")

    value = event.date.value if event.date else None
    assert (event.kind.value, value.text if value else None, value.end if value else None, event.status) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2024, trade amounted to 40 million euros.",
        "The Roadmap for 2026-2027 gives substance to the ties.",
        "During the meeting, the results of 2024 were praised.",
        "The University was founded in 1592.",
    ],
)
def test_figures_and_plans_are_no_events(sentence: str) -> None:
    assert len(events_of("Ties", f"Ambassador Ada Borg met with the Speaker of Malta.\n{sentence}")) == 1


def test_event_named_twice_is_one() -> None:
    lead = "Ambassador Ada Borg met with the Speaker."
    body = f"{lead}\nThe Northern Lights Summit was praised.\nThe Northern Lights Summit will be held in Oslo on 3 June 2026."

    (_, event) = events_of("Ties", body)

    assert (event.name, event.date.value if event.date else None, event.is_proper_name) == (
        "Northern Lights Summit",
        DateValue("2026-06-03"),
        True,
    )


def test_headline_without_body_has_no_event() -> None:
    assert events_of("Kazakhstan and Malta Deepen Ties", "") == ()


def test_every_value_leads_back_to_its_words() -> None:
    text = ArticleText(Field("title", "🙂 Ties Discussed in Valletta"), Field("body", "The envoy met with the Speaker on 5 November."))

    (main,) = find_events(text, DAYS, (), find_countries(text))

    assert main.date is not None
    assert main.place is not None
    assert [text.of_span(value.span) for value in (main.kind, main.date, main.place)] == ["met", "5 November", "Valletta"]


NAMES = [
    ("He recalled the landmark official visit of the King to Kazakhstan in May 2024.", "official visit of the King to Kazakhstan"),
    ("They spoke at the 80th session of the UN General Assembly in September 2025.", "80th session of the UN General Assembly"),
    ("The Strategic Partnership and Cooperation Agreement signed in 2024 was praised.", "Strategic Partnership and Cooperation Agreement"),
    ("The Minister will visit Astana in March 2026.", "visit to Astana"),
    ("In 2019, Ada Borg was appointed Consul of Kazakhstan.", "appointment as Consul of Kazakhstan"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_name_of_another_event(sentence: str, name: str) -> None:
    (_, event) = events_of("Ties", f"Ambassador Ada Borg met with the Speaker of Malta.\n{sentence}")

    assert event.name == name


def test_capital_of_the_mission_s_state_is_where_its_concert_was() -> None:
    main = main_of("Concert", "A concert was held at the Embassy of Kazakhstan in Norway.\nThe guests praised the lights of Oslo.")

    assert main.place is not None
    assert (main.place.value.city, main.place.rule) == ("Oslo", "capital_named")


STATES = [
    ("Ties Discussed in Kenya", "The envoy met with the Speaker.", "KE"),
    ("Reforms", "The Embassy of Kazakhstan in Malta held a briefing.", "MT"),
    ("Ties", "Deputy Minister Ada Borg received the Ambassador of Malta.", "KZ"),
    ("Ties", "Experts exchanged views on the reforms.", None),
]


@pytest.mark.parametrize(("title", "body", "state"), STATES)
def test_state_of_the_main_event_without_a_city(title: str, body: str, state: str | None) -> None:
    place = main_of(title, body).place

    assert ((place.value.city, place.value.country) if place else None) == ((None, state) if state else None)


def test_main_event_of_a_later_day_is_planned() -> None:
    main = main_of("Oslo to host chess tournament", "The chess tournament will be held in Oslo on 20-26 November.")

    assert (main.status, main.date.value if main.date else None) == ("planned", DateValue("2025-11-20", "2025-11-26"))


def test_main_event_keeps_its_proper_name() -> None:
    main = main_of("Envoy Speaks", "Ambassador Ada Borg took part in the Northern Lights Summit in Oslo.")

    assert (main.name, main.is_proper_name) == ("Northern Lights Summit", True)


def test_a_forum_on_the_last_day_of_a_visit_is_an_event_of_its_own() -> None:
    (_, event) = events_of(
        "Minister to pay visit to Malta",
        "The Minister will pay a visit to Malta on 28-29 November.\nA business forum will take place on 29 November.",
    )

    assert (event.kind.value, event.date.value if event.date else None) == ("conference", DateValue("2025-11-29"))


def test_a_date_behind_which_a_summit_stands_is_the_summit_s_too() -> None:
    (_, _, event) = events_of(
        "Ties", "Ambassador Ada Borg met with the Speaker.\nA memorandum was signed in May 2025 during the summit of the leaders."
    )

    assert (event.kind.value, event.name) == ("conference", "summit of the leaders")


def test_event_after_the_main_one_in_another_city_stands_alone() -> None:
    (_, event) = events_of("Film Days", "The film festival opened in Oslo.\nOn 20 November, the festival will move to Bergen.")

    assert (event.kind.value, event.date.value if event.date else None, event.status) == ("culture", DateValue("2025-11-20"), "planned")


SPEECH_KINDS = [
    (
        "Bus overturns, no Kazakhstanis hurt - MFA",
        "No citizens were hurt in the crash in Malta, spokesman Leo Camilleri said.",
        "statement",
    ),
    ("Observers praise vote", "The elections in Malta were fair, member of the mission Leo Camilleri told a briefing.", "statement"),
    ("Plans", "At the 9th meeting of the Joint Commission in Oslo, the parties approved the plan.", "consultations"),
]


@pytest.mark.parametrize(("title", "body", "kind"), SPEECH_KINDS)
def test_kind_of_reported_speech_and_of_introductions(title: str, body: str, kind: str) -> None:
    assert main_of(title, body).kind.value == kind


@pytest.mark.parametrize(
    "unit", ["Ambassador of Kazakhstan to Malta and ", "1 May - ", "Aa ", "summit of the ", "said Ann Lee, ", "in Oslo of the city of "]
)
def test_cost_is_linear_in_a_hostile_text(unit: str) -> None:
    def seconds(count: int) -> float:
        start = perf_counter()
        events_of("Ties", f"The summit was held. {unit * count}")
        return perf_counter() - start

    seconds(50)

    assert seconds(1600) < 30 * seconds(200) + 0.5
