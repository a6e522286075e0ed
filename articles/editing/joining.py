"""Two articles that an editor knows to be one story."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from articles.changes import CREATED, MERGED, RecordChange
from articles.deriving.writing import KIND, Occasion
from articles.editing.refusals import EditRefused
from articles.models import Appearance, Article
from articles.storing import derive_again
from articles.writer_lock import sole_writer
from entities.models import Merge


def join_articles(survivor: Article, absorbed: Article, by: User | None, reason: str = "") -> Merge:
    """Makes two articles one: the survivor has the prints of both, the other's address leads to it, now and after every import.

    The absorbed row keeps what hangs on it, so that the join can be taken back. Raises `EditRefused`.
    """
    with sole_writer():
        first, second = _locked_pair(survivor, absorbed)
        was_public = second.is_published
        prints = list(Appearance.objects.filter(article=second).values_list("pk", flat=True))
        merge = Merge.objects.create(
            kind=KIND,
            survivor_id=first.public_id,
            absorbed_id=second.public_id,
            merged_by=by,
            reason=reason,
            moves={"articles.appearance": prints, "was_confirmed": first.is_confirmed},
        )
        occasion = Occasion(f"Joined: {second.public_id} to {first.public_id}", by)
        first.is_confirmed, second.merged_into = True, first
        _save(first, "is_confirmed", occasion)
        _save(second, "merged_into", occasion)
        Appearance.objects.filter(pk__in=prints).update(article=first)
        changes = [RecordChange(KIND, second.public_id, MERGED, first.public_id)] if was_public else []
        derive_again([first.pk, second.pk], occasion, changes)
    return merge


def part_articles(merge: Merge, by: User | None) -> None:
    """Takes a join back, the newest of an article first. Raises `EditRefused`."""
    with sole_writer():
        _refuse_if_not_newest(merge)
        second = Article.objects.select_for_update(of=("self",)).get(public_id=merge.absorbed_id)
        first = Article.objects.select_for_update(of=("self",)).get(public_id=merge.survivor_id)
        occasion = Occasion(f"Parted: {second.public_id} from {first.public_id}", by)
        second.merged_into, first.is_confirmed = None, merge.moves["was_confirmed"]
        _save(second, "merged_into", occasion)
        _save(first, "is_confirmed", occasion)
        Appearance.objects.filter(pk__in=merge.moves["articles.appearance"]).update(article=second)
        merge.undone_by, merge.undone_at = by, timezone.now()
        merge.save(update_fields=["undone_by", "undone_at"])
        changes = [RecordChange(KIND, second.public_id, CREATED)] if second.is_published else []
        derive_again([first.pk, second.pk], occasion, changes)


def _save(article: Article, column: str, occasion: Occasion) -> None:
    occasion.mark(article)
    article.save(update_fields=[column, "modified_at"])


def _locked_pair(survivor: Article, absorbed: Article) -> tuple[Article, Article]:
    if survivor.pk == absorbed.pk:
        raise EditRefused("An article cannot be joined to itself.")
    rows = {row.pk: row for row in Article.objects.select_for_update(of=("self",)).filter(pk__in=[survivor.pk, absorbed.pk])}
    pair = rows[survivor.pk], rows[absorbed.pk]
    for row in pair:
        if row.merged_into_id:
            raise EditRefused(f"The article {row.public_id} was joined to another already.")
    return pair


def _refuse_if_not_newest(merge: Merge) -> None:
    if merge.undone_at:
        raise EditRefused("This join was taken back before.")
    ids = [merge.survivor_id, merge.absorbed_id]
    later = Merge.objects.filter(kind=KIND, undone_at=None, pk__gt=merge.pk)
    in_the_way = [row for row in later if row.survivor_id in ids or row.absorbed_id in ids]
    if in_the_way:
        raise EditRefused("Take these joins back first, the newest first: " + ", ".join(map(str, in_the_way)))
