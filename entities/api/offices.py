"""Offices, and who was seen in them when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from entities.api.filters import CountryFilter, DayFilter, FlagFilter, RecordFilter, TextFilter
from entities.api.links import LinkField
from entities.api.people import NAMED_ORDERS, TenureSerializer, day_asked, latest_first, public_tenures, shown_names, tenure_values
from entities.api.records import SeenSerializer
from entities.api.views import RecordViewSet
from entities.filters import named_like
from entities.models import Office, OfficeName, Organization, Person


class OfficeSerializer(SeenSerializer):
    """An office in plain words. Several people may hold it at once."""

    name = serializers.CharField(help_text="“Ambassador of Kazakhstan to Belgium”.")
    title = serializers.CharField(help_text="Without state and body: “Ambassador”.")
    organization = LinkField("The body that it belongs to.")
    country = LinkField("The state that it belongs to; of a head of mission the sending state.")
    receiving_state = LinkField("Of a head of mission the state to which the mission is accredited.")
    is_bilateral = serializers.BooleanField(help_text="The head of a mission to one state.")
    names = serializers.SerializerMethodField(help_text="Other wordings.")
    holders = serializers.SerializerMethodField(help_text="The people whom pages show in it, the latest first.")

    def get_names(self, office: Office) -> list[str]:
        return shown_names(office)

    @extend_schema_field(TenureSerializer(many=True))
    def get_holders(self, office: Office) -> list[dict[str, Any]]:
        addresses, on = self.addresses, self.context.get("on")
        return [tenure_values(row, row.person, addresses, on) for row in latest_first(office.public_tenures)]  # type: ignore[attr-defined]


def held_on(rows: QuerySet[Any], _name: str, day: Any) -> QuerySet[Any]:
    return rows.filter(Exists(public_tenures().filter(office=OuterRef("pk")).in_office(day)))


def held_by(rows: QuerySet[Any], _name: str, person: Person) -> QuerySet[Any]:
    return rows.filter(Exists(public_tenures().filter(office=OuterRef("pk"), person=person)))


class OfficeFilters(FilterSet):
    name = TextFilter("Each word stands in one of the wordings.", method=named_like(OfficeName, "office"))
    country = CountryFilter("The state that it belongs to; of a head of mission the sending state.", field_name="country__alpha2")
    receiving_state = CountryFilter("Heads of mission to this state.", field_name="receiving_state__alpha2")
    is_bilateral = FlagFilter("Heads of a mission to one state, or all others.", field_name="is_bilateral")
    organization = RecordFilter(Organization, "Offices of this organization.", field_name="organization")
    person = RecordFilter(Person, "Offices in which this person was seen.", narrow=held_by)
    in_office_on = DayFilter(
        "Offices in which the record shows somebody on this day; `in_office` of each holder tells whether it is that one.", method=held_on
    )
    last_seen_on_from = DayFilter("Last seen on this day or later.", field_name="last_seen_on", lookup_expr="gte")
    last_seen_on_to = DayFilter("Last seen before this day.", field_name="last_seen_on", lookup_expr="lt")

    class Meta:
        model = Office
        fields: ClassVar[list[str]] = []


class OfficeViewSet(RecordViewSet):
    """Offices that the public sees."""

    model = Office
    serializer_class = OfficeSerializer
    filterset_class = OfficeFilters
    orders = NAMED_ORDERS

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        tenures = Prefetch("tenures", public_tenures(), to_attr="public_tenures")
        return rows.select_related("organization", "country", "receiving_state").prefetch_related("names", tenures)

    def read_beside(self, rows: Sequence[Any], context: dict[str, Any]) -> dict[str, Any]:
        return {**super().read_beside(rows, context), "on": day_asked(self.request)}
