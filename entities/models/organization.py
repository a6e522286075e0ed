"""Bodies: ministries, parliaments, universities, companies, international organizations."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from entities.enums import NameOrigin, OrganizationKind
from entities.models.country import Country
from entities.models.identity import RecordKind
from entities.models.record import DERIVED_FIELDS, Record, RecordQuerySet


class Organization(Record):
    """A named body. `country` is the state that it belongs to, null for international ones and where pages do not show it."""

    KIND = RecordKind.ORGANIZATION
    CURATED_FIELDS: ClassVar[tuple[str, ...]] = ("name", "abbreviation", "kind", "country")

    name = models.CharField(_("name"), max_length=300)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=OrganizationKind, default=OrganizationKind.OTHER)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="organizations"
    )
    sort_key = models.CharField(max_length=300, editable=False)
    history = HistoricalRecords(excluded_fields=DERIVED_FIELDS)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        ordering = ["sort_key", "id"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="organization_by_name"),
            models.Index(fields=["is_public", "-article_count", "id"], name="organization_by_activity"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="organization_has_name"),
            models.CheckConstraint(condition=Q(kind__in=OrganizationKind.values), name="organization_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language: `get_kind_display()` hashes every choice each time, which lists feel."""
        return str(OrganizationKind(self.kind).label) if self.kind in OrganizationKind.values else self.kind


class OrganizationName(models.Model):
    """A spelling of an organization's name, with where it came from."""

    organization = models.ForeignKey(Organization, on_delete=models.CASCADE, related_name="names", verbose_name=_("organization"))
    name = models.CharField(_("name"), max_length=300)
    name_key = models.CharField(max_length=300, editable=False, db_index=True)
    block_key = models.CharField(
        max_length=120, blank=True, editable=False, db_index=True, help_text=_("readings that could be of this name share it")
    )
    origin = models.CharField(_("origin"), max_length=10, choices=NameOrigin, default=NameOrigin.EDITOR)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("name of an organization")
        verbose_name_plural = _("names of organizations")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="organization_name_once")]

    def __str__(self) -> str:
        return self.name
