"""What the gazetteer knows of states and cities."""

import pytest

from entities import gazetteer


def forms_in(text: str) -> list[tuple[str, str]]:
    return [(form.form, form.alpha2) for _, _, form in gazetteer.find_country_forms(text)]


def test_states_are_the_members_the_observers_and_four_others() -> None:
    statuses = [entry.status for entry in gazetteer.list_countries()]
    assert {status: statuses.count(status) for status in set(statuses)} == {"un_member": 193, "observer": 2, "other": 4}


def test_every_state_has_names_a_demonym_a_placed_capital_and_a_region() -> None:
    poor = [
        entry.alpha2
        for entry in gazetteer.list_countries()
        if not (entry.name_en and entry.name_kk and entry.name_ru and entry.official_en and entry.official_kk and entry.official_ru)
        or not (entry.alpha3 and entry.demonyms and entry.capital and entry.region and entry.subregion)
        or entry.capital_latitude is None
        or entry.capital_longitude is None
    ]
    assert poor == []


def test_lookup_country_takes_codes_only() -> None:
    kazakhstan = gazetteer.lookup_country("kz")
    assert kazakhstan is not None
    assert (kazakhstan.alpha3, kazakhstan.numeric, kazakhstan.name_kk, kazakhstan.capital) == ("KAZ", "398", "Қазақстан", "Astana")
    assert gazetteer.lookup_country("ZZ") is None
    assert gazetteer.lookup_country("Kazakhstan") is None


def test_territories_are_known_but_no_states() -> None:
    hong_kong = gazetteer.lookup_country("HK")
    assert hong_kong is not None
    assert hong_kong.status == "territory"
    assert "HK" not in {entry.alpha2 for entry in gazetteer.list_countries()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Türkiye and Turkey", [("Türkiye", "TR"), ("Turkey", "TR")]),
        ("a Turkish firm", [("Turkish", "TR")]),
        ("Kazakh-Emirati talks", [("Kazakh", "KZ"), ("Emirati", "AE")]),
        ("the UAE, the UK, the U.S. and USA", [("UAE", "AE"), ("UK", "GB"), ("U.S.", "US"), ("USA", "US")]),
        ("the Republic of Korea", [("Republic of Korea", "KR")]),
        ("the DPRK", [("DPRK", "KP")]),
        ("Papua New Guinea", [("Papua New Guinea", "PG")]),
        ("the People's Democratic Republic of Algeria", [("People's Democratic Republic of Algeria", "DZ")]),
        ("Latin American states", []),
        ("50 million US dollars", []),
        ("Indianapolis and Chinatown", []),
        ("turkey and polish", []),
    ],
)
def test_find_country_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert forms_in(text) == expected


@pytest.mark.parametrize(("form", "states"), [("Congolese", ("CD", "CG")), ("Dominican", ("DO", "DM")), ("Guinean", ("GN", "GW", "GQ"))])
def test_a_shared_form_holds_all_its_states(form: str, states: tuple[str, ...]) -> None:
    assert gazetteer.country_forms()[form].candidates == states


@pytest.mark.parametrize("form", ["Georgia", "Jordan", "Chad", "Washington", "Victoria"])
def test_names_of_people_and_places_are_ambiguous(form: str) -> None:
    assert gazetteer.country_forms()[form].is_ambiguous


def test_the_pattern_finds_every_form_whole() -> None:
    pattern = gazetteer.country_form_pattern()
    assert [form for form in gazetteer.country_forms() if (match := pattern.search(f"({form})")) is None or match.group() != form] == []


@pytest.mark.parametrize("form", ["European Union", "Central Asia", "Flanders", "Tatarstan", "Gulf", "Turkic"])
def test_regions_unions_and_peoples_are_no_states(form: str) -> None:
    assert gazetteer.is_no_state(form)
    assert form not in gazetteer.country_forms()


@pytest.mark.parametrize(
    ("name", "city", "alpha2"),
    [
        ("Chisinau", "Chișinău", "MD"),
        ("chișinău", "Chișinău", "MD"),
        ("Kiev", "Kyiv", "UA"),
        ("Berne", "Bern", "CH"),
        ("Liege", "Liège", "BE"),
        ("Frankfurt", "Frankfurt am Main", "DE"),
        ("The Hague", "The Hague", "NL"),
        ("Washington, DC", "Washington", "US"),
        ("Shymkent", "Shymkent", "KZ"),
    ],
)
def test_lookup_city_takes_spellings(name: str, city: str, alpha2: str) -> None:
    found = gazetteer.lookup_city(name)[0]
    assert (found.name, found.alpha2) == (city, alpha2)


def test_lookup_city_gives_nothing_for_an_unknown_name() -> None:
    assert gazetteer.lookup_city("Kassym") == ()


def test_every_state_has_its_capital_among_the_cities() -> None:
    lacking = [
        entry.alpha2
        for entry in gazetteer.list_countries()
        if not any(city.is_capital and city.alpha2 == entry.alpha2 for city in gazetteer.lookup_city(entry.capital or ""))
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("alpha2", "name_ru", "official_kk"),
    [
        ("KG", "Кыргызстан", "Қырғыз Республикасы"),
        ("NP", "Непал", "Непал Федеративтік Демократиялық Республикасы"),
        ("BE", "Бельгия", "Бельгия Корольдігі"),
    ],
)
def test_names_that_the_libraries_have_wrong_are_mended(alpha2: str, name_ru: str, official_kk: str) -> None:
    entry = gazetteer.lookup_country(alpha2)
    assert entry is not None
    assert (entry.name_ru, entry.official_kk) == (name_ru, official_kk)


def test_no_name_of_a_state_is_turned_round_or_carries_a_stress_mark() -> None:
    names = [
        name
        for entry in gazetteer.list_countries()
        for name in (entry.name_en, entry.name_kk, entry.name_ru, entry.official_en, entry.official_kk, entry.official_ru)
    ]
    assert [name for name in names if "," in name or "(" in name or "\u0301" in name] == []


@pytest.mark.parametrize(("name", "expected"), [("Nancy", True), ("Reading", True), ("Almaty", False), ("Atlantis of the West", False)])
def test_is_ambiguous_city(name: str, expected: bool) -> None:
    assert gazetteer.is_ambiguous_city(name) is expected


def test_the_city_pattern_leaves_common_words_and_very_short_names() -> None:
    found = gazetteer.city_pattern().findall("Male members of Wa met in Chișinău, Chisinau and Frankfurt am Main")
    assert found == ["Chișinău", "Chisinau", "Frankfurt am Main"]


def test_every_hand_kept_ambiguity_is_a_known_form() -> None:
    known = set(gazetteer.country_forms())
    lines = (gazetteer.DATA / "sources" / "ambiguous_forms.txt").read_text("utf-8").splitlines()
    assert sorted(form for form in lines if form and not form.startswith("#") and form not in known) == []


@pytest.mark.parametrize(("alpha2", "state"), [("KZ", "KZ"), ("HK", "CN"), ("GL", "DK"), ("AQ", None), ("ZZ", None)])
def test_sovereign_state(alpha2: str, state: str | None) -> None:
    assert gazetteer.sovereign_state(alpha2) == state


def test_every_inhabited_territory_belongs_to_a_state() -> None:
    states = {entry.alpha2 for entry in gazetteer.list_countries()}
    lacking = [entry.alpha2 for entry in gazetteer.list_territories() if gazetteer.sovereign_state(entry.alpha2) not in states]
    assert lacking == ["AQ", "EH"]  # Antarctica and Western Sahara, whose status is open


@pytest.mark.parametrize("name", ["Kulsary", "Qulsary", "Saryagash", "Zhezkazgan", "Talgar", "Rarotonga", "Davos"])
def test_lookup_city_knows_other_romanisations_and_small_places(name: str) -> None:
    assert gazetteer.lookup_city(name) != ()


def test_a_town_that_bears_a_persons_full_name_is_left_out() -> None:
    assert gazetteer.lookup_city("Benito Juárez") == ()


def test_state_names_are_names_and_adjectives_without_capitals() -> None:
    names = gazetteer.state_names("KZ")
    assert {"Kazakhstan", "Kazakh", "Kazakhstani", "Republic of Kazakhstan"} <= set(names)
    assert "Astana" not in names


def test_lookup_seat() -> None:
    seat = gazetteer.lookup_seat("the IAEA")
    assert seat is not None
    assert (seat.name, seat.alpha2) == ("Vienna", "AT")
    assert gazetteer.lookup_seat("the Riigikogu") is None


def test_every_seat_is_a_known_city() -> None:
    bodies = [row[0] for row in table("un_seats.tsv")]
    assert [body for body in bodies if gazetteer.lookup_seat(body) is None] == []


def table(name: str) -> list[list[str]]:
    lines = (gazetteer.DATA / "sources" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_the_generated_states_hold_the_hand_kept_table() -> None:
    for alpha2, _, _, seats, demonyms, aliases, officials in table("states.tsv"):
        for form in ";".join((seats, demonyms, aliases, officials)).split(";"):
            if form.strip():
                assert alpha2 in gazetteer.country_forms()[form.strip().lstrip("*-")].candidates


def test_the_generated_cities_hold_the_hand_kept_spellings() -> None:
    spellings = [(alpha2, name.lstrip("=")) for alpha2, _, names in table("city_spellings.tsv") for name in names.split(";") if name]
    lacking = [(alpha2, name) for alpha2, name in spellings if alpha2 not in {city.alpha2 for city in gazetteer.lookup_city(name)}]
    assert lacking == []
