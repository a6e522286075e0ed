"""Which public records show the name of another: when that changes, comes or goes, their answers are others, too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model, Q

from articles.models import Article, Mention, Report
from entities.models import Country, Event, Office, Organization, Participation, Person, Tenure
from entities.models.identity import RecordKind

Ids = dict[str, set[str]]
"""public ids by kind"""
MODELS: dict[str, type[Model]] = {
    RecordKind.PERSON: Person,
    RecordKind.COUNTRY: Country,
    RecordKind.ORGANIZATION: Organization,
    RecordKind.OFFICE: Office,
    RecordKind.EVENT: Event,
}
SHOWN_IN: dict[str, tuple[tuple[type[Model], str, str], ...]] = {
    RecordKind.PERSON: ((Mention, "person", "article"), (Participation, "person", "event"), (Tenure, "person", "office")),
    RecordKind.ORGANIZATION: (
        (Mention, "organization", "article"), (Participation, "organization", "event"), (Office, "organization", "office"),
    ),
    RecordKind.OFFICE: ((Tenure, "office", "person"),),
    RecordKind.EVENT: ((Report, "event", "article"),),
    RecordKind.COUNTRY: (
        (Mention, "country", "article"), (Participation, "country", "event"), (Participation, "side", "event"),
        (Event, "country", "event"), (Person, "country", "person"), (Organization, "country", "organization"),
        (Office, "country", "office"), (Office, "receiving_state", "office"),
    ),
}  # fmt: skip
"""where records of a kind are shown: the rows that link to them, by which key, and the kind of the record that shows it"""
PUBLIC = {kind: Q(is_public=True, merged_into=None) for kind in MODELS}


def dependents_of(changed: Mapping[str, Iterable[str]]) -> Ids:
    """The public records that show the names of these, judged links and rejected ones alike: a name that is gone was shown there before."""
    found: Ids = defaultdict(set)
    for kind, ids in changed.items():
        keys = list(MODELS[kind]._default_manager.filter(public_id__in=set(ids)).values_list("pk", flat=True)) if ids else []
        for model, column, shown_by in SHOWN_IN[kind] if keys else ():
            found[shown_by] |= _shown_by(model, {f"{column}__in": keys}, shown_by)
    return found


def _shown_by(model: Any, condition: Mapping[str, Any], kind: str) -> set[str]:
    rows = model._default_manager.filter(**condition).order_by()
    if model is MODELS.get(kind):
        return set(rows.filter(PUBLIC[kind]).values_list("public_id", flat=True))
    owners: Any = Article.objects.published() if kind == RecordKind.ARTICLE else MODELS[kind]._default_manager.filter(PUBLIC[kind])
    return set(owners.filter(pk__in=rows.values(f"{kind}_id")).values_list("public_id", flat=True))
