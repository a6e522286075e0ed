import random
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.extraction.identity import Print, fold_text, group_prints, make_body_key, make_title_key
from tests.amounts import amount

DAY = date(2026, 3, 2)
OTHER_DAY = date(2026, 3, 3)


def a_print(handle: str, title: str = "", body: str = "", day: date | None = None, minute: str = "") -> Print:
    at = datetime.fromisoformat(f"{day}T{minute}") if day and minute else None
    return Print(handle, (handle, 0), title, body, day, at)


def stories(*prints: Print) -> list[str]:
    """The handles of each story, as one word a story."""
    return sorted("".join(sorted(item.handle for item in story.prints)) for story in group_prints(prints))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kazakhstan and Flanders Discuss", "KAZAKHSTAN AND  FLANDERS DISCUSS."),
        ("Аmbassador in Chișinău", "Ambassador in Chisinau"),
        ("the “Central Asia” forum", 'the"Central Asia"forum'),
        ("Kazakhstan–Czech", "Kazakhstan-Czech"),
    ],
)
def test_spellings_of_a_title_have_one_key(first: str, second: str) -> None:
    assert make_title_key(first) == make_title_key(second) != ""


def test_empty_text_has_no_key() -> None:
    assert (make_title_key(None), make_title_key("  "), make_body_key("")) == ("", "", "")


def test_title_without_letters_has_a_key_of_its_own() -> None:
    assert make_title_key("— ? —") not in ("", make_title_key("!"))


def test_body_cut_short_keeps_its_key() -> None:
    body = "The parties discussed prospects for cooperation. " * 30

    assert make_body_key(body) == make_body_key(body[:600])
    assert make_body_key(body) != make_body_key("X" + body)


def test_folding_is_idempotent() -> None:
    folded = fold_text("Ambassador’s Âge «№4» Кәрім")

    assert fold_text(folded) == folded


@pytest.mark.parametrize(
    ("prints", "expected"),
    [
        pytest.param([a_print("a", "t", "x", DAY, "10:00"), a_print("b", "t", "y", DAY, "10:00")], ["ab"], id="same title and minute"),
        pytest.param([a_print("a", "t", "x", DAY), a_print("b", "t", "x", OTHER_DAY)], ["a", "b"], id="same title on two days"),
        pytest.param([a_print("a", "t", "x", DAY, "10:00"), a_print("b", "t", "x", DAY, "11:00")], ["a", "b"], id="two minutes"),
        pytest.param([a_print("a", "t", "x", DAY, "10:00"), a_print("b", "t", "", DAY)], ["ab"], id="a thinner header"),
        pytest.param(
            [a_print("a", "t", "x", DAY, "10:00"), a_print("b", "t", "y", DAY, "11:00"), a_print("c", "t", "y", DAY)],
            ["a", "bc"],
            id="without a minute: the story with that body",
        ),
        pytest.param(
            [a_print("a", "t", "x", DAY, "11:00"), a_print("b", "t", "y", DAY, "10:00"), a_print("c", "t", "z", DAY)],
            ["a", "bc"],
            id="without a minute: else the earliest",
        ),
        pytest.param([a_print("a", "t", "x", DAY, "10:00"), a_print("b", "u", "x", DAY, "10:00")], ["ab"], id="retitled"),
        pytest.param([a_print("a", "t", "x", DAY, "10:00"), a_print("b", "u", "x", DAY, "11:00")], ["a", "b"], id="one body, two minutes"),
        pytest.param([a_print("a", "t", "x", DAY), a_print("b", "", "x")], ["ab"], id="no header: by the body"),
        pytest.param([a_print("a", "t", "x", DAY), a_print("b", "t", "x")], ["ab"], id="no day: by the body"),
        pytest.param([a_print("a", "t", "x", DAY), a_print("b", "t", "y")], ["a", "b"], id="no day, another body"),
        pytest.param([a_print("a", "t", "x", DAY), a_print("b", "t")], ["ab"], id="a title alone"),
        pytest.param(
            [a_print("a", "t", "x", DAY), a_print("b", "t", "y", OTHER_DAY), a_print("c", "t")], ["a", "b", "c"], id="whose title?"
        ),
        pytest.param([a_print("a", "", "x"), a_print("b", "", "x")], ["ab"], id="two prints without a header"),
        pytest.param([a_print("a", "", "x", DAY), a_print("b", "", "x", OTHER_DAY)], ["a", "b"], id="untitled on two days"),
        pytest.param([a_print("a", "", "x", DAY), a_print("b", "", "x")], ["ab"], id="untitled, one without a day"),
        pytest.param([a_print("a", "", "x"), a_print("b", "", "y")], ["a", "b"], id="strangers"),
    ],
)
def test_prints_become_stories(prints: list[Print], expected: list[str]) -> None:
    assert stories(*prints) == expected


def test_minute_is_part_of_the_key_only_where_it_tells_stories_apart() -> None:
    (alone,) = group_prints([a_print("a", "t", "x", DAY, "10:00")])
    first, second = group_prints([a_print("a", "t", "x", DAY, "10:00"), a_print("b", "t", "y", DAY, "11:00")])

    assert alone.natural_key == "t|2026-03-02"
    assert (first.natural_key, second.natural_key) == ("t|2026-03-02|10:00", "t|2026-03-02|11:00")


def test_title_comes_from_the_fullest_header() -> None:
    (story,) = group_prints([a_print("a", "u", "x", DAY), a_print("b", "t", "x", DAY, "10:00"), a_print("c", "", "x")])

    assert story.titled is not None
    assert story.titled.handle == "b"


PRINTS = st.lists(
    st.builds(
        lambda title, body, day, minute: (title, body if title or body else "x", day, minute),
        st.sampled_from(["", "t", "u"]),
        st.sampled_from(["", "x", "y"]),
        st.sampled_from([None, DAY, OTHER_DAY]),
        st.sampled_from(["", "10:00", "11:00"]),
    ),
    max_size=9,
)


@given(PRINTS, st.randoms())
@hypothesis_settings(max_examples=amount(300, 5_000))
def test_stories_do_not_hang_on_the_order_of_prints(values: list[tuple[str, str, date | None, str]], chance: random.Random) -> None:
    prints = [a_print(f"p{number}", *value) for number, value in enumerate(values)]
    shuffled = prints.copy()
    chance.shuffle(shuffled)

    assert group_prints(shuffled) == group_prints(prints)


@given(PRINTS)
@hypothesis_settings(max_examples=amount(300, 5_000))
def test_each_print_is_of_one_story_with_a_key_of_its_own(values: list[tuple[str, str, date | None, str]]) -> None:
    prints = [a_print(f"p{number}", *value) for number, value in enumerate(values)]

    found = group_prints(prints)

    assert sorted(item.handle for story in found for item in story.prints) == [item.handle for item in prints]
    assert len({story.natural_key for story in found}) == len(found)
    for story in found:
        assert len({item.published_at for item in story.prints if item.published_at}) <= 1
