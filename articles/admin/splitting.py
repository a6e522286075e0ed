"""Splitting a person at the desk: the sentences that speak of somebody else go to him."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.widgets import KnownAutocomplete
from articles.editing.refusals import EditRefused
from articles.editing.splitting import split_person
from articles.models import Mention, PersonReading
from articles.quotation import quote
from entities.enums import Judgement
from entities.models import Person

A_PAGE = 60


class SplitForm(forms.Form):
    """Who the other is: one of the record, or a new person."""

    def __init__(self, site: Any, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"] = forms.ModelChoiceField(
            Person.objects.filter(merged_into=None).exclude(pk=person.pk),
            required=False,
            label=_("Another person of the record"),
            widget=KnownAutocomplete(PersonReading._meta.get_field("person"), site),
        )
        self.fields["name"] = forms.CharField(
            required=False, max_length=200, label=_("Or a new person of this name"), widget=forms.TextInput(attrs={"autocomplete": "off"})
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("other") and not (cleaned.get("name") or "").strip():
            raise forms.ValidationError(_("Say who the other is: choose a person, or give a name."))
        return cleaned


class SplitMixin:
    """A part of the admin of people."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.split_view)
        return [path("<int:pk>/split/", view, name="entities_person_split"), *super().get_urls()]  # type: ignore[misc]

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The sentences that name the person, some at a time, to choose from; then the other person."""
        if not request.user.has_perm("articles.change_personreading"):
            raise PermissionDenied
        person = get_object_or_404(Person.objects.select_related("country"), pk=pk, merged_into=None)
        form = SplitForm(self.admin_site, person, request.POST if request.method == "POST" else None)
        chosen = {int(text) for text in request.POST.getlist("mention") if text.isdecimal() and len(text) < 12}
        if request.method == "POST" and form.is_valid() and (answer := self._split(request, person, form.cleaned_data, chosen)):
            return answer
        mentions = Mention.objects.filter(person=person).exclude(judgement=Judgement.REJECTED).select_related("article")
        pages = Paginator(mentions.order_by("-article__sort_at", "-article_id", "-field", "start", "pk"), A_PAGE)
        page = pages.get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Split"),
            "person": person,
            "form": form,
            "media": form.media,
            "page": page,
            "rows": [(one, _quotation(one), one.pk in chosen) for one in page],
        }
        return TemplateResponse(request, "admin/desk/split.html", context)

    def _split(self, request: HttpRequest, person: Person, values: dict[str, Any], chosen: set[int]) -> HttpResponse | None:
        by: Any = request.user
        mentions = list(Mention.objects.filter(pk__in=chosen))
        try:
            other = split_person(person, mentions, by, values.get("other"), (values.get("name") or "").strip())
        except EditRefused as problem:
            messages.warning(request, str(problem))
            return None
        said = _("%(count)s mentions are now of %(name)s.") % {"count": len(mentions), "name": other}
        address = reverse("admin:entities_person_change", args=[other.pk])
        back = f"{reverse('admin:entities_person_split', args=[other.pk])}?{urlencode({'p': 1})}"
        messages.success(
            request, format_html('{} <a href="{}">{}</a> · <a href="{}">{}</a>', said, address, _("Look"), back, _("Give some back"))
        )
        return redirect("admin:entities_person_change", person.pk)


def _quotation(mention: Mention) -> Any:
    if mention.start is None or mention.end is None:
        return None
    return quote(mention.article, mention.field, (mention.start, mention.end))
