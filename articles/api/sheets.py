"""The public lists as CSV: all rows that pass the list's filters, in its order, as long as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from itertools import islice
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django_filters import FilterSet
from rest_framework.request import Request

from articles.api.articles import ArticleViewSet
from articles.api.named import CountryViewSet, EventViewSet, OrganizationViewSet, PersonViewSet
from articles.filters import ArticleFilters
from entities.api.links import Addresses
from entities.api.tables import columns_of, table_lines
from entities.api.views import RecordViewSet
from entities.filters import EventFilters, OrganizationFilters, PersonFilters
from entities.keyset import BY_NAME, LATEST_DAY_FIRST, NEWEST_FIRST, Keyset
from entities.listing import read_listing
from entities.models import Country

BATCH = 500
View = Callable[..., HttpResponseBase]
Reading = Callable[[HttpRequest, QuerySet[Any]], tuple[FilterSet, Keyset]]


def with_sheet(view: View, viewset: type[RecordViewSet], read: Reading, left_out: Sequence[str] = ()) -> View:
    """The page of a list, or with `?format=csv` all of its rows as a table. What is wrong with its filters the page says."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("format") == "csv" and request.method in ("GET", "HEAD"):
            filters, keyset = read(request, viewset.model._default_manager.published())  # type: ignore[attr-defined]
            if not read_listing(filters, keyset, 1).errors:
                return sheet_response(request, viewset, keyset.order(filters.qs), left_out)
        return view(request, *args, **kwargs)

    return answer


def sheet_response(request: HttpRequest, viewset: type[RecordViewSet], rows: QuerySet[Any], left_out: Sequence[str]) -> HttpResponseBase:
    """The rows in their order. They are chosen at once and read in batches, so that a long table costs no memory."""
    view = viewset(action="list", request=Request(request))
    keys = [key for key in view.key_names if key not in left_out and not any(key in extra for extra in view.expansions.values())]
    context = {"addresses": Addresses(view.request), "chosen": keys, "expanded": ()}
    columns = columns_of(view.row_serializer(context=context))
    found = iter(list(rows.values_list("pk", flat=True)))
    response = StreamingHttpResponse(table_lines(_records(view, found, context), columns), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kzdiplo-{viewset.model._meta.model_name}.csv"'
    return response


def _records(view: RecordViewSet, keys: Iterator[int], context: dict[str, Any]) -> Iterator[dict[str, Any]]:
    while batch := list(islice(keys, BATCH)):
        rows = {row.pk: row for row in view.with_related(view.model._default_manager.filter(pk__in=batch))}
        yield from view.serialize([rows[key] for key in batch if key in rows], context)


def _articles(request: HttpRequest, rows: QuerySet[Any]) -> tuple[FilterSet, Keyset]:
    return ArticleFilters(request.GET, queryset=rows), NEWEST_FIRST


def _events(request: HttpRequest, rows: QuerySet[Any]) -> tuple[FilterSet, Keyset]:
    return EventFilters(request.GET, queryset=rows), LATEST_DAY_FIRST


def _people(request: HttpRequest, rows: QuerySet[Any]) -> tuple[FilterSet, Keyset]:
    filters = PersonFilters(request.GET, queryset=rows)
    return filters, filters.keyset


def _organizations(request: HttpRequest, rows: QuerySet[Any]) -> tuple[FilterSet, Keyset]:
    filters = OrganizationFilters(request.GET, queryset=rows)
    return filters, filters.keyset


class NoFilters(FilterSet):
    """The list of states is whole."""

    class Meta:
        model = Country
        fields: ClassVar[list[str]] = []


def _countries(request: HttpRequest, rows: QuerySet[Any]) -> tuple[FilterSet, Keyset]:
    return NoFilters(request.GET, queryset=rows), BY_NAME


def with_article_sheet(view: View) -> View:
    """Without the bodies, which no cell has room for; the data files and the API have them."""
    return with_sheet(view, ArticleViewSet, _articles, left_out=["body"])


def with_event_sheet(view: View) -> View:
    return with_sheet(view, EventViewSet, _events)


def with_person_sheet(view: View) -> View:
    return with_sheet(view, PersonViewSet, _people)


def with_organization_sheet(view: View) -> View:
    return with_sheet(view, OrganizationViewSet, _organizations)


def with_country_sheet(view: View) -> View:
    return with_sheet(view, CountryViewSet, _countries)
