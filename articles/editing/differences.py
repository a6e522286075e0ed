"""Two rows that look like one and are not, by an editor's word: no import and no suggestion brings them together again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.editing.identity import lock_rows, rows_by_id, touch_identity
from articles.editing.items import close_items, forget_answers
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.enums import ReviewReason, ReviewState
from articles.models import ReviewItem
from articles.writer_lock import sole_writer
from entities.models import Difference


def mark_different(rows: Sequence[Any], by: User | None) -> list[Difference]:
    """Notes that no two of the rows are one, and closes the questions whether they are. Raises `EditRefused`."""
    with sole_writer():
        found = lock_rows(rows)
        for row in found:
            if row.merged_into_id:
                raise EditRefused(
                    _("%(name)s (%(id)s) was merged into another; undo that merge first.") % {"name": row, "id": row.public_id}
                )
        noted = [note_difference(one, other, by) for one, other in combinations(found, 2)]
        close_items(suspicions_among(found), ReviewState.REJECTED, by)
        _settle(found)
    return noted


def withdraw_difference(difference: Difference, by: User | None) -> None:
    """Takes back that two rows are different: from then on they are looked at like any others."""
    with sole_writer():
        known = list(rows_by_id(difference.kind, [difference.first_id, difference.second_id]).values())
        rows = lock_rows(known) if known else []
        difference.delete()
        if rows:
            forget_answers(suspicions_among(rows))
            _settle(rows)


def differences_of(row: Any) -> list[Difference]:
    """What editors noted a row to be different from, the newest first."""
    found = Difference.objects.filter(kind=row.KIND).filter(Q(first_id=row.public_id) | Q(second_id=row.public_id))
    return list(found.select_related("noted_by").order_by("-pk"))


def open_suspicions_of(row: Any) -> list[ReviewItem]:
    """The open questions whether a row and another are one, the likeliest first."""
    items = ReviewItem.objects.filter(reason=ReviewReason.DUPLICATE, state=ReviewState.OPEN, key__contains=f":{row.public_id}")
    return [item for item in items.order_by("-score", "pk") if row.public_id in item.details.get("records", [])]


def known_differences(rows: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Pairs of the rows that an editor told apart; a row that was merged into one of them counts for it."""
    standing = {row.public_id: row for row in rows}
    gone = type(rows[0])._default_manager.filter(merged_into__in=rows).values_list("public_id", "merged_into__public_id")
    standing |= {public_id: standing[into] for public_id, into in gone}
    pairs = Difference.objects.filter(kind=rows[0].KIND, first_id__in=standing, second_id__in=standing).order_by("pk")
    found = [(standing[pair.first_id], standing[pair.second_id]) for pair in pairs]
    return [(one, other) for one, other in found if one != other]


def suspicions_among(rows: Sequence[Any]) -> QuerySet[ReviewItem]:
    """The questions whether two of the rows are one, answered ones among them."""
    pairs = (sorted(pair) for pair in combinations([row.public_id for row in rows], 2))
    keys = [f"{ReviewReason.DUPLICATE}:{rows[0].KIND}:{first}:{second}" for first, second in pairs]
    return ReviewItem.objects.filter(key__in=keys)


def note_difference(one: Any, other: Any, by: User | None) -> Difference:
    """Stores that two rows are different, within the caller's transaction, which settles what follows."""
    first, second = sorted([one.public_id, other.public_id])
    found, _is_new = Difference.objects.get_or_create(kind=one.KIND, first_id=first, second_id=second, defaults={"noted_by": by})
    return found


def _settle(rows: Sequence[Any]) -> None:
    touched = Touched()
    touch_identity(touched, rows)
    settle(touched)
