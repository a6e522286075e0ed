"""What all views of the API have: strict parameters, rate headers, problems; and the views of records, as lists and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.cache import patch_vary_headers
from django_filters.rest_framework import FilterSet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from entities.api.conditional import ConditionalMixin
from entities.api.finding import find_public
from entities.api.links import Addresses
from entities.api.negotiation import StrictNegotiation
from entities.api.pagination import KeysetPagination, Orders
from entities.api.parameters import Parameter, StrictFilterBackend, described, described_choices, read_choices, refuse_unknown
from entities.api.records import ChosenSerializer
from entities.api.schema import PublicSchema
from entities.api.tables import Columns, TableRenderer, columns_of
from entities.api.throttling import AddressThrottle


class StrictView(APIView):
    """A view of the API that refuses what it does not know, and tells how often it may be asked."""

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = StrictNegotiation
    throttle_classes = (AddressThrottle,)
    schema = PublicSchema()

    def describe_parameters(self) -> Sequence[Parameter]:
        """All query parameters that it understands, as OpenAPI describes them. No other is let in."""
        formats = [renderer.format for renderer in self.get_renderers()]
        return [
            described(
                "format",
                "The form of the answer, instead of the Accept header.",
                {"type": "string", "enum": formats, "default": formats[0]},
            )
        ]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in ("GET", "HEAD"):
            refuse_unknown(request, (parameter["name"] for parameter in self.describe_parameters()))

    def options(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> Response:
        return Response(status=204)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        for name, value in getattr(request, "rate_limit", {}).items():
            answer[name] = value
        patch_vary_headers(answer, ["Accept"])
        return answer


class ListViewSet(ConditionalMixin, StrictView, GenericViewSet):
    """A list with filters, orders and pages. A subclass names `serializer_class`, `filterset_class` and `orders`."""

    orders: ClassVar[Orders]
    filterset_class: ClassVar[type[FilterSet]]
    columns: Columns
    pagination_class = KeysetPagination
    filter_backends = (StrictFilterBackend,)

    def describe_parameters(self) -> Sequence[Parameter]:
        found = [*super().describe_parameters(), described_choices("fields", "The keys to show, joined by commas.", self.key_names)]
        if self.expansions:
            found.append(described_choices("expand", "What to show beside the record: its mentions and evidence.", self.expansions))
        if self.action != "list":
            return found
        filters = [row.as_parameter(name) for name, row in self.filterset_class.base_filters.items()]
        return [*filters, *KeysetPagination.describe_parameters(self.orders), *found]

    def get_renderers(self) -> Any:
        return [*super().get_renderers(), *([TableRenderer()] if self.action == "list" else [])]

    def list(self, request: Request) -> Response:
        """One page of the rows that pass the filters."""
        if known := self.known_by_tag(request):
            return known
        pages: KeysetPagination = self.paginator  # type: ignore[assignment]
        pages.read(request, self.orders)
        context = self.read_context(request)
        found = self.filter_queryset(self.get_queryset())
        if known := self.known_by_time(request):
            return known
        rows = pages.paginate_queryset(found, request)
        return pages.get_paginated_response(self.serialize(rows, context))

    def read_context(self, request: Request) -> dict[str, Any]:
        """What the parameters `fields` and `expand` ask for. Raises `BadParameter`."""
        chosen = read_choices(request, "fields", self.key_names)
        expanded = set(read_choices(request, "expand", self.expansions) or ())
        expanded |= {name for name, keys in self.expansions.items() if chosen and not set(keys).isdisjoint(chosen)}
        return {**self.get_serializer_context(), "addresses": Addresses(request), "chosen": chosen, "expanded": expanded}

    @property
    def key_names(self) -> Sequence[str]:
        """The keys that `fields` may name."""
        return self.row_serializer.key_names()

    @property
    def expansions(self) -> dict[str, tuple[str, ...]]:
        """What `expand` may name, with the keys that each adds."""
        return self.row_serializer.EXPANSIONS

    @property
    def row_serializer(self) -> type[ChosenSerializer]:
        serializer: type[ChosenSerializer] = self.serializer_class  # type: ignore[assignment]
        return serializer

    def find_record(self, model: type[Model], public_id: str, *, wants_address: bool = False) -> Any:
        """The public record with an id; who asked for the address of one that was merged is sent on to the other."""
        return find_public(model, public_id, Addresses(self.request) if wants_address else None, self.request.META["QUERY_STRING"])

    def serialize(self, rows: Sequence[Any], context: dict[str, Any]) -> Sequence[dict[str, Any]]:
        """The rows as the answer shows them, with what is read for all of them at once."""
        serializer: Any = self.row_serializer(rows, many=True, context={**context, **self.read_beside(rows, context)})
        self.columns = columns_of(serializer.child)
        return [*serializer.data]

    def read_beside(self, rows: Sequence[Any], context: dict[str, Any]) -> dict[str, Any]:
        """What the answer needs that does not stand in the rows, for the serializer's context. A fixed number of queries."""
        return {}


class RecordViewSet(ListViewSet):
    """Records of one kind, in lists and one by one. A subclass names its `model` too, and a `RecordSerializer`."""

    model: ClassVar[type[Model]]
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-z]{10}"

    def retrieve(self, request: Request, id: str) -> Response:  # noqa: A002 - as the schema names it
        """One record."""
        if known := self.known_by_tag(request):
            return known
        context = self.read_context(request)
        record = self.find_record(self.model, id, wants_address=True)
        if known := self.known_by_time(request):
            return known
        rows = self.with_related(self.model._default_manager.filter(pk=record.pk))
        return Response(self.serialize([*rows], context)[0])

    def get_queryset(self) -> QuerySet[Any]:
        """The public rows, with what each answer needs of them."""
        return self.with_related(self.model._default_manager.published())  # type: ignore[attr-defined]

    def with_related(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows
