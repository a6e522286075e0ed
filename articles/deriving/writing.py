"""The rows of derived stories: articles with their history, appearances, addresses, questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from articles.addresses import FreeIds, lead_on, moved
from articles.changes import MERGED, RecordChange, change_of
from articles.deriving.assignment import LeftOver, Story, has_ruled_parts
from articles.deriving.drafts import WITHOUT_HISTORY, Draft, follows_its_key, placed_rows
from articles.deriving.prints import Placed
from articles.deriving.values import listed_at
from articles.enums import ReviewReason
from articles.models import Appearance, Article, ReviewItem
from articles.review import Question, ask_about_conflicts, keep_only
from entities.inserting import insert_rows
from entities.models import RecordKind
from entities.models.record import Origin
from entities.recorded import create_rows, update_rows

KIND = RecordKind.ARTICLE.value
LONGEST_REASON = 100
"""what the history library holds"""
APPEARANCE_COLUMNS = (
    "form", "first_line", "last_line", "title_start", "title_end", "paragraphs", "published_on", "published_at", "source",
    "image_credit", "view_count", "lost_header", "reason", "title_key", "body_key", "body_length", "is_current",
)  # fmt: skip
"""what a page's reading gives an appearance"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why something is written and by whom, for the history; `by` is None where nobody asked for it."""

    reason: str
    by: User | None = None

    @property
    def short_reason(self) -> str:
        """As much of the reason as the history holds."""
        return self.reason[:LONGEST_REASON]

    def mark(self, row: Any) -> None:
        """Tells the history library what to note of the row when it is saved."""
        row._history_user, row._change_reason = self.by, self.short_reason


def give_ids(drafts: Sequence[Draft]) -> None:
    """Gives new rows their public ids, and lets those of others follow their natural keys, unless an editor's word is on the row."""
    free = [made for made in drafts if made.is_new or (made.article.public_id != made.story.public_id and follows_its_key(made.article))]
    if not free:
        return
    ids = FreeIds(KIND, Article, [made.story.natural_key for made in free])
    for made in free:
        public_id = ids.give(made.story.natural_key, made.article)
        if public_id != made.article.public_id:
            made.former_id = made.article.public_id
            made.article.public_id = public_id
            made.columns.add("public_id")


def save(drafts: Sequence[Draft], occasion: Occasion) -> list[RecordChange]:
    """Writes the drafts and their appearances. Returns what that is for the public."""
    create = [made.article for made in drafts if made.is_new]
    create_rows(create, by=occasion.by, reason=occasion.short_reason)
    _save_appearances(drafts)
    for made in drafts:
        for name, row in zip(("title_appearance", "body_appearance"), placed_rows(made), strict=True):
            if getattr(made.article, f"{name}_id") != (row.pk if row else None):
                setattr(made.article, name, row)
                made.columns.add(name)
    _update([made for made in drafts if made.columns], occasion)
    lead_on(KIND, {made.former_id: made.article.public_id for made in drafts if made.former_id})
    return [change for made in drafts for change in _changes(made)]


def _save_appearances(drafts: Sequence[Draft]) -> None:
    fresh: list[Appearance] = []
    moved_on: list[Appearance] = []
    for made in drafts:
        for item in made.story.placed:
            if item.appearance.article_id != made.article.pk:
                item.appearance.article = made.article
                (moved_on if item.appearance.pk else fresh).append(item.appearance)
    insert_rows(fresh)
    update_rows(moved_on, ["article"])


def _update(drafts: Sequence[Draft], occasion: Occasion) -> None:
    """Writes what changed; with a line of history where that is something that has a history."""
    with_history = [made for made in drafts if made.has_history and not made.is_new]
    without = [made for made in drafts if made.is_new or not made.has_history]
    columns = {name for made in with_history for name in made.columns}
    update_rows([made.article for made in with_history], columns, by=occasion.by, reason=occasion.short_reason)
    columns = {name for made in without for name in made.columns if not made.is_new or name in WITHOUT_HISTORY}
    update_rows([made.article for made in without], columns, keep_history=False)


def _changes(made: Draft) -> Sequence[RecordChange]:
    if made.former_id and made.was_public:
        return moved(KIND, made.former_id, made.article.public_id)
    if not made.is_new and not made.has_history:
        return ()
    return change_of(KIND, made.article.public_id, was_public=made.was_public, is_public=made.article.is_published)


def give_away(left: Sequence[LeftOver]) -> list[LeftOver]:
    """Moves what still stands on former pages from articles whose prints are another story's now. Returns those that can be let go of.

    An article that an editor spoke of is not among them.
    """
    gone = [item for item in left if item.heir and is_dispensable(item.article)]
    for item in gone:
        Appearance.objects.filter(article=item.article).update(article=item.heir)
    return gone


def let_go(gone: Sequence[LeftOver]) -> list[RecordChange]:
    """Deletes articles whose prints are another story's, where their addresses lead from now on. Returns what the public sees."""
    changes: list[RecordChange] = []
    moves: dict[str, str] = {}
    for item in gone:
        if item.heir:
            moves[item.article.public_id] = item.heir.public_id
            if item.article.is_published:
                changes.append(RecordChange(KIND, item.article.public_id, MERGED, item.heir.public_id))
            item.article.delete()
    lead_on(KIND, moves)
    return changes


def is_dispensable(article: Article) -> bool:
    """Whether nothing of an article but its prints would be lost with it."""
    return follows_its_key(article) and not has_ruled_parts(article)


def relist(articles: Sequence[Article]) -> None:
    """Puts articles that stand on no current page into their place in lists, after an editor gave them a day."""
    dated = [article for article in articles if article.published_on]
    for article in dated:
        article.sort_at = listed_at(article.published_at, article.published_on, [])
    update_rows(dated, ["sort_at"], keep_history=False)


def ask_about(drafts: Sequence[Draft], waiting: Sequence[Story], left: Sequence[LeftOver]) -> None:
    """Keeps the questions on the stories: lost headers, texts that moved under an edit, articles that no current page shows."""
    questions = [_lost_header(made) for made in drafts if made.values.curated["status"] == "needs_review"]
    questions += [_not_on_any_page(story.article, "") for story in waiting if story.article and _is_missed(story.article)]
    kept = [item for item in left if item.article.pk]
    questions += [_not_on_any_page(item.article, item.heir.public_id if item.heir else "") for item in kept]
    asked = [*(made.article for made in drafts), *(story.article for story in waiting if story.article), *(item.article for item in kept)]
    items = ReviewItem.objects.filter(article__in=asked, reason__in=[ReviewReason.LOST_HEADER, ReviewReason.NOT_ON_ANY_PAGE])
    keep_only(items, questions)
    ask_about_conflicts((KIND, "article", made.article, made.conflicts) for made in drafts if made.conflicts)


def _is_missed(article: Article) -> bool:
    """Whether an editor should know that no page shows an article: pages brought it, and readers see it."""
    return article.origin == Origin.IMPORT and article.is_published


def _lost_header(made: Draft) -> Question:
    row = min((item for item in made.story.placed), key=_rank).appearance
    details = {"page": row.page_version.page.name, "line": row.first_line, "reason": row.reason}
    return Question(ReviewReason.LOST_HEADER, made.article.public_id, {"article": made.article}, details)


def _rank(item: Placed) -> tuple[str, int]:
    return item.rank


def _not_on_any_page(article: Article, same_as: str) -> Question:
    return Question(ReviewReason.NOT_ON_ANY_PAGE, article.public_id, {"article": article}, {"same_as": same_as})
