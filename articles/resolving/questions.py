"""What resolution cannot decide is put before an editor: readings that several rows fit, pairs of rows that may be one, events without
a place or a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from articles.enums import ReportRole, ReviewReason, ReviewState
from articles.models import OrganizationReading, PersonReading, Report, ReviewItem
from articles.resolving.named import Outcome
from articles.review import Question, keep_only
from entities.enums import EventKind, Judgement
from entities.models import Event, Organization, Person
from entities.models.identity import RecordKind

MODELS: dict[str, Any] = {RecordKind.PERSON: Person, RecordKind.ORGANIZATION: Organization, RecordKind.EVENT: Event}
PLACED_KINDS = frozenset({EventKind.MEETING, EventKind.CONSULTATIONS, EventKind.CONFERENCE, EventKind.VISIT, EventKind.CULTURE})
"""kinds of events that happen somewhere"""


def ask_questions(outcomes: Mapping[str, Outcome], article_ids: Iterable[int], event_ids: set[int]) -> None:
    """Brings the questions on what was resolved up to date; those that no longer stand are closed."""
    moved = set(article_ids).union(*(outcome.moves.article_ids | outcome.moves.questioned for outcome in outcomes.values()))
    _ask_of_readings(moved)
    for kind in (RecordKind.PERSON, RecordKind.ORGANIZATION, RecordKind.EVENT):
        if kind in outcomes:
            _ask_of_pairs(kind, outcomes[kind])
    if "event" in outcomes:
        _ask_of_events({pk: row for pk, row in outcomes["event"].rows.items() if pk in event_ids})


def _ask_of_readings(article_ids: set[int]) -> None:
    """Readings that could be of several rows, or whose name is of many."""
    persons = _unsure(PersonReading, article_ids)
    bodies = _unsure(OrganizationReading, article_ids)
    items = ReviewItem.objects.filter(article__in=article_ids, reason__in=[ReviewReason.UNSURE_PERSON, ReviewReason.UNSURE_MERGE])
    questions = [_reading_question(ReviewReason.UNSURE_PERSON, "person", row) for row in persons]
    questions += [_reading_question(ReviewReason.UNSURE_MERGE, "organization", row) for row in bodies]
    keep_only(items, questions)


def _unsure(model: Any, article_ids: set[int]) -> Iterable[Any]:
    rows = model.objects.filter(article__in=article_ids, judgement=Judgement.UNSURE, is_ruled=False)
    return rows.select_related("article", model.TARGET).order_by("article__public_id", "key")


def _reading_question(reason: ReviewReason, subject: str, row: Any) -> Question:
    details = {"reading": row.key, "name": row.name, "candidates": list(row.candidates), "reason": row.reason}
    name = f"{row.article.public_id}:{row.key}"[:170]
    return Question(reason, name, {"article": row.article, subject: getattr(row, subject)}, details, row.score)


def _ask_of_pairs(kind: str, outcome: Outcome) -> None:
    """Pairs of rows that may be one. Only pairs of rows that were compared now are asked of, or cleared."""
    questions = []
    for one, other, score, reason in outcome.suspicions:
        if one.pk == other.pk or one.merged_into_id or other.merged_into_id:
            continue
        first, second = sorted((one, other), key=lambda row: row.public_id)
        name = f"{kind}:{first.public_id}:{second.public_id}"
        details = {"kind": str(kind), "records": [first.public_id, second.public_id], "reason": reason}
        questions.append(Question(ReviewReason.DUPLICATE, name, {kind: first}, details, round(score, 4)))
    asked = ReviewItem.objects.filter(Q(**{f"{kind}__in": outcome.compared}), reason=ReviewReason.DUPLICATE, state=ReviewState.OPEN)
    cleared = _compared_pairs(kind, outcome, dict(asked.values_list("pk", "details")))
    keep_only(ReviewItem.objects.filter(pk__in=cleared), questions)


def _compared_pairs(kind: str, outcome: Outcome, asked: Mapping[int, Mapping[str, Any]]) -> list[int]:
    """Keys of those questions of which both rows were looked at now, and one decided of anew; or of which one row is gone."""
    compared = {outcome.rows[pk].public_id for pk in outcome.compared if outcome.rows[pk].merged_into_id is None}
    decided = {outcome.rows[pk].public_id for pk in outcome.decided & outcome.rows.keys()}
    pairs = {pk: set(details["records"]) for pk, details in asked.items()}
    unknown = set().union(*pairs.values()) - compared
    standing = (
        set(MODELS[kind].objects.filter(public_id__in=unknown, merged_into=None).values_list("public_id", flat=True)) if unknown else set()
    )
    return [pk for pk, pair in pairs.items() if pair - compared - standing or (pair <= compared and pair & decided)]


def _ask_of_events(rows: Mapping[int, Any]) -> None:
    """Events that an article reports as its own, and that have no place though they happened somewhere, or no day."""
    keys = {pk for pk, row in rows.items() if row.merged_into_id is None}
    reported = set(
        Report.objects.filter(event__in=keys, role=ReportRole.MAIN, judgement=Judgement.ACCEPTED)
        .order_by()
        .values_list("event_id", flat=True)
    )
    questions = []
    for pk in sorted(keys & reported, key=lambda pk: rows[pk].public_id):
        row = rows[pk]
        if not row.place and row.country_id is None and row.kind in PLACED_KINDS:
            questions.append(Question(ReviewReason.EVENT_WITHOUT_PLACE, row.public_id, {"event": row}))
        if row.starts_on is None:
            questions.append(Question(ReviewReason.EVENT_WITHOUT_DAY, row.public_id, {"event": row}))
    items = ReviewItem.objects.filter(event__in=list(rows), reason__in=[ReviewReason.EVENT_WITHOUT_PLACE, ReviewReason.EVENT_WITHOUT_DAY])
    keep_only(items, questions)
