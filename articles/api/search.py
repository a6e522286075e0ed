"""Search over everything at once: records that hold every word, grouped by kind, each with the sentence that matches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.viewsets import ViewSet

from articles.changes import last_change
from articles.search import Answer, Hit, find
from entities.api.conditional import ConditionalMixin
from entities.api.links import Addresses, LinkSerializer, name_of
from entities.api.parameters import LONGEST_TEXT, TEXT, Parameter, described, described_choices, read_choices, read_number
from entities.api.problems import bad_parameter
from entities.api.tables import Columns, TableRenderer
from entities.api.views import StrictView
from entities.models.identity import RecordKind

USUAL_SIZE, LARGEST = 10, 50
CURSOR = "^[0-9]{5}$"
"""how many of each kind come before"""


class HitSerializer(LinkSerializer):
    """A record that holds every word."""

    kind = serializers.ChoiceField(RecordKind.choices)
    page = serializers.URLField(help_text="The address of its public page.")
    sentence = serializers.CharField(help_text="Of an article the sentence that holds most of the words; else empty.")
    matches = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        help_text="Where the words stand in the sentence: `[start, end]` in code points.",
    )


@extend_schema_serializer(many=False)
class SearchSerializer(serializers.Serializer[Any]):
    """The best records of each kind, the kinds one after another."""

    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = HitSerializer(many=True)
    totals = serializers.DictField(child=serializers.IntegerField(), help_text="How many records of each kind hold every word.")
    tried = serializers.ListField(child=serializers.CharField(), help_text="The words that were looked for.")
    suggestions = serializers.ListField(child=serializers.CharField(), help_text="Names that are near, where nothing was found.")


class SearchViewSet(ConditionalMixin, StrictView, ViewSet):
    """Records that hold all words, phrases in quotation marks, or spellings of a name in Latin or Cyrillic letters."""

    read_version: ClassVar[Any] = staticmethod(last_change)
    serializer_class = SearchSerializer
    columns: ClassVar[Columns] = {
        name: lambda row, name=name: row[name]  # type: ignore[misc]
        for name in ("kind", "id", "name", "url", "page", "sentence")
    }

    def describe_parameters(self) -> Sequence[Parameter]:
        size = {"type": "integer", "minimum": 1, "maximum": LARGEST, "default": USUAL_SIZE}
        return [
            described("q", "Words, all of which a record must hold.", TEXT, required=True),
            described_choices("kind", "The kinds of records to look for; all without it.", RecordKind.values),
            described("page_size", "How many records of each kind.", size),
            described("cursor", "Taken from `next` or `previous`.", {"type": "string", "pattern": CURSOR}),
            *super().describe_parameters(),
        ]

    def get_renderers(self) -> Any:
        return [*super().get_renderers(), TableRenderer()]

    def list(self, request: Request) -> Response:
        """Records that hold every word of a question."""
        if known := self.known_by_tag(request):
            return known
        text, start = self._question(request), self._start(request)
        kinds = read_choices(request, "kind", RecordKind.values) or ()
        size = read_number(request, "page_size", USUAL_SIZE, LARGEST)
        if known := self.known_by_time(request):
            return known
        answer = find(text, kinds=kinds, start=start, size=size)
        return Response(self._body(request, answer, start, size))

    def _question(self, request: Request) -> str:
        text = request.query_params.get("q")
        if text is None or not 1 <= len(text) <= LONGEST_TEXT:
            raise bad_parameter(
                "q", "There is no question." if not text else f"{len(text)} characters are too many.", f"1 to {LONGEST_TEXT}"
            )
        return text

    def _start(self, request: Request) -> int:
        cursor = request.query_params.get("cursor", "00000")
        if not re.fullmatch(CURSOR, cursor, re.ASCII):
            raise bad_parameter("cursor", "This is not a cursor of this list.", "what stands in `next` or `previous` of an answer")
        return int(cursor)

    def _body(self, request: Request, answer: Answer, start: int, size: int) -> dict[str, Any]:
        addresses = Addresses(request)
        has_more = any(group.total > start + size for group in answer.groups)
        return {
            "next": _link(request, start + size) if has_more else None,
            "previous": _link(request, max(0, start - size)) if start else None,
            "results": [_hit(hit, addresses) for group in answer.groups for hit in group.hits],
            "totals": {group.kind.value: group.total for group in answer.groups},
            "tried": answer.tried,
            "suggestions": list(answer.suggestions),
        }


def _link(request: Request, start: int) -> str:
    return replace_query_param(request.build_absolute_uri(), "cursor", f"{start:05d}")


def _hit(hit: Hit, addresses: Addresses) -> dict[str, Any]:
    sentence = "".join(piece.text for piece in hit.sentence)
    matches = list(_spans((piece.text, piece.is_match) for piece in hit.sentence))
    link = addresses.link(hit.kind, hit.record_id, name_of(hit.record))
    return {"kind": hit.kind, **link, "page": addresses.page_of(hit.record), "sentence": sentence, "matches": matches}


def _spans(pieces: Iterable[tuple[str, bool]]) -> Iterator[list[int]]:
    at = 0
    for text, is_match in pieces:
        if is_match:
            yield [at, at + len(text)]
        at += len(text)
