from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from articles.enums import ArticleStatus
from articles.models import SearchEntry
from articles.search import find, rebuild_index, sync_entries
from entities.models import RecordKind
from tests.factories.articles import ArticleFactory
from tests.factories.entities import (
    CountryFactory,
    EventFactory,
    OfficeFactory,
    OrganizationFactory,
    ParticipationFactory,
    PersonFactory,
    PersonNameFactory,
    TenureFactory,
)
from tests.factories.record import make_record

pytestmark = pytest.mark.django_db


def labels(text: str, *kinds: str) -> list[str]:
    return ["".join(piece.text for piece in hit.label) for group in find(text, kinds=kinds).groups for hit in group.hits]


@pytest.fixture
def people() -> None:
    for name in ["Kassym Saparov", "Betülay Himoğlu", "Arman Issetov", "Yermek Zhumabay", "Qanat Äshirov"]:
        PersonFactory(name=name)
    rebuild_index()


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("Himoglu", "Betülay Himoğlu"),
        ("himoğlu", "Betülay Himoğlu"),
        ("Isetov", "Arman Issetov"),
        ("Касым", "Kassym Saparov"),
        ("Қасым", "Kassym Saparov"),
        ("Ermek Jumabai", "Yermek Zhumabay"),
        ("Kassy", "Kassym Saparov"),
        ("Канат", "Qanat Äshirov"),
        ("Zhumabay, Yermek", "Yermek Zhumabay"),
    ],
)
@pytest.mark.usefixtures("people")
def test_spellings_diacritics_and_scripts_are_forgiven(question: str, person: str) -> None:
    assert labels(question) == [person]


@pytest.mark.usefixtures("people")
def test_a_question_that_finds_nothing_says_what_was_tried_and_suggests_near_names() -> None:
    answer = find("Issetvo Armann")

    assert answer.groups == ()
    assert answer.tried == ["issetvo", "armann"]
    assert "Arman Issetov" in answer.suggestions


def test_another_spelling_of_the_record_finds_the_person() -> None:
    person = PersonFactory(name="Daniyar Ospanbek")
    PersonNameFactory(person=person, name="Данияр Оспанбек")
    sync_entries({RecordKind.PERSON: [person.public_id]})

    assert labels("Оспанбек") == ["Daniyar Ospanbek"]


def test_hits_are_grouped_by_kind_with_their_number() -> None:
    belgium = CountryFactory(alpha2="BE")
    office = OfficeFactory(name="Ambassador of Kazakhstan to Belgium", country=CountryFactory(alpha2="KZ"), receiving_state=belgium)
    TenureFactory(person=PersonFactory(name="Daniyar Ospanbek"), office=office)
    OrganizationFactory(name="University of Liège", country=belgium)
    EventFactory(name="Belgium Days")
    ArticleFactory.create_batch(3, source_title="Talks in Belgium")
    rebuild_index()

    answer = find("Belgium", size=2)

    assert [(group.kind, group.total, len(group.hits)) for group in answer.groups] == [
        ("person", 1, 1),
        ("country", 1, 1),
        ("organization", 1, 1),
        ("office", 1, 1),
        ("event", 1, 1),
        ("article", 3, 2),
    ]


def test_a_title_goes_before_a_body() -> None:
    ArticleFactory(source_title="A new forum", source_body="The parties spoke of wheat.")
    ArticleFactory(source_title="Wheat for the islands", source_body="The ship has left.")
    rebuild_index()

    assert labels("wheat") == ["Wheat for the islands", "A new forum"]


def test_the_matching_sentence_is_marked() -> None:
    ArticleFactory(
        source_title="A meeting", source_body="Dr. Abay spoke first.\nThe négotiations on wheat took place in Liège. They went on."
    )
    rebuild_index()

    (group,) = find("negotiation Liege").groups
    hit = group.hits[0]

    assert "".join(piece.text for piece in hit.sentence) == "The négotiations on wheat took place in Liège."
    assert [piece.text for piece in hit.sentence if piece.is_match] == ["négotiations", "Liège."]
    assert hit.sentence_start == 22


def test_a_phrase_finds_only_these_words_in_this_order() -> None:
    ArticleFactory(source_title="First", source_body="A round table was held.")
    ArticleFactory(source_title="Second", source_body="The table was round.")
    rebuild_index()

    assert labels('"round table"') == ["First"]
    assert set(labels("round table")) == {"First", "Second"}


@pytest.mark.parametrize(
    "question",
    ['"', '""', "' OR 1=1 --", "a* b:c ^d -e", "{names} : x", "\\", "%s %d", "(((", 'NEAR("a" "b")', "ё", "🙂", "x" * 5000, "<script>"],
)
def test_no_question_is_an_error(question: str) -> None:
    ArticleFactory()
    rebuild_index()

    find(question)


def test_only_public_rows_are_found() -> None:
    ArticleFactory(source_title="Wheat in review", status=ArticleStatus.NEEDS_REVIEW)
    person = PersonFactory(name="Wheat Hidden", is_public=False)
    PersonFactory(name="Wheat Merged", merged_into=person)
    rebuild_index()

    assert labels("wheat") == []


def test_a_public_row_is_not_found_by_what_only_hidden_rows_say() -> None:
    hidden = PersonFactory(name="Zhibek Aitbayeva", is_public=False)
    ParticipationFactory(event=EventFactory(), person=hidden)
    TenureFactory(person=PersonFactory(), office=OfficeFactory(name="Keeper of Tulips", is_public=False))
    rebuild_index()

    assert labels("Aitbayeva") == []
    assert labels("tulips") == []


def test_an_entry_goes_when_its_record_is_withdrawn_and_changes_with_it() -> None:
    article = ArticleFactory(source_title="Wheat")
    sync_entries({RecordKind.ARTICLE: [article.public_id]})
    article.title = "Barley"
    article.save()
    sync_entries({RecordKind.ARTICLE: [article.public_id]})
    assert (labels("wheat"), labels("barley")) == ([], ["Barley"])

    article.status, article.withdrawn_reason, article.withdrawn_at = ArticleStatus.WITHDRAWN, "Asked for", article.created_at
    article.save()
    sync_entries({RecordKind.ARTICLE: [article.public_id]})

    assert SearchEntry.objects.count() == 0
    assert labels("barley") == []


def test_a_country_is_found_in_three_languages_and_by_its_demonym() -> None:
    CountryFactory(alpha2="NL")
    rebuild_index()

    assert [labels(word) for word in ["Netherlands", "Нидерланды", "Dutch"]] == [["Netherlands"]] * 3


@pytest.mark.parametrize("number", [1, 8])
def test_the_number_of_queries_is_fixed(number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for each in range(1, number + 1):
        make_record(each)
    rebuild_index()

    with django_assert_num_queries(9):
        answer = find("Kazakhstan", size=10)
    assert answer.total > number


def test_the_index_counts_as_many_entries_as_there_are_public_rows() -> None:
    make_record()
    ArticleFactory(published_on=date(2026, 3, 2))

    number = rebuild_index()

    assert number == SearchEntry.objects.count()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM articles_search_fts")
            assert cursor.fetchone() == (number,)


def test_of_very_many_hits_every_one_is_counted_and_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.search.engines.MOST_GRADED", 2)
    for number in range(5):
        ArticleFactory(source_title=f"Seminar {number}")
    rebuild_index()

    pages = [find("seminar", start=start, size=2).groups[0] for start in (0, 2, 4)]

    assert [page.total for page in pages] == [5, 5, 5]
    assert len({hit.record_id for page in pages for hit in page.hits}) == 5
