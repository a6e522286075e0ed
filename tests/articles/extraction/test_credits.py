"""The source that a story credits: every way of saying it that the agency is known to use, and what is no source."""

import json
from pathlib import Path

import pytest

from articles.extraction.credits import find_source
from articles.extraction.pages import read_page
from articles.extraction.records import Block
from articles.extraction.text import ArticleText

MFA = "Ministry of Foreign Affairs of the Republic of Kazakhstan"
AKORDA = "Akorda"
QAZINFORM = "Qazinform News Agency"
GOLD = Path(__file__).parents[2] / "gold"
SEEDS = Path(__file__).parents[3] / "seeds"


def article(*paragraphs: str) -> ArticleText:
    starts = tuple(sum(len(paragraph) + 1 for paragraph in paragraphs[:at]) for at in range(len(paragraphs)))
    return ArticleText.of(Block("article", "A Title", 0, paragraphs, starts, None, None, None, None, 1, 2))


def source(*paragraphs: str) -> str | None:
    found = find_source(article(*paragraphs))
    return found.value if found else None


@pytest.mark.parametrize(
    ("attribution", "expected", "printed"),
    [
        ("Ministry of Foreign Affairs of the Republic of Kazakhstan reports.", MFA, MFA),
        ("Ministry of Foreign Affairs of the Republic of Kazakhstan reports", MFA, MFA),
        ("press service of the Kazakh MFA reports.", MFA, "press service of the Kazakh MFA"),
        ("the press office of the Kazakh MFA reported.", MFA, "press office of the Kazakh MFA"),
        ("the press service of the Kazakh MFA said on Sunday.", MFA, "press service of the Kazakh MFA"),
        (
            "the press service of the Kazakh Ministry of Foreign Affairs informs.",
            MFA,
            "press service of the Kazakh Ministry of Foreign Affairs",
        ),
        ("the Kazakh MFA’s press service reports.", MFA, "Kazakh MFA’s press service"),
        ("the Kazakh Foreign Ministry reports.", MFA, "Kazakh Foreign Ministry"),
        ("the Ministry of Foreign Affairs of Kazakhstan informs", MFA, "Ministry of Foreign Affairs of Kazakhstan"),
        ("akorda.kz reports.", AKORDA, "akorda.kz"),
        (", akorda.kz reports.", AKORDA, "akorda.kz"),
        ("Akorda reports.", AKORDA, "Akorda"),
        ("the Akorda press service reports.", AKORDA, "Akorda press service"),
        ("the press service of the Akorda reports.", AKORDA, "press service of the Akorda"),
        ("Kazinform News Agency reports.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform News Agency correspondent reports.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform correspondent reports.", QAZINFORM, "Kazinform"),
        ("Kazinform reports.", QAZINFORM, "Kazinform"),
        ("Kazinform News Agency cites the Akorda press service.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform News Agency cite the Ministry’s press service.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform News Agency cites the Kostanay region police department.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform News Agency reports citing the Akorda press service.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform News Agency quotes the Healthcare Ministry.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform News Agency has learnt from the ministry's press service.", QAZINFORM, "Kazinform News Agency"),
        ("Kazinform learned from POLISIA.KZ.", QAZINFORM, "Kazinform"),
        ("Kazinform learnt from the Akorda press office.", QAZINFORM, "Kazinform"),
        ("Qazinform News Agency reports, citing Akorda.", QAZINFORM, "Qazinform News Agency"),
        ("Qazinform News Agency cites the press service of the upper house of Parliament.", QAZINFORM, "Qazinform News Agency"),
        ("primeminister.kz reports.", "primeminister.kz", "primeminister.kz"),
        ("KTF press-service reports.", "KTF press-service", "KTF press-service"),
        ("the press service of the Kazakh team reports.", "press service of the Kazakh team", "press service of the Kazakh team"),
        ("the Ministry of Tourism and Sports reports.", "Ministry of Tourism and Sports", "Ministry of Tourism and Sports"),
        (
            "the Ministry of Foreign Affairs of Uzbekistan reports.",
            "Ministry of Foreign Affairs of Uzbekistan",
            "Ministry of Foreign Affairs of Uzbekistan",
        ),
        (
            "the press service of the Uzbek Foreign Ministry reports.",
            "press service of the Uzbek Foreign Ministry",
            "press service of the Uzbek Foreign Ministry",
        ),
        ("TASS reports.", "TASS", "TASS"),
        ("Аkorda reports.", AKORDA, "Аkorda"),
    ],
)
def test_attributions(attribution: str, expected: str, printed: str) -> None:
    text = article(f"A bridge was opened in Oslo, {attribution}", "The guests came from afar.")

    found = find_source(text)

    assert found is not None
    assert (found.value, text.of_span(found.span), found.span.field) == (expected, printed, "body")
    assert found.rule.startswith("source: ")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("He holds both posts concurrently. Qazinform News Agency reports referring to the Akorda press service.", QAZINFORM),
        ("The press service of the Akorda said that the visit is due in May, Qazinform News Agency cites Akorda.", QAZINFORM),
        ("Flour was sent on Tuesday, the Kazakh Ministry for Emergency Situations said, Qazinform News Agency reports.", QAZINFORM),
        ("The Ministry of Foreign Affairs of the Republic of Kazakhstan hosted a round of talks, Kazinform reports.", QAZINFORM),
        ("Astana. 27 December. Kazakhstan Today - The Senate has adopted the law.", "Kazakhstan Today"),
        ("ASTANA. KAZINFORM - The Senate has adopted the law.", QAZINFORM),
        ("According to the press service of the Kazakh MFA, the consulate will be closed on Friday.", MFA),
        ("The visit is due in May, according to Akorda.", AKORDA),
    ],
)
def test_other_ways_to_say_it(paragraph: str, expected: str) -> None:
    assert source(paragraph, "The guests came from afar.") == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "The Ministry of Foreign Affairs of the Republic of Kazakhstan hosted another round of consultations.",
        "The Uzbek Foreign Ministry reports.",
        "It is a great day, \" said the company.",
        "Peace is the only way, \" reads the statement.",
        "Nobody was hurt, the health department says.",
        "The train has left, \" local police say",
        "We shall build it, \" he said to Kazinform News Agency.",
        "As Kazinform reported earlier, a bridge was opened.",
        "The results were good, the Minister reports.",
        "Scientists report that the glacier is melting.",
        "The parties informed each other of the course of the reforms.",
        "",
    ],
)  # fmt: skip
def test_speakers_and_actors_are_no_source(paragraph: str) -> None:
    assert source(paragraph, "The guests came from afar.") is None


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["A bridge was opened.", "It was built by Peru, akorda.kz reports.", "The guests came."], AKORDA),
        (["A bridge was opened, akorda.kz reports.", "It is long.", "It is new.", "Kazinform reports that tolls are due."], AKORDA),
        (["A bridge was opened.", "It is long.", "It is new.", "Akorda reports."], AKORDA),
        (["A bridge was opened.", "It is long.", "Source: kazinform"], QAZINFORM),
        (["A bridge was opened.", "It is long.", "Source: News Agency Bnews"], "News Agency Bnews"),
        (["A bridge was opened.", "It is long.", "It is new.", "Bridges fall down, the Ministry of Roads reports."], None),
        ([], None),
    ],
)
def test_the_lead_goes_before_the_rest(paragraphs: list[str], expected: str | None) -> None:
    assert source(*paragraphs) == expected


@pytest.mark.parametrize("gold", sorted(GOLD.glob("**/pages/*.json")), ids=lambda path: path.stem)
def test_annotated_pages(gold: Path) -> None:
    expected = json.loads(gold.read_text(encoding="utf-8"))
    path = SEEDS / expected["document"]
    path = path if path.exists() else gold.parents[1] / "texts" / expected["document"]

    page = read_page(path.name, path.read_text(encoding="utf-8"))

    found = [find_source(ArticleText.of(block)) for block in page.blocks]
    assert [value.value if value else None for value in found] == [story["source"] for story in expected["articles"]]
