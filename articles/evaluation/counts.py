"""Counts of a measure, misses, and the report over all pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

MEASURES = (
    "segments", "title", "published", "views", "source", "image_credit",
    "persons", "person_country", "roles", "ambassadors", "countries", "organizations",
    "event_kind", "event_date", "event_end", "event_place", "participants", "event_countries",
    "other_events", "other_status",
)  # fmt: skip


@dataclass(slots=True)
class Count:
    """How many were right, how many were predicted, how many there are."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hit: int, predicted: int, gold: int) -> None:
        self.hit += hit
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """1 where nothing was predicted and nothing was to be found."""
        return self.hit / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __bool__(self) -> bool:
        return bool(self.predicted or self.gold)

    def as_dict(self) -> dict[str, float]:
        return {
            "f1": round(self.f1, 4), "precision": round(self.precision, 4), "recall": round(self.recall, 4),
            "hit": self.hit, "predicted": self.predicted, "gold": self.gold,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was not found, or found wrongly; `sentence` is where the text has it, empty where no sentence does."""

    page: str
    article: str
    measure: str
    message: str
    sentence: str = ""


@dataclass(slots=True)
class PageReport:
    """The counts and misses of one page."""

    document: str
    counts: dict[str, Count] = field(default_factory=lambda: {measure: Count() for measure in MEASURES})
    misses: list[Miss] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """All pages."""

    pages: list[PageReport] = field(default_factory=list)

    @property
    def total(self) -> dict[str, Count]:
        """The counts of all pages together."""
        total = {measure: Count() for measure in MEASURES}
        for page in self.pages:
            for measure, count in page.counts.items():
                total[measure].add(count.hit, count.predicted, count.gold)
        return total

    @property
    def misses(self) -> list[Miss]:
        return [miss for page in self.pages for miss in page.misses]

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON values: `{"measures": {...}, "pages": [{"document", "measures", "misses"}]}`."""
        return {
            "measures": counts_as_dict(self.total),
            "pages": [
                {
                    "document": page.document,
                    "measures": counts_as_dict(page.counts),
                    "misses": [
                        {"article": miss.article, "measure": miss.measure, "message": miss.message, "sentence": miss.sentence}
                        for miss in page.misses
                    ],
                }
                for page in self.pages
            ],
        }


def counts_as_dict(counts: dict[str, Count]) -> dict[str, dict[str, float]]:
    """The measures that have something to measure."""
    return {measure: count.as_dict() for measure, count in counts.items() if count}


def table(counts: dict[str, Count]) -> Iterable[str]:
    """A line for each measure that has something to measure."""
    for measure, count in counts.items():
        if count:
            figures = f"F1 {count.f1:.3f}  P {count.precision:.3f}  R {count.recall:.3f}"
            yield f"{measure:16} {figures}  ({count.hit} hit, {count.predicted} predicted, {count.gold} gold)"
