"""Query parameters, read strictly: one that does not exist or does not fit is an error that names what is allowed, never ignored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend, FilterSet
from drf_spectacular.extensions import OpenApiFilterExtension
from rest_framework.request import Request
from rest_framework.views import APIView

from entities.api.problems import BadParameter, bad_parameter


class StrictFilterBackend(DjangoFilterBackend):
    """django-filter's backend; a parameter that neither the filter set nor the view (`parameter_names`) knows is refused."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise BadParameter([_error(filterset, name, messages) for name, messages in filterset.errors.items()])
        return filterset.qs


def filter_names(view: Any) -> list[str]:
    """The parameters of the view's filters."""
    filterset: type[FilterSet] | None = getattr(view, "filterset_class", None)
    return list(filterset.base_filters) if filterset else []


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


class StrictFilterExtension(OpenApiFilterExtension):
    """Lets each filter describe itself in the schema."""

    target_class = "entities.api.parameters.StrictFilterBackend"
    match_subclasses = True
    priority = 1

    def get_schema_operation_parameters(self, auto_schema: Any, *_args: Any, **_kwargs: Any) -> list[dict[str, Any]]:
        filterset: type[FilterSet] | None = getattr(auto_schema.view, "filterset_class", None)
        return [row.as_parameter(name) for name, row in filterset.base_filters.items()] if filterset else []
