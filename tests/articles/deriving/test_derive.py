"""One story on several pages: which article it is, and what that article says."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from articles.importer import ImportOptions, import_pages
from articles.models import Appearance, Article, Change, ReviewItem, SourceChange
from articles.receipt import Receipt
from entities.models import FormerAddress
from tests.amounts import amount
from tests.articles.importing import record_after

pytestmark = pytest.mark.django_db

LEAD = (
    "Ambassador of Kazakhstan to Belgium Roman Vassilenko held a meeting with the Minister-President of the Government of Flanders "
    "Matthias Diependaele. The parties discussed prospects for cooperation between Kazakhstan and the Region of Flanders, Akorda reports."
)
MORE = (
    "Ambassador Vassilenko noted that Kazakhstan considers Flanders one of the most dynamic and industrially developed regions in Belgium."
)
TITLE = "Kazakhstan and Flanders Discuss Joint Projects"
FULL = f"10.03.2026, 15:12 6241\n{TITLE}\n{LEAD}\n{MORE}\n"
Import = Callable[..., Receipt]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Imports texts by the names of their pages: `imported(a="...", b="...")`."""

    def run(*, reread: bool = False, **texts: str) -> Receipt:
        paths = [tmp_path / f"{name}.txt" for name in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            path.write_text(text)
        return import_pages(paths, ImportOptions(reread=reread))

    return run


def test_same_story_on_two_pages_is_one_article(imported: Import) -> None:
    imported(a=FULL, b=FULL.replace("6241", "9000") + "09.03.2026, 10:00 5\nAnother Story\nIt is about something else, Akorda reports.\n")

    article = Article.objects.get(source_title=TITLE)
    assert article.appearances.count() == 2
    assert article.source_view_count == 9000


@pytest.mark.parametrize(
    "thin",
    [
        pytest.param(f"10.03.2026\n{TITLE}\n{LEAD}\n", id="a day alone, a shorter body"),
        pytest.param(f"10.03.2026, 15:12\n{TITLE}\n{LEAD}\n", id="no views"),
        pytest.param(f"{LEAD}\n\n\n\n\n\n{MORE}\n", id="no header, no title"),
        pytest.param(f"{TITLE}\n{LEAD}\n{MORE}\n", id="no header"),
        pytest.param(f"10.03.2026, 15:12 7000\n{TITLE} Further\n{LEAD}\n{MORE}\n", id="another title"),
        pytest.param(f"Most viewed\n10.03.2026, 15:127000{TITLE}\n", id="a headline"),
    ],
)
def test_thinner_print_belongs_to_the_full_one(imported: Import, thin: str) -> None:
    imported(full=FULL, thin=thin)
    together = Article.objects.values("public_id", "source_title", "source_body", "published_on", "published_at", "form").get()

    assert together["source_title"] == TITLE
    assert together["source_body"] == f"{LEAD}\n{MORE}"
    assert together["published_at"] == datetime(2026, 3, 10, 10, 12, tzinfo=UTC)
    assert together["form"] == "article"


def test_headline_becomes_an_article_when_the_story_comes(imported: Import) -> None:
    imported(a=f"Most viewed\n10.03.2026, 15:127000{TITLE}\n")
    headline = Article.objects.get()
    assert (headline.form, headline.source_body) == ("headline", "")

    imported(b=FULL)

    article = Article.objects.get()
    assert (article.pk, article.public_id, article.form, article.source_view_count) == (headline.pk, headline.public_id, "article", 7000)


def test_same_title_at_two_minutes_is_two_articles_with_ids_of_their_own(imported: Import) -> None:
    imported(a=FULL)
    before = Article.objects.get().public_id

    imported(b=f"10.03.2026, 17:30 5\n{TITLE}\nA second story under the same title, on other talks, Akorda reports.\n")

    ids = set(Article.objects.values_list("public_id", flat=True))
    assert len(ids) == 2
    assert before not in ids
    former = FormerAddress.objects.get(former_id=before)
    assert former.current_id == Article.objects.get(source_body__startswith="Ambassador").public_id
    assert list(Change.objects.filter(record_id=before).values_list("action", "into_id")) == [
        ("created", ""),
        ("merged", former.current_id),
    ]


def test_confirmed_article_keeps_its_id(imported: Import) -> None:
    imported(a=FULL)
    Article.objects.update(is_confirmed=True)
    before = Article.objects.get().public_id

    imported(b=f"10.03.2026, 17:30 5\n{TITLE}\nA second story under the same title, on other talks, Akorda reports.\n")

    assert Article.objects.get(source_body__startswith="Ambassador").public_id == before


def test_untitled_story_gets_the_id_of_its_title_when_the_title_comes(imported: Import) -> None:
    imported(a=f"{LEAD}\n\n\n\n\n\n{MORE}\n")
    untitled = Article.objects.get()

    imported(b=FULL)

    article = Article.objects.get()
    assert article.pk == untitled.pk
    assert FormerAddress.objects.get(kind="article").former_id == untitled.public_id
    assert FormerAddress.objects.get(kind="article").current_id == article.public_id


def test_page_shows_another_story_under_its_name(imported: Import) -> None:
    imported(a=FULL)

    imported(a="11.03.2026, 10:00 3\nAnother Story\nIt is about something else altogether, Akorda reports.\n")

    article = Article.objects.get(source_title=TITLE)
    assert article.is_published
    assert article.source_body == f"{LEAD}\n{MORE}"
    assert list(ReviewItem.objects.filter(article=article).values_list("reason", flat=True)) == ["not_on_any_page"]


def test_article_lists_by_its_day_else_by_the_capture_else_by_the_newest_header(imported: Import) -> None:
    other = "{head}\nUndated Story of the Rivers\nIt tells of rivers in the south of the country, Akorda reports.\n"
    imported(
        dated=f"10.03.2026\n{TITLE}\n{LEAD}\n",
        captured=" date 2026-03-11 Undated Story\nIt tells of hills in the north of the country, Akorda reports.\n",
        neither=other.format(head="").lstrip() + FULL.replace(TITLE, "Third").replace(LEAD, "Third lead, Akorda reports."),
    )

    listed = {article.source_title: article.sort_at.isoformat() for article in Article.objects.all()}
    assert listed[TITLE] == "2026-03-09T19:00:00+00:00"
    assert listed["Undated Story"] == "2026-03-10T19:00:00+00:00"
    assert listed["Undated Story of the Rivers"] == "2026-03-09T19:00:00+00:00"


def test_page_without_any_day_is_listed_last(imported: Import) -> None:
    imported(a=f"{LEAD}\n\n\n\n\n\n{MORE}\n")

    assert Article.objects.get().sort_at == datetime(1970, 1, 1, tzinfo=UTC)


def test_editors_word_stays_where_the_page_says_what_it_said(imported: Import) -> None:
    imported(a=FULL)
    Article.objects.update(source="Qazinform News Agency")

    receipt = imported(a=FULL, reread=True)

    assert Article.objects.get().source == "Qazinform News Agency"
    assert receipt.articles["kept"] == 1
    assert not SourceChange.objects.exists()


def test_page_that_moves_under_an_edit_is_put_before_an_editor(imported: Import) -> None:
    imported(a=FULL)
    Article.objects.update(published_on=date(2026, 3, 8), published_at=None)

    imported(a=FULL.replace("10.03.2026, 15:12", "10.03.2026, 16:00"))

    article = Article.objects.get()
    change = SourceChange.objects.get()
    assert (article.published_on, article.published_at) == (date(2026, 3, 8), None)
    assert (change.field, change.page_before, change.page_now, change.editor_value) == (
        "published_at", "2026-03-10T10:12:00+00:00", "2026-03-10T11:00:00+00:00", None,
    )  # fmt: skip
    assert change.item.article == article


def test_story_whose_day_changed_on_its_page_is_the_same_article(imported: Import) -> None:
    imported(a=FULL)
    before = Article.objects.get()

    imported(a=FULL.replace("10.03.2026, 15:12", "11.03.2026, 09:00"))

    article = Article.objects.get()
    assert (article.pk, article.published_on) == (before.pk, date(2026, 3, 11))
    assert FormerAddress.objects.get(former_id=before.public_id).current_id == article.public_id
    assert not ReviewItem.objects.filter(state="open", article=article).exists()


def test_story_of_another_day_on_another_page_is_another_article(imported: Import) -> None:
    imported(a=FULL)

    imported(b=FULL.replace("10.03.2026, 15:12", "11.03.2026, 09:00"))

    assert Article.objects.count() == 2


def test_editors_text_lies_over_a_body_that_changes(imported: Import) -> None:
    imported(a=FULL)
    Article.objects.update(body="What an editor wrote.")

    imported(a=FULL.replace("most dynamic", "most lively"))

    article = Article.objects.get()
    assert (article.shown_body, "most lively" in article.source_body) == ("What an editor wrote.", True)
    assert SourceChange.objects.get().field == "body"


def test_date_after_the_capture_is_kept_and_queued(imported: Import) -> None:
    receipt = imported(a=f" date 2026-03-09 {FULL}")

    assert Article.objects.get().published_on == date(2026, 3, 10)
    assert [notice.code for notice in receipt.pages[0].notices] == ["date_after_capture"]
    assert ReviewItem.objects.get(reason="date_problem").details["notices"][0]["line"] == 1


def test_impossible_date_is_queued_and_no_date(imported: Import) -> None:
    imported(a=FULL.replace("10.03.2026", "31.02.2026"))

    assert Article.objects.get().published_on is None
    assert "31.02.2026" in ReviewItem.objects.get(reason="date_problem").details["notices"][0]["message"]


def test_problem_that_a_new_text_has_not_is_closed(imported: Import) -> None:
    imported(a=FULL.replace("10.03.2026", "31.02.2026"))

    imported(a=FULL)

    assert ReviewItem.objects.get(reason="date_problem").state == "obsolete"


def test_same_text_under_two_names_is_told(imported: Import) -> None:
    receipt = imported(a=FULL, b=FULL)

    assert [notice.message for notice in receipt.pages[1].notices if notice.code == "same_text"] == [
        "the page has the text of a.txt, letter for letter; expected each page under one name"
    ]
    assert Appearance.objects.count() == 2


PRINTS = [
    FULL,
    FULL.replace("15:12", "17:30"),
    FULL.replace("15:12 6241", "15:12 7000"),
    f"10.03.2026\n{TITLE}\n{LEAD}\n",
    f"{LEAD}\n\n\n\n\n\n{MORE}\n",
    f"{TITLE}\n{LEAD}\n{MORE}\n",
    f"10.03.2026, 15:12 9000\n{TITLE} Further\n{LEAD}\n{MORE}\nOne paragraph more stands here for once.\n",
    f"Most viewed\n10.03.2026, 15:127000{TITLE}\n",
    f" date 2026-03-12 11.03.2026, 15:12 9000\n{TITLE}\n{LEAD}\n{MORE}\n",
    f" date 2026-03-12 {LEAD}\n\n\n\n\n\n{MORE}\n",
]


@given(st.lists(st.sampled_from(PRINTS), min_size=2, max_size=5), st.randoms())
@hypothesis_settings(max_examples=amount(15, 300), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_prints_in_any_order_give_the_same_record(tmp_path: Path, texts: list[str], chance: object) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    shuffled = paths.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert record_after(*([path] for path in shuffled)) == record_after(paths)
