"""The gazetteer's states as rows."""

import pytest

from entities.enums import NameOrigin
from entities.gazetteer import list_countries
from entities.models import Country, CountryName
from entities.reference import sync_countries

pytestmark = pytest.mark.django_db


def test_first_sync_makes_every_state() -> None:
    done = sync_countries()
    assert done.created == tuple(sorted(entry.alpha2 for entry in list_countries()))
    kazakhstan = Country.objects.get(alpha2="KZ")
    assert (kazakhstan.public_id, kazakhstan.name, kazakhstan.name_kk, kazakhstan.capital) == ("KZ", "Kazakhstan", "Қазақстан", "Astana")
    assert kazakhstan.is_public is False
    assert kazakhstan.history.count() == 1


def test_second_sync_writes_nothing(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    sync_countries()
    with django_assert_num_queries(4):  # a savepoint, two reads, its release
        assert not sync_countries()


def test_an_edited_field_stays_and_the_others_follow_the_data() -> None:
    sync_countries()
    Country.objects.filter(alpha2="CI").update(name="Ivory Coast", capital="Old town", imported={"capital": "Old town"})
    done = sync_countries()
    row = Country.objects.get(alpha2="CI")
    assert done.updated == ("CI",)
    assert (row.name, row.capital) == ("Ivory Coast", "Yamoussoukro")
    assert row.imported["name"] == "Côte d'Ivoire"
    assert not sync_countries()


def test_a_name_that_an_editor_gave_stays_and_a_generated_one_follows_the_data() -> None:
    sync_countries()
    netherlands = Country.objects.get(alpha2="NL")
    given = CountryName.objects.create(country=netherlands, name="The Low Countries", name_key="low")
    CountryName.objects.create(country=netherlands, name="Batavia", name_key="batavia", origin=NameOrigin.GENERATED)
    done = sync_countries()
    assert done.names_changed == 1
    assert list(CountryName.objects.filter(country=netherlands, origin=NameOrigin.EDITOR)) == [given]
    assert not CountryName.objects.filter(name="Batavia").exists()
