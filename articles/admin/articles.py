"""Articles on the desk: the original text beside the parsed one, and everything that can be put right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles.admin.article_actions import ArticleActions
from articles.admin.article_forms import ArticleForm, NewArticleForm
from articles.admin.article_names import ArticleNames
from articles.admin.article_text import read_article
from articles.admin.filters import PublishedYear, SourceFilter, StandingFilter
from articles.admin.guarded import GuardedAdmin
from articles.admin.history import HistoryMixin
from articles.admin.sheets import SheetMixin
from articles.editing.by_hand import add_article_by_hand
from articles.editing.correcting import correct_article
from articles.facts import facts_of
from articles.models import Article, Mention, OrganizationReading, PersonReading, Report

PLACES = ("merged_into", "body_appearance__page_version__page", "title_appearance__page_version__page")


@admin.register(Article)
class ArticleAdmin(ArticleActions, ArticleNames, SheetMixin, HistoryMixin, GuardedAdmin):
    form = ArticleForm
    change_form_template = "admin/desk/article_form.html"
    add_form_template = "admin/desk/article_add.html"
    list_display = ("headline", "published_on", "credited", "form", "status", "is_reviewed")
    list_filter = (StandingFilter, "status", "form", "is_reviewed", PublishedYear, SourceFilter)
    search_fields = ("source_title",)
    search_help_text = _("Words of the title or the text, or a public id.")
    fieldsets = (
        (_("Text by an editor"), {"fields": ("title", "lead", "body")}),
        (
            _("Facts of the article"),
            {"fields": (("published_on", "published_time"), "source", "image_credit", "source_url", "is_reviewed")},
        ),
    )
    add_fieldsets = ((None, {"fields": ("title", "body", "source", ("published_on", "published_time"), "source_url", "image_credit")}),)

    # ---- lists

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows: QuerySet[Article] = super().get_queryset(request)
        is_list = bool(request.resolver_match and (request.resolver_match.url_name or "").endswith("_changelist"))
        return rows.defer("source_body", "body", "lead", "imported") if is_list else rows.select_related(*PLACES)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Article], search_term: str) -> tuple[QuerySet[Article], bool]:
        words = search_term.strip()
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into=None)
        if not words:
            return queryset, False
        titles = Q(source_title__icontains=words) | Q(title__icontains=words)
        return queryset.filter(titles | Q(source_body__icontains=words) | Q(public_id=words)), False

    @admin.display(description=_("title"), ordering="sort_at")
    def headline(self, article: Any) -> str:
        return article.title or article.source_title or str(_("Without title (%(id)s)")) % {"id": article.public_id}

    @admin.display(description=_("source"), ordering="source")
    def credited(self, article: Any) -> str:
        return str(article.source).replace("Ministry of Foreign Affairs of the Republic of Kazakhstan", str(_("Foreign Ministry")))

    # ---- forms

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.add_fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = NewArticleForm
            kwargs["fields"] = None
        else:
            kwargs["fields"] = [name for name in kwargs.get("fields") or [] if name != "published_time"]
        return super().get_form(request, obj, change=change, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """An article that was joined to another is seen, and changed no more."""
        if isinstance(obj, Article) and obj.merged_into_id is not None:
            return False
        return super().has_change_permission(request, obj)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        if change:
            return super().save_form(request, form, change)
        return add_article_by_hand(form.typed(), request.user)  # type: ignore[arg-type]

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            return
        values = {name: form.cleaned_data[name] for name in form.changed_data if name != "published_time"}
        if {"published_on", "published_time"} & set(form.changed_data):
            values["published_at"] = form.cleaned_data["published_at"]
        correct_article(obj, values, request.user)  # type: ignore[arg-type]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing hangs on the form but the article itself."""

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        article = kwargs.get("obj")
        if article is not None:
            context.update(read=read_article(article, request.GET), **self.action_context(request, article), **self.names_context(request))
        return super().render_change_form(request, context, *args, **kwargs)

    def related_histories(self, row: Any) -> Iterable[Any]:
        """What editors said of the names in the article, and of what it reports."""
        models: tuple[Any, ...] = (Mention, PersonReading, OrganizationReading, Report)
        return [model.history.filter(article=row, history_user__isnull=False) for model in models]

    # ---- the public page, before it is public

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview_view)
        return [
            path("<int:pk>/preview/", preview, name="articles_article_preview"),
            *self.action_urls(),
            *self.names_urls(),
            *super().get_urls(),
        ]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page as readers will see it; what they do not see yet of people and events is not shown either."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.select_related(*PLACES), pk=pk)
        appearance = article.body_appearance or article.title_appearance
        context = {
            "page_title": article.headline,
            "article": article,
            "facts": facts_of(article),
            "page_version": appearance.page_version if appearance else None,
            "data": {},
        }
        return TemplateResponse(request, "admin/desk/article_preview.html", context)
