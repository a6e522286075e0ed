"""Where each name and each fact stands: which mentions and evidence the public sees, and those that stand beside records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q, QuerySet, Value, Window
from django.db.models.functions import Coalesce, Concat, RowNumber

from articles.enums import ArticleStatus
from articles.models import Evidence, Mention
from entities.enums import Judgement
from entities.models import Event, Participation
from entities.models.identity import RecordKind
from entities.presentation import with_titles

MOST_BESIDE = 50
"""mentions, and pieces of evidence, that stand beside a record: the latest"""
IN_PUBLISHED = {"judgement": Judgement.ACCEPTED, "article__status": ArticleStatus.PUBLISHED, "article__merged_into": None}
IN_TEXT = ("-field", "start", "end")
LATEST_FIRST = ("-article__sort_at", "article__public_id", *IN_TEXT)
BY_FACT = ("fact", "target", "pk")
OWNERS = {
    RecordKind.PERSON: ("person", "tenure__person", "participation__person"),
    RecordKind.COUNTRY: ("participation__country",),
    RecordKind.ORGANIZATION: ("participation__organization",),
    RecordKind.OFFICE: ("tenure__office",),
    RecordKind.EVENT: ("event", "participation__event"),
}
"""the ways from a piece of evidence to the records whose facts it shows"""
SUBJECTS = (
    "person", "tenure__person", "tenure__office", "participation__person", "participation__country", "participation__organization",
    "participation__event", "event",
)  # fmt: skip
"""all that a piece of evidence may be of"""


def is_seen(name: str) -> Q:
    """A related record is public, or there is none."""
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__is_public": True, f"{name}__merged_into": None})


def public_mentions() -> QuerySet[Any]:
    """Accepted mentions in published articles, of records that the public sees; states always are. Left out are those whose words are
    gone from the page. `target` is the public id of what is named: with it, equal spans have an order that hangs on no primary key."""
    rows = Mention.objects.filter(is_seen("person"), is_seen("organization"), is_seen("event"), start__isnull=False, **IN_PUBLISHED)
    return rows.annotate(target=Coalesce("person__public_id", "country__public_id", "organization__public_id", "event__public_id"))


def public_evidence() -> QuerySet[Any]:
    """Accepted evidence in published articles, for facts of records that the public sees. `target`: as
    for mentions, all that the fact is of."""
    rejected = Q(tenure__is_rejected=True) | Q(participation__is_rejected=True)
    seen = [is_seen(name) for name in ("event", "person", "tenure__person", "tenure__office")]
    seen += [is_seen(f"participation__{name}") for name in ("event", "person", "organization")]
    rows = Evidence.objects.filter(~rejected, *seen, **IN_PUBLISHED)
    return rows.annotate(target=Concat(*(Coalesce(f"{name}__public_id", Value("")) for name in SUBJECTS)))


def with_targets(mentions: QuerySet[Any]) -> QuerySet[Any]:
    """Mentions with their articles and what they name, but events: `title_events` reads those."""
    return mentions.select_related("article", "person", "country", "organization")


def with_subjects(evidence: QuerySet[Any]) -> QuerySet[Any]:
    """Evidence with its article and whose fact it shows, but events: `title_events` reads those."""
    parties = (f"participation__{name}" for name in ("person", "country", "organization"))
    return evidence.select_related("article", "person", "tenure__person", "tenure__office", *parties)


def title_events(rows: Iterable[Mention | Evidence | Participation]) -> None:
    """Gives the rows their events with what titles need, each event read once. Two queries.

    A prefetch would ask for them by one condition each, of which SQLite takes a thousand.
    """
    parts = [part for row in rows for part in (row, getattr(row, "participation", None)) if part is not None and part.event_id]
    events = {event.pk: event for event in with_titles(Event.objects.filter(pk__in={part.event_id for part in parts}))}
    for part in parts:
        part.event = events[part.event_id or 0]


def mentions_beside(kind: str, rows: Iterable[Any]) -> dict[int, list[Mention]]:
    """The mentions of each row by its key: of an article all, in the order of the text; of what articles name, the latest.
    An office is not named by itself, but in the evidence for those who hold it."""
    keys = [row.pk for row in rows]
    if kind == RecordKind.OFFICE:
        return {}
    if kind == RecordKind.ARTICLE:
        found = list(with_targets(public_mentions().filter(article__in=keys)).order_by(*IN_TEXT, "target", "pk"))
        owners = {row.pk: row.article_id for row in found}
    else:
        owners = _latest_of_each(public_mentions(), str(kind), keys, (*LATEST_FIRST, "target", "pk"))
        found = list(with_targets(public_mentions().filter(pk__in=owners)).order_by(*LATEST_FIRST, "target", "pk"))
    title_events(found)
    return _grouped((owners[row.pk], row) for row in found)


def evidence_beside(kind: str, rows: Iterable[Any]) -> dict[int, list[Evidence]]:
    """The evidence for the facts of each row by its key: of an article all, of other records the latest for each way to them."""
    keys = [row.pk for row in rows]
    owners: dict[int, int] = {}
    if kind == RecordKind.ARTICLE:
        found = list(with_subjects(public_evidence().filter(article__in=keys)).order_by(*IN_TEXT, *BY_FACT))
        owners = {row.pk: row.article_id for row in found}
    else:
        for way in OWNERS[RecordKind(kind)]:
            owners.update(_latest_of_each(public_evidence(), way, keys, (*LATEST_FIRST, *BY_FACT)))
        found = list(with_subjects(public_evidence().filter(pk__in=owners)).order_by(*LATEST_FIRST, *BY_FACT))
    title_events(found)
    return _grouped((owners[row.pk], row) for row in found)


def _latest_of_each(rows: QuerySet[Any], way: str, keys: list[int], order: tuple[str, ...]) -> dict[int, int]:
    """The keys of the latest rows that lead to each record, and of which record."""
    place = Window(RowNumber(), partition_by=F(f"{way}_id"), order_by=[_ordering(name) for name in order])
    found = rows.filter(**{f"{way}__in": keys}).annotate(place=place).filter(place__lte=MOST_BESIDE)
    return dict(found.values_list("pk", f"{way}_id"))


def _ordering(name: str) -> Any:
    return F(name.removeprefix("-")).desc() if name.startswith("-") else F(name).asc()


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for key, row in pairs:
        grouped[key].append(row)
    return grouped
