"""Questions to editors: put once, kept up to date, closed when nothing is left to ask.

A question is known by its key. One that an editor has answered is put again only if what it shows has changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.curation import Conflict
from articles.enums import ReviewReason, ReviewState
from articles.models import ReviewItem, SourceChange
from entities.models.record import Curated
from entities.recorded import update_rows

SUBJECTS = ("article", "person", "organization", "event", "page_version")


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask of which row. `subjects` are keyword arguments of a `ReviewItem` ({"article": article}); `details` is plain JSON."""

    reason: ReviewReason
    name: str
    """tells the question from others of its reason; the key is made of both"""
    subjects: dict[str, Model] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    score: float | None = None

    @property
    def key(self) -> str:
        return f"{self.reason}:{self.name}"


def ask(questions: Iterable[Question]) -> list[ReviewItem]:
    """Opens the questions that are new or show something new; returns the items that were written."""
    wanted = {question.key: question for question in questions}
    if not wanted:
        return []
    known = {item.key: item for item in ReviewItem.objects.filter(key__in=wanted)}
    fresh = [_item(question) for key, question in wanted.items() if key not in known]
    ReviewItem.objects.bulk_create(fresh)
    moved = [item for key, item in known.items() if _update(item, wanted[key])]
    if moved:
        update_rows(moved, ["state", "details", "score", "closed_at", "closed_by", "note", *(f"{name}_id" for name in SUBJECTS)])
    return [*fresh, *moved]


def _item(question: Question) -> ReviewItem:
    return ReviewItem(reason=question.reason, key=question.key, details=question.details, score=question.score, **question.subjects)


def _update(item: ReviewItem, question: Question) -> bool:
    """Brings an item up to date in memory; whether it is to be written."""
    subjects = {f"{name}_id": question.subjects[name].pk if name in question.subjects else None for name in SUBJECTS}
    shows_new = item.details != question.details
    reopens = item.state == ReviewState.OBSOLETE or (item.state != ReviewState.OPEN and shows_new)
    is_same = not shows_new and item.score == question.score and all(getattr(item, name) == pk for name, pk in subjects.items())
    if is_same and not reopens:
        return False
    item.details, item.score = question.details, question.score
    for name, pk in subjects.items():
        setattr(item, name, pk)
    if reopens:
        item.state, item.closed_at, item.closed_by, item.note = ReviewState.OPEN, None, None, ""
    return True


def withdraw_questions(items: QuerySet[ReviewItem]) -> int:
    """Closes the open ones among the items: nothing is left to ask. Returns how many."""
    return items.filter(state=ReviewState.OPEN).update(state=ReviewState.OBSOLETE, closed_at=timezone.now())


def keep_only(items: QuerySet[ReviewItem], questions: Sequence[Question]) -> None:
    """Asks the questions, and closes those of the items that are not among them any more."""
    stale = items.filter(state=ReviewState.OPEN).exclude(key__in=[question.key for question in questions])
    if stale.exists():
        withdraw_questions(stale)
    ask(questions)


def ask_about_conflicts(found: Iterable[tuple[str, str, Curated, Iterable[Conflict]]]) -> None:
    """Puts the fields where pages moved under an editor's value before an editor.

    Each entry: kind, the name under which an item holds such a row ("" if it holds none), the row, its conflicts.
    """
    listed = [(kind, subject, row, conflict) for kind, subject, row, conflicts in found for conflict in conflicts]
    if not listed:
        return
    questions = {_conflict_question(*entry).key: entry for entry in listed}
    items = {item.key: item for item in ask(_conflict_question(*entry) for entry in listed)}
    SourceChange.objects.filter(item__in=items.values()).delete()
    SourceChange.objects.bulk_create(
        SourceChange(
            item=items[key],
            kind=kind,
            record_id=row.public_id,
            field=conflict.field,
            page_before=conflict.page_before,
            page_now=conflict.page_now,
            editor_value=conflict.editor_value,
        )
        for key, (kind, _subject, row, conflict) in questions.items()
        if key in items
    )


def _conflict_question(kind: str, subject: str, row: Curated, conflict: Conflict) -> Question:
    return Question(
        ReviewReason.SOURCE_CHANGED,
        f"{kind}:{row.public_id}:{conflict.field}",
        {subject: row} if subject else {},
        {
            "field": conflict.field,
            "page_before": conflict.page_before,
            "page_now": conflict.page_now,
            "editor_value": conflict.editor_value,
        },
    )
