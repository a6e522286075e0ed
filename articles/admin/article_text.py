"""An article's text as read, with the names in it marked, and where it stands on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.marking import Mark, Paragraph, mark_text
from articles.models import Appearance, Article, Mention
from entities.enums import Judgement
from entities.presentation import name_of

TARGETS = ("person", "country", "organization", "event")


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """`title` and `body` are marked; every mark leads to its mention on this page."""

    title: list[Paragraph]
    body: list[Paragraph]
    mentions: list[Mention]
    appearances: list[Appearance]
    chosen: Mention | None
    alike_count: int
    """mentions of the same as the chosen one in the article, itself among them"""


def read_article(article: Article, query: Mapping[str, Any]) -> ReadArticle:
    """What the article's page on the desk shows of its text. The number of queries is fixed."""
    mentions = list(Mention.objects.filter(article=article).select_related(*TARGETS).order_by("-field", "start", "pk"))
    appearances = article.appearances.select_related("page_version__page").defer("page_version__text")
    wanted = str(query.get("mention", ""))
    chosen = next((row for row in mentions if str(row.pk) == wanted), None)
    return ReadArticle(
        title=mark_text(article.source_title.replace("\n", " "), _marks(mentions, "title")),
        body=mark_text(article.source_body, _marks(mentions, "body")),
        mentions=mentions,
        appearances=list(appearances.order_by("-is_current", "page_version__page__name", "position")),
        chosen=chosen,
        alike_count=sum(is_alike(row, chosen) for row in mentions) if chosen else 0,
    )


def _marks(mentions: list[Mention], field: str) -> list[Mark]:
    return [
        Mark(row.start, row.end, _mark_kind(row), f"?mention={row.pk}#mention", _label(row))
        for row in mentions
        if row.field == field and row.start is not None and row.end is not None and row.judgement != Judgement.REJECTED
    ]


def is_alike(row: Mention, chosen: Mention) -> bool:
    """Whether a word on one of the two "everywhere in the article" is a word on the other."""
    if kind_of(row) != kind_of(chosen) or target_of(row) != target_of(chosen):
        return False
    return kind_of(row) != "country" or (row.surface, row.judgement) == (chosen.surface, chosen.judgement)


def kind_of(row: Mention) -> str:
    return next(kind for kind in TARGETS if getattr(row, f"{kind}_id") is not None)


def target_of(row: Mention) -> Any:
    return getattr(row, kind_of(row))


def _mark_kind(row: Mention) -> str:
    kind = kind_of(row)
    return f"{kind} unsure" if row.judgement == Judgement.UNSURE else kind


def _label(row: Mention) -> str:
    target = target_of(row)
    return str(target) if kind_of(row) == "event" else name_of(target)
