"""Events of which pages do not say where or when they happened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.queue.cards import ACCEPT, CORRECT, REJECT, Answer, Card, Correction, Evidence
from articles.admin.queue.page_cards import DAY_FORMATS
from articles.admin.widgets import KnownAutocomplete
from articles.editing.items import close_item
from articles.editing.readings import reject_reading
from articles.editing.records import correct_record
from articles.editing.refusals import EditRefused
from articles.enums import ReviewState
from articles.models import Report
from articles.quotation import quote_first
from entities.enums import DateBasis, DatePrecision, Judgement
from entities.gazetteer import lookup_city
from entities.models import Country, Event

MOST_QUOTED = 3


class EventCard(Card):
    """What the articles say of the event, and its fields as they stand."""

    accepts_as_it_stands = True

    def evidence(self) -> Evidence:
        event = self._event()
        mentions = event.mentions.accepted().filter(start__isnull=False).select_related("article").order_by("-article__sort_at", "pk")
        quotations = [quote_first([row]) for row in mentions[:MOST_QUOTED]]
        values = [(_("Event"), str(event)), (_("Kind"), event.get_kind_display())]
        if event.starts_on:
            values.append((_("Day"), str(event.starts_on)))
        if event.place or event.country:
            values.append((_("Place"), ", ".join(filter(None, (event.place, str(event.country or ""))))))
        participants = ", ".join(str(row) for row in event.participations.select_related("person", "country", "organization")[:8])
        if participants:
            values.append((_("Participants"), participants))
        links = [(_("The event"), reverse("admin:entities_event_change", args=[event.pk]))]
        return Evidence(quotations=[one for one in quotations if one], values=values, links=links)

    def reject(self, by: User) -> str:
        for report in Report.objects.filter(event=self._event(), judgement=Judgement.ACCEPTED).select_related("article"):
            reject_reading(report, by)
        close_item(self.item, ReviewState.REJECTED, by)
        return _("The event is rejected: no article reports it any more.")

    def accept(self, by: User) -> str:
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("Left as it stands.")

    def _event(self) -> Event:
        if self.item.event is None:
            raise EditRefused(_("The event is there no more."))
        return self.item.event


class PlaceForm(Correction):
    place = forms.CharField(label=gettext_lazy("City"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = forms.ModelChoiceField(
            Country.objects.filter(merged_into=None),
            required=False,
            label=_("State"),
            help_text=_("Empty: the state of the largest city of that name."),
            widget=KnownAutocomplete(Event._meta.get_field("country"), admin.site),
        )


class PlaceCard(EventCard):
    answers = (
        Answer(CORRECT, gettext_lazy("Give the place")),
        Answer(ACCEPT, gettext_lazy("No place is known")),
        Answer(REJECT, gettext_lazy("No such event")),
    )
    form_class = PlaceForm

    def question(self) -> str:
        return _("Where was it? The articles do not say.")

    def correct(self, by: User, values: dict[str, Any]) -> str:
        country = values["country"] or state_of_city(values["place"])
        correct_record(self._event(), {"place": values["place"], "country": country}, by)
        close_item(self.item, ReviewState.CORRECTED, by)
        return _("The place is %(place)s.") % {"place": values["place"]}


class DayForm(Correction):
    starts_on = forms.DateField(
        label=gettext_lazy("Day"),
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%d.%m.%Y", attrs={"autocomplete": "off", "placeholder": "31.12.2026"}),
    )
    date_precision = forms.ChoiceField(label=gettext_lazy("Known to the"), choices=DatePrecision, initial=DatePrecision.DAY)


class DayCard(EventCard):
    answers = (
        Answer(CORRECT, gettext_lazy("Give the day")),
        Answer(ACCEPT, gettext_lazy("No day is known")),
        Answer(REJECT, gettext_lazy("No such event")),
    )
    form_class = DayForm

    def question(self) -> str:
        return _("When was it? The articles do not say.")

    def correct(self, by: User, values: dict[str, Any]) -> str:
        correct_record(self._event(), {**values, "date_basis": DateBasis.STATED}, by)
        close_item(self.item, ReviewState.CORRECTED, by)
        return _("The day is corrected.")


def state_of_city(name: str) -> Country | None:
    """The state of the largest city that has the name; None for a name of none."""
    cities = lookup_city(name)
    return Country.objects.filter(alpha2=cities[0].alpha2, merged_into=None).first() if cities else None
