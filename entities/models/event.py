"""Events: one row however many articles report it, and who took part."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from entities.enums import DateBasis, DatePrecision, EventKind, EventStatus
from entities.models.country import Country
from entities.models.identity import RecordKind
from entities.models.organization import Organization
from entities.models.person import Person
from entities.models.record import DERIVED_FIELDS, Record, RecordQuerySet


class EventQuerySet(RecordQuerySet):
    """Events by time and by who was there."""

    def planned(self) -> Self:
        return self.filter(status=EventStatus.PLANNED)

    def between(self, start: date | None, end: date | None) -> Self:
        """Events with a known date that begin on or after `start` and before `end`; None leaves that side open."""
        found = self.filter(starts_on__isnull=False)
        if start is not None:
            found = found.filter(starts_on__gte=start)
        return found.filter(starts_on__lt=end) if end is not None else found


class Event(Record):
    """Something that happened or is planned. `starts_on` is the first day of the period that `date_precision` leaves open."""

    KIND = RecordKind.EVENT
    CURATED_FIELDS: ClassVar[tuple[str, ...]] = (
        "kind", "name", "starts_on", "ends_on", "date_precision", "date_basis", "place", "country", "status",
    )  # fmt: skip
    CURATED_TOGETHER: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("starts_on", "ends_on", "date_precision", "date_basis"),
        ("place", "country"),
    )

    kind = models.CharField(_("kind"), max_length=16, choices=EventKind)
    name = models.CharField(
        _("name"), max_length=300, blank=True, help_text=_("Only where the text names the event; otherwise a title is composed.")
    )
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    date_precision = models.CharField(_("date precision"), max_length=6, choices=DatePrecision, blank=True)
    date_basis = models.CharField(_("date basis"), max_length=12, choices=DateBasis, blank=True)
    sort_on = models.DateField(editable=False, help_text=_("The date, else the day of the earliest report; orders lists, never shown."))
    place = models.CharField(_("place"), max_length=150, blank=True)
    country = models.ForeignKey(
        Country, verbose_name=_("country of the place"), null=True, blank=True, on_delete=models.PROTECT, related_name="events_hosted"
    )
    status = models.CharField(_("status"), max_length=10, choices=EventStatus, default=EventStatus.HELD)
    history = HistoricalRecords(excluded_fields=DERIVED_FIELDS)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-sort_on", "-id"]
        indexes = [
            models.Index(fields=["-sort_on", "-id"], name="event_by_day"),
            models.Index(fields=["is_public", "-sort_on", "-id"], name="event_public_by_day"),
            models.Index(fields=["kind", "-sort_on"], name="event_by_kind"),
            models.Index(fields=["status", "starts_on"], name="event_by_status"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EventKind.values), name="event_kind_known"),
            models.CheckConstraint(condition=Q(status__in=EventStatus.values), name="event_status_known"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, date_precision="")
                | Q(starts_on__isnull=False, date_precision__in=DatePrecision.values),
                name="event_date_has_precision",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")), name="event_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.kind_label} {self.starts_on or ''}".strip()

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language: `get_kind_display()` hashes every choice each time, which lists feel."""
        return str(EventKind(self.kind).label) if self.kind in EventKind.values else self.kind

    @property
    def slug_text(self) -> str:
        """The same in every language, so that an event has one address."""
        return self.name or f"{self.kind} {self.starts_on or ''}"


class Participation(models.Model):
    """Who took part: exactly one of a person, a country (a side) or an organization."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations", verbose_name=_("event"))
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="participations", verbose_name=_("person")
    )
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.CASCADE, related_name="participations", verbose_name=_("country")
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.CASCADE, related_name="participations", verbose_name=_("organization")
    )
    side = models.ForeignKey(
        Country,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("side"),
        help_text=_("For whom they took part."),
    )
    role = models.CharField(_("role"), max_length=300, blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=[("import", _("Import")), ("editor", _("Editor"))], default="import")
    is_rejected = models.BooleanField(_("rejected"), default=False, db_default=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, country__isnull=True, organization__isnull=True)
                | Q(person__isnull=True, country__isnull=False, organization__isnull=True)
                | Q(person__isnull=True, country__isnull=True, organization__isnull=False),
                name="participation_is_of_one",
            ),
            models.UniqueConstraint(fields=["event", "person"], condition=Q(person__isnull=False), name="participation_person_once"),
            models.UniqueConstraint(fields=["event", "country"], condition=Q(country__isnull=False), name="participation_country_once"),
            models.UniqueConstraint(
                fields=["event", "organization"], condition=Q(organization__isnull=False), name="participation_organization_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.country or self.organization}"
