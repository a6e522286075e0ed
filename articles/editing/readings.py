"""Which row an article speaks of, as an editor says: a reading is assigned to a person, a body or an event, or to none.

A reading that an editor has judged is never decided anew by an import; its mentions and its evidence go with it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.deriving.writing import Occasion
from articles.editing.records import add_record
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.editing.verdicts import CONFIRMED, CORRECTED, REJECTED, note_verdict
from articles.models import Mention, OrganizationReading, PersonReading, Report
from articles.resolving.decisions import move_mentions, reading_link
from articles.writer_lock import sole_writer
from entities.enums import Judgement
from entities.folding import fold_key
from entities.models import Country, Organization, Person, RejectedName
from entities.recorded import update_rows
from entities.resolution.blocks import body_block, person_block

READINGS: dict[str, Any] = {"person": PersonReading, "organization": OrganizationReading, "event": Report}
MEASURES = {"person": "persons", "organization": "organizations", "event": "events", "country": "countries"}
BY_AN_EDITOR = "an editor said so"


def assign_reading(reading: Any, row: Any, by: User | None) -> None:
    """Says that what an article says of somebody or something is of this row, with all its mentions there. Raises `EditRefused`."""
    with sole_writer():
        found, kind = _locked(reading)
        if row.merged_into_id:
            raise EditRefused(_("The record was merged into another; choose that one."))
        before = getattr(found, kind)
        _note_assignment(found, kind, row, by)
        _rule(found, row, Judgement.ACCEPTED, f"Assigned to {row}", by)
        _settle(found, kind, before.pk, row.pk)
    reading.refresh_from_db()


def assign_to_new(reading: Any, by: User | None, name: str = "") -> Any:
    """Makes a person or a body of its own for the reading, and returns it. Raises `EditRefused`."""
    with sole_writer():
        found, kind = _locked(reading)
        if kind == "event":
            raise EditRefused(_("Add the event first, then choose it."))
        model: Any = Person if kind == "person" else Organization
        country = Country.objects.filter(alpha2=found.clue.get("country") or "").first()
        source = _("Article “%(title)s”") % {"title": found.article.headline}
        values = {"name": " ".join((name or found.name).split()), "country": country, "stated_source": source[:300]}
        row = add_record(model, values, by, is_another=True)
        found.refresh_from_db()
        assign_reading(found, row, by)
    reading.refresh_from_db()
    return row


def reject_reading(reading: Any, by: User | None) -> None:
    """Says that the article speaks of no such person, body or event: none of its mentions counts any more, now and after imports."""
    with sole_writer():
        found, kind = _locked(reading)
        row = getattr(found, kind)
        note_verdict(MEASURES[kind], REJECTED, by, found.article, row)
        _rule(found, row, Judgement.REJECTED, "Rejected", by)
        _settle(found, kind, row.pk)
    reading.refresh_from_db()


def reject_name(kind: str, name: str, by: User | None) -> None:
    """Remembers that a name is no person's (or no body's), on all pages. Raises `EditRefused`."""
    key = fold_key(name)[:300]
    if not key or kind not in ("person", "organization"):
        raise EditRefused(_("A name needs letters."))
    with sole_writer():
        row, is_new = RejectedName.objects.get_or_create(kind=kind, name_key=key, defaults={"name": name[:300], "noted_by": by})
        if is_new:
            note_verdict(MEASURES[kind], REJECTED, by, None, name)
            _settle_name(row)


def allow_name(row: RejectedName) -> None:
    """Takes back that a name is nobody's."""
    with sole_writer():
        row.delete()
        _settle_name(row)


def judge_row(row: Any, judgement: str, said: str, by: User | None, **values: Any) -> None:
    """Writes an editor's judgement of one mention or reading, with its history."""
    row.judgement, row.is_ruled = judgement, True
    for name, value in values.items():
        setattr(row, name, value)
    update_rows([row], ["judgement", "is_ruled", *values], reason=Occasion(said).short_reason, by=by)


def _rule(found: Any, row: Any, judgement: str, said: str, by: User | None) -> None:
    target = f"{found.TARGET}_id"
    judge_row(found, judgement, said, by, **{target: row.pk, "score": 1.0, "reason": BY_AN_EDITOR, "candidates": []})
    move_mentions(type(found), [found])


def _locked(reading: Any) -> tuple[Any, str]:
    model = type(reading)
    rows = model.objects.select_for_update(of=("self",)).select_related("article", model.TARGET)
    found = rows.filter(pk=reading.pk).first()
    if found is None:
        raise EditRefused(_("The article does not say this any more; look again."))
    return found, model.TARGET


def _settle(found: Any, kind: str, *keys: int) -> None:
    touched = Touched(articles={found.article_id})
    touched.touch(kind, *keys)
    if kind != "event":
        touched.blocks[kind].add(found.block_key)
    settle(touched)


def _settle_name(row: RejectedName) -> None:
    touched = Touched()
    model = READINGS[row.kind]
    blocks = {person_block(row.name) if row.kind == "person" else body_block(row.name, None)}
    named = model.objects.filter(name__iexact=row.name).order_by()
    touched.blocks[row.kind] |= blocks | set(named.values_list("block_key", flat=True).distinct())
    settle(touched)


def _note_assignment(found: Any, kind: str, row: Any, by: User | None) -> None:
    if found.is_ruled:
        return
    before = getattr(found, kind)
    expected = row.public_id in found.candidates if found.judgement == Judgement.UNSURE else row.pk == before.pk
    note_verdict(f"same_{kind}", CONFIRMED if expected else CORRECTED, by, found.article, found if kind == "event" else found.name, row)


def mentions_of_reading(reading: Any) -> Any:
    """The mentions of a reading, as a queryset."""
    return Mention.objects.filter(**{reading_link(type(reading)): reading.pk})
