"""Bodies: ministries, parliaments, universities, companies, international organizations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from rest_framework import serializers

from entities.api.filters import ChoicesFilter, CountryFilter, DayFilter, TextFilter
from entities.api.links import LinkField
from entities.api.people import NAMED_ORDERS, shown_names
from entities.api.records import SeenSerializer
from entities.api.views import RecordViewSet
from entities.enums import OrganizationKind
from entities.filters import named_like
from entities.models import Organization, OrganizationName


class OrganizationSerializer(SeenSerializer):
    """A named body."""

    name = serializers.CharField()
    abbreviation = serializers.CharField(help_text="Empty where pages give none.")
    kind = serializers.ChoiceField(OrganizationKind.choices)
    country = LinkField("The state that it belongs to; null for international ones and where pages do not show it.")
    names = serializers.SerializerMethodField(help_text="All spellings.")

    def get_names(self, organization: Organization) -> list[str]:
        return shown_names(organization)


class OrganizationFilters(FilterSet):
    name = TextFilter(
        "Each word stands in one of the names; spellings, scripts and diacritics are forgiven.",
        method=named_like(OrganizationName, "organization"),
    )
    kind = ChoicesFilter(OrganizationKind.values, "One or several kinds.", field_name="kind")
    country = CountryFilter("The state that it belongs to.", field_name="country__alpha2")
    last_seen_on_from = DayFilter("Last seen on this day or later.", field_name="last_seen_on", lookup_expr="gte")
    last_seen_on_to = DayFilter("Last seen before this day.", field_name="last_seen_on", lookup_expr="lt")

    class Meta:
        model = Organization
        fields: ClassVar[list[str]] = []


class OrganizationViewSet(RecordViewSet):
    """Organizations that the public sees."""

    model = Organization
    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilters
    orders = NAMED_ORDERS

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("country").prefetch_related("names")
