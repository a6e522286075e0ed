"""The front page of the desk: what waits, what imports did, what editors corrected, how right extraction has been."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import F, QuerySet

from articles.accuracy import verdicts_by_measure
from articles.models import ImportRun, Verdict
from articles.receipt import OUTCOMES
from articles.waiting import waiting_by_reason

LATELY = timedelta(days=90)
SHOWN_RUNS = 5
SHOWN_VERDICTS = 8


def desk_front_page() -> dict[str, Any]:
    """What the template shows, in a fixed number of queries."""
    waiting = waiting_by_reason()
    return {
        "waiting": [item for item in waiting if item.count],
        "waiting_total": sum(item.count for item in waiting),
        "runs": last_runs(),
        "corrections": newest_corrections(),
        "shares": verdicts_by_measure(LATELY),
    }


def last_runs() -> list[dict[str, Any]]:
    """The last imports with the sums of their receipts; the pages of a receipt stay in the database, there may be thousands."""
    sums = {"articles": F("receipt__articles"), "refused": F("receipt__refused"), "seconds": F("receipt__seconds")}
    rows: Any = ImportRun.objects.order_by("-pk").values("pk", "started_at", "finished_at", "started_by__username", **sums)[:SHOWN_RUNS]
    return [{**row, "counts": [(name, count) for name in OUTCOMES if (count := (row["articles"] or {}).get(name))]} for row in rows]


def newest_corrections() -> QuerySet[Verdict]:
    """Values that editors put right or rejected, the newest first."""
    wrong = Verdict.objects.exclude(outcome=Verdict.Outcome.CONFIRMED).select_related("article", "given_by")
    return wrong.order_by("-given_at", "-pk")[:SHOWN_VERDICTS]
