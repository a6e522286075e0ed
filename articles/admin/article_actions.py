"""What an editor does to an article as a whole: publish, withdraw, join it to another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from articles.editing.joining import join_articles
from articles.editing.publication import publish_article, withdraw_article
from articles.editing.refusals import EditRefused
from articles.enums import ArticleStatus
from articles.models import Appearance, Article


class JoinForm(forms.Form):
    """The other article."""

    def __init__(self, site: Any, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Article.objects.filter(merged_into=None).exclude(pk=article.pk)
        self.fields["other"] = forms.ModelChoiceField(
            others,
            label=_("The other article"),
            widget=AutocompleteSelect(Appearance._meta.get_field("article"), site),
            help_text=_("Search by words of its title or text, or by its public id."),
        )


class ArticleActions:
    """A part of the article's admin."""

    admin_site: Any
    opts: Any

    def action_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/publish/", view(self.publish_view), name="articles_article_publish"),
            path("<int:pk>/withdraw/", view(self.withdraw_view), name="articles_article_withdraw"),
            path("<int:pk>/join/", view(self.join_view), name="articles_article_join"),
        ]

    def action_context(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        """Which of the actions the page offers."""
        may_change = request.user.has_perm("articles.change_article") and article.merged_into_id is None
        return {
            "may_publish": may_change and article.status != ArticleStatus.PUBLISHED,
            "may_withdraw": request.user.has_perm("articles.withdraw_article")
            and article.status != ArticleStatus.WITHDRAWN
            and article.merged_into_id is None,
            "may_join": may_change,
        }

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self._article(request, pk, "articles.change_article")
        return self._do(request, article, lambda: publish_article(article, request.user), _("The article is published."))  # type: ignore[arg-type]

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = self._article(request, pk, "articles.withdraw_article")
        reason = request.POST.get("reason", "")[:300]
        return self._do(request, article, lambda: withdraw_article(article, reason, request.user), _("The article is withdrawn."))  # type: ignore[arg-type]

    def join_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """First the other article, then a look at both, then the join."""
        if not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        article = get_object_or_404(Article, pk=pk, merged_into=None)
        form = JoinForm(self.admin_site, article, request.POST or request.GET or None)
        other = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
        if request.method == "POST" and other is not None and request.POST.get("stays") in {"this", "other"}:
            stays, goes = (article, other) if request.POST["stays"] == "this" else (other, article)
            try:
                join_articles(stays, goes, request.user, request.POST.get("reason", "")[:300])  # type: ignore[arg-type]
            except EditRefused as problem:
                messages.warning(request, str(problem))
            else:
                messages.success(request, _("The two are one article now. The join can be taken back under Merges."))
                return redirect("admin:articles_article_change", stays.pk)
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": _("Join with another article"), "article": article,
            "form": form, "other": other, "media": form.media,
        }  # fmt: skip
        return TemplateResponse(request, "admin/desk/article_join.html", context)

    def _article(self, request: HttpRequest, pk: int, permission: str) -> Article:
        if request.method != "POST" or not request.user.has_perm(permission):
            raise PermissionDenied
        return get_object_or_404(Article, pk=pk)

    def _do(self, request: HttpRequest, article: Article, verb: Any, said: str) -> HttpResponse:
        try:
            verb()
        except EditRefused as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, said)
        return redirect("admin:articles_article_change", article.pk)
