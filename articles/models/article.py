"""Articles, and where each of them stands on which page."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.enums import ArticleForm, ArticleStatus
from articles.models.page import PageVersion
from entities.models import Country, Organization, Person
from entities.models.identity import RecordKind
from entities.models.record import Curated


class ArticleQuerySet(models.QuerySet[Any]):
    """The site's vocabulary for articles; nothing here evaluates."""

    def published(self) -> Self:
        """The one gate to what the public may see."""
        return self.filter(status=ArticleStatus.PUBLISHED, merged_into=None)

    def stories(self) -> Self:
        """Articles with a body; headlines are listed only by filter."""
        return self.filter(form=ArticleForm.ARTICLE)

    def between(self, start: date | None, end: date | None) -> Self:
        """Published on or after `start` and before `end`; None leaves that side open."""
        found = self
        if start is not None:
            found = found.filter(published_on__gte=start)
        return found.filter(published_on__lt=end) if end is not None else found

    def mentioning(self, entity: Person | Country | Organization) -> Self:
        """Articles with an accepted mention of a person, a country or an organization."""
        return self.filter(id__in=entity.mentions.accepted().values("article"))


class Article(Curated):
    """A story. `source_title` and `source_body` hold the text as read, for ever; an editor's title, lead or body lies over it."""

    KIND = RecordKind.ARTICLE
    CURATED_FIELDS: ClassVar[tuple[str, ...]] = (
        "form", "status", "published_on", "published_at", "source", "image_credit", "source_view_count",
    )  # fmt: skip
    CURATED_TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (("published_on", "published_at"),)

    form = models.CharField(_("form"), max_length=8, choices=ArticleForm, default=ArticleForm.ARTICLE)
    status = models.CharField(_("status"), max_length=12, choices=ArticleStatus, default=ArticleStatus.PUBLISHED)
    source_title = models.TextField(_("title as read"), blank=True)
    source_body = models.TextField(_("body as read"), blank=True, help_text=_("Paragraphs joined by one newline."))
    title = models.TextField(_("title by an editor"), blank=True)
    lead = models.TextField(_("lead by an editor"), blank=True)
    body = models.TextField(_("body by an editor"), blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    sort_at = models.DateTimeField(editable=False, help_text=_("Published, else captured, else the page's newest header; never shown."))
    source = models.CharField(_("source"), max_length=200, blank=True)
    image_credit = models.CharField(_("image credit"), max_length=200, blank=True)
    source_view_count = models.PositiveIntegerField(_("views as printed"), null=True, blank=True)
    source_url = models.URLField(_("address of the original"), max_length=500, blank=True)
    withdrawn_reason = models.CharField(_("public reason of the withdrawal"), max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    was_public = models.BooleanField(default=False, db_default=False, editable=False)
    is_reviewed = models.BooleanField(_("fully reviewed"), default=False, db_default=False)
    title_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True, help_text=_("sha256 of the folded title"))
    body_key = models.CharField(
        max_length=64, blank=True, editable=False, db_index=True, help_text=_("sha256 of the folded beginning of the body")
    )
    title_appearance = models.ForeignKey("Appearance", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    body_appearance = models.ForeignKey("Appearance", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+")
    reading_version = models.PositiveIntegerField(default=0, editable=False)
    history = HistoricalRecords(excluded_fields=["was_public", "modified_at", "reading_version", "title_appearance", "body_appearance"])

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-sort_at", "-id"]
        permissions = [("withdraw_article", "Can withdraw an article from the public")]
        indexes = [
            models.Index(fields=["-sort_at", "-id"], name="article_by_time"),
            models.Index(fields=["status", "form", "-sort_at", "-id"], name="article_public_by_time"),
            models.Index(fields=["source", "-sort_at"], name="article_by_source"),
            models.Index(
                fields=["published_on", "id"],
                name="article_public_story_by_day",
                condition=Q(status=ArticleStatus.PUBLISHED, merged_into=None, form=ArticleForm.ARTICLE),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(form__in=ArticleForm.values), name="article_form_known"),
            models.CheckConstraint(condition=Q(status__in=ArticleStatus.values), name="article_status_known"),
            models.CheckConstraint(condition=Q(published_at__isnull=True) | Q(published_on__isnull=False), name="article_time_has_day"),
            models.CheckConstraint(
                condition=~Q(status=ArticleStatus.WITHDRAWN) | (~Q(withdrawn_reason="") & Q(withdrawn_at__isnull=False)),
                name="article_withdrawn_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(source_title="") | ~Q(source_body="") | ~Q(title="") | ~Q(body=""), name="article_has_text"
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def headline(self) -> str:
        """The title as shown: an editor's, else the page's, else the beginning of the body."""
        return self.title or self.source_title or f"{(self.body or self.source_body).partition(chr(10))[0][:90].rstrip()}…"

    @property
    def shown_body(self) -> str:
        return self.body or self.source_body

    @property
    def has_edited_text(self) -> bool:
        return bool(self.title or self.lead or self.body)

    @property
    def is_published(self) -> bool:
        return self.status == ArticleStatus.PUBLISHED and self.merged_into_id is None


class Appearance(models.Model):
    """An article on a version of a page: the block, and what its header printed.

    `position` is where the block's text begins in the page's text, `paragraphs` is `[[start, end], ...]` there. So a block keeps its
    position when a story before it is cut otherwise.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="appearances", verbose_name=_("article"))
    page_version = models.ForeignKey(PageVersion, on_delete=models.CASCADE, related_name="appearances", verbose_name=_("version of a page"))
    position = models.PositiveIntegerField(_("place on the page"))
    form = models.CharField(_("form"), max_length=8, choices=ArticleForm)
    first_line = models.PositiveIntegerField(_("first line"))
    last_line = models.PositiveIntegerField(_("last line"))
    title_start = models.PositiveIntegerField(null=True, blank=True)
    title_end = models.PositiveIntegerField(null=True, blank=True)
    paragraphs = models.JSONField(default=list, blank=True)
    published_on = models.DateField(_("printed day"), null=True, blank=True)
    published_at = models.DateTimeField(_("printed time"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    image_credit = models.CharField(_("image credit"), max_length=200, blank=True)
    view_count = models.PositiveIntegerField(_("views as printed"), null=True, blank=True)
    lost_header = models.BooleanField(_("header was lost"), default=False)
    reason = models.TextField(_("why it was cut here"), blank=True)
    title_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    body_key = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    body_length = models.PositiveIntegerField(default=0, editable=False)
    is_current = models.BooleanField(_("on a current page"), default=True)

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["page_version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page_version", "position"], name="appearance_position_once"),
            models.CheckConstraint(
                condition=Q(title_start__isnull=True, title_end__isnull=True) | Q(title_start__isnull=False, title_end__isnull=False),
                name="appearance_title_has_both_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_version}, {self.first_line}-{self.last_line}"
