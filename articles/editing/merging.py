"""Rows that are one: merged, and taken apart again.

A merge is an editor's word. What pages say follows from it: readings of the row that goes are the survivor's, and people, offices, events,
names, counts and questions are derived again. So an import that comes between a merge and its undoing leaves what it would have left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.changes import MERGED, RecordChange
from articles.curation import edited_fields
from articles.deriving.writing import Occasion
from articles.editing.differences import known_differences
from articles.editing.identity import MODELS, READINGS, lock_rows, rows_by_id, touch_identity
from articles.editing.merge_questions import reopen_questions, settle_questions
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.models import Mention, Report
from articles.resolving.assignment import is_vouched
from articles.resolving.decisions import move_mentions, reading_link
from articles.resolving.settle import part_readings
from articles.writer_lock import sole_writer
from entities.enums import Judgement
from entities.merging import Writer
from entities.models import Difference, Merge
from entities.models.identity import RecordKind
from entities.recorded import update_rows


def merge_records(survivor: Any, others: Iterable[Any], by: User | None, reason: str = "") -> list[Merge]:
    """Makes rows of one kind one with the survivor, where their addresses lead from now on. Raises `EditRefused`."""
    with sole_writer():
        stays, *gone = lock_rows([survivor, *others])
        refuse_merge(stays, gone)
        merges = []
        for row in gone:
            merges.append(_merge(stays, row, by, reason))
            (stays,) = lock_rows([stays])
    survivor.refresh_from_db()
    return merges


def undo_merges(merges: Iterable[Merge], by: User | None) -> list[Any]:
    """Takes merges back, the newest first, and returns the rows that stand for themselves again. Raises `EditRefused`."""
    with sole_writer():
        listed = list(Merge.objects.select_for_update(of=("self",)).filter(pk__in=[merge.pk for merge in merges]).order_by("-pk"))
        touched, keys = Touched(), []
        changes: list[RecordChange] = []
        for merge in listed:
            refuse_undoing(merge)
            row = _undo(merge, by, touched, changes)
            keys.append(row.pk)
        settle(touched, changes)
    return list(MODELS[listed[0].kind]._default_manager.filter(pk__in=keys).order_by("pk")) if listed else []


def later_merges(merge: Merge) -> list[Merge]:
    """Merges that stand in the way of undoing one: later ones of the same rows, the newest first."""
    ids = [merge.survivor_id, merge.absorbed_id]
    later = Merge.objects.filter(kind=merge.kind, undone_at=None, pk__gt=merge.pk)
    return list(later.filter(Q(survivor_id__in=ids) | Q(absorbed_id__in=ids)).order_by("-pk"))


def merges_of(row: Any) -> list[Merge]:
    """The merges of a row that stand, the newest first."""
    found = Merge.objects.filter(kind=row.KIND, undone_at=None).filter(Q(survivor_id=row.public_id) | Q(absorbed_id=row.public_id))
    return list(found.select_related("merged_by").order_by("-pk"))


# ---- what is refused


def refuse_merge(stays: Any, gone: Sequence[Any]) -> None:
    """Raises `EditRefused` where rows cannot be merged."""
    if not gone:
        raise EditRefused(_("Choose two records at least."))
    for row in (stays, *gone):
        if row.merged_into_id:
            raise EditRefused(_("%(name)s (%(id)s) was merged into another already.") % {"name": row, "id": row.public_id})
        if is_placeholder(row):
            message = _("Nothing is surely known to be %(name)s (%(id)s): answer the questions of whom the articles speak there.")
            raise EditRefused(message % {"name": row, "id": row.public_id})
    for one, other in known_differences([stays, *gone]):
        message = _("An editor noted that %(one)s (%(one_id)s) and %(other)s (%(other_id)s) are different. Take that back first.")
        raise EditRefused(message % {"one": one, "one_id": one.public_id, "other": other, "other_id": other.public_id})


def is_placeholder(row: Any) -> bool:
    """Whether the row only keeps readings of which nobody knows yet whose they are."""
    model = READINGS.get(row.KIND)
    if model is None or is_vouched(row):
        return False
    readings = model.objects.filter(**{row.KIND: row})
    return readings.exists() and not readings.filter(judgement=Judgement.ACCEPTED).exists()


def refuse_undoing(merge: Merge) -> None:
    """Raises `EditRefused` where a merge cannot be undone now."""
    if merge.kind not in MODELS:
        raise EditRefused(_("Articles are parted on a page of their own."))
    if merge.undone_at:
        raise EditRefused(_("This merge was undone before."))
    in_the_way = later_merges(merge)
    if in_the_way:
        names = rows_by_id(merge.kind, {public_id for later in in_the_way for public_id in (later.absorbed_id, later.survivor_id)})
        listed = ", ".join(f"{names[later.absorbed_id]} → {names[later.survivor_id]}" for later in in_the_way)
        raise EditRefused(_("Undo these merges first, the newest first: %(merges)s") % {"merges": listed})


# ---- one merge


def _merge(stays: Any, row: Any, by: User | None, reason: str) -> Merge:
    touched = Touched()
    changes = [RecordChange(row.KIND, row.public_id, MERGED, stays.public_id)] if row.is_public else []
    occasion = Occasion(_("Merged: %(gone)s into %(stays)s") % {"gone": row.public_id, "stays": stays.public_id}, by)
    touch_identity(touched, [stays, row])
    touched.articles |= _articles_of(row)
    questions, name = settle_questions(stays, row, by), str(stays)
    writer = Writer(stays, row, edited_fields, by, occasion.short_reason)
    merge = writer.write(reason)
    readings = list(READINGS[row.KIND].objects.filter(**{row.KIND: row}).order_by("pk")) if row.KIND in READINGS else []
    _hand(readings, stays, occasion)
    _take_mentions_along(merge)
    merge.moves |= {"questions": questions, "readings": [reading.pk for reading in readings], "newest": _newest_reading(row.KIND)}
    merge.save(update_fields=["moves"])
    _touch_written(touched, writer, name)
    settle(touched, then=changes, asks=False)
    return merge


def _undo(merge: Merge, by: User | None, touched: Touched, changes: list[RecordChange]) -> Any:
    rows = rows_by_id(merge.kind, [merge.survivor_id, merge.absorbed_id])
    stays, row = rows[merge.survivor_id], rows[merge.absorbed_id]
    occasion = Occasion(_("Merge undone: %(gone)s out of %(stays)s") % {"gone": row.public_id, "stays": stays.public_id}, by)
    touch_identity(touched, [stays, row])
    name = str(stays)
    writer = Writer(stays, row, edited_fields, by, occasion.short_reason)
    writer.undo(merge.moves)
    touch_identity(touched, [stays])
    _hand_back(merge.moves["readings"], stays, row, occasion)
    _take_mentions_along(merge)
    reopen_questions(merge.moves["questions"], stays)
    changes += _hand_out(merge, stays, row, touched)
    touched.articles |= _articles_of(row)
    _touch_written(touched, writer, name)
    merge.undone_by, merge.undone_at = by, timezone.now()
    merge.save(update_fields=["undone_by", "undone_at"])
    return row


def _articles_of(row: Any) -> set[int]:
    """Articles that speak of a row."""
    if row.KIND not in READINGS:
        return set()
    found: set[int] = set()
    models: tuple[Any, ...] = (READINGS[row.KIND], Mention)
    for model in models:
        rows = model._default_manager.filter(**{row.KIND: row})
        found |= set(rows.order_by().values_list("article_id", flat=True).distinct())
    return found


def _touch_written(touched: Touched, writer: Writer, name_before: str) -> None:
    """What hangs on rows that were moved, and the articles of a survivor of another name: events are known by names."""
    if str(writer.survivor) != name_before:
        touched.articles |= _articles_of(writer.survivor)
    for kind, keys in writer.touched.items():
        if kind != RecordKind.COUNTRY:
            touched.touch(kind, *keys)


def _hand(readings: Sequence[Any], target: Any, occasion: Occasion) -> None:
    """Gives a row what pages say, with all mentions of it that no editor judged."""
    for reading in readings:
        setattr(reading, f"{target.KIND}_id", target.pk)
    update_rows(readings, [target.KIND], reason=occasion.short_reason, by=occasion.by)
    if readings:
        move_mentions(type(readings[0]), readings)


def _newest_reading(kind: str) -> int:
    return (READINGS[kind].objects.aggregate(newest=Max("pk"))["newest"] or 0) if kind in READINGS else 0


def _hand_out(merge: Merge, stays: Any, row: Any, touched: Touched) -> list[RecordChange]:
    """Lets each of the two have what pages brought since the merge under his names, as if they had been two all the time."""
    if stays.KIND not in READINGS:
        return []
    since: dict[str, Any] = {"pk__gt": merge.moves["newest"], "is_ruled": False, stays.KIND: stays}
    if not READINGS[stays.KIND].objects.filter(**since).exists():
        return []
    first, second = sorted([stays.public_id, row.public_id])
    known_apart = Difference.objects.create(kind=stays.KIND, first_id=first, second_id=second)
    reports = Report.objects.filter(event__in=[stays.pk, row.pk]) if stays.KIND == RecordKind.EVENT else ()
    outcome = part_readings(stays.KIND, touched.blocks[stays.KIND], reports)
    known_apart.delete()
    touched.touch(stays.KIND, *outcome.moves.row_ids)
    touched.articles |= outcome.moves.article_ids
    return outcome.changes


def _take_mentions_along(merge: Merge) -> None:
    """Mentions that no editor judged follow the readings that one did."""
    model = READINGS.get(merge.kind)
    if model is not None:
        keys = merge.moves["moved"].get(f"{model._meta.label_lower}.{merge.kind}", [])
        move_mentions(model, list(model.objects.filter(pk__in=keys)))


def _hand_back(keys: Sequence[int], stays: Any, row: Any, occasion: Occasion) -> None:
    """Gives readings back that no editor has given to somebody since; what editors judged of their mentions since goes with them."""
    if row.KIND not in READINGS:
        return
    model = READINGS[row.KIND]
    readings = list(model.objects.filter(pk__in=keys, is_ruled=False, **{row.KIND: stays}).order_by("pk"))
    _hand(readings, row, occasion)
    with_them: dict[str, Any] = {row.KIND: stays, f"{reading_link(model)}__in": [reading.pk for reading in readings]}
    judged = list(Mention.objects.filter(is_ruled=True, **with_them))
    for mention in judged:
        setattr(mention, f"{row.KIND}_id", row.pk)
    update_rows(judged, [row.KIND], reason=occasion.short_reason, by=occasion.by)
