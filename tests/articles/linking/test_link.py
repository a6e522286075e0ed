"""Linking again, in another order, from changed pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from articles.importer import ImportOptions, import_pages
from articles.models import Change, Evidence, Mention, PersonReading, Report
from articles.record_dump import record_lines
from entities.models import CountryName, Event, FormerAddress, Person
from tests.articles.importing import record_after
from tests.conftest import SEEDS

pytestmark = pytest.mark.django_db
FILES = sorted(SEEDS.glob("*.txt"))
Write = Callable[..., None]
STORY = """10.03.2026, 15:12 6241
Ambassador Met with the Rector in Liège
{lead}
"The laboratory opens this autumn," Sadykov said. 😀 Sadykov thanked the rector.
"""
LEAD = (
    "Ambassador of Kazakhstan to Belgium Barlybay Sadykov met with the Rector of the University of Liège, Anne-Sophie Nyssen, in Liège, "
    "Ministry of Foreign Affairs of the Republic of Kazakhstan reports."
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Imports pages by their texts: `write(a="...")`."""

    def run(*, reread: bool = False, **texts: str) -> None:
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        import_pages(paths, ImportOptions(reread=reread))

    return run


def test_second_reading_writes_nothing() -> None:
    import_pages(FILES)
    before = list(record_lines()), Change.objects.count(), Mention.history.count(), Person.history.count()

    import_pages(FILES, ImportOptions(reread=True))

    assert (list(record_lines()), Change.objects.count(), Mention.history.count(), Person.history.count()) == before


def test_events_are_known_by_the_names_that_their_people_have_in_the_end(tmp_path: Path) -> None:
    short, full = tmp_path / "short.txt", tmp_path / "full.txt"
    short.write_text(STORY.format(lead=LEAD.replace("Barlybay Sadykov", "B. Sadykov")))
    full.write_text(STORY.format(lead=LEAD.replace("Liège", "Ghent")).replace("10.03.2026", "19.03.2026"))

    assert record_after([short], [full]) == record_after([full], [short])


def test_paragraph_above_moves_mentions_and_leaves_them_the_same(write: Write) -> None:
    write(a=STORY.format(lead=LEAD))
    before = set(Mention.objects.values_list("pk", "surface"))

    write(a=STORY.format(lead=f"{LEAD}\nA paragraph came between, in which nobody is named at all."))

    assert set(Mention.objects.values_list("pk", "surface")) == before
    assert all(row.article.source_body[row.start : row.end] == row.surface for row in Mention.objects.filter(field="body"))


def test_rejected_mention_stays_rejected_when_a_paragraph_comes_above_it(write: Write) -> None:
    write(a=STORY.format(lead=LEAD))
    rejected = Mention.objects.filter(surface="Sadykov").latest("start")
    Mention.objects.filter(pk=rejected.pk).update(judgement="rejected", is_ruled=True)

    write(a=STORY.format(lead=f"{LEAD}\nSadykov also saw the library."))

    assert Mention.objects.get(pk=rejected.pk).judgement == "rejected"
    assert Mention.objects.filter(surface="Sadykov", judgement="accepted").count() == 2


def test_judged_mention_whose_text_is_gone_keeps_its_judgement_without_a_place(write: Write) -> None:
    write(a=STORY.format(lead=LEAD))
    Mention.objects.filter(surface="Anne-Sophie Nyssen").update(judgement="rejected", is_ruled=True)

    write(a=STORY.format(lead=LEAD.replace("Anne-Sophie Nyssen", "Frédéric Schoenaers")))

    row = Mention.objects.get(surface="Anne-Sophie Nyssen")
    assert (row.judgement, row.start, row.end) == ("rejected", None, None)


def test_what_the_text_says_no_more_is_gone_and_its_address_too(write: Write) -> None:
    write(a=STORY.format(lead=LEAD))
    gone = Person.objects.get(name="Anne-Sophie Nyssen").public_id

    write(a=STORY.format(lead=LEAD.replace("Anne-Sophie Nyssen", "Frédéric Schoenaers")))

    assert set(Person.objects.values_list("name", flat=True)) == {"Barlybay Sadykov", "Frédéric Schoenaers"}
    assert FormerAddress.objects.get(former_id=gone).current_id == ""
    assert Change.objects.filter(record_id=gone).latest("number").action == "withdrawn"
    assert not Evidence.objects.filter(value="Anne-Sophie Nyssen").exists()


def test_fuller_name_keeps_the_row_and_lets_the_old_address_lead_on(write: Write) -> None:
    write(a=STORY.format(lead=LEAD.replace("Barlybay Sadykov", "B. Sadykov")))
    short = Person.objects.get(name="B. Sadykov")

    write(b=STORY.format(lead=LEAD).replace("15:12", "17:30").replace("Liège\n", "Liège Again\n"))

    full = Person.objects.get(names__name="B. Sadykov")
    assert (full.pk, full.name) == (short.pk, "Barlybay Sadykov")
    assert FormerAddress.objects.get(former_id=short.public_id).current_id == full.public_id
    assert {full.pk} == set(PersonReading.objects.filter(key__contains="sadik").values_list("person_id", flat=True))


def test_story_with_emoji_has_right_spans(write: Write) -> None:
    write(a=STORY.format(lead=LEAD))

    behind = Mention.objects.filter(surface="Sadykov").latest("start")

    assert behind.article.source_body[behind.start : behind.end] == "Sadykov"
    assert "😀" in behind.article.source_body[: behind.start]


def test_name_that_an_editor_gave_a_state_is_read_from_then_on(write: Write) -> None:
    write(a=STORY.format(lead=LEAD))
    belgium = Mention.objects.filter(country__alpha2="BE").first().country
    CountryName.objects.create(country=belgium, name="Land of the Walloons", name_key="land of the valons")

    write(b=STORY.format(lead=f"{LEAD} He likes the Land of the Walloons.").replace("15:12", "17:30"))

    assert Mention.objects.get(surface="Land of the Walloons").country == belgium


def test_two_stories_of_one_meeting_are_two_reports_of_one_event(write: Write) -> None:
    write(
        a=STORY.format(lead=LEAD), b=STORY.format(lead=LEAD).replace("10.03.2026, 15:12", "11.03.2026, 09:00").replace("in Liège", "There")
    )

    event = Event.objects.get(kind="meeting")

    assert Report.objects.filter(event=event).count() == 2
    assert event.article_count == 2
