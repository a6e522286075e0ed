"""What hangs on a row and is edited on its page: names, offices held, participants. The verbs of `articles.editing` write it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import KnownChoices
from articles.admin.stale import StaleForm
from articles.editing.naming import add_name, remove_name
from articles.editing.parts import add_participation, add_tenure, correct_participation, correct_tenure
from articles.editing.refusals import EditRefused
from entities.models import (
    CountryName,
    OfficeName,
    OrganizationName,
    Participation,
    PersonName,
    Tenure,
)


class PartWriter(ABC):
    """Writes what an editor did in the rows of one inline."""

    def save(self, owner: Any, formset: Any, by: User) -> None:
        """Everything that changed in a valid formset. Raises `EditRefused`."""
        for form in formset.deleted_forms:
            if form.instance.pk:
                self.remove(form.instance, by)
        for form in formset.initial_forms:
            values = {name: form.cleaned_data[name] for name in form.changed_data if name in form.cleaned_data}
            if form not in formset.deleted_forms and values:
                self.correct(form.instance, values, by)
        for form in formset.extra_forms:
            if form.has_changed() and form not in formset.deleted_forms:
                self.add(owner, form.cleaned_data, by)

    @abstractmethod
    def add(self, owner: Any, values: dict[str, Any], by: User) -> None: ...

    def correct(self, row: Any, values: dict[str, Any], by: User) -> None:
        raise EditRefused(_("This cannot be changed here."))

    def remove(self, row: Any, by: User) -> None:
        raise EditRefused(_("This cannot be taken away."))


class Names(PartWriter):
    def add(self, owner: Any, values: dict[str, Any], by: User) -> None:
        add_name(owner, values["name"], by)

    def correct(self, row: Any, values: dict[str, Any], by: User) -> None:
        """A name is given or taken away, and stays as it stands."""

    def remove(self, row: Any, by: User) -> None:
        remove_name(row, by)


class Tenures(PartWriter):
    def add(self, owner: Any, values: dict[str, Any], by: User) -> None:
        add_tenure(owner, values, by)

    def correct(self, row: Any, values: dict[str, Any], by: User) -> None:
        correct_tenure(row, values, by)


class Participations(PartWriter):
    def add(self, owner: Any, values: dict[str, Any], by: User) -> None:
        add_participation(owner, values, by)

    def correct(self, row: Any, values: dict[str, Any], by: User) -> None:
        correct_participation(row, values, by)


PARTS: dict[Any, PartWriter] = {
    CountryName: Names(),
    OfficeName: Names(),
    OrganizationName: Names(),
    PersonName: Names(),
    Tenure: Tenures(),
    Participation: Participations(),
}


class NameInline(admin.TabularInline):
    """Names of a row with their origin. One that pages gave stays as it stands; an editor's can be taken away."""

    extra = 0
    fields = ("name", "origin")
    readonly_fields = ("origin",)
    template = "admin/desk/tabular.html"

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class PartInline(KnownChoices, admin.TabularInline):
    """Rows that are there: corrected or rejected, never deleted. `named` are the fields that the rows are loaded with."""

    form = StaleForm
    extra = 0
    can_delete = False
    template = "admin/desk/tabular.html"
    named: tuple[str, ...] = ()

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*self.named)


class NewPartInline(KnownChoices, admin.TabularInline):
    """Rows that an editor adds."""

    extra = 0
    can_delete = False
    template = "admin/desk/tabular.html"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).none()


class TenureInline(PartInline):
    """Offices of a person; what pages brought is rejected, not deleted."""

    model = Tenure
    verbose_name_plural = _("offices held")
    fields = ("office", "started_on", "ended_on", "is_former", "is_rejected", "first_seen_on", "last_seen_on")
    readonly_fields = ("office", "first_seen_on", "last_seen_on")
    named = ("office",)


class NewTenureInline(NewPartInline):
    model = Tenure
    verbose_name = _("office held")
    verbose_name_plural = _("further offices, by hand")
    fields = ("office", "started_on", "ended_on", "is_former", "stated_source")
    autocomplete_fields = ("office",)


class ParticipationInline(PartInline):
    """Who took part; what pages brought is rejected, not deleted."""

    model = Participation
    verbose_name_plural = _("participants")
    fields = ("participant", "side", "role", "is_rejected")
    readonly_fields = ("participant",)
    autocomplete_fields = ("side",)
    named = ("person", "country", "organization", "side")

    @admin.display(description=_("participant"))
    def participant(self, row: Participation) -> str:
        return str(row)


class NewParticipationInline(NewPartInline):
    model = Participation
    verbose_name_plural = _("further participants, by hand")
    fields = ("person", "country", "organization", "side", "role")
    autocomplete_fields = ("person", "country", "organization", "side")
