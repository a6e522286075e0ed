"""Listing pages: every text that was ever read under a name, kept verbatim."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.enums import Ruling


class SourcePage(models.Model):
    """A page is its file name; its texts are its versions."""

    name = models.CharField(_("file name"), max_length=255, unique=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PageVersion(models.Model):
    """One text of a page. `lines` is the class of each line in order, in runs `[[class, count], ...]` that add up to the lines.

    `captured_on` and `newest_header` are the days from which a story without a day of its own counts.
    """

    page = models.ForeignKey(SourcePage, on_delete=models.CASCADE, related_name="versions", verbose_name=_("page"))
    text = models.TextField(_("text as read"))
    sha256 = models.CharField(_("checksum"), max_length=64, db_index=True)
    captured_on = models.DateField(_("captured"), null=True, blank=True)
    newest_header = models.DateField(_("newest header"), null=True, blank=True)
    lines = models.JSONField(_("lines by class"), default=list)
    notices = models.JSONField(_("notices"), default=list, blank=True)
    reading_version = models.PositiveIntegerField(_("read by the rules of version"))
    imported_at = models.DateTimeField(_("imported"), auto_now_add=True)
    is_current = models.BooleanField(_("current"), default=True)

    class Meta:
        verbose_name = _("version of a page")
        verbose_name_plural = _("versions of pages")
        ordering = ["page__name", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["page", "sha256"], name="page_version_once"),
            models.UniqueConstraint(fields=["page"], condition=Q(is_current=True), name="page_has_one_current_version"),
        ]

    def __str__(self) -> str:
        return f"{self.page} ({self.sha256[:8]})"


class LineRuling(models.Model):
    """An editor's word on a line: the import cuts the page by it.

    The line is known by its text, so that it is found again in a later version.
    """

    page = models.ForeignKey(SourcePage, on_delete=models.CASCADE, related_name="rulings", verbose_name=_("page"))
    line_text = models.TextField(_("text of the line"))
    occurrence = models.PositiveIntegerField(_("which of the lines with this text"), default=1)
    ruling = models.CharField(_("ruling"), max_length=16, choices=Ruling)
    ruled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ruled_at = models.DateTimeField(_("ruled"), auto_now_add=True)

    class Meta:
        verbose_name = _("ruling on a line")
        verbose_name_plural = _("rulings on lines")
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(ruling__in=Ruling.values), name="line_ruling_known")]

    def __str__(self) -> str:
        return f"{self.get_ruling_display()}: {self.line_text[:60]}"
