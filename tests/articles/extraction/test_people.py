"""People: their names, forms and countries. All people and stories are made up."""

import time

import pytest

from tests.articles.extraction.reading_aloud import names_of, person_of, read_story

NAMES = [
    ("Minister of Education of Kazakhstan Ainur Beisenkyzy spoke.", ["Ainur Beisenkyzy"]),
    ("President of Kyrgyzstan Sultanbek Turdubek uulu arrived.", ["Sultanbek Turdubek uulu"]),
    ("Ambassador of Iceland Þorgerður Sigurðardóttir left.", ["Þorgerður Sigurðardóttir"]),
    ("Minister of Trade of the Netherlands Guido Landheer van Dijk spoke.", ["Guido Landheer van Dijk"]),
    ("Director of HZPC Anneke 't Hart spoke.", ["Anneke 't Hart"]),
    ("Ambassador of Brazil João Paulo da Costa e Silva spoke.", ["João Paulo da Costa e Silva"]),
    ("Minister of Culture of Saudi Arabia Prince Badr bin Abdullah bin Farhan Al Saud spoke.", ["Badr bin Abdullah bin Farhan Al Saud"]),
    ("Governor of Bali I Wayan Kosterina spoke.", ["I Wayan Kosterina"]),
    ("President of Vietnam Luong Van Khanh arrived.", ["Luong Van Khanh"]),
    ("Vice Minister of Commerce Ling Jiawei spoke.", ["Ling Jiawei"]),
    ("President of the Board of Hyundai Engineering Hong Hyun-sung spoke.", ["Hong Hyun-sung"]),
    ("Undersecretary of Energy of the Philippines Ma. Theresa Lazaro-Cruz spoke.", ["Ma. Theresa Lazaro-Cruz"]),
    ("Ambassador of India to Kazakhstan T.V. Nagendra Iyer spoke.", ["T.V. Nagendra Iyer"]),
    ("His Majesty King Jigme Dorji Wangchuk of Bhutan arrived.", ["Jigme Dorji Wangchuk"]),
    ("Emperor Akihisa received the guests.", ["Akihisa"]),
    ("Pope Leo XIV sent a message.", ["Leo XIV"]),
    ("Speaker of the National Assembly Moses Wetang'ula-Otieno spoke.", ["Moses Wetang'ula-Otieno"]),
    ("Malaysian Minister Dato' Seri Zambry Abdul Kadir bin Yusof spoke.", ["Zambry Abdul Kadir bin Yusof"]),
    ("Member of Parliament Caoimhe Ní Bhriain spoke.", ["Caoimhe Ní Bhriain"]),
    ("Chairman of the Committee Begard Talabani al-Barzanji spoke.", ["Begard Talabani al-Barzanji"]),
    ("The mayor, Iñaki Etxeberria Zabala, spoke with M.Popșoi-Rusu.", ["Iñaki Etxeberria Zabala", "M.Popșoi-Rusu"]),
    (
        "Professors Cemile Kınalı, Levent Oran, and Kadir Çelikkol from Ege University spoke.",
        ["Cemile Kınalı", "Levent Oran", "Kadir Çelikkol"],
    ),
    ("Deputy Minister U Aung Kyaw Htun and Daw Khin Lay Nwe spoke.", ["Aung Kyaw Htun", "Khin Lay Nwe"]),
    ("Ambassador of Kazakhstan to Egypt Kairat Lama Sharif spoke.", ["Kairat Lama Sharif"]),
    ("They lost to Marcel Arruda (Brazil) and Mate Horvatin (Croatia).", ["Marcel Arruda", "Mate Horvatin"]),
    ("They marked the anniversary of the death of Marco Polo.", ["Marco Polo"]),
]
NO_NAMES = [
    "It was held at the Museum of New Zealand Te Papa Tongarewa.",
    "The guests saw the Al-Farabi Kazakh National University and the L.N. Gumilyov Eurasian National University.",
    "A concert was held in Abai Street near Khan Shatyr and in San Martin Park.",
    "They flew from Saint Petersburg to Kuala Lumpur and Addis Ababa.",
    "The countries of Latin America and the Caribbean signed the Bishkek Declaration.",
    'The film "Aiganym Sultan" was shown at the Arman Cinema.',
    "The Shota Rustaveli Prize and the Order of Dostyk were awarded.",
    "The Robert Bosch plant and the company Southern Fleece took part.",
    "The guests visited the Mausoleum of Khoja Ahmed Yasawi and the N. Marabayev Fishery Research Station.",
    "The referendum on the new Constitution will be held on Sunday, March 15, in the Republic.",
]
TITLES = [
    ("Tokayev condemns missile attacks", ["Tokayev"]),
    ("Kazakhstan ready to deepen relations with Serbia - Smailov", ["Smailov"]),
    ("Swiss Ambassador Urs Zurbrugg Ends Mission in Kazakhstan", ["Urs Zurbrugg"]),
    ("Brucellosis Cases Up in Akmola Region", []),
    ("Malaysian Minister Visits Nazarbayev University", []),
    ("Brussels Marked the 95th Anniversary of Mukagali Serikov with a Poetry Event", ["Mukagali Serikov"]),
    ("Why UK-Kazakhstan Economic Cooperation Matters Today", []),
]
FORMS = [
    (
        "Governor of the Bank Rasheed Al Moayyed spoke.\nR.Al-Moayyed agreed.",
        "Rasheed Al Moayyed",
        ["Rasheed Al Moayyed", "R.Al-Moayyed"],
    ),
    (
        "Deputy Minister Arman Isseyev spoke.\nIseyev left. A. Isseyev came back.",
        "Arman Isseyev",
        ["Arman Isseyev", "Iseyev", "A. Isseyev"],
    ),
    ("Professor Levent Ersin Orallık spoke.\nL.E. Oral agreed.", "Levent Ersin Orallık", ["Levent Ersin Orallık", "L.E. Oral"]),
    (
        "Ambassador Zhanibek Oralbay spoke.\nZ. Oralbay agreed. Ambassador Oralbai left.",
        "Zhanibek Oralbay",
        ["Zhanibek Oralbay", "Z. Oralbay", "Oralbai"],
    ),
    ("Director-General Liu Zhenhao spoke.\nDirector Liu agreed.", "Liu Zhenhao", ["Liu Zhenhao", "Liu"]),
    (
        "Speaker Tadesse Gebremichael Worku spoke.\nSpeaker Tadesse left.",
        "Tadesse Gebremichael Worku",
        ["Tadesse Gebremichael Worku", "Tadesse"],
    ),
    ("Betülay Himoğlan, a lawyer, spoke.\nHimoglan agreed.", "Betülay Himoğlan", ["Betülay Himoğlan", "Himoglan"]),
    (
        "Antonio Guterrez Limón, a lawyer, spoke.\nA.Guterrez Limón agreed.",
        "Antonio Guterrez Limón",
        ["Antonio Guterrez Limón", "A.Guterrez Limón"],
    ),
]
COUNTRIES = [
    ("The guests visited Canada. Lieutenant Governor of British Columbia Wendy Leung spoke.", "Wendy Leung", "CA"),
    ("Head of the Central Asia Cooperation Institute Kabir Jura met Latvian guests.", "Kabir Jura", None),
    ("Rector of the University of Porto Ana Gil spoke of a chair named after Professor Eli Yamaguch.", "Eli Yamaguch", None),
    ("Serbian guests came. Vice Minister of Trade Nurlan Petrov and State Secretary Dragan Ugrčić spoke.", "Nurlan Petrov", "KZ"),
    ("Albanian guests came, and they were received by Vice Minister of Trade Rostislav Konyash.", "Rostislav Konyash", "KZ"),
    ("Uzbek Foreign Minister Bakhtiyor Saidov-Karim spoke.", "Bakhtiyor Saidov-Karim", "UZ"),
    ("Pakistani Prime Minister Shehryar Sharifi and President Asif Zardar arrived.", "Asif Zardar", "PK"),
    ("Ambassador of the Hellenic Republic, Antonia Katzou, left.", "Antonia Katzou", "GR"),
    ("The Kyrgyz side was led by Chairman Almaz Torobek, the Tajik one by Chairman of the Committee Said Rahimi.", "Said Rahimi", "TJ"),
    ("Romania's Mihai Dragan won.", "Mihai Dragan", "RO"),
    ("Reports were made by Emine Kara (Türkiye) and others.", "Emine Kara", "TR"),
    ("Mayor of Split Ante Marić spoke.", "Ante Marić", "HR"),
    ("Secretary General of the Organization of Turkic States Almaz Sydyk spoke.", "Almaz Sydyk", None),
    ("President of the International Paralympic Committee Andrew Parson spoke.", "Andrew Parson", None),
    ("Speaker of the Riigikogu Indrek Laane spoke.", "Indrek Laane", "EE"),
    ("King Abdullah II of Jordan arrived.", "Abdullah II", "JO"),
    ("The exposition in Seoul has 70 works by jeweler Sarsen Beis and felt artist Gulmira Ualkha.", "Gulmira Ualkha", None),
    ("The book translated into Slovak by Professor Zuzana Čižmár was handed over in Bratislava.", "Zuzana Čižmár", None),
    ("Answering a question of a correspondent from Tokyo, Keiko Fuji, he spoke of Russian tourists.", "Keiko Fuji", None),
    ("The team of Kazakhstan played under captain Yuriy Shuk.", "Yuriy Shuk", "KZ"),
    ("Wrestlers from Kazakhstan fought in Bucharest, Romania. Viktoriya Tsoi took bronze.", "Viktoriya Tsoi", "KZ"),
    ('The choir sang the aria by Latif Khamidi. Ambassador of Kazakhstan to Italy Saule Bektur spoke.', "Latif Khamidi", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "names"), NAMES)
def test_names_of_every_culture(sentence: str, names: list[str]) -> None:
    assert names_of(read_story(sentence)) == names


@pytest.mark.parametrize("sentence", NO_NAMES)
def test_what_bears_a_name_is_no_person(sentence: str) -> None:
    assert names_of(read_story(sentence)) == []


@pytest.mark.parametrize(("title", "names"), TITLES)
def test_capitals_of_a_headline_make_no_names(title: str, names: list[str]) -> None:
    assert names_of(read_story(title=title)) == names


@pytest.mark.parametrize(("text", "name", "forms"), FORMS)
def test_forms_of_one_person_are_joined(text: str, name: str, forms: list[str]) -> None:
    record = read_story(*text.split("\n"))

    assert names_of(record) == [name]
    assert [form.surface for form in record.persons[0].forms] == forms


@pytest.mark.parametrize(("sentence", "name", "country"), COUNTRIES)
def test_country_of_a_person(sentence: str, name: str, country: str | None) -> None:
    found = person_of(read_story(sentence), name).country

    assert (found.value if found else None) == country


def test_two_with_one_surname_are_kept_apart() -> None:
    record = read_story("Coaches Vladimir Kim and Roman Kim spoke.", "V. Kim thanked R. Kim.")

    assert [[form.surface for form in person.forms] for person in record.persons] == [["Vladimir Kim", "V. Kim"], ["Roman Kim", "R. Kim"]]


def test_a_surname_that_fits_two_is_unsure() -> None:
    record = read_story("Coaches Vladimir Kim and Roman Kim spoke.", "Kim left.")

    assert [(person.is_unsure, person.candidates) for person in record.persons] == [(False, ()), (True, ("vladimir kim",))]


def test_honorifics_are_kept_apart() -> None:
    form = read_story("H.E. Dr. Ayele Teshome spoke.").persons[0].forms[0]

    assert (form.honorific, form.surface) == ("H.E. Dr.", "Ayele Teshome")


def test_a_title_names_whom_the_body_does_not() -> None:
    record = read_story(
        "The Head of State expressed gratitude.", title="Tokayev Holds a Telephone Call with Crown Prince of Qatar Hamad bin Salim Al Thani"
    )

    assert names_of(record) == ["Tokayev", "Hamad bin Salim Al Thani"]


@pytest.mark.parametrize(
    "unit", ["Arman Isseyev, ", "A. ", "Minister of ", "the University of ", '"Abai" ', "and Kazakh ", "President Al "]
)
def test_a_hostile_text_costs_one_pass(unit: str) -> None:
    """A text of eight times the length may cost some eight times as much, never its square."""

    def seconds(count: int) -> float:
        start = time.process_time()
        read_story(unit * count)
        return time.process_time() - start

    seconds(10)
    assert seconds(1600) < 40 * max(seconds(200), 0.005)
