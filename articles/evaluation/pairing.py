"""A gold article and the predicted one that it is, with the place where the pair's counts and misses go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from articles.evaluation.counts import Miss, PageReport
from articles.evaluation.sentences import Sentences

EDGE_WORDS = 5


@dataclass
class Pair:
    """`found` is empty where no predicted article is the gold one."""

    report: PageReport
    gold: dict[str, Any]
    found: dict[str, Any]

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.found)

    @property
    def label(self) -> str:
        return str(self.gold.get("title") or f"(untitled) {self.gold.get('first_words') or ''}".strip())

    def count(self, measure: str, hit: int, predicted: int, gold: int) -> None:
        self.report.counts[measure].add(int(hit), int(predicted), int(gold))

    def miss(self, measure: str, message: str, sentence: str = "") -> None:
        self.report.misses.append(Miss(self.report.document, self.label, measure, message, sentence))
