"""The main event and the other events of an article, from its text and its people."""

import re
from datetime import date
from time import perf_counter

import pytest

from articles.extraction.countries import find_countries
from articles.extraction.events import find_events
from articles.extraction.records import DateValue, DayContext, EventRecord, OfficeRecord, PersonForm, PersonRecord, Value
from articles.extraction.text import ArticleText, Field

DAYS = DayContext(published_on=date(2025, 11, 12))  # a Wednesday


def person(text: ArticleText, name: str, country: str, *offices: str) -> PersonRecord:
    forms = tuple(
        PersonForm(found.group(), field.span(*found.span()), "name")
        for field in text.fields
        for found in re.finditer(rf"(?:{re.escape(name)}|{re.escape(name.rsplit(maxsplit=1)[-1])})", field.plain)
    )
    records = tuple(OfficeRecord(office, office, forms[0].span, "office", country) for office in offices)
    return PersonRecord(name, forms, Value(country, forms[0].span, "office"), records)


def events_of(title: str, body: str, people: dict[str, tuple[str, ...]] | None = None, days: DayContext = DAYS) -> tuple[EventRecord, ...]:
    text = ArticleText(Field("title", title), Field("body", body))
    persons = tuple(person(text, name, *given) for name, given in (people or {}).items())
    return find_events(text, days, persons, find_countries(text))


def main_of(title: str, body: str, people: dict[str, tuple[str, ...]] | None = None, days: DayContext = DAYS) -> EventRecord:
    (main, *_) = events_of(title, body, people, days)
    assert main.is_main
    return main


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


SIDES = [
    ("Train Arrives in Malta through Italy", "A train of Kazakhstan arrived by way of Italy and France.", ["KZ"]),
    ("Observers Share Views of Maltese Elections", "Members of the Commission of Kazakhstan met.", ["KZ"]),
    (
        "Shared Ties",
        "A forum was held with the participation of experts from Kazakhstan, the Kyrgyz Republic and Tajikistan.",
        ["KZ", "KG", "TJ"],
    ),
    ("New Envoys Appointed", "Ada Borg has been appointed Ambassador of Kazakhstan to the Republic of Malta.", ["KZ", "MT"]),
    (
        "New Envoys Appointed",
        "Ada Borg has been appointed.\nShe will represent the country in the Kingdom of Norway and Malta.",
        ["NO", "MT"],
    ),
    ("New Envoys Appointed", "Ada Borg has been appointed.\nIn 2019, she was appointed Ambassador to Malta.", []),
    ("Quake felt in Almaty", "An earthquake was felt in Almaty.\nThe epicenter lay in the territory of China.", ["KZ", "CN"]),
]


@pytest.mark.parametrize(("title", "body", "states"), SIDES)
def test_sides_that_the_text_names(title: str, body: str, states: list[str]) -> None:
    assert [side.value for side in main_of(title, body).countries] == states


def test_an_office_of_state_stands_for_its_state() -> None:
    main = main_of("Ties", "Ada Borg met with Leo Camilleri.", {"Leo Camilleri": ("MT", "Director General of the Energy Agency of Malta")})

    assert [side.value for side in main.countries] == ["MT"]


def test_an_ambassador_of_a_third_state_is_a_guest_of_a_concert() -> None:
    main = main_of(
        "Concert in Valletta",
        "A concert was held in Valletta, Malta.\nIt was attended by Ada Borg and Leo Camilleri.",
        {"Ada Borg": ("MT", "Mayor of Valletta"), "Leo Camilleri": ("FJ", "Ambassador of Fiji to Malta")},
    )

    assert [side.value for side in main.countries] == ["MT"]


def test_official_of_a_world_body_stands_for_no_state() -> None:
    main = main_of(
        "Ties",
        "Ambassador Ada Borg of Kazakhstan met with Leo Camilleri.",
        {"Ada Borg": ("KZ", "Ambassador of Kazakhstan"), "Leo Camilleri": ("MT", "Director-General of the World Health Organization")},
    )

    assert [side.value for side in main.countries] == ["KZ"]


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


def test_referendum_is_a_vote_at_home() -> None:
    (_, event) = events_of(
        "Ties", "The envoy of Kazakhstan met with the Speaker of Malta.\nA national referendum will be held on 15 March 2026."
    )

    assert [side.value for side in event.countries] == ["KZ"]


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
