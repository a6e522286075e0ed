"""Names in an article on its page of the desk: added by selecting their words, given to another row, confirmed, rejected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editing.mentions import KINDS, Words, add_mention, confirm_mention, reject_mention, retarget_mention
from articles.editing.readings import reject_name
from articles.editing.records import add_record
from articles.editing.refusals import EditRefused
from articles.models import Article, Mention
from articles.writer_lock import sole_writer
from entities.models import Country, Event, Organization, Person

ROWS: dict[str, Any] = {"person": Person, "country": Country, "organization": Organization, "event": Event}
LABELS = {
    "person": gettext_lazy("A person"),
    "country": gettext_lazy("or a state"),
    "organization": gettext_lazy("or an organization"),
    "event": gettext_lazy("or an event"),
}


class TargetForm(forms.Form):
    """The row that is meant: exactly one of four kinds, or a new person or body by the words themselves."""

    everywhere = forms.BooleanField(required=False)
    surface = forms.CharField(required=False, max_length=300, strip=False)
    field = forms.ChoiceField(required=False, choices=[("title", gettext_lazy("Title")), ("body", gettext_lazy("Text"))], initial="body")
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, site: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in KINDS:
            widget = AutocompleteSelect(Mention._meta.get_field(kind), site)
            rows = ROWS[kind].objects.filter(merged_into=None)
            self.fields[kind] = forms.ModelChoiceField(rows, required=False, label=LABELS[kind], widget=widget)

    def target(self, article: Article, new_kind: str, words: str, by: User) -> Any:
        """The chosen row, or a new one. Raises `EditRefused`."""
        if not self.is_valid():
            raise EditRefused("; ".join(str(message) for messages in self.errors.values() for message in messages))
        chosen = [row for kind in KINDS if (row := self.cleaned_data[kind]) is not None]
        if new_kind in ("person", "organization") and not chosen:
            source = _("Article “%(title)s”") % {"title": article.headline}
            return add_record(ROWS[new_kind], {"name": " ".join(words.split()), "stated_source": source[:300]}, by)
        if len(chosen) != 1:
            raise EditRefused(_("Choose one person, state, organization or event."))
        return chosen[0]


class ArticleNames:
    """A part of the article's admin."""

    admin_site: Any

    def names_urls(self) -> list[URLPattern]:
        return [path("<int:pk>/names/", self.admin_site.admin_view(self.names_view), name="articles_article_names")]

    def names_context(self, request: HttpRequest) -> dict[str, Any]:
        return {"names_form": TargetForm(self.admin_site), "may_name": request.user.has_perm("articles.change_mention")}

    def names_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Does one thing to one name."""
        if request.method != "POST" or not request.user.has_perm("articles.change_mention"):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=pk)
        shown = request.POST.get("mention", "")
        try:
            with sole_writer():
                said, shown = self._do_to_name(request, article, shown)
        except EditRefused as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, said)
        query = f"?mention={shown}#mention" if shown.isdecimal() else "#names"
        return redirect(reverse("admin:articles_article_change", args=[pk]) + query)

    def _do_to_name(self, request: HttpRequest, article: Article, shown: str) -> tuple[str, str]:
        """What was done, and the mention to show then."""
        by: Any = request.user
        action = request.POST.get("do", "")
        if action == "add":
            return self._add(request, article, by)
        mention = Mention.objects.filter(pk=int(shown) if shown.isdecimal() else 0, article=article).first()
        if mention is None:
            raise EditRefused(_("An import has taken this mention away; look again."))
        everywhere = bool(request.POST.get("everywhere"))
        doings: dict[str, Callable[[], str]] = {
            "confirm": lambda: self._confirm(mention, by),
            "reject": lambda: self._reject(mention, by, everywhere),
            "nobody": lambda: self._nobody(mention, by),
            "retarget": lambda: self._retarget(request, mention, by, everywhere),
        }
        if action not in doings:
            raise PermissionDenied
        return doings[action](), shown

    def _add(self, request: HttpRequest, article: Article, by: Any) -> tuple[str, str]:
        form = TargetForm(self.admin_site, request.POST)
        row = form.target(article, request.POST.get("new", ""), request.POST.get("surface", ""), by)
        values = form.cleaned_data
        mention = add_mention(article, Words(values["field"] or "body", values["surface"], values["start"]), row, by)
        return _("“%(words)s” names %(name)s now.") % {"words": mention.surface, "name": row}, str(mention.pk)

    def _confirm(self, mention: Mention, by: Any) -> str:
        confirm_mention(mention, by)
        return _("Confirmed.")

    def _reject(self, mention: Mention, by: Any, everywhere: bool) -> str:
        reject_mention(mention, by, everywhere=everywhere)
        return _("Rejected: no import brings it back.")

    def _nobody(self, mention: Mention, by: Any) -> str:
        reject_name(mention.target_kind, mention.surface, by)
        return _("“%(words)s” is nobody’s name any more, on all pages.") % {"words": mention.surface}

    def _retarget(self, request: HttpRequest, mention: Mention, by: Any, everywhere: bool) -> str:
        row = TargetForm(self.admin_site, request.POST).target(mention.article, request.POST.get("new", ""), mention.surface, by)
        retarget_mention(mention, row, by, everywhere=everywhere)
        return _("“%(words)s” names %(name)s now.") % {"words": mention.surface, "name": row}
