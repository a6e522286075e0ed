"""The questions on two rows that are merged, and on the survivor once they are two again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from articles.editing.differences import suspicions_among
from articles.editing.items import close_items, forget_answers
from articles.enums import ReviewState
from articles.models import ReviewItem, SourceChange
from articles.review import withdraw_questions

VALUES = ("page_before", "page_now", "editor_value")


def settle_questions(stays: Any, row: Any, by: User | None) -> dict[str, Any]:
    """Answers whether the two are one, and withdraws what is asked of the values of the row that goes. Returns what was asked."""
    suspicions = close_items(suspicions_among([stays, row]), ReviewState.ACCEPTED, by)
    withdrawn = [change.item.key for change in _open_changes(row)]
    withdraw_questions(ReviewItem.objects.filter(key__in=withdrawn))
    kept = {change.item.key: {name: getattr(change, name) for name in VALUES} for change in _open_changes(stays)}
    return {"suspicions": suspicions, "withdrawn": withdrawn, "kept": kept}


def reopen_questions(asked: Mapping[str, Any], stays: Any) -> None:
    """Puts back what was asked before the merge; what was asked of the survivor since came of both rows, and goes."""
    forget_answers(ReviewItem.objects.filter(key__in=asked["suspicions"]))
    withdrawn = ReviewItem.objects.filter(key__in=asked["withdrawn"], state=ReviewState.OBSOLETE)
    withdrawn.update(state=ReviewState.OPEN, closed_at=None)
    for change in _open_changes(stays):
        before = asked["kept"].get(change.item.key)
        if before is None:
            withdraw_questions(ReviewItem.objects.filter(pk=change.item_id))
            change.delete()
            continue
        for name in VALUES:
            setattr(change, name, before[name])
        change.save(update_fields=VALUES)
        change.item.details = {**change.item.details, **before}
        change.item.save(update_fields=["details"])


def _open_changes(row: Any) -> list[SourceChange]:
    found = SourceChange.objects.filter(kind=row.KIND, record_id=row.public_id, item__state=ReviewState.OPEN)
    return list(found.select_related("item").order_by("pk"))
