"""The sentence behind a miss: the first one of the article that says what was missed, in any of its wordings."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from typing import Any

from articles.evaluation.sameness import fold, words
from articles.extraction.text import plain_text, sentence_bounds
from entities.gazetteer import lookup_country

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
ENOUGH_WORDS = 2


class Sentences:
    """The title and the sentences of an article."""

    def __init__(self, article: dict[str, Any]) -> None:
        body = "\n".join(article.get("body") or [])
        texts = [body[start:end] for start, end in sentence_bounds(plain_text(body))]
        title = article.get("title")
        self._texts = ([title] if title else []) + texts
        self._folded = [f" {fold(text)} " for text in self._texts]
        self.lead = texts[0] if texts else (title or "")

    def with_any(self, needles: Iterable[str | None]) -> str:
        """The first sentence that has one of the needles, else the one that shares most words with the first of them."""
        wanted = [needle for needle in needles if needle]
        for needle in wanted:
            key = f" {fold(needle)}"
            for text, folded in zip(self._texts, self._folded, strict=True):
                if key.strip() and key in folded:
                    return text
        return self._nearest(words(wanted[0])) if wanted else ""

    def _nearest(self, wanted: set[str]) -> str:
        ranked = [(len(wanted & words(text)), -at) for at, text in enumerate(self._texts)]
        most, at = max(ranked, default=(0, 0))
        return self._texts[-at] if most >= min(ENOUGH_WORDS, len(wanted) or 1) else ""


def country_needles(alpha2: str) -> list[str]:
    """The words that name a state."""
    entry = lookup_country(alpha2)
    if entry is None:
        return []
    return [entry.name_en, *entry.aliases, *entry.demonyms, *([entry.capital] if entry.capital else [])]


def date_needles(day: str | None) -> Iterator[str]:
    """Ways to print a day (`15 March`, `March 15`); a month or a year as it stands."""
    match = DAY.fullmatch(day or "")
    if match:
        month = calendar.month_name[int(match[2])]
        yield from (f"{int(match[3])} {month}", f"{month} {int(match[3])}", match[1])
    elif day:
        yield day[:4]
