"""Changes: all that happened to the public record, in one total order that a mirror can follow."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from articles.api.public import PublicListViewSet, local_day
from articles.models import Change
from entities.api.cursors import Cursors, NumberCodec
from entities.api.filters import ChoicesFilter, IdFilter, MomentFilter
from entities.api.pagination import KeysetPagination, Orders
from entities.api.records import ChosenSerializer
from entities.models.identity import RecordKind


class ChangeSerializer(ChosenSerializer):
    """What happened to one record. Of a withdrawn one only its id and the day are told."""

    number = serializers.IntegerField(help_text="Its place in the order. Numbers rise; some may be missing.")
    action = serializers.ChoiceField(
        Change.Action.choices, help_text="“created” and “updated”: read `url` again. “merged”: it is `into` now."
    )
    kind = serializers.ChoiceField(RecordKind.choices)
    id = serializers.CharField(source="record_id", help_text="The public id of the record.")
    url = serializers.SerializerMethodField(help_text="Where to read it; null once it was withdrawn.")
    into = serializers.SerializerMethodField(help_text="The public id of the record that a merged one went into.")
    changed_on = serializers.SerializerMethodField(help_text="The day, in Kazakhstan.")
    changed_at = serializers.SerializerMethodField(help_text="The time; null of a withdrawal.")

    def get_url(self, change: Change) -> str | None:
        is_gone = change.action == Change.Action.WITHDRAWN
        return None if is_gone else self.addresses.of(change.kind, change.into_id or change.record_id)

    def get_into(self, change: Change) -> str | None:
        return change.into_id or None

    @extend_schema_field(serializers.DateField())
    def get_changed_on(self, change: Change) -> str:
        return local_day(change.changed_at)

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_changed_at(self, change: Change) -> Any:
        return None if change.action == Change.Action.WITHDRAWN else timezone.localtime(change.changed_at)


class FollowingPagination(KeysetPagination):
    """In the order of numbers there is always a next page: it is empty until something happens."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        rows = super().paginate_queryset(queryset, request, view)
        if self.order == IN_ORDER and self.next is None:
            last = rows[-1] if rows else Change(number=self.place.values["number"] if self.place else 0)
            self.next = self._link(last, "next")
        return rows


IN_ORDER = ("number",)


class ChangeFilters(FilterSet):
    modified_since = MomentFilter("Changes of this time or later.", field_name="changed_at", lookup_expr="gte")
    kind = ChoicesFilter(RecordKind.values, "Of one or several kinds of records.", field_name="kind")
    action = ChoicesFilter(Change.Action.values, "One or several kinds of changes.", field_name="action")
    id = IdFilter("Of the record with this public id, whether or not it still is there.", field_name="record_id")

    class Meta:
        model = Change
        fields: ClassVar[list[str]] = []


class ChangeViewSet(PublicListViewSet):
    """All that happened to the public record, in one order. Follow `next` for ever: an empty page says that nothing is new."""

    queryset = Change.objects.all()
    serializer_class = ChangeSerializer
    filterset_class = ChangeFilters
    pagination_class = FollowingPagination
    orders = Orders(Cursors({"number": NumberCodec(18)}), {"number": IN_ORDER, "-number": ("-number",)})
