"""Text cut for display: nothing is lost, whatever the marks are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.marking import Mark, anchor_of, choose_marks, mark_text, move_marks
from entities.legible import legible


def mark(text, words, kind="person", address="/p/"):
    start = text.index(words)
    return Mark(start, start + len(words), kind, address, words)


def shown(paragraphs):
    """The text of the paragraphs with [marked] words."""
    return [
        "".join(f"[{piece.text}]" if piece.mark else piece.text for sentence in paragraph.sentences for piece in sentence.pieces)
        for paragraph in paragraphs
    ]


def test_names_are_marked_where_they_stand():
    text = "Aliya met Marat.\nMarat spoke."

    paragraphs = mark_text(text, [mark(text, "Aliya"), mark(text, "Marat"), Mark(17, 22, "person", "/m/", "Marat")])

    assert shown(paragraphs) == ["[Aliya] met [Marat].", "[Marat] spoke."]


def test_offsets_count_code_points():
    text = "🇰🇿👩🏽‍🚀 Aliya met Қасым."

    paragraphs = mark_text(text, [mark(text, "Aliya"), mark(text, "Қасым")])

    assert shown(paragraphs) == ["🇰🇿👩🏽‍🚀 [Aliya] met [Қасым]."]


def test_the_longer_of_two_overlapping_marks_stands():
    text = "The University of Rome opened."

    chosen = choose_marks([mark(text, "Rome", "country", "/it/"), mark(text, "University of Rome", "organization", "/u/")], len(text))

    assert [found.label for found in chosen] == ["University of Rome"]


def test_an_event_gives_way_to_the_names_in_it():
    text = "They held a round of Italian talks."

    chosen = choose_marks([mark(text, "a round of Italian talks", "event", "/e/"), mark(text, "Italian", "country", "/it/")], len(text))

    assert [found.label for found in chosen] == ["Italian"]


def test_marks_outside_of_the_text_are_left_out():
    assert choose_marks([Mark(5, 99, "person", "", ""), Mark(3, 3, "person", "", ""), Mark(4, 2, "person", "", "")], 10) == []


def test_a_sentence_with_a_fact_has_an_anchor():
    text = "They met. It was in Rome.\nThey left."

    (first, second) = mark_text(text, [], facts=[text.index("Rome")])

    assert [sentence.anchor for sentence in first.sentences] == ["", "s2"]
    assert [sentence.anchor for sentence in second.sentences] == [""]
    assert anchor_of("body", text, text.index("left")) == "s3"
    assert anchor_of("title", "Any", 0) == "t"


def test_a_mark_over_the_end_of_a_sentence_is_cut_in_two():
    text = "Met Gen. Baizhan there."
    found = Mark(4, 16, "person", "/b/", "Gen. Baizhan")

    assert "".join(shown(mark_text(text, [found]))).replace("][", "") == "Met [Gen. Baizhan] there."


def test_blank_paragraphs_are_no_paragraphs():
    assert shown(mark_text("One.\n\n \nTwo.", [])) == ["One.", "Two."]


def test_controls_of_direction_are_not_shown():
    assert shown(mark_text("abc \u202edcba\u202c \x07end", [])) == ["abc dcba end"]


texts = st.text(alphabet=st.sampled_from("Ab é. \n🇰Қ\u202e“”"), max_size=80)


@given(texts, st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90), st.sampled_from(["person", "event"])), max_size=8))
def test_no_character_is_lost_or_doubled(text, spans):
    marks = [Mark(start, end, kind, f"/{start}/", "") for start, end, kind in spans]

    paragraphs = mark_text(text, marks, facts=[max(0, start) for start, _, _ in spans])

    parts = ["".join(piece.text for sentence in paragraph.sentences for piece in sentence.pieces) for paragraph in paragraphs]
    assert parts == [legible(paragraph) for paragraph in text.split("\n") if paragraph.strip()]


def test_marks_find_their_words_in_an_edited_text():
    read = "Aliya met Marat."
    edited = "On Monday Aliya met the Maratovs, and Aliya left."

    moved = move_marks([mark(read, "Aliya", address="/a/"), mark(read, "Marat", address="/m/")], read, edited)

    assert [(edited[found.start : found.end], found.start) for found in moved] == [("Aliya", 10), ("Aliya", 38)]


@pytest.mark.parametrize(("edited", "expected"), [("Khan A. and Khan B.", ["/a/", "/b/"]), ("Khan left.", [])])
def test_words_for_two_people_are_marked_only_where_their_number_is_the_same(edited, expected):
    read = "Khan and Khan."
    marks = [Mark(0, 4, "person", "/a/", ""), Mark(9, 13, "person", "/b/", "")]

    assert [found.address for found in move_marks(marks, read, edited)] == expected
