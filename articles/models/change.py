"""The one order of everything that changed in the public record, for mirrors."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from entities.models.identity import RecordKind


class Change(models.Model):
    """Numbers are given under one lock: a visible one never precedes an invisible smaller one."""

    class Action(models.TextChoices):
        CREATED = "created", _("Created")
        UPDATED = "updated", _("Updated")
        MERGED = "merged", _("Merged")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    number = models.BigIntegerField(_("number"), primary_key=True)
    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    record_id = models.CharField(_("public id"), max_length=10)
    action = models.CharField(_("action"), max_length=10, choices=Action)
    into_id = models.CharField(_("merged into"), max_length=10, blank=True)
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["number"]
        indexes = [models.Index(fields=["kind", "record_id"], name="change_of_record")]

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.record_id} {self.action}"


class ChangeCounter(models.Model):
    """One row: the last number given. Whoever gives numbers locks it until the transaction ends."""

    last_number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last_number)
