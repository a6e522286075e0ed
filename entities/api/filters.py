"""The kinds of filters that lists have. Each reads its parameter strictly and says in the schema exactly what it takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

import django_filters
from django import forms
from django.db.models import Model, QuerySet

from entities.api.parameters import LONGEST_TEXT, TEXT, Parameter, described, described_choices
from entities.gazetteer import list_countries

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)
PUBLIC_ID = "^[0-9a-z]{10}$"
ANY_ID = "^([0-9a-z]{10}|[A-Z]{2})$"
FIRST, LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
COUNTRY_CODE = "CountryCode"
"""the component of the schema that lists all codes"""
Method = Callable[[QuerySet[Any], str, Any], QuerySet[Any]]


class ParameterField(forms.Field):
    """A form field that reads by one function, an empty value too: a parameter that is there says something."""

    def __init__(self, read: Callable[[str], Any], **kwargs: Any) -> None:
        self.read = read
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        if value is None:
            return None
        try:
            return self.read(value)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class StrictFilter(django_filters.Filter):
    """`schema` is the parameter's JSON schema, `allowed` what an error says is right."""

    schema: dict[str, Any]
    allowed: Any

    def __init__(self, help_text: str, *, field_name: str | None = None, lookup_expr: str = "exact", method: Method | None = None) -> None:
        super().__init__(field_name=field_name, lookup_expr=lookup_expr, method=method, help_text=help_text)

    @property
    def field(self) -> ParameterField:
        return ParameterField(self.read, required=False)

    def read(self, text: str) -> Any:
        """The value of a parameter as it was sent. Raises ValueError with a message for the sender."""
        raise NotImplementedError

    def as_parameter(self, name: str) -> Parameter:
        """The parameter as OpenAPI describes it."""
        return described(name, self.extra["help_text"], self.schema)


class DayFilter(StrictFilter):
    schema: dict[str, Any] = {"type": "string", "format": "date"}
    allowed = "a day in ISO 8601: 2026-03-10"

    def read(self, text: str) -> date:
        if not DAY.fullmatch(text):
            raise ValueError(f"“{text}” is not a day.")
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(f"There is no day “{text}”.") from error


class MomentFilter(StrictFilter):
    schema: dict[str, Any] = {"type": "string", "format": "date-time"}
    allowed = "a time in ISO 8601 with its offset: 2026-03-10T12:00:00Z"

    def read(self, text: str) -> datetime:
        """Times whose offset carries them out of the calendar are its ends."""
        if not MOMENT.fullmatch(text):
            raise ValueError(f"“{text}” is not a time with an offset. In an address, + is written %2B.")
        try:
            found = datetime.fromisoformat(text.upper())
        except ValueError as error:
            raise ValueError(f"There is no time “{text}”.") from error
        try:
            return found.astimezone(UTC)
        except OverflowError:
            return FIRST if found.year == FIRST.year else LAST


class ChoicesFilter(StrictFilter):
    """One or several values of a closed list, joined by commas; without a method, rows whose field has one of them."""

    def __init__(self, values: Iterable[str], help_text: str, *, field_name: str | None = None, method: Method | None = None) -> None:
        super().__init__(help_text, field_name=field_name, lookup_expr="in", method=method)
        self.allowed = [str(value) for value in values]

    def read(self, text: str) -> list[str]:
        values = text.split(",")
        if wrong := [value for value in values if value not in self.allowed]:
            raise ValueError(f"“{'”, “'.join(wrong)}” is not one of the choices.")
        return values

    def as_parameter(self, name: str) -> Parameter:
        return described_choices(name, self.extra["help_text"], self.allowed)


class FlagFilter(StrictFilter):
    schema: dict[str, Any] = {"type": "boolean"}
    allowed = ("true", "false")

    def read(self, text: str) -> bool:
        if text not in self.allowed:
            raise ValueError(f"“{text}” is neither true nor false.")
        return text == "true"


class TextFilter(StrictFilter):
    schema: dict[str, Any] = TEXT
    allowed = f"1 to {LONGEST_TEXT} characters"

    def read(self, text: str) -> str:
        if not 1 <= len(text) <= LONGEST_TEXT:
            raise ValueError(f"{len(text)} characters are given.")
        return text


def country_codes() -> list[str]:
    """The codes of all states of the gazetteer."""
    return [entry.alpha2 for entry in list_countries()]


class CountryFilter(StrictFilter):
    """A state by its code. Any code of the gazetteer is right: no rows are the answer for a state of which nothing is held."""

    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{COUNTRY_CODE}"}
    allowed = "a two-letter code of ISO 3166-1 in capitals: KZ"

    def __init__(self, help_text: str, *, field_name: str | None = None, method: Method | None = None) -> None:
        super().__init__(help_text, field_name=field_name, lookup_expr="exact", method=method)

    def read(self, text: str) -> str:
        if text not in country_codes():
            raise ValueError(f"“{text}” is no state's code.")
        return text


class IdFilter(StrictFilter):
    """A public id, or a state's code, of whatever is or was there."""

    schema: dict[str, Any] = {"type": "string", "pattern": ANY_ID}
    allowed = "a public id, ten letters and digits, or a state's code"

    def read(self, text: str) -> str:
        if not re.fullmatch(ANY_ID, text):
            raise ValueError(f"“{text}” is not a public id.")
        return text


class RecordFilter(StrictFilter):
    """A record by its public id. One that was merged stands for the one it was merged into; one that is gone or never was is answered
    as its own address would be."""

    schema: dict[str, Any] = {"type": "string", "pattern": PUBLIC_ID}
    allowed = "a public id: ten letters and digits, as `id` shows it"

    def __init__(self, model: type[Model], help_text: str, *, field_name: str | None = None, narrow: Method | None = None) -> None:
        super().__init__(help_text, field_name=field_name)
        self.record_model, self.narrow = model, narrow

    def read(self, text: str) -> str:
        if not re.fullmatch(PUBLIC_ID, text):
            raise ValueError(f"“{text}” is not a public id.")
        return text

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        if value is None:
            return qs
        record, name = self.find(value), str(self.field_name)
        return self.narrow(qs, name, record) if self.narrow else qs.filter(**{name: record})

    def find(self, public_id: str) -> Any:
        """The record with a public id. Raises `Gone` or `NotFound`."""
        return self.parent.request.parser_context["view"].find_record(self.record_model, public_id)
