"""Fills an empty database from data files, so that it gives the same answers as the one that they came from.

What the public does not see is not in the files: pages, history, questions to editors, rejected and unsure things. So this makes a
mirror to read from; a site that is to be worked on is moved with its database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.utils.timezone import get_default_timezone

from articles.bulk.lines import Line, read_lines
from articles.bulk.links import load_evidence, load_linked, load_mentions, load_participations, load_tenures
from articles.bulk.rows import (
    Ids,
    batches,
    load_countries,
    load_records,
    make_article,
    make_event,
    make_office,
    make_organization,
    make_person,
)
from articles.changes import COUNTER_ID
from articles.data_files import MANIFEST, DataFilesError, Manifest, check_files, read_manifest
from articles.models import Article, Change, ChangeCounter, SourcePage
from articles.search import rebuild_index
from articles.writer_lock import sole_writer
from entities.models import Event, Office, Organization, Person
from entities.models.identity import RecordKind
from entities.reference import sync_countries

FORM = "jsonl"
MUST_BE_EMPTY: tuple[Any, ...] = (SourcePage, Article, Person, Organization, Office, Event, Change)


def import_data(folder: Path) -> Manifest:
    """Takes in an export, all of it or nothing. Raises `DataFilesError`."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise DataFilesError(f"{folder}: there is no {MANIFEST}. Expected a folder that export_data has written.")
    check_files(folder, manifest, FORM)
    with sole_writer():
        _refuse_full_database()
        try:
            _load(folder, manifest)
        except DatabaseError as error:
            raise DataFilesError(f"{folder}: the database refuses what the files say: {error}".strip()) from error
    return manifest


def _refuse_full_database() -> None:
    held = [f"{model.objects.count()} {model._meta.verbose_name_plural}" for model in MUST_BE_EMPTY if model.objects.exists()]
    if held:
        raise DataFilesError(
            f"The database is not empty: it holds {', '.join(held)}. Expected one with nothing in it but states and accounts; "
            "nothing was written."
        )


def _load(folder: Path, manifest: Manifest) -> None:
    def lines_of(resource: str) -> Iterator[Line]:
        file = manifest.find(resource, FORM)
        return read_lines(folder / file.path) if file else iter(())

    ids = Ids()
    sync_countries()
    load_countries(lines_of("countries"), ids)
    load_records("organization", Organization, make_organization, lines_of("organizations"), ids)
    load_records("person", Person, make_person, lines_of("people"), ids)
    load_records("office", Office, make_office, lines_of("offices"), ids)
    load_tenures(lines_of("people"), ids)
    load_records("event", Event, make_event, lines_of("events"), ids)
    load_participations(lines_of("events"), ids)
    load_records("article", Article, make_article, lines_of("articles"), ids)
    load_mentions(lines_of("mentions"), ids)
    load_linked(lines_of("articles"), ids)
    load_evidence(lines_of("evidence"), ids)
    _load_changes(lines_of("changes"), manifest)
    rebuild_index()


def _load_changes(lines: Iterable[Line], manifest: Manifest) -> None:
    """Of a withdrawal only the day is told: it is put at the change before it, which keeps numbers and times in one order."""
    last_number, last_moment = 0, None
    for batch in batches(lines):
        rows = []
        for line in batch:
            number, moment = line.number_of("number"), line.moment("changed_at") or _within(line, last_moment)
            if number <= last_number:
                line.refuse(f"the number {number} follows {last_number}. Expected numbers that rise.")
            last_number, last_moment = number, moment
            rows.append(
                Change(
                    number=number,
                    kind=line.one_of("kind", RecordKind.values),
                    record_id=line.text("id"),
                    action=line.one_of("action", Change.Action.values),
                    into_id=line.text("into") if line.is_set("into") else "",
                    changed_at=moment,
                )
            )
        Change.objects.bulk_create(rows)
    if last_number != manifest.last_change:
        raise DataFilesError(f"The last change has the number {last_number}. Expected {manifest.last_change}, as {MANIFEST} says.")
    if last_number:
        ChangeCounter.objects.update_or_create(pk=COUNTER_ID, defaults={"last_number": last_number})


def _within(line: Line, before: datetime | None) -> datetime:
    day = line.day("changed_on")
    if day is None:
        line.refuse("“changed_on” is null. Expected a day in ISO 8601.")
    start = datetime.combine(day, time(), get_default_timezone())
    return before if before is not None and start <= before < start + timedelta(days=1) else start
