"""What stands at an address: a page, the way to it, or the reason why there is none."""

import pytest

from articles.models import Article
from entities.models import FormerAddress, Person
from entities.models.identity import RecordKind
from tests.factories import ArticleFactory, CountryFactory, EventFactory, OfficeFactory, OrganizationFactory, PersonFactory

pytestmark = pytest.mark.django_db
FACTORIES = [ArticleFactory, CountryFactory, EventFactory, OfficeFactory, OrganizationFactory, PersonFactory]
RECORDS = [CountryFactory, EventFactory, OfficeFactory, OrganizationFactory, PersonFactory]


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_public_record_has_a_page(client, factory):
    assert client.get(factory().get_absolute_url()).status_code == 200


@pytest.mark.parametrize("factory", [found for found in FACTORIES if found is not CountryFactory])
@pytest.mark.parametrize("slug", ["", "-wrong", "-wrong-Ñandú", "-%F0%9F%87%B0"])
def test_a_wrong_slug_leads_to_the_right_one(client, factory, slug):
    row = factory()
    front = row.get_absolute_url().rsplit("/", 2)[0]

    response = client.get(f"{front}/{row.public_id}{slug}/?x=1")

    assert (response.status_code, response["Location"]) == (301, f"{row.get_absolute_url()}?x=1")


def test_the_code_of_a_country_in_small_letters_leads_to_the_right_one(client):
    CountryFactory(alpha2="BE")

    response = client.get("/countries/be/")

    assert (response.status_code, response["Location"]) == (301, "/countries/BE/")


@pytest.mark.parametrize("factory", RECORDS)
def test_what_never_was_public_is_not_there(client, factory):
    assert client.get(factory(is_public=False, was_public=False).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("factory", RECORDS)
def test_what_once_was_public_is_gone_with_a_reason(client, factory):
    response = client.get(factory(is_public=False, was_public=True).get_absolute_url())

    assert response.status_code == 410
    assert "No published story shows it any more" in response.text


def test_a_withdrawn_article_says_why(client):
    article = ArticleFactory(withdrawn=True, withdrawn_reason="It was printed <twice>.")

    response = client.get(article.get_absolute_url())

    assert response.status_code == 410
    assert "It was printed &lt;twice&gt;." in response.text
    assert "2 March 2026" in response.text


def test_an_article_that_waits_for_review_is_not_there(client):
    assert client.get(ArticleFactory(status="needs_review", was_public=False).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("factory", [ArticleFactory, EventFactory, OfficeFactory, OrganizationFactory, PersonFactory])
def test_a_merged_record_leads_to_what_it_was_merged_into(client, factory):
    survivor, middle = factory(), factory()
    middle.merged_into = survivor
    middle.save()
    absorbed = factory(merged_into=middle)

    response = client.get(absorbed.get_absolute_url())

    assert (response.status_code, response["Location"]) == (308, survivor.get_absolute_url())


def test_a_former_address_leads_to_the_present_one(client):
    person = PersonFactory(public_id="new0000000")
    FormerAddress.objects.create(kind=RecordKind.PERSON, former_id="old0000000", current_id="mid0000000")
    FormerAddress.objects.create(kind=RecordKind.PERSON, former_id="mid0000000", current_id="new0000000")
    FormerAddress.objects.create(kind=RecordKind.EVENT, former_id="evt0000000", current_id="new0000000")

    response = client.get("/people/old0000000-some-name/")

    assert (response.status_code, response["Location"]) == (308, person.get_absolute_url())
    assert client.get("/people/evt0000000/").status_code == 404


def test_former_addresses_in_a_circle_lead_nowhere(client):
    FormerAddress.objects.create(kind=RecordKind.PERSON, former_id="one0000000", current_id="two0000000")
    FormerAddress.objects.create(kind=RecordKind.PERSON, former_id="two0000000", current_id="one0000000")

    assert client.get("/people/one0000000/").status_code == 404


def test_a_former_address_of_what_is_gone_is_gone(client):
    PersonFactory(public_id="new0000000", is_public=False, was_public=True)
    FormerAddress.objects.create(kind=RecordKind.PERSON, former_id="old0000000", current_id="new0000000")

    assert client.get("/people/old0000000/").status_code == 410


@pytest.mark.parametrize("address", ["x" * 5000, "%00", "-", "a%00b", "..", "%E2%80%AE", "1 OR 1=1", "new", "ПЕТР"])
@pytest.mark.parametrize("front", ["articles", "people", "countries", "events", "organizations", "offices"])
def test_nonsense_is_not_there(client, front, address):
    assert client.get(f"/{front}/{address}/").status_code == 404


def test_a_redirect_keeps_the_language(client):
    PersonFactory(public_id="ab12", name="Ana")

    assert client.get("/kk/people/ab12/")["Location"] == "/kk/people/ab12-ana/"


def test_pages_are_read_only(client):
    assert client.post(PersonFactory().get_absolute_url()).status_code == 405
    assert client.head(PersonFactory().get_absolute_url()).status_code == 200
    assert (Person.objects.count(), Article.objects.count()) == (2, 0)
