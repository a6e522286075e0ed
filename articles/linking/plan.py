"""What an article's record asks the database to hold: readings, mentions and evidence as plain values, before any row is looked at.

Pure: a record in, an `ArticlePlan` out. People, bodies and reports are named by their key within the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from articles.extraction.records import ArticleRecord, EventRecord, OrganizationRecord, PersonRecord, Span, Value
from articles.extraction.text import ArticleText, plain_text
from entities.folding import fold_key
from entities.resolution.blocks import person_block
from entities.resolution.naming import choose_person_name

TargetKind = Literal["person", "country", "organization", "event"]
LONGEST_SURFACE = 300
LONGEST_KEY = 300
LONGEST_RULE = 80
BLANKS = re.compile(r"\s+")
BRACKET = re.compile(r"\s*\(([^()\s]{2,20})\)$")
MAIN_KEY = "main"


@dataclass(frozen=True, slots=True)
class MentionPlan:
    """A name in the text. `target`: the key of a reading of the article, or the code of a state."""

    kind: TargetKind
    target: str
    field: str
    start: int
    end: int
    surface: str
    sentence_key: str
    rule: str
    honorific: str = ""


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """Where a fact was read. `owner` and `target` name the reading that the fact is of, both empty for the article itself.

    `about` tells which participant the fact is of: a kind ("person", "country", "organization") and a key.
    """

    owner: Literal["", "person", "event"]
    target: str
    fact: str
    value: str
    field: str
    start: int
    end: int
    rule: str
    about: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class ReadingPlan:
    """One person, body or event of the article: its key there, its name, and the clue by which it is resolved."""

    key: str
    name: str
    clue: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ArticlePlan:
    """Everything that one article's record gives."""

    persons: tuple[ReadingPlan, ...]
    organizations: tuple[ReadingPlan, ...]
    reports: tuple[ReadingPlan, ...]
    mentions: tuple[MentionPlan, ...]
    evidence: tuple[EvidencePlan, ...]


def plan_article(record: ArticleRecord) -> ArticlePlan:
    """Lays a record out as rows to be. The order of the record does not matter to what comes out."""
    return _Planner(record).plan()


def sentence_key(sentence: str) -> str:
    """The hash by which a sentence is known again when the text around it moves."""
    return blake2b(BLANKS.sub(" ", sentence).strip().encode(), digest_size=16).hexdigest()


class _Planner:
    def __init__(self, record: ArticleRecord) -> None:
        self._record = record
        self._text = ArticleText.of(record.block)
        self._persons = dict(_keyed((_fullest_name(person), person) for person in record.persons))
        self._organizations = dict(_keyed((body.name, body) for body in record.organizations))
        self._reports = dict(_keyed_reports(record.events))
        self._person_keys = {person.name: key for key, person in reversed(self._persons.items())}
        self._organization_keys = {body.name: key for key, body in reversed(self._organizations.items())}

    def plan(self) -> ArticlePlan:
        return ArticlePlan(
            persons=tuple(
                ReadingPlan(key, _fullest_name(person), _person_clue(person, self._companions(person)))
                for key, person in self._persons.items()
            ),
            organizations=tuple(
                ReadingPlan(key, _without_bracket(body.name)[0][:LONGEST_SURFACE], _organization_clue(body))
                for key, body in self._organizations.items()
            ),
            reports=tuple(ReadingPlan(key, event.name[:LONGEST_SURFACE], self._event_clue(event)) for key, event in self._reports.items()),
            mentions=tuple(dict.fromkeys(sorted(self._mentions(), key=_place))),
            evidence=tuple(dict.fromkeys(sorted(self._evidence(), key=_place))),
        )

    def _companions(self, person: PersonRecord) -> list[str]:
        """Those of the article's other people whom only this article may tell from the person: their surnames are alike."""
        block = person_block(_fullest_name(person))
        others = {_fullest_name(other) for other in self._persons.values() if other is not person}
        return sorted(name for name in others if person_block(name) == block)

    def _mentions(self) -> Iterator[MentionPlan]:
        for key, person in self._persons.items():
            for form in person.forms:
                yield self._mention("person", key, form.span, form.rule, form.honorific[:60])
        for country in self._record.countries:
            for value in country.mentions:
                yield self._mention("country", country.alpha2, value.span, value.rule)
        for key, body in self._organizations.items():
            for value in body.mentions:
                yield self._mention("organization", key, value.span, value.rule)
        for key, event in self._reports.items():
            yield self._mention("event", key, event.kind.span, event.kind.rule)

    def _mention(self, kind: TargetKind, target: str, span: Span, rule: str, honorific: str = "") -> MentionPlan:
        field = self._text.title if span.field == "title" else self._text.body
        start, end = field.sentence_at(span.start)
        stop = min(span.end, span.start + LONGEST_SURFACE)
        return MentionPlan(
            kind, target, span.field, span.start, stop, field.read[span.start : stop], sentence_key(field.read[start:end]),
            rule[:LONGEST_RULE], honorific,
        )  # fmt: skip

    def _evidence(self) -> Iterator[EvidencePlan]:
        if self._record.source:
            yield _fact("", "", "source", self._record.source)
        for key, person in self._persons.items():
            yield from _person_facts(key, person)
        for key, event in self._reports.items():
            yield from self._event_facts(key, event)

    def _event_facts(self, key: str, event: EventRecord) -> Iterator[EvidencePlan]:
        yield _fact("event", key, "kind", event.kind)
        if event.date:
            day = event.date.value
            yield _fact("event", key, "day", event.date, text=f"{day.text}/{day.end}" if day.end else day.text)
        if event.place:
            place = event.place.value
            yield _fact("event", key, "place", event.place, text=place.city or place.country or "")
        for name in event.participants:
            if name.value in self._person_keys:
                yield _fact("event", key, "participant", name, about=("person", self._person_keys[name.value]))
        for name in event.organizations:
            if name.value in self._organization_keys:
                yield _fact("event", key, "participant", name, about=("organization", self._organization_keys[name.value]))
        for side in event.countries:
            yield _fact("event", key, "side", side, about=("country", side.value))

    def _event_clue(self, event: EventRecord) -> dict[str, Any]:
        day = event.date.value if event.date else None
        place = event.place.value if event.place else None
        return {
            "kind": str(event.kind.value),
            "is_main": event.is_main,
            "name": event.name[:LONGEST_SURFACE],
            "is_proper_name": event.is_proper_name,
            "date": day.text if day else None,
            "end": day.end if day else None,
            "basis": event.date_basis if day else "",
            "place": (place.city or "")[:150] if place else "",
            "place_country": place.country if place else None,
            "participants": _listed(self._person_keys.get(name.value) for name in event.participants),
            "organizations": _listed(self._organization_keys.get(name.value) for name in event.organizations),
            "countries": _listed(side.value for side in event.countries),
            "status": event.status,
            "reported": self._month() if event.is_proper_name and not day else None,
        }

    def _month(self) -> str | None:
        """When the article came out, for what it names without any date: a gathering that comes back is another one next year."""
        published_on = self._record.block.published_on
        return published_on.isoformat()[:7] if published_on else None


def _listed(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value})


def _place(plan: MentionPlan | EvidencePlan) -> tuple[Any, ...]:
    kind = plan.kind if isinstance(plan, MentionPlan) else (plan.owner, plan.fact, plan.about)
    return (plan.field == "body", plan.start, plan.end, str(kind), plan.target)


def _fact(
    owner: Literal["", "person", "event"], target: str, fact: str, value: Value[Any], *, text: str = "", about: tuple[str, str] = ("", "")
) -> EvidencePlan:
    shown = text or str(value.value)
    end = max(value.span.end, value.span.start + 1)
    return EvidencePlan(
        owner, target, fact, shown[:LONGEST_SURFACE], value.span.field, value.span.start, end, value.rule[:LONGEST_RULE], about
    )


def _person_facts(key: str, person: PersonRecord) -> Iterator[EvidencePlan]:
    if person.country:
        yield _fact("person", key, "country", person.country)
    for office in person.offices:
        yield _fact("person", key, "office", Value(plain_text(office.text), office.span, office.rule))


def _fullest_name(person: PersonRecord) -> str:
    """The form that tells most of the person's name: one with initials tells more than a surname alone."""
    return choose_person_name(Counter([person.name, *(form.surface for form in person.forms)]))[:200]


def _person_clue(person: PersonRecord, companions: list[str]) -> dict[str, Any]:
    return {
        "name": _fullest_name(person),
        "forms": sorted({form.surface[:200] for form in person.forms}),
        "country": person.country.value if person.country else None,
        "honorific": next((form.honorific[:60] for form in person.forms if form.honorific), ""),
        "offices": sorted((_office_clue(office) for office in person.offices), key=lambda clue: (clue["text"], clue["former"])),
        "companions": companions,
        "unsure": person.is_unsure,
        "candidates": sorted(person.candidates),
    }


def _office_clue(office: Any) -> dict[str, Any]:
    return {
        "text": plain_text(office.text)[:LONGEST_SURFACE],
        "title": plain_text(office.title)[:200],
        "country": office.country,
        "organization": office.organization,
        "sending": office.sending_state,
        "receiving": office.receiving_state,
        "former": office.is_former,
        "bilateral": office.is_bilateral,
    }


def _organization_clue(body: OrganizationRecord) -> dict[str, Any]:
    name, short = _without_bracket(body.name)
    return {
        "name": name[:LONGEST_SURFACE],
        "abbreviation": (body.abbreviation or short)[:40],
        "kind": body.kind,
        "country": body.country,
    }


def _without_bracket(name: str) -> tuple[str, str]:
    """The name, and the abbreviation that stands behind it in brackets: "University of Liège (ULiège)"."""
    found = BRACKET.search(name)
    return (name, "") if found is None else (name[: found.start()].strip(), found.group(1))


def _keyed(named: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Each record with its key in the article: the folded name, numbered where two would share it."""
    seen: dict[str, int] = {}
    for name, item in named:
        key = (fold_key(name) or name.casefold())[: LONGEST_KEY - 10]
        seen[key] = seen.get(key, 0) + 1
        yield key if seen[key] == 1 else f"{key} #{seen[key]}", item


def _keyed_reports(events: Iterable[EventRecord]) -> Iterator[tuple[str, EventRecord]]:
    """The main event has a key of its own, so that it stays the same row whatever is learned of it."""
    named = ((MAIN_KEY if event.is_main else f"{event.kind.value} {event.name}", event) for event in events)
    return _keyed(named)
