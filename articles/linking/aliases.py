"""Names that editors gave to states: read in every article from then on, beside those that extraction knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from articles.extraction.text import ArticleText, Field
from articles.linking.plan import LONGEST_SURFACE, ArticlePlan, MentionPlan, sentence_key
from entities.enums import NameOrigin
from entities.models import CountryName
from entities.wordtrie import trie_pattern

RULE = "editor's alias"
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-"})


def with_aliases(plans: Mapping[int, ArticlePlan], texts: Mapping[int, ArticleText]) -> dict[int, ArticlePlan]:
    """The plans, with a mention at every place where an editor's name for a state stands and nothing else was read."""
    given = CountryName.objects.filter(origin=NameOrigin.EDITOR, country__merged_into=None).order_by("-id")
    aliases = {name.translate(STRAIGHT): code for name, code in given.values_list("name", "country__alpha2")}
    if not aliases:
        return dict(plans)
    pattern = trie_pattern(aliases)
    return {article_id: _extended(plan, texts[article_id], pattern, aliases) for article_id, plan in plans.items()}


def _extended(plan: ArticlePlan, text: ArticleText, pattern: re.Pattern[str], aliases: Mapping[str, str]) -> ArticlePlan:
    found = [
        _mention(field, match, aliases[match.group()])
        for field in text.fields
        for match in pattern.finditer(field.plain)
        if not _is_taken(plan, field.name, match.start(), match.end())
    ]
    return replace(plan, mentions=(*plan.mentions, *found)) if found else plan


def _mention(field: Field, match: re.Match[str], alpha2: str) -> MentionPlan:
    start, end = match.start(), min(match.end(), match.start() + LONGEST_SURFACE)
    sentence = field.sentence_at(start)
    return MentionPlan(
        "country", alpha2, field.name, start, end, field.read[start:end], sentence_key(field.read[sentence[0] : sentence[1]]), RULE
    )


def _is_taken(plan: ArticlePlan, field: str, start: int, end: int) -> bool:
    return any(
        mention.field == field and mention.start < end and start < mention.end for mention in plan.mentions if mention.kind != "event"
    )
