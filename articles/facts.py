"""What one article says, fact by fact, each with the sentence that says it: the side column of its page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles.enums import ReportRole
from articles.marking import Mark, Paragraph, anchor_of, mark_text, move_marks
from articles.models import Article, Evidence, Mention, Report
from entities.enums import Judgement
from entities.models import Country, Event, Organization, Participation, Person, Tenure
from entities.presentation import participations_of, with_titles

FIRST_FIELD = "title"
KINDS = ("person", "country", "organization", "event")


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """An office as this article shows it."""

    tenure: Tenure
    anchor: str


@dataclass(slots=True)
class PersonFact:
    person: Person
    offices: list[OfficeFact] = field(default_factory=list)
    role: str = ""
    side: Country | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """`anchors` leads from a fact ("day", "place", "kind" ...) to the sentence in which it was read."""

    event: Event
    anchors: dict[str, str]
    people: list[PersonFact]
    sides: list[Country]
    organizations: list[Organization]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """`body` is the text as shown, `body_as_read` the text as read where an editor's lies over it, else None."""

    title: Paragraph | None
    body: list[Paragraph]
    body_as_read: list[Paragraph] | None
    main: list[EventFacts]
    references: list[EventFacts]
    people: list[PersonFact]
    countries: list[Country]
    organizations: list[Organization]
    source_anchor: str


def facts_of(article: Article) -> ArticleFacts:
    """Everything that the article's page shows of its own text. The number of queries does not depend on the article."""
    mentions = list(Mention.objects.accepted().filter(article=article).select_related(*KINDS).order_by("-field", "start", "pk"))
    evidence = list(
        Evidence.objects.filter(article=article, judgement=Judgement.ACCEPTED)
        .select_related("tenure__office__country", "tenure__person", "participation")
        .order_by("-field", "start", "pk")
    )
    reader = _Reader(article, mentions, evidence)
    main, references = reader.events()
    in_events = {fact.person.pk for facts in main for fact in facts.people}
    return ArticleFacts(
        title=reader.title(),
        body=reader.body(),
        body_as_read=reader.body_as_read(),
        main=main,
        references=references,
        people=[fact for fact in reader.people() if fact.person.pk not in in_events],
        countries=reader.named("country"),
        organizations=reader.named("organization"),
        source_anchor=next((reader.anchor(row) for row in evidence if row.fact == "source"), ""),
    )


class _Reader:
    """An article with its mentions and evidence, read once."""

    def __init__(self, article: Article, mentions: list[Mention], evidence: list[Evidence]) -> None:
        self.article, self.evidence = article, evidence
        self.mentions = [row for row in mentions if row.start is not None and _target(row).is_public]
        self.offices: dict[int, list[OfficeFact]] = defaultdict(list)
        shown: set[int] = set()
        for row in evidence:
            if row.tenure and row.fact == "office" and not row.tenure.is_rejected and row.tenure.pk not in shown:
                shown.add(row.tenure.pk)
                self.offices[row.tenure.person_id].append(OfficeFact(row.tenure, self.anchor(row)))

    def anchor(self, row: Evidence | Mention) -> str:
        return anchor_of(row.field, self.article.source_body, row.start or 0)

    # ---- the text

    def title(self) -> Paragraph | None:
        headline = self.article.headline
        marks = self._marks(FIRST_FIELD, self.article.source_title, headline)
        return next(iter(mark_text(headline.replace("\n", " "), marks)), None)

    def body(self) -> list[Paragraph]:
        is_edited = bool(self.article.body)
        return mark_text(
            self.article.shown_body,
            self._marks("body", self.article.source_body, self.article.shown_body),
            [] if is_edited else self._facts(),
        )

    def body_as_read(self) -> list[Paragraph] | None:
        if not self.article.body or not self.article.source_body:
            return None
        return mark_text(self.article.source_body, [], self._facts())

    def _facts(self) -> list[int]:
        rows: list[Evidence | Mention] = [*self.evidence, *self.mentions]
        return [row.start for row in rows if row.field == "body" and row.start is not None]

    def _marks(self, name: str, read: str, shown: str) -> list[Mark]:
        marks = [
            Mark(row.start, row.end, _kind(row), _target(row).get_absolute_url(), row.surface)
            for row in self.mentions
            if row.field == name and row.start is not None and row.end is not None
        ]
        return marks if read == shown else move_marks(marks, read, shown)

    # ---- who and what

    def named(self, kind: str) -> list[Any]:
        """The countries or organizations of the article, in the order in which it names them."""
        return list({getattr(row, f"{kind}_id"): getattr(row, kind) for row in self._in_order() if getattr(row, f"{kind}_id")}.values())

    def people(self) -> list[PersonFact]:
        facts: dict[int, PersonFact] = {}
        for row in self._in_order():
            if row.person and row.person.pk not in facts:
                facts[row.person.pk] = PersonFact(row.person, self.offices[row.person.pk], anchor=self.anchor(row))
        return list(facts.values())

    def _in_order(self) -> Iterable[Mention]:
        return sorted(self.mentions, key=lambda row: (row.field != FIRST_FIELD, row.start))

    def events(self) -> tuple[list[EventFacts], list[EventFacts]]:
        """The events that the article reports, and those that it only refers to."""
        reports = list(Report.objects.accepted().filter(article=self.article).order_by("role", "pk"))
        rows = with_titles(Event.objects.published().filter(pk__in={report.event_id for report in reports})).in_bulk()
        told: dict[str, list[EventFacts]] = {ReportRole.MAIN: [], ReportRole.REFERENCE: []}
        for report in reports:
            if report.event_id in rows:
                told[report.role].append(self._event_facts(rows[report.event_id]))
        return told[ReportRole.MAIN], told[ReportRole.REFERENCE]

    def _event_facts(self, event: Event) -> EventFacts:
        anchors: dict[str, str] = {}
        for row in self.evidence:
            if row.event_id == event.pk:
                anchors.setdefault(row.fact, self.anchor(row))
        for mention in self.mentions:
            if mention.event_id == event.pk:
                anchors.setdefault("kind", self.anchor(mention))
        taking_part = participations_of(event)
        return EventFacts(
            event=event,
            anchors=anchors,
            people=[self._person_fact(row) for row in taking_part if row.person],
            sides=[row.country for row in taking_part if row.country],
            organizations=[row.organization for row in taking_part if row.organization],
        )

    def _person_fact(self, participation: Participation) -> PersonFact:
        read = next((row for row in self.evidence if row.participation_id == participation.pk), None)
        person: Person = participation.person  # type: ignore[assignment]
        return PersonFact(person, self.offices[person.pk], participation.role, participation.side, self.anchor(read) if read else "")


def _kind(row: Mention) -> str:
    return next(kind for kind in KINDS if getattr(row, f"{kind}_id"))


def _target(row: Mention) -> Any:
    return getattr(row, _kind(row))
