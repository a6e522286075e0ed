"""What waits for an editor, and in which order it is taken up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, QuerySet

from articles.enums import ReviewReason, ReviewState
from articles.models import ReviewItem


@dataclass(frozen=True, slots=True)
class Waiting:
    """The open questions of one reason; `since` is when the oldest was put, None where nothing waits."""

    reason: ReviewReason
    count: int
    since: datetime | None


def open_items(reasons: Iterable[str] = ()) -> QuerySet[ReviewItem]:
    """Open questions in the order of the queue; of some reasons, or of all."""
    items = ReviewItem.objects.filter(state=ReviewState.OPEN).order_by("reason", "id")
    chosen = [reason for reason in reasons if reason in ReviewReason.values]
    return items.filter(reason__in=chosen) if chosen else items


def count_waiting() -> int:
    """How many questions are open."""
    return open_items().count()


def waiting_by_reason() -> list[Waiting]:
    """Every reason with what waits for it, in the order of the closed list. One query."""
    counted = open_items().order_by().values("reason").annotate(count=Count("pk"), since=Min("opened_at"))
    found = {row["reason"]: row for row in counted}
    return [
        Waiting(reason, found[reason]["count"], found[reason]["since"]) if reason in found else Waiting(reason, 0, None)
        for reason in ReviewReason
    ]


def next_item(reasons: Iterable[str] = (), after: int | None = None) -> ReviewItem | None:
    """The question that comes next; `after`: the key of the one that was just looked at. Past the last one the first comes again."""
    items = open_items(reasons)
    if after is None:
        return items.first()
    last = ReviewItem.objects.filter(pk=after).values_list("reason", flat=True).first()
    if last is None:
        return items.first()
    later = items.filter(reason=last, pk__gt=after).first() or items.filter(reason__gt=last).first()
    return later or items.exclude(pk=after).first()
