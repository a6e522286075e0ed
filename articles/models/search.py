"""What the search looks through: one row for each public record, its words made plain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from entities.models.identity import RecordKind


class SearchEntry(models.Model):
    """The words of one public record in ASCII (`names`, `text`) and its names as folded keys (`keys`).

    Each database indexes these three columns in its own way (see the migration): SQLite by an FTS5 table, PostgreSQL by a generated
    tsvector.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=RecordKind)
    record_id = models.CharField(_("public id"), max_length=10)
    label = models.TextField(_("label"), help_text=_("as shown"))
    names = models.TextField(_("names"), blank=True)
    keys = models.TextField(_("folded names"), blank=True)
    text = models.TextField(_("text"), blank=True)
    weight = models.PositiveIntegerField(_("weight"), default=0, help_text=_("articles that speak of it; parts equals"))
    sort_on = models.DateField(_("day"), null=True, blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        ordering = ["kind", "record_id"]
        constraints = [models.UniqueConstraint(fields=["kind", "record_id"], name="search_entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}"
