"""What stands between the records of data files: offices held, parts in events, mentions, evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from articles.bulk.lines import Line
from articles.bulk.rows import REASON, Ids, batches
from articles.enums import ReportRole
from articles.models import Evidence, Mention, Report
from entities.models import Event, Participation, Tenure
from entities.public_ids import make_public_id
from entities.recorded import create_rows

FIELDS = ["title", "body"]
PARTIES = {"countries": "country", "people": "person", "organizations": "organization"}


def load_tenures(people: Iterable[Line], ids: Ids) -> None:
    for batch in batches(people):
        rows = []
        for person in batch:
            for line in person.parts("offices"):
                pair = person.text("id"), line.text("id")
                rows.append(
                    Tenure(
                        public_id=make_public_id("tenure", "|".join(pair)),
                        person_id=ids.one(person, "person", pair[0]),
                        office_id=ids.one(line, "office", pair[1]),
                        is_former=line.flag("is_former"),
                        is_public=True,
                        **{name: line.day(name) for name in ("first_seen_on", "last_seen_on", "started_on", "ended_on")},
                    )
                )
        create_rows(rows, REASON)


def load_participations(events: Iterable[Line], ids: Ids) -> None:
    for batch in batches(events):
        rows = []
        for event in batch:
            for key, kind in PARTIES.items():
                for line in event.parts(key):
                    values = {f"{kind}_id": ids.one(line, kind, line.text("id")), "role": line.text("role")}
                    side = ids.of(line, "country", line.link("side"))
                    rows.append(Participation(event_id=ids.one(event, "event", event.text("id")), side_id=side, **values))
        create_rows(rows, REASON)


def load_mentions(lines: Iterable[Line], ids: Ids) -> None:
    for batch in batches(lines):
        rows = []
        for line in batch:
            kind = line.one_of("kind", [*PARTIES.values(), "event"])
            rows.append(
                Mention(
                    article_id=ids.one(line, "article", line.link("article")),
                    surface=line.text("surface"),
                    **{f"{kind}_id": ids.one(line, kind, line.link("record"))},
                    **_place(line),
                )
            )
        create_rows(rows, REASON)


def load_linked(articles: Iterable[Line], ids: Ids) -> None:
    """The reports of events; and what an article names without words that still stand in it."""
    kinds = dict(Event.objects.values_list("pk", "kind"))
    for batch in batches(articles):
        keys = [ids.one(line, "article", line.text("id")) for line in batch]
        named = _named_in(keys)
        reports, mentions = [], []
        for article, line in zip(keys, batch, strict=True):
            for event in line.parts("events"):
                key = ids.one(event, "event", event.text("id"))
                role = event.one_of("role", ReportRole.values)
                reports.append(
                    Report(article_id=article, event_id=key, role=role, kind=kinds[key], key=event.text("id"), block_key=event.text("id"))
                )
            for name, kind in PARTIES.items():
                for record in line.parts(name):
                    key = ids.one(record, kind, record.text("id"))
                    if key not in named[article, kind]:
                        place = {"field": "body", "surface": record.text("name")[:300], "rule": "linked"}
                        mentions.append(Mention(article_id=article, **{f"{kind}_id": key}, **place))
        create_rows(reports, REASON)
        create_rows(mentions, REASON)


def _named_in(articles: list[int]) -> dict[tuple[int, str], set[int]]:
    named: dict[tuple[int, str], set[int]] = defaultdict(set)
    columns = [f"{kind}_id" for kind in PARTIES.values()]
    for article, *keys in Mention.objects.filter(article__in=articles).values_list("article_id", *columns):
        for kind, key in zip(PARTIES.values(), keys, strict=True):
            named[article, kind].add(key)
    return named


def load_evidence(lines: Iterable[Line], ids: Ids) -> None:
    tenures = {(person, office): pk for pk, person, office in Tenure.objects.values_list("pk", "person_id", "office_id")}
    columns = ("pk", "event_id", *(f"{kind}_id" for kind in PARTIES.values()))
    parts = {tuple(keys): pk for pk, *keys in Participation.objects.values_list(*columns)}
    for batch in batches(lines):
        rows = [
            Evidence(
                article_id=ids.one(line, "article", line.link("article")),
                fact=line.text("fact"),
                value=line.text("value"),
                **_place(line),
                **_subject(line, ids, tenures, parts),
            )
            for line in batch
        ]
        Evidence.objects.bulk_create(rows)


def _subject(line: Line, ids: Ids, tenures: dict[tuple[int, int], int], parts: dict[tuple[Any, ...], int]) -> dict[str, int | None]:
    """Whose fact it is: a tenure, a part in an event, an event, a person, or the article itself."""
    person, office, event = (ids.of(line, kind, line.link(kind)) for kind in ("person", "office", "event"))
    parties = tuple(ids.of(line, kind, line.link(kind)) for kind in PARTIES.values())
    if person and office:
        found = tenures.get((person, office))
        if found is None:
            line.refuse("the person was not in this office. Expected an office that stands with the person in the file of people.")
        return {"tenure_id": found}
    if event and any(parties):
        found = parts.get((event, *parties))
        if found is None:
            line.refuse("they took no part in this event. Expected one of those who stand with the event in the file of events.")
        return {"participation_id": found}
    return {"event_id": event} if event else {"person_id": person}


def _place(line: Line) -> dict[str, Any]:
    return {
        "field": line.one_of("field", FIELDS),
        "start": line.number_of("start"),
        "end": line.number_of("end"),
        "rule": line.text("rule"),
    }
