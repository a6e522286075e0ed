import pytest

from articles.models import Article
from articles.versions import Part, compare_texts, compare_values, versions_of
from entities.models import Person
from tests.factories import ArticleFactory, CountryFactory, PersonFactory, UserFactory

LONG = "The delegations were led by the deputy ministers of both states, who thanked each other for the work of the year."


def test_short_values_are_compared_whole() -> None:
    assert compare_texts("Astana", "Almaty") == ([Part("Astana", True)], [Part("Almaty", True)])


def test_long_text_shows_the_words_that_differ() -> None:
    before, after = compare_texts(LONG, LONG.replace("deputy ", ""))

    assert [part.text for part in before if part.is_other] == ["deputy "]
    assert [part for part in after if part.is_other] == []


@pytest.mark.parametrize(("before", "after"), [(LONG, LONG + "\nMore."), ("a\n\nb " * 60, "a\nb " * 60), (LONG, LONG.upper()), ("", LONG)])
def test_parts_make_up_the_texts(before: str, after: str) -> None:
    left, right = compare_texts(before, after)

    assert "".join(part.text for part in left) == before
    assert "".join(part.text for part in right) == after


@pytest.mark.django_db
def test_version_tells_who_changed_which_field() -> None:
    person = PersonFactory(name="Aliya Testova", country=CountryFactory(alpha2="KZ"))
    person.country, person._history_user = CountryFactory(alpha2="BE"), UserFactory(username="aigerim")
    person._change_reason = "Corrected: country"
    person.save()

    newest, first = versions_of(list(person.history.all()))

    assert (newest.by, newest.reason, newest.kind, first.by, first.kind) == ("aigerim", "Corrected: country", "~", "", "+")
    assert [(change.name, change.before, change.after) for change in newest.changes] == [
        ("country", [Part("Kazakhstan", True)], [Part("Belgium", True)])
    ]


@pytest.mark.django_db
def test_last_version_of_a_page_is_compared_with_the_one_before_it() -> None:
    article = ArticleFactory(source="Akorda")
    article.source = "Qazinform News Agency"
    article.save()

    newest, first = article.history.all()

    assert [change.name for version in versions_of([newest], first) for change in version.changes] == ["source"]


@pytest.mark.django_db
@pytest.mark.parametrize("number", [2, 30])
def test_number_of_queries_does_not_grow(number: int, django_assert_num_queries: object) -> None:
    person = PersonFactory()
    for index in range(number):
        person.country = CountryFactory(alpha2="BE" if index % 2 else "KZ")
        person.save()
    rows = list(person.history.select_related("history_user"))

    with django_assert_num_queries(1):  # type: ignore[operator]
        versions_of(rows)


@pytest.mark.django_db
def test_values_are_compared_by_name() -> None:
    kazakhstan, belgium = CountryFactory(alpha2="KZ"), CountryFactory(alpha2="BE")

    (change,) = compare_values(Person, {"country": kazakhstan.pk, "name": "A"}, {"country": belgium.pk, "name": "A"})

    assert (change.before, change.after) == ([Part("Kazakhstan", True)], [Part("Belgium", True)])


@pytest.mark.django_db
def test_columns_that_only_follow_are_left_out() -> None:
    article = ArticleFactory()
    Article.objects.get(pk=article.pk)
    article.sort_at, article.title_key = article.created_at, "x"
    article.save()

    assert versions_of(list(article.history.all()))[0].changes == []
