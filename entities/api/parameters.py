"""Query parameters, read strictly: one that does not exist or does not fit is an error that names what is allowed, never ignored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from rest_framework.request import Request
from rest_framework.views import APIView

from entities.api.problems import BadParameter, bad_parameter

Parameter = dict[str, Any]
LONGEST_TEXT = 200
TEXT = {"type": "string", "pattern": f"^[^\\x00]{{1,{LONGEST_TEXT}}}$"}
"""the schema of free text: no database keeps a NUL character"""


class StrictFilterBackend(DjangoFilterBackend):
    """django-filter's backend; whatever is wrong is told as a problem, all of it at once."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise BadParameter([_error(filterset, name, messages) for name, messages in filterset.errors.items()])
        return filterset.qs


def described(name: str, description: str, schema: Parameter, **more: Any) -> Parameter:
    """A query parameter as OpenAPI describes it."""
    return {"in": "query", "name": name, "description": description, "schema": schema, **more}


def described_choices(name: str, description: str, values: Iterable[str]) -> Parameter:
    """A parameter that takes values of a closed list, joined by commas."""
    schema = {"type": "array", "items": {"type": "string", "enum": [str(value) for value in values]}, "minItems": 1}
    return described(name, description, schema, explode=False, style="form")


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raises `BadParameter` with all parameters that are not known, are given twice, or hold a character that no text has."""
    names = sorted(known)
    errors: list[dict[str, Any]] = []
    for name, values in request.query_params.lists():
        if name not in names:
            errors.append({"parameter": name, "message": f"There is no parameter “{name}” here.", "allowed": names})
        elif len(values) > 1:
            message = f"“{name}” is given {len(values)} times. Several values of one parameter are joined by commas where that is allowed."
            errors.append({"parameter": name, "message": message, "allowed": "once"})
        elif "\0" in values[0]:
            errors.append({"parameter": name, "message": f"“{name}” holds a NUL character.", "allowed": "text"})
    if errors:
        raise BadParameter(errors)


def read_choices(request: Request, name: str, allowed: Iterable[str]) -> list[str] | None:
    """The values of a list joined by commas, None where the parameter is not given."""
    given, names = request.query_params.get(name), list(allowed)
    if given is None:
        return None
    values = given.split(",")
    if wrong := [value for value in values if value not in names]:
        raise bad_parameter(name, f"“{'”, “'.join(wrong)}” is not one of the choices.", names)
    return values


def read_flag(request: Request, name: str) -> bool:
    given = request.query_params.get(name, "false")
    if given not in ("true", "false"):
        raise bad_parameter(name, f"“{given}” is neither true nor false.", ["true", "false"])
    return given == "true"


def read_number(request: Request, name: str, default: int, largest: int) -> int:
    """A whole number from 1 on."""
    given = request.query_params.get(name, str(default))
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= largest and len(given) < 10):
        raise bad_parameter(name, f"“{given}” is not a number that is allowed.", f"1 to {largest}")
    return int(given)


def _error(filterset: FilterSet, name: str, messages: Any) -> dict[str, Any]:
    error: dict[str, Any] = {"parameter": name, "message": " ".join(str(message) for message in messages)}
    if name in filterset.filters:
        error["allowed"] = filterset.filters[name].allowed
    return error
