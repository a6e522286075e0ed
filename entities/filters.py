"""How the lists of people, organizations and events can be narrowed and ordered; everything stands in a list's address."""

from __future__ import annotations

import string
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from entities.enums import EventKind, EventStatus, OrganizationKind
from entities.folding import fold_key
from entities.keyset import BY_NAME, MOST_ACTIVE_FIRST, Keyset
from entities.models import Country, Event, Organization, OrganizationName, Participation, Person, PersonName, Tenure

LONGEST_QUESTION = 100
MOST_WORDS = 6
NOT_IN_RECORD = {"invalid_choice": _("“%(value)s” is not in this record.")}
NOT_A_CHOICE = {"invalid_choice": _("“%(value)s” is not one of the choices.")}
ORDERS: dict[str, Keyset] = {"name": BY_NAME, "activity": MOST_ACTIVE_FIRST}


def record_filter(model: type[Model], label: Any, **options: Any) -> django_filters.ModelChoiceFilter:
    """Rows of a record that is given by its public id."""
    return django_filters.ModelChoiceFilter(
        queryset=lambda _request: model.objects.published(),  # type: ignore[attr-defined]
        to_field_name="public_id",
        label=label,
        error_messages=NOT_IN_RECORD,
        **options,
    )


def choice_filter(label: Any, choices: Any, **options: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=choices, error_messages=NOT_A_CHOICE, **options)


def day_filter(label: Any, **options: Any) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=label, input_formats=["%Y-%m-%d"], **options)


def keep_all(rows: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
    """For what orders a list and narrows nothing."""
    return rows


def named_like(spellings: type[Model], key: str) -> Any:
    """Rows each of whose given words stands in one of their names, however it is spelled."""

    def filter_rows(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        for word in value.split()[:MOST_WORDS]:
            folded = fold_key(word)
            spelled = spellings._default_manager.filter(**{key: OuterRef("pk"), "name_key__contains": folded})
            rows = rows.filter(Q(name__icontains=word) | Exists(spelled)) if folded else rows.filter(name__icontains=word)
        return rows

    return filter_rows


def beginning_with(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    return rows.filter(sort_key__startswith=value.lower())


def holding(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    """People who were seen in an office with this title."""
    tenures = Tenure.objects.filter(person=OuterRef("pk"), is_rejected=False, office__is_public=True, office__title__iexact=value)
    return rows.filter(Exists(tenures))


def with_part_of(rows: QuerySet[Any], _name: str, value: Any) -> QuerySet[Any]:
    """Events in which a record took part; for a country also those that were held there."""
    key = value.KIND.value
    part = Exists(Participation.objects.filter(event=OuterRef("pk"), is_rejected=False, **{key: value}))
    return rows.filter(part | Q(country=value)) if isinstance(value, Country) else rows.filter(part)


class PersonFilters(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Name"), method=named_like(PersonName, "person"), max_length=LONGEST_QUESTION)
    country = record_filter(Country, _("Country"))
    office = django_filters.CharFilter(label=_("Office"), method=holding, max_length=200)
    letter = choice_filter(
        _("Letter"),
        [(letter, letter) for letter in string.ascii_uppercase],
        method=beginning_with,
    )
    sort = choice_filter(_("Order"), [("name", _("by name")), ("activity", _("by number of articles"))], method=keep_all)

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = []

    @property
    def keyset(self) -> Keyset:
        return ORDERS[self.data.get("sort") if self.data.get("sort") in ORDERS else "name"]


class OrganizationFilters(django_filters.FilterSet):
    q = django_filters.CharFilter(label=_("Name"), method=named_like(OrganizationName, "organization"), max_length=LONGEST_QUESTION)
    kind = choice_filter(_("Kind"), OrganizationKind.choices)
    country = record_filter(Country, _("Country"))
    sort = choice_filter(_("Order"), [("name", _("by name")), ("activity", _("by number of articles"))], method=keep_all)

    class Meta:
        model = Organization
        fields: ClassVar[list[str]] = []

    @property
    def keyset(self) -> Keyset:
        return ORDERS[self.data.get("sort") if self.data.get("sort") in ORDERS else "name"]


class EventFiltersForm(forms.Form):
    """What has to hold of the filters together."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The period ends before it begins."))
        return cleaned


class EventFilters(django_filters.FilterSet):
    """`since` and `until` are days, both included: an event passes that has any of its days in between."""

    kind = choice_filter(_("Kind"), EventKind.choices)
    country = record_filter(Country, _("Country"), method=with_part_of)
    person = record_filter(Person, _("Person"), method=with_part_of)
    organization = record_filter(Organization, _("Organization"), method=with_part_of)
    status = choice_filter(_("Status"), EventStatus.choices)
    since = day_filter(_("From"), method=lambda rows, _name, day: rows.filter(Q(ends_on__gte=day) | Q(starts_on__gte=day)))
    until = day_filter(_("To"), field_name="starts_on", lookup_expr="lte")

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []

    def get_form_class(self) -> type[forms.Form]:
        return type("PeriodForm", (EventFiltersForm, super().get_form_class()), {})
