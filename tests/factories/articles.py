"""One factory for each model of `articles`, and for editors."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from articles import models
from articles.enums import ArticleForm, ArticleStatus, ReportRole, ReviewReason, Ruling
from articles.resolving.groups import SAID_NOTHING
from entities.folding import fold_key
from entities.models.identity import RecordKind
from tests.factories.entities import CuratedFactory, EventFactory, OrganizationFactory, PersonFactory

FIRST_MINUTE = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
ALMATY = timedelta(hours=5)


def key_of(text: str) -> str:
    return hashlib.sha256(fold_key(text).encode()).hexdigest() if text else ""


class UserFactory(DjangoModelFactory):
    """`UserFactory(is_staff=True, is_superuser=True)` is an editor who may do everything; the password is "password"."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"editor{n}")
    password = factory.django.Password("password")


class SourcePageFactory(DjangoModelFactory):
    class Meta:
        model = models.SourcePage
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda n: f"page-{n:04d}.txt")


class PageVersionFactory(DjangoModelFactory):
    class Meta:
        model = models.PageVersion

    page = factory.SubFactory(SourcePageFactory)
    text = factory.Sequence(lambda n: f"text of page {n}")
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.text.encode()).hexdigest())
    captured_on = date(2026, 3, 3)
    lines = factory.LazyAttribute(lambda row: [["body", row.text.count("\n") + 1]])
    reading_version = 1


class LineRulingFactory(DjangoModelFactory):
    class Meta:
        model = models.LineRuling

    page = factory.SubFactory(SourcePageFactory)
    line_text = factory.Sequence(lambda n: f"line {n}")
    ruling = Ruling.CHROME


class ArticleFactory(CuratedFactory):
    """A published story of its own minute. `undated=True`: without a day; `headline_only=True`: an entry of a 'Most viewed' list."""

    class Meta:
        model = models.Article

    class Params:
        id_letter = "a"
        undated = factory.Trait(published_at=None, published_on=None, sort_at=FIRST_MINUTE)
        headline_only = factory.Trait(form=ArticleForm.HEADLINE, source_body="", source="")
        withdrawn = factory.Trait(
            status=ArticleStatus.WITHDRAWN, withdrawn_reason="Published twice.", withdrawn_at=FIRST_MINUTE, was_public=True
        )

    form = ArticleForm.ARTICLE
    status = ArticleStatus.PUBLISHED
    source_title = factory.Sequence(lambda n: f"Kazakhstan and Partner {n} Discuss Cooperation")
    source_body = factory.Sequence(lambda n: f"Talks number {n} were held in Astana.\nThe sides agreed to meet again.")
    published_at = factory.Sequence(lambda n: FIRST_MINUTE + timedelta(minutes=n))
    published_on = factory.LazyAttribute(lambda row: row.published_at and (row.published_at + ALMATY).date())
    sort_at = factory.LazyAttribute(lambda row: row.published_at or FIRST_MINUTE)
    source = "Ministry of Foreign Affairs of the Republic of Kazakhstan"
    was_public = factory.LazyAttribute(lambda row: row.status == ArticleStatus.PUBLISHED)
    title_key = factory.LazyAttribute(lambda row: key_of(row.source_title))
    body_key = factory.LazyAttribute(lambda row: key_of(row.source_body[:200]))


class AppearanceFactory(DjangoModelFactory):
    class Meta:
        model = models.Appearance

    article = factory.SubFactory(ArticleFactory)
    page_version = factory.SubFactory(PageVersionFactory)
    position = factory.Sequence(lambda n: n)
    form = factory.SelfAttribute("article.form")
    first_line = 1
    last_line = 3
    published_on = factory.SelfAttribute("article.published_on")
    published_at = factory.SelfAttribute("article.published_at")


class ReadingFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    article = factory.SubFactory(ArticleFactory)
    key = factory.LazyAttribute(lambda row: fold_key(row.name))
    block_key = factory.LazyAttribute(lambda row: fold_key(row.name).rpartition(" ")[2][:120])


class PersonReadingFactory(ReadingFactory):
    class Meta:
        model = models.PersonReading

    clue = factory.LazyAttribute(lambda row: SAID_NOTHING["person"] | {"name": row.name, "forms": [row.name]})

    person = factory.SubFactory(PersonFactory)
    name = factory.SelfAttribute("person.name")


class OrganizationReadingFactory(ReadingFactory):
    class Meta:
        model = models.OrganizationReading

    clue = factory.LazyAttribute(lambda row: SAID_NOTHING["organization"] | {"name": row.name})

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.SelfAttribute("organization.name")


class ReportFactory(DjangoModelFactory):
    class Meta:
        model = models.Report

    article = factory.SubFactory(ArticleFactory)
    event = factory.SubFactory(EventFactory)
    role = ReportRole.MAIN
    kind = factory.LazyAttribute(lambda row: row.event.kind)
    key = factory.Sequence(lambda n: f"report {n}")
    block_key = factory.LazyAttribute(lambda row: f"{row.kind}|{row.event.sort_on:%Y-%m}")
    clue = factory.LazyAttribute(lambda row: SAID_NOTHING["event"] | {"kind": str(row.kind), "date": f"{row.event.sort_on:%Y-%m-%d}"})


class MentionFactory(DjangoModelFactory):
    """`MentionFactory(article=..., person=..., surface="Vassilenko")`: the span is that of the surface form's first place in the text."""

    class Meta:
        model = models.Mention

    article = factory.SubFactory(ArticleFactory)
    surface = "Astana"
    field = factory.LazyAttribute(lambda row: "body" if row.surface in row.article.source_body else "title")
    start = factory.LazyAttribute(lambda row: text_of(row.article, row.field).index(row.surface))
    end = factory.LazyAttribute(lambda row: row.start + len(row.surface))
    rule = "test"


class EvidenceFactory(DjangoModelFactory):
    """`EvidenceFactory(article=..., event=..., fact="day", value="2 March 2026")`: read where the value stands first in the text."""

    class Meta:
        model = models.Evidence

    class Params:
        surface = factory.SelfAttribute("value")

    article = factory.SubFactory(ArticleFactory)
    fact = "place"
    value = "Astana"
    field = factory.LazyAttribute(lambda row: "body" if row.surface in row.article.source_body else "title")
    start = factory.LazyAttribute(lambda row: text_of(row.article, row.field).index(row.surface))
    end = factory.LazyAttribute(lambda row: row.start + len(row.surface))
    rule = "test"


class ReviewItemFactory(DjangoModelFactory):
    class Meta:
        model = models.ReviewItem

    reason = ReviewReason.DUPLICATE
    key = factory.Sequence(lambda n: f"item {n}")


class SourceChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.SourceChange

    item = factory.SubFactory(ReviewItemFactory, reason=ReviewReason.SOURCE_CHANGED)
    kind = RecordKind.ARTICLE
    record_id = factory.Sequence(lambda n: f"a{n:09d}")
    field = "source"


class VerdictFactory(DjangoModelFactory):
    class Meta:
        model = models.Verdict

    measure = "persons"
    outcome = models.Verdict.Outcome.CONFIRMED


class ImportRunFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportRun

    reading_version = 1


class ChangeFactory(DjangoModelFactory):
    class Meta:
        model = models.Change

    number = factory.Sequence(lambda n: n + 1)
    kind = RecordKind.ARTICLE
    record_id = factory.Sequence(lambda n: f"a{n:09d}")
    action = models.Change.Action.CREATED
    changed_at = FIRST_MINUTE


def text_of(article: models.Article, field: str) -> str:
    """The text as read that spans count in."""
    return article.source_title if field == "title" else article.source_body
