"""The search index: an entry for each public record, made from the record as it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils import translation

from articles.models import Article, Mention, SearchEntry
from articles.search.question import plain_words
from entities.enums import Judgement
from entities.folding import fold_key
from entities.inserting import insert_rows
from entities.models import Country, Event, Office, Organization, Participation, Person, RecordKind, Tenure
from entities.presentation import participations_of, title_of

BATCH = 500
COLUMNS = ["label", "names", "keys", "text", "weight", "sort_on"]
Ids = Collection[str]


def sync_entries(changed: Mapping[str, Ids]) -> None:
    """Make the entries of some records (public ids by kind) what the records are now; those that are not public have none.

    The words are English, whatever the language of who caused it.
    """
    waiting: list[SearchEntry] = []
    for kind, ids in changed.items():
        for batch in _batches(sorted(set(ids))):
            with translation.override("en"):
                entries = BUILDERS[RecordKind(kind)](batch)
            SearchEntry.objects.filter(kind=kind, record_id__in=set(batch) - {entry.record_id for entry in entries}).delete()
            waiting += entries
            if len(waiting) >= BATCH:
                _store(waiting)
                waiting = []
    _store(waiting)


def _store(entries: Sequence[SearchEntry]) -> None:
    insert_rows(entries, unique=["kind", "record_id"], replaced=COLUMNS)


def labels_of(ids: Mapping[str, Ids]) -> dict[tuple[str, str], str]:
    """The names under which the index knows records (public ids by kind), by kind and public id. A query for a thousand of them."""
    found: dict[tuple[str, str], str] = {}
    rest = iter([(kind, public_id) for kind, listed in ids.items() for public_id in set(listed)])
    while batch := list(islice(rest, 2 * BATCH)):
        wanted = Q()
        for kind in {kind for kind, _ in batch}:
            wanted |= Q(kind=kind, record_id__in=[public_id for other, public_id in batch if other == kind])
        rows = SearchEntry.objects.filter(wanted).values_list("kind", "record_id", "label")
        found.update({(kind, public_id): label for kind, public_id, label in rows})
    return found


def rebuild_index() -> int:
    """Make the whole index anew; gives the number of entries."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        for kind, model in MODELS.items():
            ids: Iterator[str] = model._default_manager.values_list("public_id", flat=True).iterator(BATCH)
            while batch := list(islice(ids, BATCH)):
                sync_entries({kind: batch})
    return SearchEntry.objects.count()


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _entry(kind: RecordKind, record: Any, label: str, names: Iterable[str], text: Iterable[str], **columns: Any) -> SearchEntry:
    names = list(dict.fromkeys(filter(None, names)))
    return SearchEntry(
        kind=kind,
        record_id=record.public_id,
        label=label,
        names=" ".join(" ".join(plain_words(name)) for name in names),
        keys=" ".join(dict.fromkeys(" ".join(fold_key(name) for name in names).split())),
        text=" ".join(" ".join(plain_words(part)) for part in text if part),
        **columns,
    )


def _articles(ids: Ids) -> list[SearchEntry]:
    """Names are the title's words and every name that an accepted mention gives, so that a person's spelling finds the story."""
    articles = list(Article.objects.published().filter(public_id__in=ids).defer("imported"))
    named: dict[int, list[str]] = defaultdict(list)
    mentions = Mention.objects.filter(article__in=articles, judgement=Judgement.ACCEPTED, country=None)
    for article_id, surface in mentions.values_list("article_id", "surface").distinct():
        named[article_id].append(surface)
    entries = []
    for article in articles:
        title = article.title or article.source_title
        keys = " ".join(dict.fromkeys(" ".join(fold_key(name) for name in [title, *sorted(named[article.id])]).split()))
        entry = _entry(
            RecordKind.ARTICLE,
            article,
            article.headline,
            [title],
            [article.lead, article.shown_body, article.source],
            sort_on=article.published_on,
        )
        entry.keys = keys
        entries.append(entry)
    return entries


def _people(ids: Ids) -> list[SearchEntry]:
    tenures = Prefetch("tenures", Tenure.objects.filter(is_rejected=False, office__is_public=True).select_related("office"))
    people = Person.objects.published().filter(public_id__in=ids).select_related("country").prefetch_related("names", tenures)
    return [
        _entry(
            RecordKind.PERSON,
            person,
            person.name,
            [person.name, *(spelling.name for spelling in person.names.all())],
            [*(tenure.office.name for tenure in person.tenures.all()), *_country_words(person.country)],
            weight=person.article_count,
            sort_on=person.last_seen_on,
        )
        for person in people
    ]


def _countries(ids: Ids) -> list[SearchEntry]:
    countries = Country.objects.published().filter(public_id__in=ids).prefetch_related("names")
    return [
        _entry(
            RecordKind.COUNTRY,
            country,
            country.name,
            [*_country_words(country), *country.demonyms, country.alpha3, *(alias.name for alias in country.names.all())],
            [country.capital, country.region, country.subregion],
            weight=country.article_count,
            sort_on=country.last_seen_on,
        )
        for country in countries
    ]


def _organizations(ids: Ids) -> list[SearchEntry]:
    found = Organization.objects.published().filter(public_id__in=ids).select_related("country").prefetch_related("names")
    return [
        _entry(
            RecordKind.ORGANIZATION,
            organization,
            organization.name,
            [organization.name, organization.abbreviation, *(alias.name for alias in organization.names.all())],
            _country_words(organization.country),
            weight=organization.article_count,
            sort_on=organization.last_seen_on,
        )
        for organization in found
    ]


def _offices(ids: Ids) -> list[SearchEntry]:
    found = Office.objects.published().filter(public_id__in=ids).select_related("country", "receiving_state").prefetch_related("names")
    return [
        _entry(
            RecordKind.OFFICE,
            office,
            office.name,
            [office.name, *(wording.name for wording in office.names.all())],
            [*_country_words(office.country), *_country_words(office.receiving_state)],
            weight=office.article_count,
            sort_on=office.last_seen_on,
        )
        for office in found
    ]


def _events(ids: Ids) -> list[SearchEntry]:
    parties = ("person", "country", "organization")
    taking_part = Participation.objects.filter(is_rejected=False).select_related(*parties).order_by("pk")
    found = Event.objects.published().filter(public_id__in=ids).select_related("country")
    found = found.prefetch_related(Prefetch("participations", taking_part, to_attr="shown_participations"))
    entries = []
    for event in found:
        sides = participations_of(event)
        people = [part.person.name for part in sides if part.person]
        bodies = [part.organization.name for part in sides if part.organization]
        countries = [word for part in sides if part.country for word in _country_words(part.country)]
        label = title_of(event)
        entries.append(
            _entry(
                RecordKind.EVENT,
                event,
                label,
                [event.name or label, event.place, *people],
                [event.kind.replace("_", " "), *bodies, *countries, *_country_words(event.country)],
                weight=event.article_count,
                sort_on=event.starts_on,
            )
        )
    return entries


def _country_words(country: Country | None) -> list[str]:
    return [country.name, country.name_kk, country.name_ru, country.official_name] if country else []


MODELS: dict[RecordKind, type[Any]] = {
    RecordKind.ARTICLE: Article,
    RecordKind.PERSON: Person,
    RecordKind.COUNTRY: Country,
    RecordKind.ORGANIZATION: Organization,
    RecordKind.OFFICE: Office,
    RecordKind.EVENT: Event,
}
BUILDERS: dict[RecordKind, Callable[[Ids], list[SearchEntry]]] = {
    RecordKind.ARTICLE: _articles,
    RecordKind.PERSON: _people,
    RecordKind.COUNTRY: _countries,
    RecordKind.ORGANIZATION: _organizations,
    RecordKind.OFFICE: _offices,
    RecordKind.EVENT: _events,
}
