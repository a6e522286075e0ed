"""The day of the main event, read through the whole pipeline. The story is of 2 March 2026, a Monday."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

DAYS = [
    ("The forum took place in Oslo on March 1 and 2.", "2026-03-01", "2026-03-02"),
    ("The delegation visited Oslo from 20 through 24 February.", "2026-02-20", "2026-02-24"),
    ("The day before, Minister Ada Borg met with Leo Grech in Oslo.", "2026-03-01", None),
    ("An earthquake struck the region on the night of 1 March.", "2026-03-01", None),
    ("The Head of State congratulated King Olav on the national holiday, celebrated on 1 March.", "2026-03-02", None),
    ("Kazakhstan sent aid to the victims of the earthquake of 26 February.", "2026-03-02", None),
    ("Days of Cinema will be held in Oslo on 12-15 March.", "2026-03-12", "2026-03-15"),
    ("Minister Ada Borg met with Leo Grech, who will visit Astana on 12 March.", "2026-03-02", None),
    ("It was announced that a forum will be held in Oslo on 12 March.", "2026-03-02", None),
    ("Ada Borg received Leo Grech.\nOn Sunday, the guest inspected the port.", "2026-03-02", None),
    ("Ada Borg received Leo Grech.\nOn Sunday, the guest had met with the Speaker.", "2026-03-01", None),
]


@pytest.mark.parametrize(("body", "first", "last"), DAYS)
def test_day(body: str, first: str, last: str | None) -> None:
    main = read_story(*body.split("\n"), title="News").main_event

    assert main is not None
    assert main.date is not None
    assert (main.date.value.text, main.date.value.end) == (first, last)


def test_the_city_of_a_plan_in_the_headline_gives_way_to_where_the_talks_were_held() -> None:
    lead = "The 5th meeting of the commission took place in Novi Sad, Kazinform reports."

    main = read_story(lead, title="Serbia Proposes to Assemble Harvesters in Kostanay").main_event

    assert main is not None
    assert main.place is not None
    assert main.place.value.city == "Novi Sad"
