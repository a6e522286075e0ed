"""What the public may see of people, states, bodies, offices and events, and what is counted of them from published articles.

A row is public while an accepted mention of it stands in a published article, or an editor has confirmed it; an office while somebody was
seen in it there. A row that was merged away is never public.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from articles.changes import RecordChange, change_of
from articles.enums import ArticleStatus
from articles.models import Evidence, Mention
from entities.enums import Judgement
from entities.models import Country, Event, Office, Organization, Person
from entities.models.identity import RecordKind
from entities.models.record import Record
from entities.recorded import update_rows

MODELS: dict[str, type[Record]] = {
    RecordKind.PERSON: Person,
    RecordKind.COUNTRY: Country,
    RecordKind.ORGANIZATION: Organization,
    RecordKind.OFFICE: Office,
    RecordKind.EVENT: Event,
}
COUNTED = ("is_public", "was_public", "article_count", "first_seen_on", "last_seen_on")
PUBLISHED = Q(article__status=ArticleStatus.PUBLISHED, article__merged_into=None)
Tally = tuple[int, date | None, date | None]


def refresh_visibility(touched: Mapping[str, Iterable[int]], updated: Mapping[str, Iterable[int]]) -> list[RecordChange]:
    """Counts the touched rows anew; `updated` are those that changed otherwise. Both are keys by kind. Returns what the public sees."""
    changes: list[RecordChange] = []
    for kind, model in MODELS.items():
        keys = set(touched.get(kind, ())) | set(updated.get(kind, ()))
        if keys:
            changes += _refresh(kind, model, keys, set(updated.get(kind, ())))
    return changes


def _refresh(kind: str, model: type[Record], keys: set[int], updated: set[int]) -> list[RecordChange]:
    tallies = _tally(kind, keys)
    changed: list[Any] = []
    changes: list[RecordChange] = []
    shown = ("public_id", "is_confirmed", "merged_into_id", *COUNTED)
    for row in model._default_manager.filter(pk__in=keys).only(*shown).order_by("pk"):
        was_public = row.is_public
        if _count(row, tallies.get(row.pk, (0, None, None))):
            changed.append(row)
        elif row.pk not in updated:
            continue
        changes += change_of(kind, row.public_id, was_public=was_public, is_public=row.is_public)
    update_rows(changed, COUNTED, keep_history=False)
    return changes


def _count(row: Any, tally: Tally) -> bool:
    """Sets what is counted; whether anything is another now."""
    count, first, last = tally
    is_public = (count > 0 or row.is_confirmed) and row.merged_into_id is None
    values = {
        "is_public": is_public,
        "was_public": row.was_public or is_public,
        "article_count": count,
        "first_seen_on": first,
        "last_seen_on": last,
    }
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return bool(changed)


def _tally(kind: str, keys: set[int]) -> dict[int, Tally]:
    """Published articles that show each row: how many, the first day, the last."""
    found: QuerySet[Any]
    if kind == RecordKind.OFFICE:
        column = "tenure__office_id"
        found = Evidence.objects.filter(PUBLISHED, tenure__office__in=keys, tenure__is_rejected=False, judgement=Judgement.ACCEPTED)
    else:
        column = f"{kind}_id"
        found = Mention.objects.filter(PUBLISHED, judgement=Judgement.ACCEPTED, **{f"{kind}__in": keys})
    rows = (
        found.order_by()
        .values_list(column)
        .annotate(Count("article", distinct=True), Min("article__published_on"), Max("article__published_on"))
    )
    return {pk: (count, first, last) for pk, count, first, last in rows}
