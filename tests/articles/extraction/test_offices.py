"""Offices: their wording, their states, and who holds them. All people and stories are made up."""

import pytest

from articles.extraction.records import OfficeRecord
from tests.articles.extraction.reading_aloud import person_of, read_story

FM = "Minister of Foreign Affairs"
WORDINGS = [
    # before the name
    ("Ambassador of Kazakhstan to Belgium Roman Vassilen spoke.", "Roman Vassilen", ["Ambassador of Kazakhstan to Belgium"]),
    (
        "Ambassador of the Republic of Kazakhstan to the Kingdom of Spain, Danat Mussay, spoke.",
        "Danat Mussay",
        ["Ambassador of Kazakhstan to Spain"],
    ),
    ("Kazakhstan's Ambassador to Portugal, Jean Gali, was received.", "Jean Gali", ["Ambassador of Kazakhstan to Portugal"]),
    ("Ambassador of Kazakhstan the Republic of Korea Nurgali Arys spoke.", "Nurgali Arys", ["Ambassador of Kazakhstan to South Korea"]),
    (f"First Deputy {FM} of the Republic of Kazakhstan Aidos Kemel spoke.", "Aidos Kemel", [f"First Deputy {FM} of Kazakhstan"]),
    ("Uzbek Foreign Minister Bakhtiyor Karim spoke.", "Bakhtiyor Karim", ["Foreign Minister of Uzbekistan"]),
    ("UN Secretary-General António Guterra spoke.", "António Guterra", ["Secretary-General of the UN"]),
    ("Rector of the University of Antwerp (UAntwerp), Herwig Leir, spoke.", "Herwig Leir", ["Rector of the University of Antwerp"]),
    ("Mayor of Split Ante Marić spoke.", "Ante Marić", ["Mayor of Split"]),
    ("Khokim of Tashkent region Zoyir Mirza spoke.", "Zoyir Mirza", ["Khokim of Tashkent region"]),
    (
        "Presidential aide for investment and trade Aidos Kemel spoke.",
        "Aidos Kemel",
        ["aide to the President for investment and trade of Kazakhstan"],
    ),
    ("Aidos Kemel, President of the Kazakh carrier, spoke.", "Aidos Kemel", ["President of the Kazakh carrier"]),
    # several offices
    (
        f"Deputy Prime Minister - {FM} of Kazakhstan Mukhtar Tileu spoke.",
        "Mukhtar Tileu",
        ["Deputy Prime Minister of Kazakhstan", f"{FM} of Kazakhstan"],
    ),
    (
        "Selahattin Doğan, founder and Honorary Chairman of Doğan Energy Group, spoke.",
        "Selahattin Doğan",
        ["founder of Doğan Energy Group", "Honorary Chairman of Doğan Energy Group"],
    ),
    (
        "Aibek Smady, Presidential Advisor and Press Secretary, spoke.",
        "Aibek Smady",
        ["Advisor to the President of Kazakhstan", "Press Secretary of Kazakhstan"],
    ),
    # behind the name
    ("Nurlan Onzhan, the Ambassador of Kazakhstan to Germany, spoke.", "Nurlan Onzhan", ["Ambassador of Kazakhstan to Germany"]),
    ("Gudrun Domete, Editor-in-Chief of example.news, spoke.", "Gudrun Domete", ["Editor-in-Chief of example.news"]),
    (
        "Anna Heusal, Director of the Aleksan Institute at the University of Turku, spoke.",
        "Anna Heusal",
        ["Director of the Aleksan Institute at the University of Turku"],
    ),
    # around the name
    ("King Abdullah II of Jordan arrived.", "Abdullah II", ["King of Jordan"]),
    ("President Kassym-Jomart Tokayev of Kazakhstan spoke.", "Kassym-Jomart Tokayev", ["President of Kazakhstan"]),
    ("Japanese professor Kenji Morimoto of Hiroshima University spoke.", "Kenji Morimoto", ["professor of the Hiroshima University"]),
    # by a verb
    (
        "Aigerim Tleuzhan has been appointed Ambassador of Kazakhstan to Sweden.",
        "Aigerim Tleuzhan",
        ["Ambassador of Kazakhstan to Sweden"],
    ),
    (
        "Bolat Yessen was relieved of the post of Ambassador of Kazakhstan to Brazil.",
        "Bolat Yessen",
        ["former Ambassador of Kazakhstan to Brazil"],
    ),
    ("N.Berdimyr, who headed the delegation of Turkmenistan, spoke.", "N.Berdimyr", ["head of the delegation of Turkmenistan"]),
    (
        "Rustem Kali was relieved of the post of Ambassador to Morocco and appointed Ambassador of Kazakhstan to Tunisia.",
        "Rustem Kali",
        ["former Ambassador of Kazakhstan to Morocco", "Ambassador of Kazakhstan to Tunisia"],
    ),
    (
        (
            "Gaukhar Beisen has been appointed Ambassador of Kazakhstan to Poland.\n"
            "Until now, she headed the Department of Europe of the Ministry of Energy."
        ),
        "Gaukhar Beisen",
        ["Ambassador of Kazakhstan to Poland", "former head of the Department of Europe of the Ministry of Energy of Kazakhstan"],
    ),
    ("Governor of North Sinai Mohamed Shousha spoke.", "Mohamed Shousha", ["Governor of North Sinai"]),
    ("Minister-President of Lower Saxony Wiebke Osterk spoke.", "Wiebke Osterk", ["Minister-President of Lower Saxony"]),
    ("Governor of Bayan-Uul aimag Nursaule Bizhan spoke.", "Nursaule Bizhan", ["Governor of Bayan-Uul aimag"]),
    ("President of the Korea Foundation Yoon Jae-hyun spoke.", "Yoon Jae-hyun", ["President of the Korea Foundation"]),
    (
        "Chief Investment Officer of Nordisk Pension Birgitte Holms spoke.",
        "Birgitte Holms",
        ["Chief Investment Officer of Nordisk Pension"],
    ),
    ("Deputy High Commissioner of Fiji Semi Koroi came.", "Semi Koroi", ["Deputy High Commissioner of Fiji"]),
    (
        "Uzbek Ambassador Sardor Karim and his Tajik colleague Lutfiya Nazar spoke in Delhi.",
        "Lutfiya Nazar",
        ["Ambassador of Tajikistan to Kazakhstan"],
    ),
    (
        "Permanent Representative of Kazakhstan to the UN Kairat Umar met his counterpart, Ambassador Leo Camilleri of Malta.",
        "Leo Camilleri",
        ["Permanent Representative of Malta to the UN", "Ambassador of Malta to Kazakhstan"],
    ),
    ("The President's Adviser Gulzhan Akyl spoke.", "Gulzhan Akyl", ["Adviser to the President"]),
    ("Secretary General of TURKSOY Sultan Rayev spoke.", "Sultan Rayev", ["Secretary General of TURKSOY"]),
    (
        (
            "Permanent Representative of Kazakhstan to the OSCE Muhtar Tile spoke.\n"
            "The Permanent Representative, who is also Ambassador to Austria and Slovenia, left."
        ),
        "Muhtar Tile",
        [
            "Permanent Representative of Kazakhstan to the OSCE",
            "Ambassador of Kazakhstan to Austria",
            "Ambassador of Kazakhstan to Slovenia",
        ],
    ),
    ("The Kano Chamber of Commerce, led by Sani Garba, would come.", "Sani Garba", ["head of the Kano Chamber of Commerce"]),
    (
        "Sailau Koish, the first Ambassador of independent Kazakhstan to Egypt, has died at the age of 84.",
        "Sailau Koish",
        ["former Ambassador of Kazakhstan to Egypt"],
    ),
    ("Honorary Consul of Kazakhstan in Lagos Chief Tunji Oyela spoke.", "Tunji Oyela", ["Honorary Consul of Kazakhstan in Lagos"]),
    (
        "A consulate of Kazakhstan opened in Split. The duties of the Honorary Consul have been entrusted to Tomislav Peri.",
        "Tomislav Peri",
        ["Honorary Consul of Kazakhstan"],
    ),
    ("It was accepted by Wahid Haqqan, governor of Balkh, and representatives of the Red Crescent.", "Wahid Haqqan", ["governor of Balkh"]),
    # the body from around is not just any body
    ('The University of Lodz showed the film "Polygon", after which its director, Asel Zhark, spoke.', "Asel Zhark", ["director"]),
    ("Senate Speaker Maulen Ashim spoke.", "Maulen Ashim", ["Speaker of the Senate of Kazakhstan"]),
    (
        "Director of the Department of Trade Policy at the Ministry of Energy Didar Temen spoke in Astana.",
        "Didar Temen",
        ["Director of the Department of Trade Policy at the Ministry of Energy of Kazakhstan"],
    ),
    (
        "Minister-President of the Government of Flanders Matthias Diep met with the Ambassador of Kazakhstan to Belgium.",
        "Matthias Diep",
        ["Minister-President of the Government of Flanders"],
    ),
    # former
    ("Tilo Klinn, former Ambassador of Germany to Kazakhstan, spoke.", "Tilo Klinn", ["former Ambassador of Germany to Kazakhstan"]),
    (
        "The ex-Secretary-General of the League of Arab States, Amr Mouss, spoke.",
        "Amr Mouss",
        ["former Secretary-General of the League of Arab States"],
    ),
    # no state's ambassadors
    ("The EU Ambassador A. Simkin spoke.", "A. Simkin", ["Ambassador of the EU"]),
    (
        "Ambassador-at-Large of the Ministry of Foreign Affairs Serzhan Abdyk spoke.",
        "Serzhan Abdyk",
        ["Ambassador-at-Large of the Ministry of Foreign Affairs of Kazakhstan"],
    ),
    # the body from around
    (
        "At the meeting of the Asian Assembly, the Vice-President of the Assembly, Rosa Limones, spoke.",
        "Rosa Limones",
        ["Vice-President of the Asian Assembly"],
    ),
    ("At Hokkaido University, he met its President, Professor Haruka Tsuji.", "Haruka Tsuji", ["President of the Hokkaido University"]),
]


def wordings(offices: tuple[OfficeRecord, ...]) -> list[str]:
    return [office.text for office in offices]


@pytest.mark.parametrize(("sentence", "name", "offices"), WORDINGS)
def test_wording_of_offices(sentence: str, name: str, offices: list[str]) -> None:
    assert wordings(person_of(read_story(sentence), name).offices) == offices


def test_an_ambassador_has_both_states() -> None:
    office = person_of(read_story("Ambassador of the State of Israel Yoav Ben-Tzuri left."), "Yoav Ben-Tzuri").offices[0]

    assert (office.sending_state, office.receiving_state, office.is_bilateral, office.country) == ("IL", "KZ", True, "IL")


def test_a_former_ambassador_is_not_bilateral() -> None:
    office = person_of(read_story("Former Ambassador of Germany to Kazakhstan Tilo Klinn spoke."), "Tilo Klinn").offices[0]

    assert (office.is_former, office.is_bilateral) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador of Kazakhstan to Ghana, concurrently accredited to Togo and Benin, Ruslan Tleu met him.",
        "Ambassador of Kazakhstan to Ghana, with concurrent accreditation to Togo and Benin, Ruslan Tleu met him.",
        "Ambassador of Kazakhstan to Ghana Ruslan Tleu, who is accredited to Togo and Benin as well, met him.",
        "Ambassador of Kazakhstan to Ghana Ruslan Tleu, concurrently accredited to Togo and Benin, met him.",
        "Ambassador of Kazakhstan to Ghana Ruslan Tleu, who also covers Togo and Benin, met him.",
        "Ambassador of Kazakhstan to Ghana, to Togo and to Benin concurrently, Ruslan Tleu, met him.",
        "Ruslan Tleu, who is Ambassador of Kazakhstan to Ghana, will represent the country in Togo and Benin concurrently.",
        "Ruslan Tleu, Ambassador of independent Kazakhstan to Ghana, Togo and Benin, met him.",
    ],
)
def test_concurrent_accreditation(text: str) -> None:
    offices = person_of(read_story(text), "Ruslan Tleu").offices

    assert [office.receiving_state for office in offices] == ["GH", "TG", "BJ"]


def test_one_plural_office_for_several() -> None:
    record = read_story(
        "Members of Parliament Christine Bader and Roland Büche met in Bern with Ambassador of Kazakhstan to Switzerland Kairat Sarzhan."
    )

    assert [wordings(person.offices) for person in record.persons[:2]] == [["Member of Parliament of Switzerland"]] * 2


def test_elliptical_list_of_ambassadors() -> None:
    record = read_story("Ambassadors of the Republic of Ghana Kwabena Asante, of Ireland Fionnuala Casey and of Ecuador Xavier Lasso came.")

    assert [person.offices[0].sending_state for person in record.persons] == ["GH", "IE", "EC"]


def test_a_list_goes_on_as_it_began() -> None:
    record = read_story("Martin Vojak, Chairman of ZVV Engineering, Artem Movses, head of OMNI, and Luboš Nowák, owner of MEGAX, spoke.")

    assert [wordings(person.offices) for person in record.persons] == [
        ["Chairman of ZVV Engineering"],
        ["head of OMNI"],
        ["owner of MEGAX"],
    ]


def test_a_bare_title_gets_its_states_from_the_host() -> None:
    record = read_story("Ambassador Viktor Temirbay met with Miglena Temelk at the Embassy of Kazakhstan in Bulgaria.")

    assert wordings(person_of(record, "Viktor Temirbay").offices) == ["Ambassador of Kazakhstan to Bulgaria"]


def test_a_title_in_short_is_no_office_of_its_own() -> None:
    record = read_story("Ambassador of Kazakhstan to Belgium Roman Vassilen spoke.", "Ambassador Vassilen left.")

    assert wordings(record.persons[0].offices) == ["Ambassador of Kazakhstan to Belgium"]


def test_the_head_of_state_without_a_name_is_who_acts() -> None:
    record = read_story("The Head of State sent a telegram.", title="Tokayev Congratulates President of Latvia Egils Rinkēvs")

    assert wordings(record.persons[0].offices) == ["Head of State of Kazakhstan"]


def test_a_subject_by_his_title_is_not_who_was_named_before() -> None:
    record = read_story("He met Luboš Nowák, the Ambassador noted the results.")

    assert person_of(record, "Luboš Nowák").offices == ()


def test_every_office_stands_at_its_span() -> None:
    text = "Rector of the University of Split Dragica Tomašev met “Chairman” Ante Marić, head of OMNI."
    for person in read_story(text).persons:
        for office in person.offices:
            assert office.title.split()[0] in text[office.span.start : office.span.end]


def test_the_leaders_whom_the_headline_names_hold_the_offices_that_speak_in_the_body() -> None:
    title = "Yerlan Omarov and Pierre Duvallier Hold Telephone Conversation"
    record = read_story(
        "The talks took place today, Kazinform reports.",
        "The French leader informed the other side about the plans.",
        "The Minister of Foreign Affairs of Kazakhstan thanked him.",
        title=title,
    )

    assert [office.text for office in person_of(record, "Pierre Duvallier").offices] == ["leader of France"]
    assert [office.text for office in person_of(record, "Yerlan Omarov").offices] == [f"{FM} of Kazakhstan"]


def test_the_headline_tells_the_office_of_whom_a_telegram_goes_to() -> None:
    lead = "President Kassym Tokay sent a telegram to Pierre Duvallier, Akorda reports."

    record = read_story(lead, title="Congratulations to French President on Bastille Day")

    assert [office.text for office in person_of(record, "Pierre Duvallier").offices] == ["President of France"]


def test_an_ambassador_who_comes_with_the_guests_is_theirs() -> None:
    record = read_story(
        "Speaker of the Majilis Yerlan Omarov met with President of the National Assembly of Thailand Wan Noor.",
        "The Thai Speaker, accompanied by Ambassador Suwat Kaewsook, laid flowers, and Ambassador Nurlan Aitbekov spoke.",
        title="Majilis and Thailand Agree",
    )

    assert [office.text for office in person_of(record, "Suwat Kaewsook").offices] == ["Ambassador of Thailand to Kazakhstan"]
    assert [office.text for office in person_of(record, "Nurlan Aitbekov").offices] == ["Ambassador of Kazakhstan to Thailand"]


def test_what_several_are_called_together_each_of_them_holds() -> None:
    record = read_story(
        "The protocol was signed at a meeting of energy ministers attended by Yerlan Omarov (Kazakhstan) and Jurabek Mirza (Uzbekistan).",
        title="Financing Agreed in Oslo",
    )

    assert [office.text for office in person_of(record, "Yerlan Omarov").offices] == ["energy minister of Kazakhstan"]
    assert [office.text for office in person_of(record, "Jurabek Mirza").offices] == ["energy minister of Uzbekistan"]
