"""What editors found of the values that extraction gave: each verdict counts in the figures of accuracy."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, Verdict

CONFIRMED, CORRECTED, REJECTED = Verdict.Outcome.CONFIRMED, Verdict.Outcome.CORRECTED, Verdict.Outcome.REJECTED
LONGEST_VALUE = 300


def note_verdict(measure: str, outcome: str, by: User | None, article: Article | None = None, before: Any = "", after: Any = "") -> None:
    """Notes what an editor found of one value; `measure` is a key of `articles.accuracy`."""
    Verdict.objects.create(
        measure=measure, outcome=outcome, article=article, given_by=by, value_before=_text(before), value_after=_text(after)
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value)[:LONGEST_VALUE]
