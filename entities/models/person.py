"""People and every spelling of their names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from entities.enums import NameOrigin
from entities.models.country import Country
from entities.models.identity import RecordKind
from entities.models.record import DERIVED_FIELDS, Record, RecordQuerySet


class Person(Record):
    """One human. `country` is the state that the person serves or belongs to, as pages show it."""

    KIND = RecordKind.PERSON
    CURATED_FIELDS: ClassVar[tuple[str, ...]] = ("name", "country", "honorific")

    name = models.CharField(_("canonical name"), max_length=200)
    sort_name = models.CharField(_("name for lists"), max_length=200, blank=True, help_text=_("Surname first, as lists show it."))
    sort_key = models.CharField(max_length=200, editable=False)
    country = models.ForeignKey(Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT, related_name="people")
    honorific = models.CharField(_("honorific"), max_length=60, blank=True)
    history = HistoricalRecords(excluded_fields=DERIVED_FIELDS)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "id"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="person_by_name"),
            models.Index(fields=["is_public", "-article_count", "id"], name="person_by_activity"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_name")]

    def __str__(self) -> str:
        return self.name


class PersonName(models.Model):
    """A spelling of a person's name, with where it came from."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names", verbose_name=_("person"))
    name = models.CharField(_("name"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    block_key = models.CharField(
        max_length=120, blank=True, editable=False, db_index=True, help_text=_("readings that could be of this name share it")
    )
    origin = models.CharField(_("origin"), max_length=10, choices=NameOrigin, default=NameOrigin.EDITOR)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("spelling of a name")
        verbose_name_plural = _("spellings of names")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="person_name_once")]

    def __str__(self) -> str:
        return self.name
