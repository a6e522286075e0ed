"""What waits for an editor, and what editors found of the machine's values."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.enums import ReviewReason, ReviewState
from articles.models.article import Article
from articles.models.page import PageVersion
from entities.models import Event, Organization, Person
from entities.models.identity import RecordKind


class ReviewItem(models.Model):
    """One question to an editor. `key` makes it the same question on every import; `details` holds what the desk shows for its reason."""

    reason = models.CharField(_("reason"), max_length=24, choices=ReviewReason)
    state = models.CharField(_("state"), max_length=10, choices=ReviewState, default=ReviewState.OPEN)
    key = models.CharField(max_length=200, unique=True, editable=False)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.CASCADE, related_name="review_items")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="review_items")
    organization = models.ForeignKey(Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="review_items")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.CASCADE, related_name="review_items")
    page_version = models.ForeignKey(PageVersion, null=True, blank=True, on_delete=models.CASCADE, related_name="review_items")
    details = models.JSONField(_("details"), default=dict)
    score = models.FloatField(_("score"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("review item")
        verbose_name_plural = _("review items")
        ordering = ["reason", "id"]
        indexes = [models.Index(fields=["state", "reason", "id"], name="review_item_queue")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.article or self.person or self.organization or self.event or self.page_version}"


class SourceChange(models.Model):
    """A page now says something else in a field that an editor had changed: the editor's value stays until an editor decides."""

    item = models.OneToOneField(ReviewItem, on_delete=models.CASCADE, related_name="source_change")
    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    record_id = models.CharField(_("public id"), max_length=10, db_index=True)
    field = models.CharField(_("field"), max_length=60)
    page_before = models.JSONField(_("page before"), null=True)
    page_now = models.JSONField(_("page now"), null=True)
    editor_value = models.JSONField(_("the editor's value"), null=True)

    class Meta:
        verbose_name = _("change of the source")
        verbose_name_plural = _("changes of the source")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.field}"


class Verdict(models.Model):
    """What an editor found of one value that extraction gave; the accuracy page counts these."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        CORRECTED = "corrected", _("Corrected")
        REJECTED = "rejected", _("Rejected")

    measure = models.CharField(_("kind of value"), max_length=24, help_text=_("persons, organizations, event_kind, event_place ..."))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="verdicts")
    value_before = models.CharField(max_length=300, blank=True)
    value_after = models.CharField(max_length=300, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField(_("given"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.measure}: {self.outcome}"
