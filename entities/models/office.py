"""Offices, and who was seen in them when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from entities.enums import NameOrigin
from entities.models.country import Country
from entities.models.identity import RecordKind
from entities.models.organization import Organization
from entities.models.person import Person
from entities.models.record import DERIVED_FIELDS, Record, RecordQuerySet


class Office(Record):
    """An office in plain words ("Ambassador of Kazakhstan to Belgium"). Several people may hold it at once (deputy ministers)."""

    KIND = RecordKind.OFFICE
    CURATED_FIELDS: ClassVar[tuple[str, ...]] = ("name", "title", "organization", "country", "receiving_state", "is_bilateral")
    CURATED_TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (("country", "receiving_state", "is_bilateral"),)

    name = models.CharField(_("name"), max_length=300)
    title = models.CharField(_("title"), max_length=200, blank=True, help_text=_("Without state and body: “Ambassador”."))
    sort_key = models.CharField(max_length=300, editable=False)
    organization_key = models.CharField(
        max_length=300, blank=True, editable=False, db_index=True, help_text=_("folded name of the body as read, to find it when it comes")
    )
    organization = models.ForeignKey(
        Organization, verbose_name=_("organization"), null=True, blank=True, on_delete=models.PROTECT, related_name="offices"
    )
    country = models.ForeignKey(
        Country, verbose_name=_("state (sending state)"), null=True, blank=True, on_delete=models.PROTECT, related_name="offices"
    )
    receiving_state = models.ForeignKey(
        Country, verbose_name=_("receiving state"), null=True, blank=True, on_delete=models.PROTECT, related_name="offices_received"
    )
    is_bilateral = models.BooleanField(_("bilateral head of mission"), default=False, db_default=False)
    history = HistoricalRecords(excluded_fields=DERIVED_FIELDS)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["sort_key", "id"], name="office_by_name")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="office_has_name"),
            models.CheckConstraint(
                condition=Q(is_bilateral=False) | Q(receiving_state__isnull=False, country__isnull=False),
                name="office_bilateral_has_both_states",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeName(models.Model):
    """Another wording of an office; an editor's wording is used by resolution."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="names", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=300)
    name_key = models.CharField(max_length=300, editable=False, db_index=True)
    origin = models.CharField(_("origin"), max_length=10, choices=NameOrigin, default=NameOrigin.EDITOR)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("wording of an office")
        verbose_name_plural = _("wordings of offices")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="office_name_once")]

    def __str__(self) -> str:
        return self.name


class TenureQuerySet(RecordQuerySet):
    """Who was in office when."""

    def in_office(self, on: date) -> Self:
        """Tenures that are shown to hold on a day: from start (else first seen) to end (else last seen)."""
        return self.annotate(since=Coalesce("started_on", "first_seen_on"), until=Coalesce("ended_on", "last_seen_on")).filter(
            is_former=False, since__lte=on, until__gte=on
        )


class Tenure(Record):
    """A person in an office. `first_seen_on` and `last_seen_on` say when articles showed it; start and end only if stated."""

    CURATED_FIELDS: ClassVar[tuple[str, ...]] = ("started_on", "ended_on", "is_former")
    CURATED_TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (("started_on", "ended_on"),)

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tenures", verbose_name=_("person"))
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="tenures", verbose_name=_("office"))
    started_on = models.DateField(_("started"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    is_former = models.BooleanField(_("former"), default=False, db_default=False, help_text=_("Pages name it only as a past office."))
    is_rejected = models.BooleanField(_("rejected"), default=False, db_default=False)
    history = HistoricalRecords(excluded_fields=DERIVED_FIELDS)

    objects = TenureQuerySet.as_manager()

    class Meta:
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        ordering = ["-last_seen_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "office"], name="tenure_once"),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(started_on__lte=F("ended_on")),
                name="tenure_starts_before_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"

    def is_in_office(self, on: date) -> bool:
        """Whether the record shows the person in the office on a day; outside what was seen the answer is no."""
        since = self.started_on or self.first_seen_on
        until = self.ended_on or self.last_seen_on
        return not self.is_former and since is not None and until is not None and since <= on <= until
