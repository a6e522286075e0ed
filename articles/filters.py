"""How the list of articles can be narrowed; every filter stands in the list's address."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.enums import ArticleForm, ReportRole
from articles.models import Article, Report
from articles.search import narrow_articles
from entities.enums import EventKind
from entities.models import Country, Organization, Person

LONGEST_QUESTION = 200
NOT_IN_RECORD = {"invalid_choice": _("“%(value)s” is not in this record.")}


def record_filter(model: type[Country] | type[Person] | type[Organization], label: Any) -> django_filters.ModelChoiceFilter:
    """Articles that mention a record, given by its public id."""

    def mentioning(rows: QuerySet[Any], _name: str, value: Any) -> QuerySet[Any]:
        return rows.mentioning(value) if value else rows  # type: ignore[attr-defined]

    return django_filters.ModelChoiceFilter(
        queryset=lambda _request: model.objects.published(),
        to_field_name="public_id",
        label=label,
        method=mentioning,
        error_messages=NOT_IN_RECORD,
    )


def by_words(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    """Every word is found as the search finds it, in other spellings and scripts too."""
    return narrow_articles(rows, value) if value else rows


def by_kind(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    reports = Report.objects.accepted().filter(role=ReportRole.MAIN, event__kind=value, event__is_public=True)
    return rows.filter(pk__in=reports.values("article"))


def by_form(rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
    return rows if value == "any" else rows.filter(form=value)


class ArticleFiltersForm(forms.Form):
    """What has to hold of the filters together. Headlines are listed only when asked for."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["form"] = cleaned.get("form") or ArticleForm.ARTICLE
        since, until, source = cleaned.get("since"), cleaned.get("until"), cleaned.get("source")
        if since and until and since > until:
            self.add_error("until", _("The period ends before it begins."))
        if source and not Article.objects.published().filter(source=source).exists():
            self.add_error("source", NOT_IN_RECORD["invalid_choice"] % {"value": source[:60]})
        return cleaned


class ArticleFilters(django_filters.FilterSet):
    """`since` and `until` are days of publication, both included."""

    q = django_filters.CharFilter(label=_("Words"), method=by_words, max_length=LONGEST_QUESTION)
    country = record_filter(Country, _("Country"))
    person = record_filter(Person, _("Person"))
    organization = record_filter(Organization, _("Organization"))
    kind = django_filters.ChoiceFilter(label=_("Kind of event"), choices=EventKind.choices, method=by_kind, error_messages=NOT_IN_RECORD)
    source = django_filters.CharFilter(label=_("Source"), field_name="source", max_length=200)
    since = django_filters.DateFilter(label=_("From"), field_name="published_on", lookup_expr="gte", input_formats=["%Y-%m-%d"])
    until = django_filters.DateFilter(label=_("To"), field_name="published_on", lookup_expr="lte", input_formats=["%Y-%m-%d"])
    form = django_filters.ChoiceFilter(
        label=_("Form"),
        choices=[*ArticleForm.choices, ("any", _("Articles and headlines"))],
        method=by_form,
        error_messages=NOT_IN_RECORD,
    )

    class Meta:
        model = Article
        fields: ClassVar[list[str]] = []

    def get_form_class(self) -> type[forms.Form]:
        return type("ArticleFiltersForm", (ArticleFiltersForm, super().get_form_class()), {})
