"""All stages in order: a page into articles, an article into what it says."""

from __future__ import annotations

from articles.extraction.attachment import Attachment
from articles.extraction.countries import drop_inside, find_countries
from articles.extraction.credits import find_source
from articles.extraction.events import find_events
from articles.extraction.organizations import find_organizations
from articles.extraction.pages import Rulings, read_page
from articles.extraction.people import find_people
from articles.extraction.reading import ArticleReading
from articles.extraction.records import ArticleRecord, Block, DayContext, PageRecord, PersonForm, PersonRecord
from articles.extraction.roles_scope import PersonScope, scope_people
from articles.extraction.scan import scan
from articles.extraction.setting import find_setting
from articles.extraction.text import ArticleText
from articles.extraction.unnamed_offices import give_unnamed_offices


def extract_page(document: str, text: str, rulings: Rulings | None = None) -> tuple[PageRecord, tuple[ArticleRecord, ...]]:
    """A page cut into stories, and what each of them says; `document` is the page's file name, `rulings` an editor's word on lines."""
    page = read_page(document, text, rulings)
    newest = page.newest_header
    days = [DayContext(block.published_on, page.captured_on, newest) for block in page.blocks]
    return page, tuple(extract_article(block, day) for block, day in zip(page.blocks, days, strict=True))


def extract_article(block: Block, days: DayContext) -> ArticleRecord:
    """Everything that one block says."""
    text = ArticleText.of(block)
    article = ArticleReading.of(text)
    nodes = {reading.field.name: scan(reading) for reading in article.fields}
    attachments = {reading.field.name: Attachment(reading, nodes[reading.field.name]) for reading in article.fields}
    setting = find_setting(article, nodes)
    people = find_people(article, nodes, attachments)
    give_unnamed_offices(people, attachments["body"], attachments["title"])
    persons = tuple(_person_record(scope) for scope in scope_people(people, setting, attachments["body"]))
    source = find_source(text)
    organizations = find_organizations(article, nodes, persons, source.span if source else None)
    countries = drop_inside(find_countries(text), (form.span for person in persons for form in person.forms))
    events = find_events(text, days, persons, countries)
    return ArticleRecord(block, source, persons, countries, organizations, events)


def _person_record(scope: PersonScope) -> PersonRecord:
    person = scope.person
    forms = tuple(
        PersonForm(
            surface=candidate.reading.text(candidate.name.first, candidate.name.last),
            span=candidate.reading.span(candidate.name.first, candidate.name.last),
            rule="name",
            honorific=candidate.reading.text(candidate.name.front, candidate.name.first) if candidate.name.has_honorific else "",
        )
        for candidate in person.candidates
    )
    fullest = max(person.candidates, key=lambda c: (not c.shape.initials, len(c.shape.words), len(c.shape.initials)))
    rivals = tuple(dict.fromkeys(" ".join(rival.shape.words) for rival in person.draft.rivals))
    return PersonRecord(
        name=fullest.reading.text(fullest.name.first, fullest.name.last),
        forms=forms,
        country=scope.country,
        offices=tuple(scope.records),
        is_unsure=bool(rivals),
        candidates=rivals,
    )
