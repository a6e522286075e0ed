"""What is held of rows that are, were or are not the same: merges, pairs kept apart, former addresses, names of no one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RecordKind(models.TextChoices):
    """The kinds of rows that have an address of their own."""

    ARTICLE = "article", _("Article")
    PERSON = "person", _("Person")
    COUNTRY = "country", _("Country")
    ORGANIZATION = "organization", _("Organization")
    OFFICE = "office", _("Office")
    EVENT = "event", _("Event")


class Merge(models.Model):
    """One merge, with every row that it moved, so that it can be taken back."""

    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    survivor_id = models.CharField(_("survivor"), max_length=10, db_index=True)
    absorbed_id = models.CharField(_("merged away"), max_length=10, db_index=True)
    moves = models.JSONField(_("what was moved"), default=dict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    merged_at = models.DateTimeField(_("merged"), auto_now_add=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.absorbed_id} → {self.survivor_id}"


class Difference(models.Model):
    """Two rows that an editor knows to be different: neither import nor suggestions bring them together again."""

    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    first_id = models.CharField(_("first"), max_length=10, db_index=True)
    second_id = models.CharField(_("second"), max_length=10, db_index=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)

    class Meta:
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "first_id", "second_id"], name="difference_once"),
            models.CheckConstraint(condition=Q(first_id__lt=F("second_id")), name="difference_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_id} ≠ {self.second_id}"


class FormerAddress(models.Model):
    """A public id that a row once had. It redirects for ever, and is never given to another row."""

    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    former_id = models.CharField(_("former id"), max_length=10)
    current_id = models.CharField(_("current id"), max_length=10, db_index=True)
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "former_id"], name="former_address_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.former_id} → {self.current_id}"


class RejectedName(models.Model):
    """A form that an editor knows to name no person (or no organization), on all pages."""

    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    name = models.CharField(_("name"), max_length=300)
    name_key = models.CharField(max_length=300, editable=False)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    noted_at = models.DateTimeField(_("noted"), auto_now_add=True)

    class Meta:
        verbose_name = _("rejected name")
        verbose_name_plural = _("rejected names")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["kind", "name_key"], name="rejected_name_once")]

    def __str__(self) -> str:
        return self.name
