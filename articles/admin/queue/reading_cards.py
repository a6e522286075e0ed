"""Who or what is meant in an article: readings that several people or bodies fit."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.queue.cards import CORRECT, REJECT, Answer, Card, Choice, Correction, Evidence
from articles.admin.widgets import KnownAutocomplete
from articles.editing.items import close_item
from articles.editing.readings import assign_reading, assign_to_new, mentions_of_reading, reject_reading
from articles.editing.refusals import EditRefused
from articles.enums import ReviewState
from articles.models import OrganizationReading, PersonReading
from articles.quotation import quote
from entities.models import Organization, Person

MOST_QUOTED = 4
MOST_OFFICES = 3


class OtherForm(Correction):
    """Either another row, or a new one by its name. The name comes first: its key, the name, Enter."""

    name = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("other") and not cleaned.get("name", "").strip():
            raise ValidationError(_("Give a name, or choose one."))
        return cleaned


class PersonForm(OtherForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A new person of this name")
        widget = KnownAutocomplete(PersonReading._meta.get_field("person"), admin.site)
        rows = Person.objects.filter(merged_into=None)
        self.fields["other"] = forms.ModelChoiceField(rows, required=False, label=_("Or another person of the record"), widget=widget)


class BodyForm(OtherForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A new organization of this name")
        widget = KnownAutocomplete(OrganizationReading._meta.get_field("organization"), admin.site)
        rows = Organization.objects.filter(merged_into=None)
        self.fields["other"] = forms.ModelChoiceField(rows, required=False, label=_("Or another organization of the record"), widget=widget)


class ReadingCard(Card):
    """One reading: its sentences, and the rows that it may be of, each on a figure."""

    readings: ClassVar[Any]
    rows: ClassVar[Any]

    def evidence(self) -> Evidence:
        reading = self._reading()
        mentions = mentions_of_reading(reading).filter(start__isnull=False).order_by("-field", "start")[:MOST_QUOTED]
        quoted = {(m.field, m.start): quote(reading.article, m.field, (m.start, m.end)) for m in mentions}
        found = Evidence(quotations=[one for one in quoted.values() if one], rule=reading.reason)
        found.values.append((_("Name in the article"), reading.name))
        offices = [office["text"] for office in reading.clue.get("offices", [])]
        if offices:
            found.values.append((_("Offices in the article"), "; ".join(offices)))
        found.links.append((_("The article"), reverse("admin:articles_article_change", args=[reading.article_id])))
        return found

    def choices(self) -> list[Choice]:
        listed = self.item.details.get("candidates", [])
        rows = self.rows.objects.filter(public_id__in=listed, merged_into=None).select_related("country").order_by("-article_count", "pk")
        offices = self._offices([row.pk for row in rows])
        return [Choice(row.public_id, row.name, self._hint(row, offices.get(row.pk, [])), self._address(row)) for row in rows]

    def initial(self) -> dict[str, Any]:
        return {"name": self.item.details.get("name", "")}

    def accept(self, by: User) -> str:
        raise EditRefused(_("Choose who is meant: one by one, in the queue."))

    def reject(self, by: User) -> str:
        reject_reading(self._reading(), by)
        close_item(self.item, ReviewState.REJECTED, by)
        return _("Nobody of that name is in the article any more.")

    def choose(self, by: User, value: str) -> str:
        row = self.rows.objects.filter(public_id=value, merged_into=None).first()
        if row is None or value not in self.item.details.get("candidates", []):
            raise EditRefused(_("This is none of the choices any more. Please look again."))
        assign_reading(self._reading(), row, by)
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("It is %(name)s.") % {"name": row}

    def correct(self, by: User, values: dict[str, Any]) -> str:
        row = values.get("other")
        if row is not None:
            assign_reading(self._reading(), row, by)
        else:
            row = assign_to_new(self._reading(), by, values["name"])
        close_item(self.item, ReviewState.CORRECTED, by)
        return _("It is %(name)s.") % {"name": row}

    def _reading(self) -> Any:
        rows = self.readings.objects.filter(article=self.item.article_id, key=self.item.details.get("reading", ""))
        found = rows.select_related("article").first()
        if found is None:
            raise EditRefused(_("The article does not say this any more."))
        return found

    def _offices(self, keys: list[int]) -> dict[int, list[str]]:
        return {}

    def _hint(self, row: Any, offices: list[str]) -> str:
        articles = ngettext("%(count)s article", "%(count)s articles", row.article_count) % {"count": row.article_count}
        return " · ".join(filter(None, (str(row.country or ""), "; ".join(offices), articles)))

    def _address(self, row: Any) -> str:
        return reverse(f"admin:entities_{row.KIND}_change", args=[row.pk])


class UnsurePersonCard(ReadingCard):
    readings, rows = PersonReading, Person
    form_class = PersonForm
    answers = (
        Answer(CORRECT, gettext_lazy("A new or another person")),
        Answer(REJECT, gettext_lazy("No person at all")),
    )

    def question(self) -> str:
        return _("Who is “%(name)s” in this article?") % {"name": self.item.details.get("name", "")}

    def _offices(self, keys: list[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        rows = Person.objects.filter(pk__in=keys, tenures__is_rejected=False).order_by("-tenures__last_seen_on", "tenures__pk")
        for pk, office in rows.values_list("pk", "tenures__office__name"):
            if len(found.setdefault(pk, [])) < MOST_OFFICES:
                found[pk].append(office)
        return found


class UnsureBodyCard(ReadingCard):
    readings, rows = OrganizationReading, Organization
    form_class = BodyForm
    answers = (
        Answer(CORRECT, gettext_lazy("A new or another organization")),
        Answer(REJECT, gettext_lazy("No organization at all")),
    )

    def question(self) -> str:
        return _("Which organization is “%(name)s” in this article?") % {"name": self.item.details.get("name", "")}
