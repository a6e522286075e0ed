import pytest

from articles.search.question import MAX_TERMS, Question, light_stem


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Belgium", [("belgium",)]),
        ("Kassym-Jomart", [("kassym",), ("jomart",)]),
        ('"round table" Berlin', [("round", "table"), ("berlin",)]),
        ('"round table', [("round", "table")]),
        ("“round table”", [("round", "table")]),
        ("the minister of Kenya", [("minister",), ("kenya",)]),
        ("of the", [("of",), ("the",)]),
        ("Wetang’ula's visit", [("wetangula",), ("visit",)]),
        ("AND OR NOT NEAR(", [("not",), ("near",)]),
        ("  \0 \t ", []),
        ("!!! *** ()", []),
    ],
)
def test_words_and_phrases_are_cut_out(text: str, terms: list[tuple[str, ...]]) -> None:
    assert [term.words for term in Question.parse(text).terms] == terms


def test_a_long_question_is_cut() -> None:
    assert len(Question.parse("word " * 1000).terms) <= MAX_TERMS


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("negotiations", "negotiat"),
        ("negotiating", "negotiat"),
        ("negotiate", "negotiat"),
        ("meetings", "meet"),
        ("states", "state"),
        ("kassym", "kassym"),
        ("paris", "paris"),
        ("agreed", "agre"),
    ],
)
def test_a_light_stem_is_what_the_forms_of_a_word_share(word: str, stem: str) -> None:
    assert light_stem(word) == stem
    assert word.startswith(stem)


def test_a_folded_key_of_one_letter_is_not_looked_for() -> None:
    (term,) = Question.parse("zzz").terms

    assert (term.words, term.keys) == (("zzz",), ())
