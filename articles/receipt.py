"""What an import did, page by page. The numbers of a page's lines add up to the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.extraction.records import LineClass, Notice

OUTCOMES = ("created", "updated", "unchanged", "kept", "failed")
"""what became of an article: `kept` where pages say something else than an editor, whose word stands"""

NEW_PAGE, SOURCE_CHANGED, READING_CHANGED, READ_AGAIN, AS_BEFORE = (
    "new page", "source changed", "reading changed", "read again", "as before",
)  # fmt: skip


@dataclass(slots=True)
class PageReceipt:
    """One page. `cause` tells why it was read; for "as before" it was not, and the other fields say nothing."""

    page: str
    cause: str
    lines: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    notices: list[Notice] = field(default_factory=list)
    seconds: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        notices = [{"code": item.code, "line": item.line, "message": item.message} for item in self.notices]
        return {
            "page": self.page,
            "cause": self.cause,
            "lines": self.lines,
            "articles": self.articles,
            "notices": notices,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or a page that was not taken."""

    path: str
    line: int | None
    message: str

    def as_dict(self) -> dict[str, Any]:
        return {"path": self.path, "line": self.line, "message": self.message}


@dataclass(slots=True)
class Receipt:
    """One run."""

    pages: list[PageReceipt] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    seconds: float = 0.0
    is_dry_run: bool = False

    @property
    def is_complete(self) -> bool:
        """Everything is in: no file was refused, no story failed."""
        return not self.refused and not self.articles["failed"]

    @property
    def articles(self) -> Counter[str]:
        return _sum(page.articles for page in self.pages)

    @property
    def lines(self) -> Counter[str]:
        return _sum(page.lines for page in self.pages)

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON: `{"pages": [...], "refused": [...], "articles": {outcome: count}, "lines": {class: count}, ...}`."""
        return {
            "pages": [page.as_dict() for page in self.pages],
            "refused": [refusal.as_dict() for refusal in self.refused],
            "articles": {outcome: self.articles[outcome] for outcome in OUTCOMES},
            "lines": {str(line_class): self.lines[line_class] for line_class in LineClass},
            "seconds": round(self.seconds, 3),
            "is_dry_run": self.is_dry_run,
            "is_complete": self.is_complete,
        }


def _sum(counts: Iterable[dict[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total
