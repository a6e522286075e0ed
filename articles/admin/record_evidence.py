"""The sentences that speak for a row, the newest articles first, some at a time however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Evidence, Mention
from articles.quotation import Quotation, quote
from entities.enums import Judgement
from entities.models.identity import RecordKind

A_SCREEN = 20
SHOWN_OF_ARTICLES = ("public_id", "title", "source_title", "source_body", "body", "published_on", "status", "merged_into")


@dataclass(frozen=True, slots=True)
class Proof:
    """A mention, or for an office the words from which somebody's office was read, with its sentence."""

    row: Any
    article: Article
    quotation: Quotation | None
    judgement: str


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """`newer` and `older` are numbers of the pages before and after, None where there is none."""

    proofs: list[Proof]
    newer: int | None
    older: int | None


def evidence_of(row: Any, query: Mapping[str, Any]) -> EvidencePage:
    """One page of evidence. One query."""
    text = str(query.get("evidence", ""))
    number = max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1
    found = _rows(row).select_related("article").only(*(f"article__{name}" for name in SHOWN_OF_ARTICLES), *_columns(row))
    listed = list(found.order_by("-article__sort_at", "-article_id", "pk")[(number - 1) * A_SCREEN : number * A_SCREEN + 1])
    proofs = [Proof(one, one.article, _quotation(one), _judgement(one)) for one in listed[:A_SCREEN]]
    return EvidencePage(proofs, number - 1 if number > 1 else None, number + 1 if len(listed) > A_SCREEN else None)


def _rows(row: Any) -> Any:
    if row.KIND == RecordKind.OFFICE:
        return Evidence.objects.filter(tenure__office=row)
    return Mention.objects.filter(**{row.KIND: row})


def _columns(row: Any) -> tuple[str, ...]:
    return ("field", "start", "end", "rule", "judgement", *(("value",) if row.KIND == RecordKind.OFFICE else ("surface",)))


def _quotation(one: Any) -> Quotation | None:
    if one.start is None or one.end is None:
        return None
    return quote(one.article, one.field, (one.start, one.end))


def _judgement(one: Any) -> str:
    return "" if one.judgement == Judgement.ACCEPTED else str(Judgement(one.judgement).label)
