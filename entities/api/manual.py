"""The schema as a page shows it: resources, their parameters and keys, in plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from entities.api.schema_view import build_schema

JSON = "application/json"
MOST_CHOICES = 16
"""values of a closed list that are shown; the schema has them all"""
PLAIN = {"date": "a day: 2026-03-10", "date-time": "a time with its offset: 2026-03-10T12:00:00Z", "uri": "an address"}
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """A parameter, a key or a header with what it means and what it may hold."""

    name: str
    text: str
    kind: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One address that answers."""

    path: str
    summary: str
    parameters: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A list and, where it has them, its single records: `keys` are those of one record."""

    name: str
    operations: tuple[Operation, ...]
    keys: tuple[Described, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    resources: tuple[Resource, ...]
    problems: tuple[Described, ...]
    headers: tuple[Described, ...]


@cache
def read_manual() -> Manual:
    """Made once for each process, as the schema is."""
    schema = build_schema()
    shared = schema["components"]
    problems = tuple(
        Described(code, part["description"], ", ".join(part.get("headers", {}))) for code, part in sorted(shared["responses"].items())
    )
    headers = tuple(Described(name, part["description"], "") for name, part in shared["headers"].items())
    return Manual(tuple(_resources(schema)), problems, headers)


def _resources(schema: Schema) -> Iterator[Resource]:
    by_name: dict[str, list[tuple[str, Schema]]] = {}
    for path, item in schema["paths"].items():
        by_name.setdefault(item["get"]["tags"][0], []).append((path, item["get"]))
    for tag in schema["tags"]:
        found = by_name[tag["name"]]
        operations = tuple(
            Operation(path, get["summary"], tuple(_parameter(schema, row) for row in get["parameters"])) for path, get in found
        )
        yield Resource(tag["name"], operations, tuple(_keys(schema, found[0][1])))


def _parameter(schema: Schema, row: Schema) -> Described:
    kind = "from “next” or “previous”" if row["name"] == "cursor" else kind_of(schema, row["schema"])
    if "default" in row["schema"]:
        default = row["schema"]["default"]
        kind += f"; {str(default).lower() if isinstance(default, bool) else default} without it"
    return Described(row["name"], row["description"], kind, bool(row.get("required")))


def _keys(schema: Schema, get: Schema) -> Iterator[Described]:
    """The keys of one record of a list, in the order in which it shows them."""
    order: list[str] = next((row["schema"]["items"]["enum"] for row in get["parameters"] if row["name"] == "fields"), [])
    answer = _resolved(schema, get["responses"]["200"]["content"][JSON]["schema"])
    record = _resolved(schema, answer["properties"]["results"]["items"])
    for name, part in sorted(record["properties"].items(), key=lambda item: order.index(item[0]) if item[0] in order else 0):
        yield Described(name, part.get("description", ""), kind_of(schema, part))


def kind_of(schema: Schema, part: Schema) -> str:
    """What a value may be, in few words."""
    if "allOf" in part or "oneOf" in part or "anyOf" in part:
        return _any_of(schema, part)
    if "$ref" in part:
        return _kind_of_component(schema, part["$ref"].rpartition("/")[2])
    types = part.get("type", "any value")
    if isinstance(types, list):
        return " or ".join([kind_of(schema, {**part, "type": types[0]}), *types[1:]])
    if "enum" in part:
        return _choices(part["enum"])
    if types == "array":
        inner = kind_of(schema, part["items"])
        return f"one or several, joined by commas, of: {inner.removeprefix('one of: ')}" if "enum" in part["items"] else f"a list: {inner}"
    if types == "null":
        return "null"
    if types == "integer":
        return f"{part['minimum']} to {part['maximum']}" if {"minimum", "maximum"} <= part.keys() else "a number"
    if types == "boolean":
        return "true or false"
    if types == "object":
        return "a record"
    return PLAIN.get(part.get("format", ""), "an id" if "[0-9a-z]{10}" in part.get("pattern", "") else "a text")


def _any_of(schema: Schema, part: Schema) -> str:
    kinds = [kind_of(schema, inner) for name in ("allOf", "oneOf", "anyOf") for inner in part.get(name, ())]
    return " or ".join(dict.fromkeys(kinds))


def _kind_of_component(schema: Schema, name: str) -> str:
    component = schema["components"]["schemas"][name]
    if name == "CountryCode":
        return "a state’s code: KZ"
    if "enum" in component:
        return _choices(component["enum"])
    return "{" + ", ".join(component["properties"]) + "}" if "properties" in component else kind_of(schema, component)


def _choices(values: list[Any]) -> str:
    shown = ["null" if value is None else str(value) for value in values[:MOST_CHOICES]]
    return f"one of: {', '.join(shown)}" + (", …" if len(values) > MOST_CHOICES else "")


def _resolved(schema: Schema, part: Schema) -> Schema:
    found: Schema = schema["components"]["schemas"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part
    return found
