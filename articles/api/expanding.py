"""`expand=mentions`: what shows a record and its facts, beside the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.evidence import MOST_BESIDE, evidence_beside, mentions_beside
from articles.api.places import EvidenceSerializer, MentionSerializer, evidence_values, mention_values
from articles.api.public import PublicViewSet
from entities.api.records import RecordSerializer

EXPANSION = "mentions"


class ExpandedSerializer(RecordSerializer):
    """A record that can show its evidence."""

    EXPANSIONS: ClassVar[dict[str, tuple[str, ...]]] = {EXPANSION: ("mentions", "evidence")}

    mentions = serializers.SerializerMethodField(
        help_text=f"With `expand=mentions`: where it is named; of an article all that it names, of others the latest {MOST_BESIDE}. "
        "`mentions/` lists them all."
    )
    evidence = serializers.SerializerMethodField(
        help_text=f"With `expand=mentions`: where its facts were read; of an article all, of others the latest {MOST_BESIDE} of each kind."
    )

    @extend_schema_field(MentionSerializer(many=True))
    def get_mentions(self, row: Any) -> list[dict[str, Any]]:
        return [mention_values(mention, self.addresses) for mention in self.context["mentions"].get(row.pk, ())]

    @extend_schema_field(EvidenceSerializer(many=True))
    def get_evidence(self, row: Any) -> list[dict[str, Any]]:
        return [evidence_values(evidence, self.addresses) for evidence in self.context["evidence"].get(row.pk, ())]


class ExpandingViewSet(PublicViewSet):
    """Records that show their evidence when asked to."""

    def read_beside(self, rows: Sequence[Any], context: dict[str, Any]) -> dict[str, Any]:
        beside = super().read_beside(rows, context)
        if EXPANSION in context["expanded"]:
            kind: str = self.model.KIND  # type: ignore[attr-defined]
            beside |= {"mentions": mentions_beside(kind, rows), "evidence": evidence_beside(kind, rows)}
        return beside
