"""Who held which office when, and who took part in what: what hangs on a person or an event and that an editor puts right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.curation import current_value
from articles.deriving.writing import Occasion
from articles.editing.refusals import EditRefused
from articles.editing.settling import Touched, settle
from articles.editing.verdicts import CORRECTED, REJECTED, note_verdict
from articles.models import Evidence
from articles.writer_lock import sole_writer
from entities.models import Event, Participation, Person, Tenure
from entities.models.record import Origin
from entities.public_ids import make_public_id

TENURE_VALUES = ("started_on", "ended_on", "is_former", "is_rejected")
PARTICIPATION_VALUES = ("side", "role", "is_rejected")


def correct_tenure(row: Tenure, values: Mapping[str, Any], by: User | None) -> tuple[str, ...]:
    """Sets values of a tenure, names are those of `TENURE_VALUES`, and returns those that are others now. Raises `EditRefused`.

    A rejected tenure stays as a rejected row, so that no import brings it back.
    """
    with sole_writer():
        found: Tenure = _locked(row)
        changed = _set(found, values, TENURE_VALUES)
        if not changed:
            return ()
        _refuse_invalid(found)
        if "is_rejected" in changed and found.is_rejected:
            note_verdict("roles", REJECTED, by, _article_of(tenure=found), found)
        elif found.origin == Origin.IMPORT:
            note_verdict("roles", CORRECTED, by, _article_of(tenure=found), found, ", ".join(str(current_value(found, n)) for n in changed))
        found.is_public = (found.article_count > 0 or found.origin == Origin.EDITOR) and not found.is_rejected
        Occasion("Corrected: " + ", ".join(changed), by).mark(found)
        found.save(update_fields=[*changed, "is_public", "modified_at"])
        _settle_tenure(found)
    return changed


def add_tenure(person: Person, values: Mapping[str, Any], by: User | None) -> Tenure:
    """Adds that a person held an office (`values["office"]`), as an editor knows it. Raises `EditRefused`."""
    with sole_writer():
        row = Tenure(person=person, office=values["office"], origin=Origin.EDITOR, is_confirmed=True, is_public=True, was_public=True)
        if Tenure.objects.filter(person=person, office=row.office).exists():
            raise EditRefused(_("The person is in this office already: %(office)s.") % {"office": row.office})
        _set(row, values, (*TENURE_VALUES, "stated_source"))
        row.public_id = make_public_id("tenure", f"{person.public_id}|{row.office.public_id}")
        _refuse_invalid(row)
        Occasion("Added by hand", by).mark(row)
        row.save()
        _settle_tenure(row)
    return row


def correct_participation(row: Participation, values: Mapping[str, Any], by: User | None) -> tuple[str, ...]:
    """Sets side, role or rejection of a participation; from then on it is an editor's, and no import changes it. Raises `EditRefused`."""
    with sole_writer():
        found: Participation = _locked(row)
        changed = _set(found, values, PARTICIPATION_VALUES)
        if not changed:
            return ()
        outcome = REJECTED if found.is_rejected and "is_rejected" in changed else CORRECTED
        if found.origin == "import":
            note_verdict("participants", outcome, by, _article_of(participation=found), found)
        if set(changed) != {"is_rejected"}:
            found.origin = "editor"
        Occasion("Corrected: " + ", ".join(changed), by).mark(found)
        found.save(update_fields=[*changed, "origin"])
        _settle_participation(found)
    return changed


def add_participation(event: Event, values: Mapping[str, Any], by: User | None) -> Participation:
    """Adds that a person, a state or a body took part; exactly one of the three is among the values. Raises `EditRefused`."""
    with sole_writer():
        row = Participation(event=event, origin="editor")
        _set(row, values, ("person", "country", "organization", *PARTICIPATION_VALUES))
        kinds = [kind for kind in ("person", "country", "organization") if getattr(row, f"{kind}_id")]
        if len(kinds) != 1:
            raise EditRefused(_("Give one of person, country and organization."))
        if Participation.objects.filter(event=event, **{kinds[0]: getattr(row, kinds[0])}).exists():
            raise EditRefused(_("The event has this participant already: %(name)s.") % {"name": row})
        Occasion("Added by hand", by).mark(row)
        row.save()
        _settle_participation(row)
    return row


def _locked(row: Any) -> Any:
    """The row as it stands, locked; refuses where what pages say no longer gives it."""
    found = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise EditRefused(_("The article does not say this any more; look again."))
    return found


def _set(row: Any, values: Mapping[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    changed = tuple(name for name, value in values.items() if name in names and getattr(row, name) != value)
    for name in changed:
        setattr(row, name, values[name])
    return changed


def _refuse_invalid(row: Any) -> None:
    try:
        row.validate_constraints()
    except ValidationError as problem:
        raise EditRefused("; ".join(problem.messages)) from problem


def _article_of(**owner: Any) -> Any:
    found = Evidence.objects.filter(**owner).select_related("article").order_by("-article__sort_at").first()
    return found.article if found else None


def _settle_tenure(row: Tenure) -> None:
    touched = Touched()
    touched.touch("person", row.person_id)
    touched.touch("office", row.office_id)
    settle(touched)


def _settle_participation(row: Participation) -> None:
    touched = Touched()
    touched.touch("event", row.event_id)
    settle(touched)
