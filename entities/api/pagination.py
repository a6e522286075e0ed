"""Pages of a list by cursor: `{next, previous, results}`, with `count` only where it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from entities.api.cursors import BadCursorError, Cursors, Direction, Place
from entities.api.parameters import Parameter, described, read_flag, read_number
from entities.api.problems import bad_parameter


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders that a list can have, and the cursors that serve them all.

    An order is a sequence of columns that are never null, "-" before those that fall; the last of them tell every two rows apart. The
    first order is the usual one.
    """

    cursors: Cursors
    by_name: dict[str, tuple[str, ...]]

    @property
    def usual(self) -> str:
        return next(iter(self.by_name))


class KeysetPagination(BasePagination):
    """A view names its `orders`. `read` checks the parameters without a query, `paginate_queryset` then takes the page with one."""

    USUAL_SIZE = 50
    LARGEST = 500

    next: str | None = None
    previous: str | None = None
    count: int | None = None

    @classmethod
    def describe_parameters(cls, orders: Orders) -> list[Parameter]:
        """What `read` reads."""
        size = {"type": "integer", "minimum": 1, "maximum": cls.LARGEST, "default": cls.USUAL_SIZE}
        return [
            described(
                "cursor", "Where the page begins: taken from `next` or `previous`.", {"type": "string", "pattern": orders.cursors.pattern}
            ),
            described("page_size", "How many rows a page has.", size),
            described("count", "Whether to count all rows that pass the filters, as `count`.", {"type": "boolean", "default": False}),
            described(
                "ordering", "The order of the rows; “-” falls.", {"type": "string", "enum": list(orders.by_name), "default": orders.usual}
            ),
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "With `count=true`: all rows that pass the filters."},
                "next": {**link, "description": "The address of the next page."},
                "previous": {**link, "description": "The address of the page before."},
                "results": schema,
            },
        }

    def read(self, request: Request, orders: Orders) -> None:
        """Raises `BadParameter`."""
        name = request.query_params.get("ordering", orders.usual)
        if name not in orders.by_name:
            raise bad_parameter("ordering", f"There is no order “{name}”.", list(orders.by_name))
        self.order, self.cursors = orders.by_name[name], orders.cursors
        self.size = read_number(request, "page_size", self.USUAL_SIZE, self.LARGEST)
        self.wants_count = read_flag(request, "count")
        self.place = self._read_place(request.query_params.get("cursor"))
        self.url = request.build_absolute_uri()

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        rows: QuerySet[Any] = queryset
        if self.wants_count:
            self.count = rows.order_by().count()
        found = list(self._ordered(rows)[: self.size + 1])
        has_more, found = len(found) > self.size, found[: self.size]
        if self._direction == "previous":
            found.reverse()
        self._set_links(found, has_more=has_more)
        return found

    def get_paginated_response(self, data: Any) -> Response:
        body = {"next": self.next, "previous": self.previous, "results": data}
        response = Response(body if self.count is None else {"count": self.count, **body})
        links = [f'<{url}>; rel="{name}"' for name, url in (("next", self.next), ("prev", self.previous)) if url]
        if links:
            response["Link"] = ", ".join(links)
        return response

    @property
    def _direction(self) -> Direction:
        return self.place.direction if self.place else "next"

    def _read_place(self, cursor: str | None) -> Place | None:
        try:
            return None if cursor is None else self.cursors.parse(cursor)
        except BadCursorError as error:
            allowed = "what stands in `next` or `previous` of a page of this list"
            raise bad_parameter("cursor", "This is not a cursor of this list.", allowed) from error

    def _ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows beyond the place, from there on."""
        columns = self.order if self._direction == "next" else tuple(map(_turned, self.order))
        return (rows.filter(_beyond(columns, self.place.values)) if self.place else rows).order_by(*columns)

    def _set_links(self, rows: list[Any], *, has_more: bool) -> None:
        """An empty page leads nowhere."""
        if not rows:
            return
        came_from, is_turned = self.place is not None, self._direction == "previous"
        if has_more if not is_turned else came_from:
            self.next = self._link(rows[-1], "next")
        if came_from if not is_turned else has_more:
            self.previous = self._link(rows[0], "previous")

    def _link(self, row: Any, direction: Direction) -> str:
        return replace_query_param(remove_query_param(self.url, "count"), "cursor", self.cursors.write(row, direction))


def _turned(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


def _beyond(columns: tuple[str, ...], values: Mapping[str, Any]) -> Q:
    """What comes after a place. It is bounded by the first column alone, so that an index on that serves the question."""
    after = Q()
    for column in reversed(columns):
        name, side = column.removeprefix("-"), "lt" if column.startswith("-") else "gt"
        equal = Q(**{name: values[name]}) & after if after else Q()
        after = Q(**{f"{name}__{side}": values[name]}) | equal
    first = columns[0].removeprefix("-")
    return Q(**{f"{first}__{'lte' if columns[0].startswith('-') else 'gte'}": values[first]}) & after
