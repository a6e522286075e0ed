"""States: reference rows from the gazetteer, with the aliases that editors add."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from entities.enums import NameOrigin
from entities.models.identity import RecordKind
from entities.models.record import DERIVED_FIELDS, Record, RecordQuerySet


class Country(Record):
    """A state. Its public address is its ISO 3166-1 alpha-2 code, which is also its public id."""

    KIND = RecordKind.COUNTRY
    CURATED_FIELDS: ClassVar[tuple[str, ...]] = ("name", "name_kk", "name_ru", "official_name", "capital")

    alpha2 = models.CharField(_("ISO alpha-2"), max_length=2, unique=True)
    alpha3 = models.CharField(_("ISO alpha-3"), max_length=3, unique=True)
    numeric = models.CharField(_("ISO numeric"), max_length=3, blank=True)
    name = models.CharField(_("name in English"), max_length=100)
    name_kk = models.CharField(_("name in Kazakh"), max_length=100)
    name_ru = models.CharField(_("name in Russian"), max_length=100)
    sort_key = models.CharField(max_length=120, editable=False, db_index=True)
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    official_name_kk = models.CharField(_("official name in Kazakh"), max_length=200, blank=True)
    official_name_ru = models.CharField(_("official name in Russian"), max_length=200, blank=True)
    demonyms = models.JSONField(_("demonyms"), default=list, blank=True)
    capital = models.CharField(_("capital"), max_length=100, blank=True)
    region = models.CharField(_("UN region"), max_length=60, blank=True)
    subregion = models.CharField(_("UN subregion"), max_length=60, blank=True)
    history = HistoricalRecords(excluded_fields=DERIVED_FIELDS)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(alpha2__regex=r"^[A-Z]{2}$"), name="country_alpha2_is_two_capitals"),
            models.CheckConstraint(condition=Q(alpha3__regex=r"^[A-Z]{3}$"), name="country_alpha3_is_three_capitals"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug_text(self) -> str:
        """A country's address is its code alone."""
        return ""


class CountryName(models.Model):
    """Another form by which texts name a state; an editor's alias is used from the next import on."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="names", verbose_name=_("country"))
    name = models.CharField(_("name"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    origin = models.CharField(_("origin"), max_length=10, choices=NameOrigin, default=NameOrigin.EDITOR)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("name of a country")
        verbose_name_plural = _("names of countries")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["country", "name"], name="country_name_once")]

    def __str__(self) -> str:
        return self.name
