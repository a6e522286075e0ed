"""People: who they are, how their names are spelled, which offices they were seen in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from entities.api.cursors import Cursors, IdCodec, KeyCodec, NumberCodec
from entities.api.filters import CountryFilter, DayFilter, RecordFilter, TextFilter
from entities.api.links import LinkField, LinkSerializer, name_of
from entities.api.pagination import Orders
from entities.api.records import SeenSerializer
from entities.api.views import RecordViewSet
from entities.enums import NameOrigin
from entities.filters import named_like
from entities.models import Office, Organization, Person, PersonName, Tenure
from entities.models.office import TenureQuerySet

NAMED_ORDERS = Orders(
    Cursors({"public_id": IdCodec(), "article_count": NumberCodec(), "sort_key": KeyCodec()}),
    {
        "name": ("sort_key", "public_id"),
        "-name": ("-sort_key", "-public_id"),
        "-article_count": ("-article_count", "public_id"),
    },
)


def public_tenures() -> TenureQuerySet:
    """Tenures whose office and person the public sees."""
    rows = Tenure.objects.filter(is_rejected=False, office__is_public=True, office__merged_into=None)
    rows = rows.filter(person__is_public=True, person__merged_into=None)
    return rows.select_related("office", "person").order_by()


def latest_first(tenures: Iterable[Tenure]) -> list[Tenure]:
    """In an order that is the same on every database, whatever its collation, and hangs on no primary key."""
    by_name = sorted(tenures, key=lambda row: (row.office.sort_key, row.person.sort_key, row.office.public_id, row.person.public_id))
    return sorted(by_name, key=lambda row: row.last_seen_on or date.min, reverse=True)


class TenureSerializer(LinkSerializer):
    """A person's office, or an office's holder, with what shows it when."""

    first_seen_on = serializers.DateField(allow_null=True, help_text="The day of the earliest article that shows it.")
    last_seen_on = serializers.DateField(allow_null=True, help_text="The day of the latest article that shows it.")
    started_on = serializers.DateField(allow_null=True, help_text="The first day in office, where a page states it.")
    ended_on = serializers.DateField(allow_null=True, help_text="The last day in office, where a page states it.")
    is_former = serializers.BooleanField(help_text="Pages name it only as a past office.")
    in_office = serializers.BooleanField(
        allow_null=True,
        help_text="Whether the record shows it for the day of `in_office_on`; null where that is not asked. False means that no page shows "
        "it, not that it was not so: see `last_seen_on`.",
    )


def tenure_values(tenure: Tenure, record: Any, addresses: Any, on: date | None) -> dict[str, Any]:
    """A tenure as seen from the person (`record` is the office) or from the office (`record` is the person)."""
    return {
        **addresses.link(record.KIND, record.public_id, name_of(record)),
        "first_seen_on": tenure.first_seen_on,
        "last_seen_on": tenure.last_seen_on,
        "started_on": tenure.started_on,
        "ended_on": tenure.ended_on,
        "is_former": tenure.is_former,
        "in_office": None if on is None else tenure.is_in_office(on),
    }


def shown_names(record: Any) -> list[str]:
    """The spellings that pages print or editors gave, in an order that is the same on every database."""
    return sorted({row.name for row in record.names.all() if row.origin != NameOrigin.GENERATED})


class PersonSerializer(SeenSerializer):
    """A human, however the name is spelled."""

    name = serializers.CharField(help_text="The fullest form of the name.")
    sort_name = serializers.CharField(help_text="Surname first, as lists show it.")
    honorific = serializers.CharField(help_text="“Dr.”, “Sheikh”; empty where pages give none.")
    country = LinkField("The state that the person serves or belongs to, as pages show it.")
    names = serializers.SerializerMethodField(help_text="All spellings.")
    offices = serializers.SerializerMethodField(help_text="The offices in which pages show the person, the latest first.")

    def get_names(self, person: Person) -> list[str]:
        return shown_names(person)

    @extend_schema_field(TenureSerializer(many=True))
    def get_offices(self, person: Person) -> list[dict[str, Any]]:
        addresses, on = self.addresses, self.context.get("on")
        return [tenure_values(row, row.office, addresses, on) for row in latest_first(person.public_tenures)]  # type: ignore[attr-defined]


def leave(rows: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
    """For parameters that narrow only together with others, in `filter_queryset`."""
    return rows


class PersonFilters(FilterSet):
    """What is asked of offices holds of one and the same tenure."""

    name = TextFilter(
        "Each word stands in one of the names; spellings, scripts and diacritics are forgiven.", method=named_like(PersonName, "person")
    )
    country = CountryFilter("The state that the person serves or belongs to.", field_name="country__alpha2")
    office = RecordFilter(Office, "People who were seen in this office.", narrow=leave)
    organization = RecordFilter(Organization, "People who were seen in an office of this organization.", narrow=leave)
    ambassador_of = CountryFilter("People who were seen as head of a mission of this state (the sending state).", method=leave)
    ambassador_to = CountryFilter("People who were seen as head of a mission to this state (the receiving state).", method=leave)
    in_office_on = DayFilter(
        "People whom the record shows in an office on this day; with the other filters of offices, in such an office.", method=leave
    )
    last_seen_on_from = DayFilter("Last seen on this day or later.", field_name="last_seen_on", lookup_expr="gte")
    last_seen_on_to = DayFilter("Last seen before this day.", field_name="last_seen_on", lookup_expr="lt")

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = []

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows = super().filter_queryset(queryset)
        asked = {name: value for name, value in self.form.cleaned_data.items() if value is not None}
        conditions: dict[str, Any] = {
            column: self.filters[name].find(asked[name]) if isinstance(self.filters[name], RecordFilter) else asked[name]
            for name, column in OFFICE_COLUMNS.items()
            if name in asked
        }
        if "ambassador_of" in asked or "ambassador_to" in asked:
            conditions["office__is_bilateral"] = True
        tenures = public_tenures().filter(**conditions)
        if on := asked.get("in_office_on"):
            tenures = tenures.in_office(on)
        return rows.filter(Exists(tenures.filter(person=OuterRef("pk")))) if conditions or on else rows


OFFICE_COLUMNS = {
    "office": "office",
    "organization": "office__organization",
    "ambassador_of": "office__country__alpha2",
    "ambassador_to": "office__receiving_state__alpha2",
}


class PersonViewSet(RecordViewSet):
    """People whom the public sees."""

    model = Person
    serializer_class = PersonSerializer
    filterset_class = PersonFilters
    orders = NAMED_ORDERS

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        tenures = Prefetch("tenures", public_tenures(), to_attr="public_tenures")
        return rows.select_related("country").prefetch_related("names", tenures)

    def read_beside(self, rows: Sequence[Any], context: dict[str, Any]) -> dict[str, Any]:
        return {**super().read_beside(rows, context), "on": day_asked(self.request)}


def day_asked(request: Request) -> date | None:
    """The day of `in_office_on`, which the filters have found right."""
    given = request.query_params.get("in_office_on")
    return date.fromisoformat(given) if given else None
