"""The API as OpenAPI 3.1: each view describes its parameters and records, the rest is the same for all of them."""

from __future__ import annotations

from inspect import getdoc
from typing import Any

from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from entities.api.filters import COUNTRY_CODE, country_codes
from entities.api.problems import CONTENT_TYPE
from entities.api.records import ALWAYS, ChosenSerializer

HEADERS = {
    "ETag": ("The version of the answer, for If-None-Match.", "string"),
    "Last-Modified": ("When the record last changed, for If-Modified-Since.", "string"),
    "Cache-Control": ("For how long the answer may be kept.", "string"),
    "RateLimit-Limit": ("How many requests one address may send in a window.", "integer"),
    "RateLimit-Remaining": ("How many of them are left.", "integer"),
    "RateLimit-Reset": ("Seconds until the window begins anew.", "integer"),
    "Retry-After": ("Seconds after which to come back.", "integer"),
    "Location": ("Where the record is.", "string"),
}
OF_VERSIONS = ("ETag", "Last-Modified", "Cache-Control")
OF_RATES = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
PROBLEMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "308": ("The record was merged into the one at `Location`.", ("Location",)),
    "400": ("A parameter that is not known here, or a value that is not allowed; `errors` says which, and what is.", ()),
    "404": ("There is no such record.", ()),
    "406": ("The form that is asked for is not offered.", ()),
    "410": ("The record was public once, and is no longer.", ()),
    "429": ("Too many requests from one address.", ("Retry-After",)),
}
OF_RECORDS = ("404", "410")


class AllowedSerializer(serializers.Serializer[Any]):
    """One parameter that is wrong."""

    parameter = serializers.CharField()
    message = serializers.CharField()
    allowed = serializers.JSONField(required=False, help_text="What is right: a list of values, or a description.")


class ProblemSerializer(serializers.Serializer[Any]):
    """What is wrong with a request (RFC 9457)."""

    type = serializers.CharField(help_text="“about:blank”: the status says it all.")
    title = serializers.CharField(help_text="The phrase of the status.")
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="The address that was asked for.")
    errors = AllowedSerializer(many=True, required=False)  # type: ignore[assignment]


class PublicSchema(AutoSchema):
    """What drf-spectacular reads from serializers, with parameters from the views and the answers that all of them may give."""

    def get_operation_id(self) -> str:
        name = "".join(part.capitalize() for part in self._resource.split("-"))
        return f"get{name}One" if self._is_detail else f"list{name}"

    def get_tags(self) -> list[str]:
        return [self._resource]

    def get_summary(self) -> str:
        text = (getdoc(type(self.view)) or "").partition("\n")[0]
        return f"One of these: {text}" if self._is_detail else text

    def get_description(self) -> str:  # type: ignore[override]
        return ""

    def _get_parameters(self) -> list[dict[str, Any]]:
        pattern = f"^{self._described.lookup_value_regex}$" if self._is_detail else ""
        path = [
            {
                "in": "path",
                "name": "id",
                "required": True,
                "description": "The public id.",
                "schema": {"type": "string", "pattern": pattern},
            }
        ]
        return [*(path if self._is_detail else []), *self._described.describe_parameters()]

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        found: dict[str, Any] = super()._get_response_bodies(direction)
        self.resolve_serializer(ProblemSerializer, "response")
        content = found["200"]["content"]
        if "text/csv" in content:
            content["text/csv"] = {"schema": {"type": "string", "description": "A heading, then a line for each record."}}
        found["200"] |= {"description": "The answer.", "headers": _headers(OF_VERSIONS + OF_RATES)}
        found["304"] = {"$ref": "#/components/responses/304"}
        for code in PROBLEMS:
            if self._is_detail or (code != "308" and (code not in OF_RECORDS or self._names_records)):
                found[code] = {"$ref": f"#/components/responses/{code}"}
        return dict(sorted(found.items()))

    @property
    def _described(self) -> Any:
        """The view, which describes its parameters."""
        return self.view

    @property
    def _resource(self) -> str:
        return self.path.split("/")[3]

    @property
    def _is_detail(self) -> bool:
        return "{id}" in self.path

    @property
    def _names_records(self) -> bool:
        """Whether a filter takes the id of a record, which may be unknown or gone."""
        return any("pattern" in row["schema"] and row["name"] not in ("cursor", "id") for row in self._described.describe_parameters())


def _headers(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def shared_parts() -> dict[str, Any]:
    """The answers and headers that operations refer to."""
    problem = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    known = {"description": "The answer is the one that the sender has already.", "headers": _headers(OF_VERSIONS)}
    return {
        "headers": {name: {"description": text, "schema": {"type": kind}} for name, (text, kind) in HEADERS.items()},
        "responses": {
            "304": known,
            **{code: {"description": text, "headers": _headers(names), "content": problem} for code, (text, names) in PROBLEMS.items()},
        },
    }


def tidy(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """Set as drf-spectacular's hook: everything here is read-only, and of a row only its id is there whatever `fields` says."""
    rows = {name.removesuffix("Serializer") for name in _names_of(ChosenSerializer)}
    result["components"] |= shared_parts()
    schemas = result["components"]["schemas"]
    schemas[COUNTRY_CODE] = {"type": "string", "enum": country_codes(), "description": "ISO 3166-1 alpha-2."}
    for name, component in schemas.items():
        _strip(component)
        if name in rows:
            component["required"] = [key for key in component["properties"] if key == ALWAYS]
    return result


def _names_of(serializer: type) -> set[str]:
    children: list[type] = serializer.__subclasses__()
    return {serializer.__name__}.union(*map(_names_of, children))


def _strip(part: Any) -> None:
    """Takes away what drf-spectacular adds for its own use, and that a key is read-only."""
    if isinstance(part, dict):
        for key in ("readOnly", "x-spec-enum-id"):
            part.pop(key, None)
        for value in part.values():
            _strip(value)
    elif isinstance(part, list):
        for value in part:
            _strip(value)
