"""Where a story ends whose successor lost its header: cut on evidence, and on nothing less."""

import pytest

from tests.articles.extraction.listing import BODY, END, HEADER, LEAD, OTHER_LEAD, QUAKE, TITLE, codes, outline, read


def test_a_lost_header_is_cut_on_evidence_and_invents_nothing() -> None:
    page = read(
        HEADER,
        TITLE,
        LEAD,
        BODY,
        END,
        OTHER_LEAD,
        BODY,
        "01.03.2026, 09:05 8",
        QUAKE,
        "A quake was felt, Kazinform reports.",
    )

    lost = page.blocks[1]
    assert [len(block.paragraphs) for block in page.blocks] == [3, 2, 1]
    assert (lost.form, lost.title, lost.published_on, lost.published_at, lost.views, lost.lost_header) == (
        "article",
        None,
        None,
        None,
        None,
        True,
    )
    assert lost.reason == (
        "No header, but a lead with its own attribution (Qazinform News Agency), and names that the story above does not have: "
        "Marat, Abishuly, Arequipa, Paola, Quintana."
    )
    assert codes(page) == [("lost_header", 6)]


def test_a_dateline_opens_a_story() -> None:
    page = read(HEADER, TITLE, LEAD, BODY, "Almaty. 27 December. Kazakhstan Today - A tram line was opened in Pavlodar.", END)

    assert [(len(block.paragraphs), block.lost_header) for block in page.blocks] == [(2, False), (2, True)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "In turn, Sigrid Ravndal thanked Aldan Berik, Kazinform News Agency reports.",
        "Aldan Berik and Sigrid Ravndal opened an exhibition in Oslo, Kazinform News Agency reports.",
        "As Kazinform reported earlier, Marat Abishuly received a delegation of Arequipa in Peru.",
        "Marat Abishuly of Arequipa joined Paola Quintana.",
        'The Arequipa plant in Peru will open soon, " said Marat Abishuly',
        "Earlier, Marat Abishuly visited Arequipa in Peru, Kazinform News Agency reports.",
    ],
)
def test_a_story_that_goes_on_is_not_cut(paragraph: str) -> None:
    assert outline(read(HEADER, TITLE, LEAD, BODY, paragraph, END)) == [(TITLE, 4)]


def test_a_lead_printed_twice_is_one_story() -> None:
    lead, _, attribution = LEAD.partition(", Ministry")

    assert outline(read(HEADER, TITLE, lead + ".", lead + ", Ministry" + attribution, BODY)) == [(TITLE, 3)]


def test_an_attribution_in_the_second_paragraph_is_the_storys_own() -> None:
    assert outline(read(HEADER, TITLE, "A tram line was opened.", OTHER_LEAD, BODY)) == [(TITLE, 3)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "- The 35th anniversary of the closure of the site;",
        "The following were awarded:",
        "for his contribution to peace and trade",
        "A short remark without a stop",
        'He said "Yes, we will',
    ],
)
def test_a_short_paragraph_is_no_title(paragraph: str) -> None:
    assert outline(read(HEADER, TITLE, LEAD, paragraph, BODY, END)) == [(TITLE, 4)]


def test_a_credit_behind_a_body_belongs_to_the_story_that_lost_its_header() -> None:
    page = read(HEADER, TITLE, "Images | gov.kz", LEAD, BODY, "Images | akorda.kz", OTHER_LEAD, END)

    assert [block.image_credit for block in page.blocks] == ["gov.kz", "akorda.kz"]


def test_a_credit_at_the_pages_end_belongs_to_the_story_above() -> None:
    assert [block.image_credit for block in read(HEADER, TITLE, LEAD, "Images | gov.kz").blocks] == ["gov.kz"]
