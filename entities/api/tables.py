"""Lists as CSV (RFC 4180), for spreadsheets: a line for each record, related records as ids and names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from drf_spectacular.drainage import get_override
from rest_framework.renderers import BaseRenderer
from rest_framework.serializers import Field, ListSerializer, Serializer, SerializerMethodField

from entities.api.links import LinkField, LinkSerializer
from entities.spreadsheet import guard_cell

BYTE_ORDER_MARK = "\ufeff"
"""without it, spreadsheets read names in the system's old character set"""
JOINT = "; "
Columns = dict[str, Callable[[Mapping[str, Any]], Any]]


class TableRenderer(BaseRenderer):
    """Writes the `results` of a page; the way to the next page stands in the Link header."""

    media_type = "text/csv"
    format = "csv"
    charset = "utf-8"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping[str, Any] | None = None) -> bytes:
        if not data or renderer_context is None:
            return b""
        return "".join(table_lines(data["results"], renderer_context["view"].columns)).encode()


def columns_of(serializer: Serializer[Any]) -> Columns:
    """The columns of a record: two for a related record, two for several of them (ids and names in the same order), else one."""
    columns: Columns = {}
    for name, field in serializer.fields.items():
        if isinstance(field, LinkField):
            columns[f"{name}_id"] = lambda row, name=name: (row[name] or {}).get("id")  # type: ignore[misc]
            columns[name] = lambda row, name=name: (row[name] or {}).get("name")  # type: ignore[misc]
        elif _is_list_of_links(serializer, field):
            columns[f"{name}_ids"] = lambda row, name=name: [item["id"] for item in row[name]]  # type: ignore[misc]
            columns[name] = lambda row, name=name: [item["name"] for item in row[name]]  # type: ignore[misc]
        else:
            columns[name] = lambda row, name=name: row[name]  # type: ignore[misc]
    return columns


def _is_list_of_links(serializer: Serializer[Any], field: Field[Any, Any, Any, Any]) -> bool:
    """Whether the schema says so of a field that a method fills."""
    method = getattr(serializer, field.method_name or "", None) if isinstance(field, SerializerMethodField) else None
    annotation = get_override(method, "field") if method else None
    return isinstance(annotation, ListSerializer) and isinstance(annotation.child, LinkSerializer)


def table_lines(rows: Iterable[Mapping[str, Any]], columns: Columns) -> Iterator[str]:
    """The heading, then a line for each row."""
    buffer = io.StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer)
    for cells in _all_cells(rows, columns):
        writer.writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _all_cells(rows: Iterable[Mapping[str, Any]], columns: Columns) -> Iterator[list[str]]:
    yield list(columns)
    for row in rows:
        yield [guard_cell(cell_text(read(row))) for read in columns.values()]


def cell_text(value: Any) -> str:
    """A value in one cell; several are joined by semicolons, what has parts of its own is written as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, list | tuple):
        return JOINT.join(cell_text(item) for item in value)
    return str(value)
