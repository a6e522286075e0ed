"""Plain text keeps its length and mends look-alikes; sentences end where they end; no line is too much for either."""

from time import perf_counter

import pytest

from articles.extraction.text import MAX_SENTENCE, plain_text, sentence_bounds


@pytest.mark.parametrize(
    ("read", "plain"),
    [
        ("Аmbassador", "Ambassador"),  # a Cyrillic letter first
        ("communitу", "community"),
        ("Халық кеңесі", "Халық кеңесі"),
        ("Wetang’ula said “yes” – twice", 'Wetang\'ula said "yes" - twice'),
        ("large‑scale\u00a0plan", "large-scale plan"),
        ("😀 Тürkiye", "😀 Türkiye"),
    ],
)
def test_plain_text_mends_look_alikes_character_for_character(read: str, plain: str) -> None:
    assert plain_text(read) == plain
    assert len(plain_text(read)) == len(read)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One ended. Two began.", ["One ended.", "Two began."]),
        ("Mr. K. Tokayev met U.S. Ambassador Stufft. He left.", ["Mr. K. Tokayev met U.S. Ambassador Stufft.", "He left."]),
        ("No stop\nNew paragraph", ["No stop", "New paragraph"]),
        ('He said "yes." Then he left...', ['He said "yes."', "Then he left..."]),
        ("He spoke.\nP. Toussaint agreed.", ["He spoke.", "P. Toussaint agreed."]),
        ("", []),
    ],
)
def test_sentence_bounds(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_bounds(text)] == sentences


@pytest.mark.parametrize("unit", ["a", ".", " ", '."', "A.", ". ", "ж", "aж", "ж a", "a-", '" ', "!\u201d"])
def test_a_hostile_line_costs_one_pass(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    started = perf_counter()

    sentence_bounds(plain_text(text))

    assert perf_counter() - started < 5


def test_a_sentence_without_end_is_cut_between_words() -> None:
    text = "word " * 1000

    pieces = sentence_bounds(text)

    assert max(end - start for start, end in pieces) <= MAX_SENTENCE
    assert " ".join(text[start:end] for start, end in pieces).split() == text.split()
