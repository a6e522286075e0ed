"""Which sentences show a fact of a record: the first and the latest, whatever the number of stories that tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from articles.enums import ArticleStatus, ReportRole
from articles.models import Evidence, Mention
from articles.quotation import Quotation, quote, sentence_start
from entities.enums import Judgement
from entities.models import Event, Participation, Person, Tenure

PUBLIC = {"judgement": Judgement.ACCEPTED, "article__status": ArticleStatus.PUBLISHED, "article__merged_into": None}
IN_TIME = ("article__sort_at", "article_id", "pk")
FACTS = ("kind", "day", "end", "place", "country", "side", "role")
LATEST_FIRST = ("-article__sort_at", "-article_id", "pk")


@dataclass(frozen=True, slots=True)
class Proof:
    """The first and the latest sentence for a fact; `latest` is None where there is but one."""

    first: Quotation | None
    latest: Quotation | None


def public_evidence() -> QuerySet[Evidence]:
    """Evidence that the public may see: accepted, in published articles."""
    return Evidence.objects.filter(**PUBLIC)


def public_mentions() -> QuerySet[Mention]:
    return Mention.objects.filter(**PUBLIC, start__isnull=False)


def proofs_of_tenures(tenures: Iterable[Tenure]) -> dict[int, Proof]:
    """For each tenure, by its key, where it was seen first and last. Two queries."""
    found = public_evidence().filter(tenure=OuterRef("pk"), fact="office").values("pk")
    rows = Tenure.objects.filter(pk__in=[tenure.pk for tenure in tenures]).annotate(
        first=Subquery(found.order_by(*IN_TIME)[:1]), latest=Subquery(found.order_by(*LATEST_FIRST)[:1])
    )
    chosen = list(rows.values_list("pk", "first", "latest"))
    quoted = _quoted(Evidence.objects.all(), [key for _, *keys in chosen for key in keys])
    return {pk: Proof(quoted.get(first), quoted.get(latest) if latest != first else None) for pk, first, latest in chosen}


def proofs_of_participations(participations: Iterable[Participation]) -> dict[int, Quotation]:
    """For each participation, by its key, the first sentence that shows it. Two queries."""
    found = public_evidence().filter(participation=OuterRef("pk")).order_by(*IN_TIME).values("pk")
    rows = Participation.objects.filter(pk__in=[row.pk for row in participations]).annotate(first=Subquery(found[:1]))
    chosen = list(rows.values_list("pk", "first"))
    quoted = _quoted(Evidence.objects.all(), [first for _, first in chosen])
    return {pk: quoted[first] for pk, first in chosen if first in quoted}


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and the facts ("day", "place", "kind" ...) that it shows."""

    facts: tuple[str, ...]
    quotation: Quotation


def passages_of_event(event: Event) -> list[Passage]:
    """The sentences that show the facts of an event, each once, in the order of `FACTS`.

    For each fact one sentence: of a story that reports the event before one that only refers to it, the earliest first. Two queries.
    """
    rows = public_evidence().filter(event=event).order_by(*IN_TIME).values_list("fact", "pk", "report__role")
    best: dict[str, tuple[bool, int, int]] = {}
    for order, (fact, pk, role) in enumerate(rows):
        best[fact] = min(best.get(fact, (True, order, pk)), (role != ReportRole.MAIN, order, pk))
    rows_by_pk = Evidence.objects.filter(pk__in=[pk for _, _, pk in best.values()]).select_related("article").in_bulk()
    sentences: dict[tuple[int, str, int], list[Evidence]] = defaultdict(list)
    for fact in sorted(best, key=lambda fact: (FACTS.index(fact) if fact in FACTS else len(FACTS), fact)):
        row = rows_by_pk[best[fact][2]]
        sentences[row.article_id, row.field, sentence_start(row.article, row.field, row.start)].append(row)
    passages = []
    for found in sentences.values():
        quotation = quote(found[0].article, found[0].field, *((row.start, row.end) for row in found))
        if quotation:
            passages.append(Passage(tuple(row.fact for row in found), quotation))
    return passages


def proof_of_country(person: Person) -> Quotation | None:
    """The latest sentence that shows a person's country."""
    return _first(public_evidence().filter(person=person, fact="country").order_by(*LATEST_FIRST))


def latest_mention(record: Any) -> Quotation | None:
    """The latest sentence that names a record."""
    return _first(public_mentions().filter(**{record.KIND.value: record}).order_by(*LATEST_FIRST))


def _first(rows: QuerySet[Any]) -> Quotation | None:
    row = rows.select_related("article").first()
    return quote(row.article, row.field, (row.start, row.end)) if row else None


def _quoted(rows: QuerySet[Evidence], keys: Iterable[int | None]) -> dict[int, Quotation]:
    wanted = {key for key in keys if key is not None}
    found = rows.filter(pk__in=wanted).select_related("article")
    return {row.pk: quotation for row in found if (quotation := quote(row.article, row.field, (row.start, row.end)))}
