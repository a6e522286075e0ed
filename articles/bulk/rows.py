"""From the records of data files to rows, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db import connection

from articles.bulk.lines import Line
from articles.enums import ArticleForm, ArticleStatus
from articles.extraction.identity import make_body_key, make_title_key
from articles.models import Article
from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus, NameOrigin, OrganizationKind
from entities.folding import fold_key
from entities.models import (
    Country,
    CountryName,
    Event,
    Office,
    OfficeName,
    Organization,
    OrganizationName,
    Person,
    PersonName,
)
from entities.recorded import create_rows, update_rows
from entities.resolution.blocks import body_block, person_block

BATCH = 1_000
REASON = "Imported from data files"
Keys = dict[str, int]
COUNTRY_TEXTS = (
    "name", "name_kk", "name_ru", "official_name", "official_name_kk", "official_name_ru", "alpha3", "numeric", "capital", "region",
    "subregion", "sort_key",
)  # fmt: skip


class Ids:
    """The primary keys of what is there already, by kind and public id."""

    def __init__(self) -> None:
        self.by_kind: dict[str, Keys] = {}

    def of(self, line: Line, kind: str, public_id: str | None) -> int | None:
        """The key of the record that a line names; None where it names none."""
        if public_id is None:
            return None
        found = self.by_kind[kind].get(public_id)
        if found is None:
            line.refuse(f"the {kind} {public_id} is named here, and stands in no file. Expected an id of the file of its kind.")
        return found

    def one(self, line: Line, kind: str, public_id: str | None) -> int:
        found = self.of(line, kind, public_id)
        if found is None:
            line.refuse(f"no {kind} is named here. Expected one.")
        return found


Make = Callable[[Line, Ids], Any]


def load_countries(lines: Iterable[Line], ids: Ids) -> None:
    """The states are there already, from the gazetteer; what the files say of them is taken."""
    rows = {row.public_id: row for row in Country.objects.all()}
    ids.by_kind["country"] = {public_id: row.pk for public_id, row in rows.items()}
    changed, names = [], []
    for line in lines:
        row = rows.get(line.text("id"))
        if row is None:
            line.refuse(f"there is no state {line.text('id')}. Expected a code of ISO 3166-1.")
        for name in COUNTRY_TEXTS:
            setattr(row, name, line.text(name))
        row.demonyms = line.texts("demonyms")
        _seen(row, line)
        changed.append((row, line))
        names += [CountryName(country=row, name=name, name_key=fold_key(name)) for name in line.texts("names")]
    columns = {*COUNTRY_TEXTS, "demonyms", *SEEN}
    update_rows([row for row, _ in changed], columns, reason=REASON)
    CountryName.objects.exclude(origin=NameOrigin.GENERATED).delete()
    held = set(CountryName.objects.values_list("country_id", "name"))
    create_rows([row for row in names if (row.country_id, row.name) not in held], REASON)
    _keep_times(Country, changed)


def load_records(kind: str, model: Any, make: Make, lines: Iterable[Line], ids: Ids) -> None:
    """Writes the records of one file, and notes their keys."""
    keys = ids.by_kind[kind] = {}
    for batch in batches(lines):
        made = []
        for line in batch:
            public_id = line.text("id")
            if public_id in keys:
                line.refuse(f"the id {public_id} stands on an earlier line too. Expected each id once.")
            keys[public_id] = 0
            row = make(line, ids)
            row.public_id = public_id
            made.append((row, line))
        create_rows([row for row, _ in made], REASON)
        keys.update({row.public_id: row.pk for row, _ in made})
        _keep_times(model, made)
        if kind in NAMES:
            create_rows([name for row, line in made for name in NAMES[kind](row, line.texts("names"))], REASON)


SEEN = ("article_count", "first_seen_on", "last_seen_on", "is_public", "was_public", "is_confirmed")


def _seen(row: Any, line: Line) -> None:
    """What no article shows was confirmed by an editor, else it would not be public."""
    row.article_count = line.number_of("article_count")
    row.first_seen_on, row.last_seen_on = line.day("first_seen_on"), line.day("last_seen_on")
    row.is_public = row.was_public = True
    row.is_confirmed = row.article_count == 0


def make_article(line: Line, _ids: Ids) -> Article:
    as_read = line.part("as_read")
    row = Article(
        form=line.one_of("form", ArticleForm.values),
        status=ArticleStatus.PUBLISHED,
        was_public=True,
        source_title=as_read.text("title"),
        source_body=as_read.text("body"),
        published_on=line.day("published_on"),
        published_at=line.moment("published_at"),
        source_view_count=line.number_of("source_view_count") if line.is_set("source_view_count") else None,
        **{name: line.text(name) for name in ("lead", "source", "source_url", "image_credit")},
    )
    row.title_key, row.body_key = make_title_key(row.source_title), make_body_key(row.source_body)
    row.body = "" if line.text("body") == row.shown_body else line.text("body")
    row.title = "" if line.text("title") == row.headline else line.text("title")
    sort_at = line.moment("sort_at")
    if sort_at is None:
        line.refuse("“sort_at” is null. Expected a time in ISO 8601 with its offset.")
    row.sort_at = sort_at
    return row


def make_person(line: Line, ids: Ids) -> Person:
    texts = {name: line.text(name) for name in ("name", "sort_name", "sort_key", "honorific")}
    row = Person(country_id=ids.of(line, "country", line.link("country")), **texts)
    _seen(row, line)
    return row


def make_organization(line: Line, ids: Ids) -> Organization:
    texts = {name: line.text(name) for name in ("name", "abbreviation", "sort_key")}
    kind = line.one_of("kind", OrganizationKind.values)
    row = Organization(kind=kind, country_id=ids.of(line, "country", line.link("country")), **texts)
    _seen(row, line)
    return row


def make_office(line: Line, ids: Ids) -> Office:
    row = Office(
        organization_id=ids.of(line, "organization", line.link("organization")),
        country_id=ids.of(line, "country", line.link("country")),
        receiving_state_id=ids.of(line, "country", line.link("receiving_state")),
        is_bilateral=line.flag("is_bilateral"),
        **{name: line.text(name) for name in ("name", "title", "sort_key")},
    )
    _seen(row, line)
    return row


def make_event(line: Line, ids: Ids) -> Event:
    sort_on = line.day("sort_on")
    if sort_on is None:
        line.refuse("“sort_on” is null. Expected a day in ISO 8601.")
    row = Event(
        kind=line.one_of("kind", EventKind.values),
        status=line.one_of("status", EventStatus.values),
        name=line.text("own_name"),
        starts_on=line.day("starts_on"),
        ends_on=line.day("ends_on"),
        date_precision=line.one_of("date_precision", DatePrecision.values) if line.is_set("date_precision") else "",
        date_basis=line.one_of("date_basis", DateBasis.values) if line.is_set("date_basis") else "",
        place=line.text("place"),
        country_id=ids.of(line, "country", line.link("country")),
        sort_on=sort_on,
    )
    _seen(row, line)
    return row


def _named(model: Any, owner: str, block_of: Callable[[Any, str], str] | None = None) -> Callable[[Any, Iterable[str]], list[Any]]:
    def make(row: Any, names: Iterable[str]) -> list[Any]:
        blocks: Mapping[str, Any] = {"origin": NameOrigin.PAGE, owner: row}
        return [
            model(name=name, name_key=fold_key(name)[:200], **blocks, **({"block_key": block_of(row, name)} if block_of else {}))
            for name in names
        ]

    return make


NAMES: dict[str, Callable[[Any, Iterable[str]], list[Any]]] = {
    "person": _named(PersonName, "person", lambda _row, name: person_block(name)),
    "organization": _named(OrganizationName, "organization", lambda row, name: body_block(name, row.country and row.country.alpha2)),
    "office": _named(OfficeName, "office"),
}


def _keep_times(model: Any, rows: Iterable[tuple[Any, Line]]) -> None:
    """Rows were modified when the files say; Django would have it that they are modified now."""
    values = [(line.moment("modified_at"), row.pk) for row, line in rows]
    table, quote = model._meta.db_table, connection.ops.quote_name
    adapt = connection.ops.adapt_datetimefield_value
    statement = f"UPDATE {quote(table)} SET modified_at = %s WHERE id = %s"  # noqa: S608 - a name of ours
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(adapt(moment), pk) for moment, pk in values if moment])


def batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        yield batch
