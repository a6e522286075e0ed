"""The figures that the site shows and no change may lower: measured on the annotated pages of the repository and kept in `measured.json`.

`manage.py measure_extraction` writes the file anew; a test compares it with what the rules of today reach.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.evaluation.counts import counts_as_dict
from articles.evaluation.gold_pages import GoldPage, find_gold_pages, predict_pages
from articles.evaluation.scoring import score_pages

FILE = Path(__file__).parent / "measured.json"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Annotated pages that are scored together: the folder below `tests/gold/`, and which of its pages."""

    key: str
    folder: str
    takes: Callable[[GoldPage], bool]


def _is_real(page: GoldPage) -> bool:
    return page.text_path.parent.name == "seeds"


SETS = (
    GoldSet("real", ".", _is_real),
    GoldSet("invented", ".", lambda page: not _is_real(page)),
    GoldSet("own", "own", lambda page: True),
    GoldSet("held_out", "held-out", lambda page: True),
)


def measure(gold: Path, seeds: Path) -> dict[str, Any]:
    """The figures of each set: `{key: {"pages", "articles", "measures": {measure: {f1, precision, recall, hit, predicted, gold}}}}`."""
    measured = {}
    for one in SETS:
        if not any((gold / one.folder / "pages").glob("*.json")):
            continue
        found, refused = find_gold_pages(gold / one.folder, [seeds])
        if refused:
            raise refused[0]
        pages = [page for page in found if one.takes(page)]
        predicted, unread = predict_pages(pages)
        if unread:
            raise unread[0]
        report = score_pages([page.annotation for page in pages], predicted)
        measured[one.key] = {
            "pages": len(pages),
            "articles": sum(len(page.annotation["articles"]) for page in pages),
            "measures": counts_as_dict(report.total),
        }
    return measured


def write_measured(measured: dict[str, Any]) -> None:
    FILE.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def read_measured() -> dict[str, Any]:
    """The figures as committed."""
    figures: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return figures
