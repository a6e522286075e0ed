"""Where each name and each fact stands in the text as read."""

from __future__ import annotations

from typing import Any, Literal, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.article import Article
from articles.models.reading import OrganizationReading, PersonReading, Report
from entities.enums import Judgement
from entities.models import Country, Event, Organization, Participation, Person, Tenure

FIELDS = [("title", _("Title")), ("body", _("Body"))]


def exactly_one(*names: str) -> Q:
    """A condition: one of the keys is set, and no other."""
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


SPAN_CONDITION = Q(start__isnull=True, end__isnull=True) | Q(start__isnull=False, end__gt=F("start"))


class MentionQuerySet(models.QuerySet[Any]):
    def accepted(self) -> Self:
        return self.filter(judgement=Judgement.ACCEPTED)


class Mention(models.Model):
    """A name in an article. `start` and `end` count code points of the text as read; both are null once that text is gone from the page."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions", verbose_name=_("article"))
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", verbose_name=_("person"))
    country = models.ForeignKey(
        Country, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", verbose_name=_("country")
    )
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", verbose_name=_("organization")
    )
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.PROTECT, related_name="mentions", verbose_name=_("event"))
    person_reading = models.ForeignKey(PersonReading, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions")
    organization_reading = models.ForeignKey(OrganizationReading, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions")
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions")
    surface = models.CharField(_("surface form"), max_length=300)
    honorific = models.CharField(_("honorific"), max_length=60, blank=True)
    field = models.CharField(_("field"), max_length=5, choices=FIELDS)
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    sentence_key = models.CharField(
        max_length=32, blank=True, editable=False, help_text=_("hash of the sentence, to know the mention again")
    )
    rule = models.CharField(_("rule"), max_length=80)
    judgement = models.CharField(_("judgement"), max_length=8, choices=Judgement, default=Judgement.ACCEPTED)
    is_ruled = models.BooleanField(_("judged by an editor"), default=False, db_default=False)
    origin = models.CharField(_("origin"), max_length=8, choices=[("import", _("Import")), ("editor", _("Editor"))], default="import")
    history = HistoricalRecords()

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article", "-field", "start", "id"]
        indexes = [
            models.Index(fields=["person", "judgement", "article"], name="mention_of_person"),
            models.Index(fields=["country", "judgement", "article"], name="mention_of_country"),
            models.Index(fields=["organization", "judgement", "article"], name="mention_of_organization"),
            models.Index(fields=["event", "judgement", "article"], name="mention_of_event"),
        ]
        constraints = [
            models.CheckConstraint(condition=exactly_one("person", "country", "organization", "event"), name="mention_of_exactly_one"),
            models.CheckConstraint(condition=SPAN_CONDITION, name="mention_span_in_order"),
            models.CheckConstraint(condition=Q(judgement__in=Judgement.values), name="mention_judgement_known"),
        ]

    def __str__(self) -> str:
        return self.surface

    @property
    def target_kind(self) -> Literal["person", "country", "organization", "event"]:
        """Which of its four keys is set."""
        if self.person_id is not None:
            return "person"
        if self.country_id is not None:
            return "country"
        return "organization" if self.organization_id is not None else "event"


class Evidence(models.Model):
    """Where a fact was read: of an event, a participation, a tenure or a person; with none of them, of the article itself (its source)."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="evidence", verbose_name=_("article"))
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    participation = models.ForeignKey(Participation, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    tenure = models.ForeignKey(Tenure, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    person_reading = models.ForeignKey(PersonReading, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    fact = models.CharField(_("fact"), max_length=20, help_text=_("source, day, end, kind, place, role, side, office, country"))
    value = models.CharField(_("value"), max_length=300, blank=True)
    field = models.CharField(_("field"), max_length=5, choices=FIELDS)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    rule = models.CharField(_("rule"), max_length=80)
    judgement = models.CharField(_("judgement"), max_length=8, choices=Judgement, default=Judgement.ACCEPTED)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["article", "-field", "start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("event", "participation", "tenure", "person")
                | Q(event__isnull=True, participation__isnull=True, tenure__isnull=True, person__isnull=True),
                name="evidence_of_at_most_one",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_span_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {self.value}"
