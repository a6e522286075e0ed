"""Events: what happened or is planned, when, where, and who took part."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from entities.api.cursors import Cursors, DayCodec, IdCodec
from entities.api.filters import ChoicesFilter, CountryFilter, DayFilter, RecordFilter, TextFilter
from entities.api.links import LinkField, LinkSerializer
from entities.api.pagination import Orders
from entities.api.records import SeenSerializer
from entities.api.views import RecordViewSet
from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus
from entities.models import Event, Organization, Participation, Person
from entities.presentation import participations_of, title_of, with_titles

PRECISE_TO = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}
"""how many characters of an ISO day are known"""


class ParticipantSerializer(LinkSerializer):
    """Who took part, and for whom."""

    role = serializers.CharField(help_text="As what, in the words of the page; empty where it does not say.")
    side = LinkField("The state for which they took part.")


class EventSerializer(SeenSerializer):
    """One event, however many articles report it."""

    name = serializers.SerializerMethodField(help_text="Its own name, else a title composed of what happened, between whom and where.")
    kind = serializers.ChoiceField(EventKind.choices)
    status = serializers.ChoiceField(
        EventStatus.choices, help_text="“planned” stays until a page tells that it took place or was cancelled."
    )
    date = serializers.SerializerMethodField(help_text="As far as it is known: “2026-04-22”, “2026-04” or “2026”; null where no page says.")
    starts_on = serializers.DateField(allow_null=True, help_text="The first day of the period that `date` names.")
    ends_on = serializers.DateField(allow_null=True, help_text="The last day, of an event of several days.")
    date_precision = serializers.SerializerMethodField(help_text="How far `date` is known; null without a date.")
    date_basis = serializers.SerializerMethodField(
        help_text="“stated”: the page says the day. “publication”: only the day of the report is known. Null without a date."
    )
    place = serializers.CharField(help_text="The city or site; empty where no page says.")
    country = LinkField("The state in which the place lies.")
    countries = serializers.SerializerMethodField(help_text="The states that took part, as sides.")
    people = serializers.SerializerMethodField(help_text="The people who took part.")
    organizations = serializers.SerializerMethodField(help_text="The organizations that took part.")

    def get_name(self, event: Event) -> str:
        return title_of(event)

    def get_date(self, event: Event) -> str | None:
        return known_date(event)

    @extend_schema_field(serializers.ChoiceField(DatePrecision.choices, allow_null=True))
    def get_date_precision(self, event: Event) -> str | None:
        return event.date_precision or None

    @extend_schema_field(serializers.ChoiceField(DateBasis.choices, allow_null=True))
    def get_date_basis(self, event: Event) -> str | None:
        return event.date_basis or None

    @extend_schema_field(ParticipantSerializer(many=True))
    def get_countries(self, event: Event) -> list[dict[str, Any]]:
        return self._participants(event, "country")

    @extend_schema_field(ParticipantSerializer(many=True))
    def get_people(self, event: Event) -> list[dict[str, Any]]:
        return self._participants(event, "person")

    @extend_schema_field(ParticipantSerializer(many=True))
    def get_organizations(self, event: Event) -> list[dict[str, Any]]:
        return self._participants(event, "organization")

    def _participants(self, event: Event, name: str) -> list[dict[str, Any]]:
        addresses = self.addresses
        rows = [(row, getattr(row, name)) for row in participations_of(event)]
        return [
            {**(addresses.link_to(record) or {}), "role": row.role, "side": addresses.link_to(row.side)} for row, record in rows if record
        ]


def known_date(event: Event) -> str | None:
    """The event's date as far as it is known, in ISO 8601."""
    return event.starts_on.isoformat()[: PRECISE_TO[DatePrecision(event.date_precision)]] if event.starts_on else None


def taking_part(**conditions: Any) -> Exists:
    return Exists(Participation.objects.filter(event=OuterRef("pk"), is_rejected=False, **conditions))


def with_state(rows: QuerySet[Any], _name: str, code: str) -> QuerySet[Any]:
    return rows.filter(taking_part(country__alpha2=code) | taking_part(side__alpha2=code))


def of_state(rows: QuerySet[Any], _name: str, code: str) -> QuerySet[Any]:
    return rows.filter(taking_part(country__alpha2=code) | taking_part(side__alpha2=code) | Q(country__alpha2=code))


class EventFilters(FilterSet):
    kind = ChoicesFilter(EventKind.values, "One or several kinds.", field_name="kind")
    status = ChoicesFilter(EventStatus.values, "What became of it.", field_name="status")
    date_precision = ChoicesFilter(DatePrecision.values, "How far the date is known.", field_name="date_precision")
    starts_on_from = DayFilter("Began on this day or later. Events without a date are left out.", field_name="starts_on", lookup_expr="gte")
    starts_on_to = DayFilter("Began before this day. Events without a date are left out.", field_name="starts_on", lookup_expr="lt")
    country = CountryFilter("The state took part, or the event was held there.", method=of_state)
    vars()["with"] = CountryFilter("The state took part, as a side or by one who spoke for it.", method=with_state)  # no name in Python
    place_country = CountryFilter("The event was held in this state.", field_name="country__alpha2")
    place = TextFilter("The city or site, whatever the case of the letters.", field_name="place", lookup_expr="iexact")
    person = RecordFilter(Person, "The person took part.", narrow=lambda rows, _name, person: rows.filter(taking_part(person=person)))
    organization = RecordFilter(
        Organization, "The organization took part.", narrow=lambda rows, _name, body: rows.filter(taking_part(organization=body))
    )

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []


class EventViewSet(RecordViewSet):
    """Events that the public sees."""

    model = Event
    serializer_class = EventSerializer
    filterset_class = EventFilters
    orders = Orders(
        Cursors({"public_id": IdCodec(), "sort_on": DayCodec()}),
        {"-date": ("-sort_on", "-public_id"), "date": ("sort_on", "public_id")},
    )

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return with_titles(rows)
