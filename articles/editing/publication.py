"""Articles that are withdrawn from the public, and published (again)."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone

from articles.changes import change_of
from articles.deriving.writing import KIND, Occasion
from articles.editing.refusals import EditRefused
from articles.enums import ArticleStatus, ReviewReason, ReviewState
from articles.models import Article, ReviewItem
from articles.storing import derive_again
from articles.writer_lock import sole_writer

COLUMNS = ["status", "withdrawn_reason", "withdrawn_at", "was_public", "modified_at"]


def withdraw_article(article: Article, reason: str, by: User | None) -> None:
    """Takes an article from the public, with a reason that readers see. No import brings it back. Raises `EditRefused`."""
    if not reason.strip():
        raise EditRefused("A withdrawal needs a reason: readers see it where the article was.")
    with sole_writer():
        row = _locked(article)
        row.status, row.withdrawn_reason, row.withdrawn_at = ArticleStatus.WITHDRAWN, reason.strip(), timezone.now()
        _save(row, f"Withdrawn: {row.withdrawn_reason}", by)
    article.refresh_from_db()


def publish_article(article: Article, by: User | None) -> None:
    """Publishes an article that waits for a review or was withdrawn. Raises `EditRefused`."""
    with sole_writer():
        row = _locked(article)
        row.status, row.withdrawn_reason, row.withdrawn_at = ArticleStatus.PUBLISHED, "", None
        row.was_public = True
        _save(row, "Published", by)
        waiting = ReviewItem.objects.filter(article=row, reason=ReviewReason.LOST_HEADER, state=ReviewState.OPEN)
        waiting.update(state=ReviewState.ACCEPTED, closed_by=by, closed_at=timezone.now())
    article.refresh_from_db()


def _locked(article: Article) -> Article:
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if row.merged_into_id:
        raise EditRefused("The article was joined to another; publish or withdraw that one.")
    return row


def _save(row: Article, reason: str, by: User | None) -> None:
    was_public = Article.objects.published().filter(pk=row.pk).exists()
    occasion = Occasion(reason, by)
    occasion.mark(row)
    row.save(update_fields=COLUMNS)
    derive_again([row.pk], occasion, change_of(KIND, row.public_id, was_public=was_public, is_public=row.is_published))
