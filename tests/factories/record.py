"""A small connected record: stories on a page, with people, bodies, offices and events whose every span is right.

All people and events are made up. `make_record()` with another number gives other people, events and stories, in the same states.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from articles import models
from articles.enums import ReportRole
from entities.enums import DateBasis, DatePrecision, EventKind, OrganizationKind
from entities.models import Country, Event, Organization, Participation, Person, Tenure
from tests.factories.articles import (
    AppearanceFactory,
    ArticleFactory,
    EvidenceFactory,
    MentionFactory,
    OrganizationReadingFactory,
    PageVersionFactory,
    PersonReadingFactory,
    ReportFactory,
    text_of,
)
from tests.factories.entities import (
    CountryFactory,
    EventFactory,
    OfficeFactory,
    OrganizationFactory,
    ParticipationFactory,
    PersonFactory,
    PersonNameFactory,
    TenureFactory,
)

SOURCE = "Ministry of Foreign Affairs of the Republic of Kazakhstan"
ALMATY = timezone(timedelta(hours=5))
GIVEN = ["Daniyar", "Saule", "Marat", "Zarina", "Yerlan", "Aigul", "Timur", "Botagoz", "Askar", "Dinara"]
SURNAMES = ["Ospanbek", "Tolegenov", "Baizhan", "Sarsenova", "Kuandyk", "Iskakov", "Zhaksylyk", "Mukanova", "Tursyn", "Abenov"]


def name_of(number: int, offset: int) -> str:
    """A name that no other number and offset gives, below 25 records."""
    index = (number - 1) * 4 + offset
    return f"{GIVEN[index % 10]} {SURNAMES[(index // 10 + index) % 10]}"


@dataclass
class StoryBuilder:
    """One article under construction: names and facts are found by their words, so that no offset is typed in."""

    article: models.Article
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def mention(self, target: Person | Country | Organization | Event, *surfaces: str, **values: Any) -> None:
        """A mention at every place of each surface form that stands as a word and in no longer form given before."""
        kind = type(target).__name__.lower()
        for surface in surfaces:
            for name in ("title", "body"):
                for start in _places(text_of(self.article, name), surface):
                    if self._is_free(name, start, start + len(surface)):
                        MentionFactory(
                            article=self.article,
                            surface=surface,
                            field=name,
                            start=start,
                            end=start + len(surface),
                            **{kind: target},
                            **values,
                        )

    def person(self, person: Person, *surfaces: str) -> None:
        reading = PersonReadingFactory(article=self.article, person=person)
        self.mention(person, *(surfaces or (person.name, person.name.split()[-1])), person_reading=reading)

    def organization(self, organization: Organization, *surfaces: str) -> None:
        reading = OrganizationReadingFactory(article=self.article, organization=organization)
        self.mention(organization, *(surfaces or (organization.name,)), organization_reading=reading)

    def event(self, event: Event, surface: str, role: ReportRole = ReportRole.MAIN, **facts: str) -> models.Report:
        """A report with its mention at the words of the event, and evidence for each fact: `day="2 March 2026"`."""
        report = ReportFactory(article=self.article, event=event, role=role)
        name = "body" if surface in self.article.source_body else "title"
        start = text_of(self.article, name).index(surface)
        MentionFactory(article=self.article, event=event, report=report, surface=surface, field=name, start=start, end=start + len(surface))
        for fact, words in {"kind": surface, **facts}.items():
            EvidenceFactory(article=self.article, event=event, report=report, fact=fact, value=words)
        return report

    def office(self, tenure: Tenure, words: str) -> None:
        reading = self.article.person_readings.get(person=tenure.person)
        EvidenceFactory(article=self.article, tenure=tenure, person_reading=reading, fact="office", value=tenure.office.name, surface=words)

    def took_part(self, participation: Participation, words: str) -> None:
        EvidenceFactory(article=self.article, participation=participation, fact="role", value=participation.role, surface=words)

    def source(self, words: str) -> None:
        EvidenceFactory(article=self.article, fact="source", value=self.article.source, surface=words)

    def _is_free(self, name: str, start: int, end: int) -> bool:
        return not self.article.mentions.filter(field=name, event=None, start__lt=end, end__gt=start).exists()


def _places(text: str, surface: str) -> list[int]:
    places, at = [], text.find(surface)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(surface) : at + len(surface) + 1]
        if not before.isalnum() and not after.isalnum():
            places.append(at)
        at = text.find(surface, at + 1)
    return places


@dataclass
class SampleRecord:
    """What `make_record` made, by name."""

    ambassador: Person
    rector: Person
    deputy: Person
    director: Person
    kazakhstan: Country
    belgium: Country
    italy: Country
    university: Organization
    ambassadorship: Tenure
    meeting: Event
    consultations: Event
    forum: Event
    articles: list[models.Article]
    page_version: models.PageVersion


def make_record(number: int = 1, day: date = date(2026, 3, 2)) -> SampleRecord:
    """Three stories of `day` and the day after: a meeting in Liège (twice reported), consultations in Rome, a forum to come."""
    record = _make_entities(number, day)
    meeting = _meeting_story(record, day, number)
    consultations = _consultations_story(record, day + timedelta(days=1), number)
    record.articles = [meeting, consultations, _forum_story(record, day + timedelta(days=1), number)]
    record.page_version = _put_on_page(record.articles, number, day + timedelta(days=2))
    return record


def _make_entities(number: int, day: date) -> SampleRecord:
    kazakhstan, belgium, italy = (CountryFactory(alpha2=code) for code in ("KZ", "BE", "IT"))
    seen = {"first_seen_on": day, "last_seen_on": day}
    for state in (kazakhstan, belgium, italy):
        state.first_seen_on, state.last_seen_on = (
            min(state.first_seen_on or day, day),
            max(state.last_seen_on or day, day + timedelta(days=1)),
        )
        state.save(update_fields=["first_seen_on", "last_seen_on"])
    ambassador, rector, deputy, director = (
        PersonFactory(name=name_of(number, at), country=state, **seen) for at, state in enumerate((kazakhstan, belgium, kazakhstan, italy))
    )
    PersonNameFactory(person=ambassador, name=ambassador.name)
    PersonNameFactory(person=ambassador, name=f"{ambassador.name[0]}. {ambassador.name.split()[-1]}")
    university = OrganizationFactory(
        name=f"Maas University {number}", abbreviation="MU", kind=OrganizationKind.EDUCATION, country=belgium, **seen
    )
    office = OfficeFactory(bilateral=True, country=kazakhstan, receiving_state=belgium, **seen)
    meeting, consultations = (
        EventFactory(kind=kind, starts_on=on, place=place, country=state, date_basis=basis)
        for kind, on, place, state, basis in (
            (EventKind.MEETING, day, "Liège", belgium, DateBasis.STATED),
            (EventKind.CONSULTATIONS, day + timedelta(days=1), "Rome", italy, DateBasis.PUBLICATION),
        )
    )
    forum_day = (day.replace(day=1) + timedelta(days=32)).replace(day=22)
    forum = EventFactory(
        kind=EventKind.CONFERENCE, name=f"Steppe Water Forum {number}", starts_on=forum_day, country=kazakhstan,
        ends_on=forum_day + timedelta(days=2), date_precision=DatePrecision.DAY, place="Astana", planned=True,
    )  # fmt: skip
    ambassadorship = TenureFactory(person=ambassador, office=office, **seen)
    return SampleRecord(
        ambassador,
        rector,
        deputy,
        director,
        kazakhstan,
        belgium,
        italy,
        university,
        ambassadorship,
        meeting,
        consultations,
        forum,
        [],
        None,
    )  # type: ignore[arg-type]


def _story(day: date, minute: int, title: str, *paragraphs: str) -> StoryBuilder:
    at = datetime.combine(day, time(10 + minute // 60 % 12, minute % 60), ALMATY).astimezone(UTC)
    article = ArticleFactory(source_title=title, source_body="\n".join(paragraphs), published_on=day, published_at=at)
    story = StoryBuilder(article)
    story.source(SOURCE)
    return story


def _meeting_story(record: SampleRecord, day: date, number: int) -> models.Article:
    ambassador, rector = record.ambassador, record.rector
    university = record.university.name
    story = _story(
        day, 2 * number, f"Ambassador {ambassador.name.split()[-1]} Met with the Rector of {university}",
        f"Ambassador of Kazakhstan to Belgium {ambassador.name} met with the Rector of {university}, {rector.name}, in Liège on "
        f"{day.day} {day:%B %Y}, {SOURCE} reports.",
        f"{ambassador.name.split()[-1]} spoke of Kazakh students in Belgium. “We open a joint laboratory this autumn,” the rector said.",
        f"{rector.name.split()[-1]} accepted an invitation to the Steppe Water Forum {number}, which will be held in Astana on "
        f"22-24 {record.forum.starts_on:%B %Y}.",
    )  # fmt: skip
    story.person(ambassador)
    story.person(rector)
    story.organization(record.university)
    story.mention(record.kazakhstan, "Kazakhstan", "Kazakh")
    story.mention(record.belgium, "Belgium")
    story.event(record.meeting, "met with the Rector", day=f"{day.day} {day:%B %Y}", place="Liège")
    story.event(record.forum, record.forum.name, ReportRole.REFERENCE, day=f"22-24 {record.forum.starts_on:%B %Y}", place="Astana")
    story.office(record.ambassadorship, "Ambassador of Kazakhstan to Belgium")
    rector_office = OfficeFactory(name=f"Rector of {university}", title="Rector", organization=record.university, country=record.belgium)
    story.office(TenureFactory(person=rector, office=rector_office, first_seen_on=day, last_seen_on=day), f"Rector of {university}")
    _take_part(story, record.meeting, (ambassador, record.kazakhstan, "Ambassador"), (rector, record.belgium, "Rector"))
    return story.article


def _consultations_story(record: SampleRecord, day: date, number: int) -> models.Article:
    deputy, director = record.deputy, record.director
    story = _story(
        day, 2 * number, f"Kazakhstan and Italy Hold Round {number} of Political Consultations",
        f"The foreign ministries of Kazakhstan and Italy held round {number} of political consultations in Rome, {SOURCE} reports.",
        f"The delegations were led by Deputy Minister of Foreign Affairs of Kazakhstan {deputy.name} and Director General {director.name}.",
        f"The sides spoke about trade. {deputy.name.split()[-1]} thanked the Italian side for its hospitality.",
    )  # fmt: skip
    story.person(deputy)
    story.person(director)
    story.mention(record.kazakhstan, "Kazakhstan")
    story.mention(record.italy, "Italy", "Italian")
    story.event(record.consultations, f"round {number} of political consultations", place="Rome")
    office = OfficeFactory(
        name=f"Deputy Minister of Foreign Affairs of Kazakhstan {number}", title="Deputy Minister", country=record.kazakhstan
    )
    tenure = TenureFactory(person=deputy, office=office, first_seen_on=day, last_seen_on=day)
    story.office(tenure, "Deputy Minister of Foreign Affairs of Kazakhstan")
    _take_part(story, record.consultations, (deputy, record.kazakhstan, "Deputy Minister"), (director, record.italy, "Director General"))
    return story.article


def _forum_story(record: SampleRecord, day: date, number: int) -> models.Article:
    ambassador, forum = record.ambassador, record.forum
    story = _story(
        day, 2 * number + 1, f"{forum.name} to Gather Five States in Astana",
        f"The {forum.name} will be held in Astana on 22-24 {forum.starts_on:%B %Y}, {SOURCE} reports.",
        f"{ambassador.name}, Ambassador of Kazakhstan to Belgium, announced it at a meeting with the Rector of {record.university.name} on "
        f"{record.meeting.starts_on.day} {record.meeting.starts_on:%B %Y}.",
    )  # fmt: skip
    story.person(ambassador, ambassador.name)
    story.organization(record.university)
    story.mention(record.kazakhstan, "Kazakhstan")
    story.mention(record.belgium, "Belgium")
    story.event(forum, forum.name, day=f"22-24 {forum.starts_on:%B %Y}", place="Astana")
    met_on = f"{record.meeting.starts_on.day} {record.meeting.starts_on:%B %Y}"
    story.event(record.meeting, f"meeting with the Rector of {record.university.name}", ReportRole.REFERENCE, day=met_on)
    story.office(record.ambassadorship, "Ambassador of Kazakhstan to Belgium")
    _take_part(story, forum, sides=(record.kazakhstan,))
    return story.article


def _take_part(story: StoryBuilder, event: Event, *people: tuple[Person, Country, str], sides: tuple[Country, ...] = ()) -> None:
    for person, side, role in people:
        story.took_part(ParticipationFactory(event=event, person=person, side=side, role=role), person.name)
    for state in (*(side for _, side, _ in people), *sides):
        ParticipationFactory(event=event, country=state, side=state)


def _put_on_page(articles: list[models.Article], number: int, captured_on: date) -> models.PageVersion:
    """Lays the stories out as a listing page does, newest first, and gives each its appearance there."""
    text, line, places = f" date {captured_on} ", 1, []
    for article in sorted(articles, key=lambda row: row.sort_at, reverse=True):
        header = f"{article.published_at.astimezone(ALMATY):%d.%m.%Y, %H:%M} {1000 + line}\n"
        text += header
        title_start = len(text)
        text += f"{article.source_title}\n"
        starts, at = [], len(text)
        for paragraph in article.source_body.split("\n"):
            starts.append([at, at + len(paragraph)])
            at += len(paragraph) + 1
        text += f"{article.source_body}\n"
        last = line + 1 + len(starts)
        places.append((article, title_start, starts, line, last, 1000 + line))
        line = last + 1
    version = PageVersionFactory(page__name=f"made-{number:04d}.txt", text=text, captured_on=captured_on)
    for position, (article, title_start, paragraphs, first, last, views) in enumerate(places):
        appearance = AppearanceFactory(
            article=article, page_version=version, position=position, first_line=first, last_line=last, title_start=title_start,
            title_end=title_start + len(article.source_title), paragraphs=paragraphs, source=article.source, view_count=views,
            title_key=article.title_key, body_key=article.body_key, body_length=len(article.source_body),
        )  # fmt: skip
        article.title_appearance = article.body_appearance = appearance
        article.source_view_count = views
        article.save(update_fields=["title_appearance", "body_appearance", "source_view_count"])
    return version
