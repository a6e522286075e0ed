"""States: their names, codes and place in the world."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from rest_framework import serializers

from entities.api.filters import ChoicesFilter, DayFilter, TextFilter
from entities.api.people import NAMED_ORDERS, shown_names
from entities.api.records import SeenSerializer
from entities.api.views import RecordViewSet
from entities.filters import named_like
from entities.gazetteer import list_countries
from entities.models import Country, CountryName


class CountrySerializer(SeenSerializer):
    """A state. Its id is its ISO 3166-1 alpha-2 code."""

    name = serializers.CharField(help_text="The short name in English.")
    name_kk = serializers.CharField(help_text="The short name in Kazakh.")
    name_ru = serializers.CharField(help_text="The short name in Russian.")
    official_name = serializers.CharField(help_text="The official name in English; empty where it is not known.")
    official_name_kk = serializers.CharField(help_text="The official name in Kazakh.")
    official_name_ru = serializers.CharField(help_text="The official name in Russian.")
    alpha3 = serializers.CharField(help_text="ISO 3166-1 alpha-3.")
    numeric = serializers.CharField(help_text="ISO 3166-1 numeric, three digits; empty where there is none.")
    demonyms = serializers.ListField(child=serializers.CharField(), help_text="Adjectives and names of its people in English.")
    capital = serializers.CharField()
    region = serializers.CharField(help_text="The region of the United Nations' geoscheme.")
    subregion = serializers.CharField()
    names = serializers.SerializerMethodField(help_text="Further names that editors gave.")

    def get_names(self, country: Country) -> list[str]:
        return shown_names(country)


class CountryFilters(FilterSet):
    name = TextFilter("Each word stands in one of the names.", method=named_like(CountryName, "country"))
    region = ChoicesFilter(sorted({entry.region for entry in list_countries() if entry.region}), "The region.", field_name="region")
    last_seen_on_from = DayFilter("Last seen on this day or later.", field_name="last_seen_on", lookup_expr="gte")
    last_seen_on_to = DayFilter("Last seen before this day.", field_name="last_seen_on", lookup_expr="lt")

    class Meta:
        model = Country
        fields: ClassVar[list[str]] = []


class CountryViewSet(RecordViewSet):
    """States that published articles mention."""

    model = Country
    serializer_class = CountrySerializer
    filterset_class = CountryFilters
    orders = NAMED_ORDERS
    lookup_value_regex = "[A-Za-z]{2}"

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("names")
