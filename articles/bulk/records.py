"""The records of each data file: those of the API, with paths for addresses, and the few values that lists are ordered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from rest_framework.request import Request

from articles.api.articles import ArticleViewSet
from articles.api.changes import ChangeViewSet
from articles.api.evidence import public_evidence, public_mentions, title_events, with_subjects, with_targets
from articles.api.named import CountryViewSet, EventViewSet, OfficeViewSet, OrganizationViewSet, PersonViewSet
from articles.api.places import EvidenceSerializer, MentionSerializer, evidence_values, mention_values
from articles.models import Article, Change
from entities.api.links import Addresses
from entities.api.tables import Columns, columns_of
from entities.api.views import ListViewSet, RecordViewSet

BATCH = 500
Values = dict[str, Any]
More = Callable[[Any], Values]


class Paths(Addresses):
    """Addresses without a host: the files are the same wherever the record is served."""

    def __init__(self) -> None:
        self.api = reverse("api-root")
        self.site = ""


class Table(NamedTuple):
    """One resource: its columns as a table, and its records, each with all that the JSON Lines hold."""

    columns: Columns
    records: Iterable[Values]


def data_tables() -> dict[str, Callable[[], Table]]:
    """Every resource by its name, read when it is asked for."""
    return {
        "articles": lambda: _of_records(ArticleViewSet, lambda row: {"sort_at": row.sort_at}),
        "people": lambda: _of_records(PersonViewSet, _sort_key),
        "countries": lambda: _of_records(CountryViewSet, _sort_key),
        "organizations": lambda: _of_records(OrganizationViewSet, _sort_key),
        "offices": lambda: _of_records(OfficeViewSet, _sort_key),
        "events": lambda: _of_records(EventViewSet, lambda row: {"own_name": row.name, "sort_on": row.sort_on}),
        "mentions": lambda: Table(columns_of(MentionSerializer()), _mentions()),
        "evidence": lambda: Table(columns_of(EvidenceSerializer()), _evidence()),
        "changes": _of_changes,
    }


def _sort_key(row: Any) -> Values:
    return {"sort_key": row.sort_key}


def _of_records(viewset: type[RecordViewSet], more: More) -> Table:
    view = _view(viewset)
    extra = {key for keys in view.expansions.values() for key in keys} - {"as_read"}
    context: Values = {"addresses": Paths(), "chosen": [key for key in view.key_names if key not in extra], "expanded": ()}
    plain = {**context, "chosen": [key for key in context["chosen"] if key != "as_read"]}
    return Table(columns_of(view.row_serializer(context=plain)), _records(view, context, more))


def _records(view: RecordViewSet, context: Values, more: More) -> Iterator[Values]:
    for rows in _batches(view.get_queryset(), "public_id"):
        for row, values in zip(rows, view.serialize(rows, context), strict=True):
            yield {**values, **more(row)}


def _of_changes() -> Table:
    view = _view(ChangeViewSet)
    context = {"addresses": Paths(), "chosen": None, "expanded": ()}
    columns = columns_of(view.row_serializer(context=context))
    return Table(columns, (values for rows in _batches(Change.objects.all(), "number") for values in view.serialize(rows, context)))


def _mentions() -> Iterator[Values]:
    return _of_texts(lambda articles: with_targets(public_mentions().filter(article__in=articles)), mention_values)


def _evidence() -> Iterator[Values]:
    return _of_texts(lambda articles: with_subjects(public_evidence().filter(article__in=articles)), evidence_values)


def _of_texts(find: Callable[[list[Any]], QuerySet[Any]], show: Callable[[Any, Addresses], Values]) -> Iterator[Values]:
    """What stands in the texts of articles, one article after another."""
    addresses = Paths()
    for articles in _batches(Article.objects.published().only("public_id"), "public_id"):
        rows = list(find(articles))
        title_events(rows)
        yield from sorted((show(row, addresses) for row in rows), key=_by_place)


def _by_place(values: Values) -> tuple[Any, ...]:
    """An order in which nothing is left to the database."""
    links = (values.get(name) for name in ("record", "person", "office", "event", "country", "organization"))
    subject = tuple(link["id"] if link else "" for link in links)
    place = (values["article"]["id"], values["field"] == "body", values["start"], values["end"])
    return (*place, values.get("fact", ""), subject, values.get("value", ""), values["rule"])


def _view(viewset: type[ListViewSet]) -> Any:
    return viewset(action="list", request=Request(HttpRequest()))


def _batches(rows: QuerySet[Any], key: str) -> Iterator[list[Any]]:
    """The rows by a key that is the same on every database, some at a time."""
    model: type[Model] = rows.model
    keys = iter(list(rows.order_by(key).values_list("pk", flat=True)))
    while batch := list(islice(keys, BATCH)):
        found = {row.pk: row for row in rows.filter(pk__in=batch).order_by()}
        yield [found[pk] for pk in batch if isinstance(found.get(pk), model)]
