"""Stored mentions are known again in a text that was read anew."""

from dataclasses import dataclass

from articles.extraction.text import ArticleText, Field
from articles.linking.plan import MentionPlan, sentence_key
from articles.linking.recognition import find_span, recognize

FIRST = "Sadykov met the rector."
SECOND = "Sadykov thanked him."


@dataclass
class Stored:
    surface: str
    start: int | None
    sentence_key: str
    field: str = "body"
    target_kind: str = "person"

    @property
    def end(self) -> int | None:
        return None if self.start is None else self.start + len(self.surface)


def stored(start: int | None, sentence: str, surface: str = "Sadykov") -> Stored:
    return Stored(surface, start, sentence_key(sentence))


def planned(start: int, sentence: str, surface: str = "Sadykov", kind: str = "person") -> MentionPlan:
    return MentionPlan(kind, "sadikov", "body", start, start + len(surface), surface, sentence_key(sentence), "name")  # type: ignore[arg-type]


def test_mention_is_known_by_its_sentence_though_a_paragraph_came_before_it() -> None:
    row = stored(0, FIRST)
    plans = [planned(100, SECOND), planned(200, FIRST)]

    found = recognize([row], plans)

    assert found.pairs == ((row, plans[1]),)
    assert found.new == (plans[0],)


def test_several_in_one_sentence_are_paired_in_their_order() -> None:
    rows = [stored(30, FIRST), stored(0, FIRST)]
    plans = [planned(50, FIRST), planned(80, FIRST)]

    found = recognize(rows, plans)

    assert {(row.start, plan.start) for row, plan in found.pairs} == {(0, 50), (30, 80)}


def test_nearest_is_taken_where_there_are_fewer_now() -> None:
    rows = [stored(0, FIRST), stored(300, FIRST)]

    found = recognize(rows, [planned(290, FIRST)])

    assert [row.start for row, _ in found.pairs] == [300]
    assert [row.start for row in found.gone] == [0]


def test_mention_is_known_in_a_sentence_that_was_mended() -> None:
    row = stored(0, FIRST)

    found = recognize([row], [planned(0, "Sadykov met with the rector.")])

    assert [pair[0] for pair in found.pairs] == [row]


def test_name_of_a_place_is_not_the_person_of_that_name() -> None:
    row = stored(0, FIRST, "Jordan")

    found = recognize([row], [planned(0, FIRST, "Jordan", kind="country")])

    assert (found.pairs, found.gone) == ((), (row,))


def test_span_of_an_unread_mention_follows_its_sentence() -> None:
    text = ArticleText(Field("title", ""), Field("body", f"A new beginning.\n{FIRST} {SECOND}"))

    assert find_span(text, stored(0, SECOND)) == (41, 48)


def test_span_is_lost_where_the_surface_form_stands_nowhere_or_in_two_other_sentences() -> None:
    text = ArticleText(Field("title", ""), Field("body", f"{FIRST} {SECOND}"))

    assert find_span(text, stored(5, "Gone.", "Kagame")) is None
    assert find_span(text, stored(5, "Gone.")) is None
