"""One factory for each model of `entities`. Rows are public and confirmed by nobody, as an import leaves them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import factory
from anyascii import anyascii
from factory.django import DjangoModelFactory

from articles.curation import current_value
from entities import models
from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus, NameOrigin, OrganizationKind
from entities.folding import fold_key
from entities.gazetteer import CountryEntry, list_countries, lookup_country
from entities.models.identity import RecordKind
from entities.models.record import Origin


def sort_key_of(name: str) -> str:
    return anyascii(name).casefold()[:120]


def entry_of(row: Any) -> CountryEntry:
    entry = lookup_country(row.alpha2)
    if entry is None:
        raise ValueError(f"{row.alpha2} is no state")
    return entry


class CuratedFactory(DjangoModelFactory):
    """`imported` holds the curated fields as an import would have left them, so that nothing looks edited."""

    class Meta:
        abstract = True

    class Params:
        id_letter = "x"

    public_id = factory.LazyAttributeSequence(lambda row, n: f"{row.id_letter}{n:09d}")

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **values: Any) -> Any:
        row = model_class(**values)
        if row.origin != Origin.EDITOR:
            values.setdefault("imported", {name: current_value(row, name) for name in model_class.CURATED_FIELDS})
        return super()._create(model_class, *args, **values)


class RecordFactory(CuratedFactory):
    class Meta:
        abstract = True

    is_public = True
    was_public = factory.SelfAttribute("is_public")
    article_count = 1


class CountryFactory(RecordFactory):
    """A state of the gazetteer by its code: `CountryFactory(alpha2="BE")`; the same row when asked for again."""

    class Meta:
        model = models.Country
        django_get_or_create = ("alpha2",)

    alpha2 = factory.Sequence(lambda n: list_countries()[n % len(list_countries())].alpha2)
    public_id = factory.SelfAttribute("alpha2")
    alpha3 = factory.LazyAttribute(lambda row: entry_of(row).alpha3)
    numeric = factory.LazyAttribute(lambda row: entry_of(row).numeric or "")
    name = factory.LazyAttribute(lambda row: entry_of(row).name_en)
    name_kk = factory.LazyAttribute(lambda row: entry_of(row).name_kk)
    name_ru = factory.LazyAttribute(lambda row: entry_of(row).name_ru)
    sort_key = factory.LazyAttribute(lambda row: sort_key_of(row.name))
    official_name = factory.LazyAttribute(lambda row: entry_of(row).official_en)
    official_name_kk = factory.LazyAttribute(lambda row: entry_of(row).official_kk)
    official_name_ru = factory.LazyAttribute(lambda row: entry_of(row).official_ru)
    demonyms = factory.LazyAttribute(lambda row: list(entry_of(row).demonyms))
    capital = factory.LazyAttribute(lambda row: entry_of(row).capital or "")
    region = factory.LazyAttribute(lambda row: entry_of(row).region)
    subregion = factory.LazyAttribute(lambda row: entry_of(row).subregion)


class CountryNameFactory(DjangoModelFactory):
    class Meta:
        model = models.CountryName

    country = factory.SubFactory(CountryFactory)
    name = factory.Sequence(lambda n: f"Land of the {n} Rivers")
    name_key = factory.LazyAttribute(lambda row: fold_key(row.name))


class OrganizationFactory(RecordFactory):
    class Meta:
        model = models.Organization

    class Params:
        id_letter = "o"

    name = factory.Sequence(lambda n: f"Institute of Steppe Studies {n}")
    kind = OrganizationKind.EDUCATION
    sort_key = factory.LazyAttribute(lambda row: sort_key_of(row.name))


class OrganizationNameFactory(DjangoModelFactory):
    class Meta:
        model = models.OrganizationName

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Steppe Institute {n}")
    name_key = factory.LazyAttribute(lambda row: fold_key(row.name))
    origin = NameOrigin.PAGE


class PersonFactory(RecordFactory):
    class Meta:
        model = models.Person

    class Params:
        id_letter = "p"

    name = factory.Sequence(lambda n: f"Aliya Testova {n}")
    sort_name = factory.LazyAttribute(lambda row: " ".join([row.name.split()[-1] + ",", *row.name.split()[:-1]]))
    sort_key = factory.LazyAttribute(lambda row: sort_key_of(row.sort_name))


class PersonNameFactory(DjangoModelFactory):
    class Meta:
        model = models.PersonName

    person = factory.SubFactory(PersonFactory)
    name = factory.Sequence(lambda n: f"A. Testova {n}")
    name_key = factory.LazyAttribute(lambda row: fold_key(row.name))
    origin = NameOrigin.PAGE


class OfficeFactory(RecordFactory):
    class Meta:
        model = models.Office

    class Params:
        id_letter = "f"
        bilateral = factory.Trait(
            country=factory.SubFactory(CountryFactory, alpha2="KZ"),
            receiving_state=factory.SubFactory(CountryFactory, alpha2="BE"),
            is_bilateral=True,
            title="Ambassador",
            name=factory.LazyAttribute(lambda row: f"Ambassador of {row.country.name} to {row.receiving_state.name}"),
        )

    name = factory.Sequence(lambda n: f"Director of Department {n}")
    title = "Director"
    sort_key = factory.LazyAttribute(lambda row: sort_key_of(row.name))


class OfficeNameFactory(DjangoModelFactory):
    class Meta:
        model = models.OfficeName

    office = factory.SubFactory(OfficeFactory)
    name = factory.Sequence(lambda n: f"Head of Department {n}")
    name_key = factory.LazyAttribute(lambda row: fold_key(row.name))
    origin = NameOrigin.PAGE


class TenureFactory(RecordFactory):
    class Meta:
        model = models.Tenure

    class Params:
        id_letter = "t"

    person = factory.SubFactory(PersonFactory)
    office = factory.SubFactory(OfficeFactory)


class EventFactory(RecordFactory):
    """A meeting on a stated day; `planned=True` for one to come, `undated=True` for one without any date."""

    class Meta:
        model = models.Event

    class Params:
        id_letter = "e"
        planned = factory.Trait(status=EventStatus.PLANNED)
        undated = factory.Trait(starts_on=None, date_precision="", date_basis="")

    kind = EventKind.MEETING
    starts_on = factory.Sequence(lambda n: date(2026, 3, 1) - timedelta(days=n % 300))
    date_precision = DatePrecision.DAY
    date_basis = DateBasis.STATED
    sort_on = factory.LazyAttribute(lambda row: row.starts_on or date(2026, 3, 2))
    status = EventStatus.HELD


class ParticipationFactory(DjangoModelFactory):
    """Of a person unless `country` or `organization` is given."""

    class Meta:
        model = models.Participation

    event = factory.SubFactory(EventFactory)
    country = None
    organization = None
    person = factory.LazyAttribute(lambda row: None if row.country or row.organization else PersonFactory())


class MergeFactory(DjangoModelFactory):
    class Meta:
        model = models.Merge

    kind = RecordKind.PERSON
    survivor_id = factory.Sequence(lambda n: f"p{n:09d}")
    absorbed_id = factory.Sequence(lambda n: f"q{n:09d}")


class DifferenceFactory(DjangoModelFactory):
    class Meta:
        model = models.Difference

    kind = RecordKind.PERSON
    first_id = factory.Sequence(lambda n: f"a{n:09d}")
    second_id = factory.Sequence(lambda n: f"b{n:09d}")


class FormerAddressFactory(DjangoModelFactory):
    class Meta:
        model = models.FormerAddress

    kind = RecordKind.PERSON
    former_id = factory.Sequence(lambda n: f"r{n:09d}")
    current_id = factory.Sequence(lambda n: f"p{n:09d}")


class RejectedNameFactory(DjangoModelFactory):
    class Meta:
        model = models.RejectedName

    kind = RecordKind.PERSON
    name = factory.Sequence(lambda n: f"Abai Street {n}")
    name_key = factory.LazyAttribute(lambda row: fold_key(row.name))
