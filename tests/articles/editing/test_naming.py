import pytest
from django.contrib.auth.models import User

from articles.editing.naming import add_name, remove_name
from articles.editing.refusals import EditRefused
from entities.models import Country, Office, Organization, Person, Tenure
from tests.articles.editing.conftest import Write

pytestmark = pytest.mark.django_db

LATER = """11.03.2026, 09:00 12
Ambassador Speaks of Trade
Ambassador of Kazakhstan to Belgium Rauan Vesselkin spoke of trade in Brussels, Akorda reports.
The guests from Steppeland met the Steppe Lore Society in Almaty.
"""


def test_persons_alias_joins_what_pages_say_under_it(page: object, editor: User, imported: Write) -> None:
    imported(LATER, "later.txt")
    person = Person.objects.get(name="Roman Vassilenko")
    assert Person.objects.filter(name="Rauan Vesselkin").exists()

    given = add_name(person, "Rauan  Vesselkin", editor)

    person.refresh_from_db()
    assert (given.name, given.origin, person.article_count) == ("Rauan Vesselkin", "editor", 2)
    imported(LATER + "The talks went on.\n", "later.txt")
    person.refresh_from_db()
    assert (Person.objects.filter(names__name="Rauan Vesselkin").count(), person.article_count) == (1, 2)


def test_alias_that_is_taken_away_parts_them_again(page: object, editor: User, imported: Write) -> None:
    imported(LATER, "later.txt")
    person = Person.objects.get(name="Roman Vassilenko")
    given = add_name(person, "Rauan Vesselkin", editor)

    remove_name(person.names.get(pk=given.pk), editor)

    person.refresh_from_db()
    assert (person.name, person.article_count, Person.objects.filter(name="Rauan Vesselkin").count()) == ("Roman Vassilenko", 1, 1)


def test_states_alias_is_read_in_articles_that_are_there_and_that_come(page: object, editor: User, imported: Write) -> None:
    imported(LATER, "later.txt")
    norway = Country.objects.get(alpha2="NO")

    given = add_name(norway, "Steppeland", editor)
    norway.refresh_from_db()
    assert norway.article_count == 1

    remove_name(given, editor)
    norway.refresh_from_db()
    assert norway.article_count == 0


def test_bodys_alias_joins_bodies(page: object, editor: User, imported: Write) -> None:
    imported(LATER, "later.txt")
    read = Organization.objects.get(name__contains="Steppe Lore")
    body = Organization.objects.create(public_id="o-lore", name="Institute of Lore", sort_key="institute of lore", origin="editor")

    add_name(body, read.name, editor)

    body.refresh_from_db()
    assert (body.article_count, Organization.objects.filter(pk=read.pk).exists()) == (1, False)


def test_offices_wording_joins_offices(page: object, editor: User) -> None:
    read = Office.objects.get(name="Ambassador of Kazakhstan to Belgium")
    office = Office.objects.create(public_id="f-head", name="Head of the mission in Brussels", sort_key="head", origin="editor")

    add_name(office, "Ambassador of Kazakhstan to Belgium", editor)

    assert not Office.objects.filter(pk=read.pk).exists()
    assert list(Tenure.objects.filter(office=office).values_list("person__name", flat=True)) == ["Roman Vassilenko"]


def test_pages_names_stay(page: object, editor: User) -> None:
    name = Person.objects.get(name="Roman Vassilenko").names.get(name="Roman Vassilenko")

    with pytest.raises(EditRefused):
        remove_name(name, editor)


@pytest.mark.parametrize("name", ["", "  ", "—"])
def test_name_without_letters_is_refused(name: str, page: object, editor: User) -> None:
    with pytest.raises(EditRefused):
        add_name(Person.objects.get(name="Roman Vassilenko"), name, editor)
