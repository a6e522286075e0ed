"""What every record of the API shows, and how one part of it is chosen."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.utils import timezone
from rest_framework import serializers

from entities.api.links import PUBLISHER, Addresses

ALWAYS = "id"
"""the one key that is there whatever `fields` says"""
FIRST = ("id", "name", "title", "url", "page")
LAST = ("article_count", "first_seen_on", "last_seen_on", "attribution", "modified_at")
"""keys that stand at the beginning and at the end of each record, as far as it has them; what is expanded comes after them"""


class ChosenSerializer(serializers.Serializer[Any]):
    """A row of which `fields` may choose keys. The context holds the `chosen` ones (None: all) and what is `expanded`.

    Keys that stand for an expansion are there only where it is asked for, by `expand` or by one of its keys.
    """

    EXPANSIONS: ClassVar[dict[str, tuple[str, ...]]] = {}
    """{what `expand` may name: the keys that it adds}"""

    @classmethod
    def key_names(cls) -> list[str]:
        """All keys that `fields` may name, in their order."""
        extra = [key for keys in cls.EXPANSIONS.values() for key in keys]
        names = [name for name in cls._declared_fields if name not in (*FIRST, *LAST, *extra)]
        return [name for name in (*FIRST, *names, *LAST, *extra) if name in cls._declared_fields]

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        if "addresses" not in self.context:
            return fields
        chosen, expanded = self.context["chosen"], self.context["expanded"]
        extra = {key for keys in self.EXPANSIONS.values() for key in keys}
        wanted = {key for name in expanded for key in self.EXPANSIONS[name]}
        return {
            name: fields[name]
            for name in self.key_names()
            if name in wanted or name == ALWAYS or (name not in extra if chosen is None else name in chosen)
        }

    @property
    def addresses(self) -> Addresses:
        addresses: Addresses = self.context["addresses"]
        return addresses


class RecordSerializer(ChosenSerializer):
    """A record of its own address. The context also holds `modified` ({public id: time})."""

    id = serializers.CharField(source="public_id", help_text="The public id, which never changes.")
    url = serializers.SerializerMethodField(help_text="The address of this record in the API.")
    page = serializers.SerializerMethodField(help_text="The address of its public page.")
    attribution = serializers.SerializerMethodField(help_text="To be named wherever the record is shown.")
    modified_at = serializers.SerializerMethodField(help_text="When anything in this answer last changed.")

    def get_url(self, row: Any) -> str:
        return self.addresses.of(row.KIND, row.public_id)

    def get_page(self, row: Any) -> str:
        return self.addresses.page_of(row)

    def get_attribution(self, _row: Any) -> str:
        return PUBLISHER

    def get_modified_at(self, row: Any) -> datetime:
        return timezone.localtime(self.context["modified"].get(row.public_id, row.modified_at))


class SeenSerializer(RecordSerializer):
    """A record that articles mention."""

    article_count = serializers.IntegerField(help_text="Published articles that mention it.")
    first_seen_on = serializers.DateField(allow_null=True, help_text="The day of the earliest of them.")
    last_seen_on = serializers.DateField(allow_null=True, help_text="The day of the latest of them.")
