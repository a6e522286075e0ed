"""Offices in the shapes in which the agency prints them. All people and stories are made up."""

import pytest

from tests.articles.extraction.reading_aloud import person_of, read_story

SHAPES = [
    ("Ambassador of Kazakhstan in Armenia Bolat Iman met him.", "Bolat Iman", ["Ambassador of Kazakhstan to Armenia"]),
    ("Ambassador of the Kazakhstan to Latvia Bolat Iman met him.", "Bolat Iman", ["Ambassador of Kazakhstan to Latvia"]),
    ("Ambassador of Kazakhstan to the South Korea Bolat Iman met him.", "Bolat Iman", ["Ambassador of Kazakhstan to South Korea"]),
    (
        "Ambassador of Kazakhstan to the Netherlands, Permanent Representative of Kazakhstan to the OPCW, Akan Rakh met him.",
        "Akan Rakh",
        ["Ambassador of Kazakhstan to the Netherlands", "Permanent Representative of Kazakhstan to the OPCW"],
    ),
    ("The Ambassador Extraordinary and Plenipotentiary of Iran, Ali Jok, left.", "Ali Jok", ["Ambassador of Iran to Kazakhstan"]),
    (
        "The newly appointed Ambassador of the Kingdom of Norway Helene Andres came.",
        "Helene Andres",
        ["Ambassador of Norway to Kazakhstan"],
    ),
    (
        "Ambassador for the Environment of the MFA of France Anne Boill spoke.",
        "Anne Boill",
        ["Ambassador for Environment of the MFA of France"],
    ),
    (
        "Deputy Chief of Staff of the President - Special Envoy of the President Erzhan Kazykh spoke.",
        "Erzhan Kazykh",
        ["Deputy Chief of Staff of the President of Kazakhstan", "Special Envoy of the President of Kazakhstan"],
    ),
    (
        "Under-Secretary-General and Executive Director of the UN Environment Programme Inger Anders spoke.",
        "Inger Anders",
        ["Under-Secretary-General of the UN Environment Programme", "Executive Director of the UN Environment Programme"],
    ),
    (
        "The former Minister of Ecology and Ambassador for Climate Serik Daul spoke.",
        "Serik Daul",
        ["former Minister of Ecology of Kazakhstan", "Ambassador for Climate of Kazakhstan"],
    ),
    (
        "Chairman of the Management Board of JSC NC KazMunayGas Magzum Mirz spoke.",
        "Magzum Mirz",
        ["Chairman of the Management Board of JSC NC KazMunayGas"],
    ),
    ("Council member, Member of Parliament Azat Perua spoke.", "Azat Perua", ["Council member", "Member of Parliament of Kazakhstan"]),
    ("Professors Ann Lee, Bo Chen, and Cy Dole from Oslo University spoke.", "Bo Chen", ["Professor of the Oslo University"]),
    ("Askar Zheng, Permanent Delegate of Kazakhstan to UNESCO, spoke.", "Askar Zheng", ["Permanent Delegate of Kazakhstan to UNESCO"]),
    ("Aigul Kus, member of the Majilis Committee for Finance, spoke.", "Aigul Kus", ["member of the Majilis Committee for Finance"]),
    (
        "It is done, stated Berik Uali, Presidential Advisor and Press Secretary.",
        "Berik Uali",
        ["Advisor to the President of Kazakhstan", "Press Secretary of Kazakhstan"],
    ),
    ("The President Kassym-Jomart Tokayev of Kazakhstan spoke.", "Kassym-Jomart Tokayev", ["President of Kazakhstan"]),
    ("Uzbek FM Bakhtiyor Said spoke.", "Bakhtiyor Said", ["Foreign Minister of Uzbekistan"]),
]


@pytest.mark.parametrize(("sentence", "name", "offices"), SHAPES)
def test_wording_of_each_shape(sentence: str, name: str, offices: list[str]) -> None:
    assert [office.text for office in person_of(read_story(sentence), name).offices] == offices


def test_an_ambassador_for_a_cause_is_no_bilateral_one() -> None:
    (office,) = person_of(read_story("Ambassador for the Environment of the MFA of France Anne Boill spoke."), "Anne Boill").offices

    assert (office.is_bilateral, office.receiving_state) == (False, None)
