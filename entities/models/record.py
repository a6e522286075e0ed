"""What every curated row has: a public id, the values as last derived, an editor's word, a past and a successor."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from entities.addresses import address_of

PUBLIC_ID_LENGTH = 10


class Origin(models.TextChoices):
    """Who made a row first."""

    IMPORT = "import", _("Import")
    EDITOR = "editor", _("Editor")


class RecordQuerySet(models.QuerySet[Any]):
    """The site's vocabulary for curated rows; nothing here evaluates."""

    def published(self) -> Self:
        """Rows that the public may see. One that was merged away is never among them."""
        return self.filter(is_public=True, merged_into=None)

    def current(self) -> Self:
        """Rows that stand for themselves: not merged into another."""
        return self.filter(merged_into=None)


class Curated(models.Model):
    """A curated row. `imported` holds the curated fields as last derived from pages; a field that differs from it is an editor's."""

    CURATED_FIELDS: ClassVar[tuple[str, ...]] = ()
    """names of the fields that pages derive and editors may overrule"""
    KIND: ClassVar[str] = ""
    """the `RecordKind` under which the row has an address; empty for rows without one"""
    CURATED_TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """those of them that make sense only as one: an editor's word on one of a group covers all of it"""

    public_id = models.CharField(_("public id"), max_length=PUBLIC_ID_LENGTH, unique=True, editable=False)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.IMPORT, editable=False)
    imported = models.JSONField(_("as imported"), default=dict, editable=False)
    is_confirmed = models.BooleanField(_("confirmed by an editor"), default=False, db_default=False)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("merged into"), null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="absorbed"
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    modified_at = models.DateTimeField(_("modified"), auto_now=True, db_index=True)

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        """The row's public page, in the language of the moment."""
        return address_of(self.KIND, self.public_id, self.slug_text)

    @property
    def slug_text(self) -> str:
        """The words that stand in the row's address."""
        return str(self)


class Record(Curated):
    """A curated row that articles mention: what is counted from them stands beside it."""

    is_public = models.BooleanField(_("public"), default=False, db_default=False, editable=False)
    was_public = models.BooleanField(_("was once public"), default=False, db_default=False, editable=False)
    article_count = models.PositiveIntegerField(_("articles"), default=0, db_default=0, editable=False)
    first_seen_on = models.DateField(_("first seen"), null=True, blank=True, editable=False)
    last_seen_on = models.DateField(_("last seen"), null=True, blank=True, editable=False)
    stated_source = models.CharField(
        _("stated source"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where an editor has it from, if from no page."),
    )

    class Meta:
        abstract = True


DERIVED_FIELDS = ["is_public", "was_public", "article_count", "first_seen_on", "last_seen_on", "modified_at"]
"""columns that are counted anew from articles and have no history of their own"""
