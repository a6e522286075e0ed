"""Questions of the queue that are answered, and put again."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing.refusals import EditRefused
from articles.enums import ReviewState
from articles.models import ReviewItem


def lock_open_item(pk: int) -> ReviewItem:
    """The question, locked in the caller's transaction. Raises `EditRefused` where it was answered meanwhile."""
    item = ReviewItem.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if item is None:
        raise EditRefused(_("This question is not asked any more: an import has settled it."))
    if item.state != ReviewState.OPEN:
        who = item.closed_by.get_username() if item.closed_by else _("an import")
        raise EditRefused(_("This question was settled meanwhile by %(who)s: %(state)s.") % {"who": who, "state": item.get_state_display()})
    return item


def close_item(item: ReviewItem, state: ReviewState, by: User | None, note: str = "") -> None:
    """Notes how a question was answered, also where the answer settled it already; nothing where what it was about is gone with it."""
    ReviewItem.objects.filter(pk=item.pk).update(state=state, closed_by=by, closed_at=timezone.now(), note=note)


def ask_again(item: ReviewItem) -> None:
    """Opens a question that was answered; what the answer did stays done."""
    ReviewItem.objects.filter(pk=item.pk).update(state=ReviewState.OPEN, closed_by=None, closed_at=None, note="")


def accept_as_it_stands(items: Iterable[ReviewItem], by: User | None) -> int:
    """Closes questions whose answer is that all is well as it stands. Returns how many."""
    pks = [item.pk for item in items]
    open_ones = ReviewItem.objects.filter(pk__in=pks, state=ReviewState.OPEN)
    return open_ones.update(state=ReviewState.ACCEPTED, closed_by=by, closed_at=timezone.now())


def close_items(items: QuerySet[ReviewItem], state: ReviewState, by: User | None) -> list[str]:
    """Answers the open ones among the questions all alike, and returns their keys."""
    found = items.filter(state=ReviewState.OPEN)
    keys = sorted(found.values_list("key", flat=True))
    found.update(state=state, closed_by=by, closed_at=timezone.now())
    return keys


def forget_answers(items: QuerySet[ReviewItem]) -> None:
    """Takes the answers to questions back: they are put again as soon as there is reason to."""
    answered = items.exclude(state__in=[ReviewState.OPEN, ReviewState.OBSOLETE])
    answered.update(state=ReviewState.OBSOLETE, closed_by=None, closed_at=timezone.now(), note="")
