"""Absolute addresses, and the short form in which one record stands within another: `{id, name, url}`."""

from __future__ import annotations

from typing import Any, TypedDict

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from entities.models import Country
from entities.models.identity import RecordKind
from entities.presentation import title_of

PATHS = {
    RecordKind.ARTICLE: "articles",
    RecordKind.PERSON: "people",
    RecordKind.COUNTRY: "countries",
    RecordKind.ORGANIZATION: "organizations",
    RecordKind.OFFICE: "offices",
    RecordKind.EVENT: "events",
}
PUBLISHER = "Kazakhstan Today"


class Link(TypedDict):
    id: str
    name: str
    url: str


class Addresses:
    """The absolute addresses that one answer needs; the host is found out once."""

    def __init__(self, request: Request) -> None:
        self.api: str = request.build_absolute_uri(reverse("api-root"))
        self.site: str = request.build_absolute_uri("/").removesuffix("/")

    def of(self, kind: str, public_id: str) -> str:
        return f"{self.api}{PATHS[RecordKind(kind)]}/{public_id}/"

    def page_of(self, record: Any) -> str:
        return f"{self.site}{record.get_absolute_url()}"

    def link(self, kind: str, public_id: str, name: str) -> Link:
        return {"id": public_id, "name": name, "url": self.of(kind, public_id)}

    def link_to(self, record: Any) -> Link | None:
        """None for a record that the public does not see. States are no secret: they are shown whether or not a story names them."""
        if record is None or not (record.is_public or isinstance(record, Country)):
            return None
        return self.link(record.KIND, record.public_id, name_of(record))


def name_of(record: Any) -> str:
    """What the API calls a record, in English."""
    if record.KIND == RecordKind.EVENT:
        return title_of(record)
    return str(record.headline if record.KIND == RecordKind.ARTICLE else record.name)


class LinkSerializer(serializers.Serializer[Link]):
    """A record within another."""

    id = serializers.CharField(help_text="Its public id, which never changes; of a state its ISO 3166-1 alpha-2 code.")
    name = serializers.CharField()
    url = serializers.URLField(help_text="Its address in this API.")


@extend_schema_field(LinkSerializer)
class LinkField(serializers.Field[Any, Any, Any, Any]):
    """A related record in short, null where there is none that the public sees."""

    def __init__(self, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(allow_null=True, help_text=help_text, **kwargs)

    def to_representation(self, value: Any) -> Link | None:
        addresses: Addresses = self.context["addresses"]
        return addresses.link_to(value)
