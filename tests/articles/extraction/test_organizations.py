"""Bodies: which names are bodies, under which name, with which abbreviation. All stories are made up."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

NAMED = [
    ("They met at the University of Liège (ULiège) in Liège.", ["University of Liège"]),
    (
        "The Committee on Constitutional Affairs, Rights, Freedoms and Guarantees met.",
        ["Committee on Constitutional Affairs, Rights, Freedoms and Guarantees"],
    ),
    ("He works at the Food and Agriculture Organization (FAO). The FAO helps.", ["Food and Agriculture Organization"]),
    ("The WTO and the CICA agreed.", ["WTO", "CICA"]),
    ("He serves in the UN Disengagement Observer Force (UNDOF). UNDOF is ready.", ["UN Disengagement Observer Force"]),
    ("They met the Kenya Garment Manufacturers and Exporters Association.", ["Kenya Garment Manufacturers and Exporters Association"]),
    ("They wrote to the International Harbour Workers' Federation.", ["International Harbour Workers' Federation"]),
    ("The Polish Border Guard opened the gate.", ["Polish Border Guard"]),
    ("The Red Crescent Society of Kazakhstan sent tents.", ["Red Crescent Society of Kazakhstan"]),
    ("Head of the National Glaciological Center Daulet Sar spoke.", ["National Glaciological Center"]),
    ("Speaker of the National Assembly of Serbia Ana Brkić spoke.", ["National Assembly"]),
    ("World Bank Regional Director Tatiana Pros spoke.", ["World Bank"]),
    ("They fly by Boeing 737 aircraft and E190-E2 planes.", []),
    ("Minister of State for Public Administration Adea Hoxhaj spoke.", []),
    ("Under the auspices of the UN a summit will be held.", ["United Nations"]),
    ("This accords with the UN Charter.", []),
    ("The Music Academy of the University of Graz sang.", ["Music Academy of the University of Graz", "University of Graz"]),
    (
        "The Embassy of Kazakhstan in the Federal Republic of Germany invited guests.",
        ["Embassy of Kazakhstan in the Federal Republic of Germany"],
    ),
    ("He studied at L.N. Gumilyov Eurasian National University.", ["L.N. Gumilyov Eurasian National University"]),
    ("The Mohamed bin Rashid University for Humanities opened.", ["Mohamed bin Rashid University for Humanities"]),
    ("The Government of the Republic of Chad on Tuesday agreed.", ["Government of the Republic of Chad"]),
    ('The "People’s Council" (Халық кеңесі) was founded.', ["People’s Council"]),
    ("Speaker of the Saeima of Latvia Inese Kalni spoke.", ["Saeima"]),
    ("The Kazakh Ministry for Emergency Situations sent aid.", ["Ministry for Emergency Situations of the Republic of Kazakhstan"]),
    ("He met Artem Movses, head of OMNI, and visited the Alston plant.", ["OMNI", "Alston"]),
    ("The company Southern Fleece and the companies Volta and Skanea took part.", ["Southern Fleece", "Volta", "Skanea"]),
    ("A memorandum between QazTrade and the Jordan Exporters Association was signed.", ["QazTrade", "Jordan Exporters Association"]),
    ("Specialists of Samruk-Energy, Kazakhstan Temir Zholy and Vattenfall met.", ["Samruk-Energy", "Kazakhstan Temir Zholy", "Vattenfall"]),
    ("Chairman of the National Company Kazakh Invest Madi Sultan spoke.", ["National Company Kazakh Invest"]),
    ("The brand Chery and the KazAgro exhibition are known.", []),
    ("He quoted the secretariat of the UN Framework Convention on Climate Change.", ["UN Framework Convention on Climate Change"]),
    ("It was told on the margins of the Conference of the Parties to the UNFCCC.", []),
    ("The Korea Foundation invited experts.", ["Korea Foundation"]),
    ("It lies in the Russian Federation and the Federation of Saint Kitts and Nevis.", []),
    (
        "The Agreement between the Government of Kazakhstan and the Government of the Kyrgyz Republic was signed.",
        ["Government of Kazakhstan", "Government of the Kyrgyz Republic"],
    ),
    ("The New Zealand Government was represented.", ["New Zealand Government"]),
    ("He spoke at the session of the Mazhilis on November 12.", ["Mazhilis"]),
    ("Director of the Border Service Kanat Baig spoke.", ["Border Service"]),
    (
        "Head of the Delegation of the European Union to Kazakhstan, Ambassador Astrid Meul, spoke.",
        ["Delegation of the European Union to Kazakhstan"],
    ),
    (
        "The 21st meeting of the Cooperation Council between Kazakhstan and Malta was held.",
        ["Cooperation Council between Kazakhstan and Malta"],
    ),
    ("Companies such as Volta and Skanea and six parties, including Amana and Auyla, took part.", ["Volta", "Skanea", "Amana", "Auyla"]),
    ("Consultations took place at Iveagh House.", []),
    ("He is treated at the Norvic hospital, she plays in the Otyrar Sazy orchestra.", ["Norvic hospital", "Otyrar Sazy orchestra"]),
    ("Editor of the Nowa Gazeta daily Agnieszka Wrona spoke.", ["Nowa Gazeta"]),
    ("Director of Deltares Femke de Graaf spoke.", ["Deltares"]),
    ("Spokesman of the Kazakh Foreign Ministry Aidar Sadir spoke.", ["Kazakh Foreign Ministry"]),
    ("Minister of Foreign Affairs of Kazakhstan Aidar Sadir spoke.", []),
    ("It is known from the press service of the Kazakh MFA.", []),
    (
        "President of the Council of States of the Federal Assembly Filippo Lombard spoke.",
        ["Council of States"],
    ),
    (
        "The Consular Service Department of the Ministry of Energy and the Department of Consular Affairs met.",
        ["Consular Service Department of the Ministry of Energy", "Department of Consular Affairs"],
    ),
    ("Students of the University of Technology under the Alma programme came.", ["University of Technology"]),
    ("Head of the OSCE/ODIHR Election Department Ulvi Akhund spoke.", ["OSCE/ODIHR Election Department"]),
    ("Air Astana and Ethiopian Airlines fly there.", ["Air Astana", "Ethiopian Airlines"]),
    ("The Opera and Ballet Theatre stands near the Royal Palace in Friendship Park.", ["Opera and Ballet Theatre"]),
    ("The parties noted the industry of Spain, the Treaty and international law.", []),
]


@pytest.mark.parametrize(("sentence", "names"), NAMED)
def test_named_bodies(sentence: str, names: list[str]) -> None:
    assert [body.name for body in read_story(sentence).organizations] == names


def test_the_source_in_its_attribution_is_no_body_of_the_story() -> None:
    record = read_story("The sides met, Ministry of Foreign Affairs of the Republic of Kazakhstan reports.")

    assert record.organizations == ()


def test_a_body_keeps_its_abbreviation_and_all_its_mentions() -> None:
    record = read_story("The World Customs Organization (WCO) met. The WCO agreed.")

    assert [(body.abbreviation, [mention.value for mention in body.mentions]) for body in record.organizations] == [
        ("WCO", ["World Customs Organization (WCO)", "WCO"])
    ]


def test_a_body_knows_its_state() -> None:
    record = read_story("The Central Election Commission of Latvia counted.")

    assert [(body.name, body.kind, body.country) for body in record.organizations] == [
        ("Central Election Commission of Latvia", "state_body", "LV")
    ]
