"""What one article says of one person, body or event, and to which row of the record that belongs.

A reading is the article's own view before resolution: resolution looks at the readings of all articles and decides which of them
are the same human, body or event. A mention or a piece of evidence belongs to a reading, and moves with it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.enums import ReportRole
from articles.models.article import Article
from entities.enums import EventKind, Judgement
from entities.models import Event, Organization, Person


class ReadingQuerySet(models.QuerySet[Any]):
    def accepted(self) -> Self:
        return self.filter(judgement=Judgement.ACCEPTED)


class Reading(models.Model):
    """`key` is the folded name within the article; `clue` the values as read, for resolution; `is_ruled`: an editor has judged it."""

    TARGET: ClassVar[str]

    key = models.CharField(max_length=300, editable=False)
    block_key = models.CharField(max_length=120, editable=False, help_text=_("rows that could be the same share it"))
    clue = models.JSONField(_("as read"), default=dict)
    clue_key = models.CharField(max_length=32, blank=True, editable=False, help_text=_("hash of the clue: equal ones are resolved once"))
    judgement = models.CharField(_("judgement"), max_length=8, choices=Judgement, default=Judgement.ACCEPTED)
    score = models.FloatField(_("score"), default=1.0)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    candidates = models.JSONField(_("candidates"), default=list, blank=True, help_text=_("public ids that it could also be"))
    is_ruled = models.BooleanField(_("judged by an editor"), default=False, db_default=False)
    origin = models.CharField(_("origin"), max_length=8, choices=[("import", _("Import")), ("editor", _("Editor"))], default="import")

    objects = ReadingQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(judgement__in=Judgement.values), name="%(class)s_judgement_known")]


class PersonReading(Reading):
    """An article's view of one person: `clue` = {name, forms, country, honorific, offices: [...]}."""

    TARGET = "person"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="person_readings", verbose_name=_("article"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings", verbose_name=_("person"))
    name = models.CharField(_("name in the article"), max_length=200)
    history = HistoricalRecords()

    class Meta(Reading.Meta):
        verbose_name = _("person in an article")
        verbose_name_plural = _("people in articles")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["block_key", "clue_key", "person", "judgement", "is_ruled"], name="person_reading_block"),
            models.Index(fields=["person", "judgement", "clue_key"], name="person_reading_of_row"),
        ]
        constraints = [*Reading.Meta.constraints, models.UniqueConstraint(fields=["article", "key"], name="person_reading_once")]

    def __str__(self) -> str:
        return self.name


class OrganizationReading(Reading):
    """An article's view of one body: `clue` = {name, forms, abbreviation, kind, country}."""

    TARGET = "organization"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="organization_readings", verbose_name=_("article"))
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="readings", verbose_name=_("organization"))
    name = models.CharField(_("name in the article"), max_length=300)
    history = HistoricalRecords()

    class Meta(Reading.Meta):
        verbose_name = _("organization in an article")
        verbose_name_plural = _("organizations in articles")
        ordering = ["id"]
        indexes = [
            models.Index(fields=["block_key", "clue_key", "organization", "judgement", "is_ruled"], name="org_reading_block"),
            models.Index(fields=["organization", "judgement", "clue_key"], name="org_reading_of_row"),
        ]
        constraints = [*Reading.Meta.constraints, models.UniqueConstraint(fields=["article", "key"], name="organization_reading_once")]

    def __str__(self) -> str:
        return self.name


class Report(Reading):
    """Article × event. `clue` = {kind, name, date, end, basis, place, place_country, participants, countries, status}."""

    TARGET = "event"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reports", verbose_name=_("article"))
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="reports", verbose_name=_("event"))
    role = models.CharField(_("role"), max_length=10, choices=ReportRole)
    kind = models.CharField(_("kind as read"), max_length=16, choices=EventKind)
    name_key = models.CharField(max_length=300, blank=True, editable=False, help_text=_("folded proper name, empty without one"))
    starts_on = models.DateField(null=True, blank=True, editable=False, help_text=_("the day as read, where the text gives a day"))
    history = HistoricalRecords()

    class Meta(Reading.Meta):
        verbose_name = _("report of an event")
        verbose_name_plural = _("reports of events")
        ordering = ["role", "id"]
        indexes = [
            models.Index(fields=["kind", "starts_on"], name="report_by_day"),
            models.Index(fields=["block_key"], name="report_block"),
            models.Index(fields=["name_key"], name="report_by_name"),
        ]
        constraints = [
            *Reading.Meta.constraints,
            models.UniqueConstraint(fields=["article", "key"], name="report_once"),
            models.CheckConstraint(condition=Q(role__in=ReportRole.values), name="report_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.event}"
