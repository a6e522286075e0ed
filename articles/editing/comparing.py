"""Rows side by side before they are merged: what each has, what goes where, and what becomes another name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.curation import edited_fields
from articles.editing.merging import refuse_merge
from articles.editing.refusals import EditRefused
from articles.models import Article, Evidence, Mention
from entities.merging.values import groups_of
from entities.models import Office, Participation, Tenure
from entities.models.identity import RecordKind

SHOWN = 8
"""examples of a kind of link; the count tells the rest"""
SHOWN_NAMES = 12


@dataclass(frozen=True, slots=True)
class Side:
    """One of the rows. `links`: how many of each kind it has; `words`: what an editor wrote in it."""

    row: Any
    links: list[tuple[Any, int]]
    names: list[str]
    words: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gain:
    """Links of one kind: those of the row that stays, those that come to it, those that both have and that are one from then on."""

    label: Any
    own: int
    added: int
    shared: int
    examples: list[str]

    @property
    def total(self) -> int:
        return self.own + self.added


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do. `refusal` says why it cannot be done, empty where it can."""

    stays: Side
    others: list[Side]
    name: str
    aliases: list[str]
    gains: list[Gain]
    refusal: str = ""

    @property
    def sides(self) -> list[Side]:
        return [self.stays, *self.others]


@dataclass(slots=True)
class _Links:
    """Keys of what hangs on each row, by kind of link, and how some of them are called."""

    label: Any
    keys: dict[int, set[Any]] = field(default_factory=dict)
    called: dict[Any, str] = field(default_factory=dict)


def preview_merge(stays: Any, others: Sequence[Any]) -> Preview:
    """Looks at what a merge would do; nothing is written."""
    rows = [stays, *others]
    links = list(_links_of(stays.KIND, rows))
    names = _names_of(rows)
    sides = [
        Side(row, [(found.label, len(found.keys.get(row.pk, ()))) for found in links], names[row.pk][:SHOWN_NAMES], _words_of(row))
        for row in rows
    ]
    name = _name_after(stays, others)
    aliases = sorted({alias for row in others for alias in (str(row), *names[row.pk])} - {name, *names[stays.pk]})
    gains = [_gain(found, stays, others) for found in links]
    return Preview(sides[0], sides[1:], name, aliases if hasattr(stays, "names") else [], gains, _refusal(stays, others))


def _refusal(stays: Any, others: Sequence[Any]) -> str:
    try:
        refuse_merge(stays, others)
    except EditRefused as problem:
        return str(problem)
    return ""


def _name_after(stays: Any, others: Iterable[Any]) -> str:
    """The name of the row that stays, unless an editor wrote that of another."""
    if "name" in edited_fields(stays):
        return str(stays)
    return next((str(row) for row in others if "name" in edited_fields(row)), str(stays))


def _gain(found: _Links, stays: Any, others: Sequence[Any]) -> Gain:
    own = found.keys.get(stays.pk, set())
    theirs: set[Any] = set().union(*(found.keys.get(row.pk, set()) for row in others))
    added = theirs - own
    examples = [found.called[key] for key in found.called if key in added][:SHOWN]
    return Gain(found.label, len(own), len(added), len(theirs & own), examples)


def _words_of(row: Any) -> list[tuple[str, str]]:
    edited = set(edited_fields(row))
    names = [name for group in groups_of(type(row)) for name in group if name in edited]
    return [(str(row._meta.get_field(name).verbose_name), str(getattr(row, name))) for name in names]


def _names_of(rows: Sequence[Any]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = {row.pk: [] for row in rows}
    if hasattr(rows[0], "names"):
        owner = rows[0].names.field.attname
        given = rows[0].names.model.objects.filter(**{f"{owner}__in": list(found)}).order_by("name", "pk")
        for pk, name in given.values_list(owner, "name"):
            found[pk].append(name)
    return found


# ---- what hangs on rows


def _links_of(kind: str, rows: Sequence[Any]) -> Iterable[_Links]:
    if kind == RecordKind.PERSON:
        tenures = Tenure.objects.filter(person__in=rows, is_rejected=False).select_related("office").order_by("-last_seen_on", "pk")
        yield _collect(_("offices"), ((row.person_id, row.office_id, row.office) for row in tenures))
    if kind == RecordKind.ORGANIZATION:
        offices = Office.objects.filter(organization__in=rows, merged_into=None).order_by("sort_key", "pk")
        yield _collect(_("offices"), ((row.organization_id, row.pk, row) for row in offices))
    if kind == RecordKind.OFFICE:
        holders = Tenure.objects.filter(office__in=rows, is_rejected=False).select_related("person").order_by("-last_seen_on", "pk")
        yield _collect(_("holders"), ((row.office_id, row.person_id, row.person) for row in holders))
    if kind in (RecordKind.PERSON, RecordKind.ORGANIZATION):
        parts = Participation.objects.filter(**{f"{kind}__in": rows}, is_rejected=False, event__merged_into=None).select_related("event")
        listed = parts.order_by("-event__sort_on", "pk")
        yield _collect(_("events"), ((getattr(row, f"{kind}_id"), row.event_id, row.event) for row in listed))
    if kind == RecordKind.EVENT:
        taking_part = Participation.objects.filter(event__in=rows, is_rejected=False).select_related("person", "country", "organization")
        yield _collect(
            _("participants"), ((row.event_id, (row.person_id, row.country_id, row.organization_id), row) for row in taking_part)
        )
    yield _articles(kind, rows)


def _collect(label: Any, found: Iterable[tuple[Any, Any, Any]]) -> _Links:
    links = _Links(label)
    for owner, key, what in found:
        links.keys.setdefault(owner, set()).add(key)
        links.called.setdefault(key, str(what))
    return links


def _articles(kind: str, rows: Sequence[Any]) -> _Links:
    links = _Links(_("articles"))
    column = "tenure__office" if kind == RecordKind.OFFICE else kind
    source: Any = Evidence if kind == RecordKind.OFFICE else Mention.objects.accepted()
    found = (source.objects if kind == RecordKind.OFFICE else source).filter(**{f"{column}__in": rows})
    for owner, article_id in found.order_by().values_list(f"{column}_id", "article_id").distinct():
        links.keys.setdefault(owner, set()).add(article_id)
    added = set().union(*(links.keys.get(row.pk, set()) for row in rows[1:])) - links.keys.get(rows[0].pk, set())
    newest = Article.objects.filter(pk__in=sorted(added, reverse=True)[:200]).order_by("-sort_at", "-pk")[:SHOWN]
    links.called = {row.pk: row.headline for row in newest.only("title", "source_title", "body", "source_body", "sort_at")}
    return links
