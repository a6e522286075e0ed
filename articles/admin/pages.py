"""Listing pages and their versions: as they were read, line by line, with what editors rule of lines."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import ReadOnlyAdmin
from articles.editing.line_rulings import rule_line, withdraw_ruling
from articles.editing.refusals import EditRefused
from articles.enums import Ruling
from articles.line_listing import lines_with_stories
from articles.models import LineRuling, PageVersion, SourcePage

LINES_A_SCREEN = 400


class VersionInline(admin.TabularInline):
    """The texts that were read under the page's name, the newest first."""

    model = PageVersion
    extra = 0
    fields = readonly_fields = ("captured_on", "newest_header", "imported_at", "reading_version", "is_current", "lines_link")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[PageVersion]:
        return super().get_queryset(request).select_related("page").defer("text")

    @admin.display(description=gettext_lazy("text"))
    def lines_link(self, version: PageVersion) -> Any:
        return lines_link(version)


def lines_link(version: PageVersion) -> Any:
    address = reverse("admin:articles_pageversion_lines", args=[version.pk])
    return format_html('<a href="{}">{}</a>', address, _("Line by line"))


@admin.register(SourcePage)
class SourcePageAdmin(ReadOnlyAdmin):
    list_display = ("name", "version_count", "added_at")
    search_fields = ("name",)
    fields = ("name", "added_at")
    inlines = (VersionInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourcePage]:
        rows: QuerySet[SourcePage] = super().get_queryset(request)
        return rows.annotate(versions_read=Count("versions"))

    @admin.display(description=gettext_lazy("versions"), ordering="versions_read")
    def version_count(self, page: Any) -> int:
        return int(page.versions_read)


@admin.register(PageVersion)
class PageVersionAdmin(ReadOnlyAdmin):
    list_display = ("page", "captured_on", "newest_header", "stories", "notice_count", "is_current", "imported_at")
    list_filter = ("is_current", "reading_version")
    list_select_related = ("page",)
    list_display_links = ("page",)
    search_fields = ("page__name", "sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PageVersion]:
        rows: QuerySet[PageVersion] = super().get_queryset(request)
        return rows.annotate(story_count=Count("appearances", filter=Q(appearances__is_current=True))).defer("text")

    def get_urls(self) -> list[URLPattern]:
        lines = self.admin_site.admin_view(self.lines_view)
        return [path("<int:pk>/lines/", lines, name="articles_pageversion_lines"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A version is shown line by line."""
        if object_id.isdecimal():
            return redirect("admin:articles_pageversion_lines", pk=int(object_id))
        return super().change_view(request, object_id, form_url, extra_context)

    def lines_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page's text with what became of each line; editors rule lines here."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        version = get_object_or_404(PageVersion.objects.select_related("page"), pk=pk)
        if request.method == "POST":
            return self._rule(request, version)
        appearances = version.appearances.select_related("article").order_by("first_line")
        lines = lines_with_stories(version, appearances, version.page.rulings.select_related("ruled_by"))
        first = max(1, int(request.GET["from"])) if request.GET.get("from", "").isdecimal() else 1
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": version.page.name,
            "version": version,
            "lines": lines[first - 1 : first - 1 + LINES_A_SCREEN],
            "line_count": len(lines),
            "previous_from": max(1, first - LINES_A_SCREEN) if first > 1 else None,
            "next_from": first + LINES_A_SCREEN if first + LINES_A_SCREEN <= len(lines) else None,
            "may_rule": version.is_current and request.user.has_perm("articles.add_lineruling"),
            "rulings": list(Ruling),
        }
        return TemplateResponse(request, "admin/desk/page_version.html", context)

    def _rule(self, request: HttpRequest, version: PageVersion) -> HttpResponse:
        if not request.user.has_perm("articles.add_lineruling"):
            raise PermissionDenied
        number, _colon, ruling = request.POST.get("rule", "").partition(":")
        if not number.isdecimal() or not version.is_current:
            raise PermissionDenied
        try:
            if ruling == "none":
                withdraw_ruling(get_object_or_404(LineRuling, pk=int(request.POST.get("ruling", "0") or 0)), request.user)  # type: ignore[arg-type]
                messages.success(request, _("The ruling is taken back, and the page is read without it."))
            elif ruling in Ruling.values:
                rule_line(version.page, int(number), Ruling(ruling), request.user)  # type: ignore[arg-type]
                said = _("Line %(number)s: %(ruling)s. The page is cut by it now, and on every import to come.")
                messages.success(request, said % {"number": number, "ruling": Ruling(ruling).label})
        except EditRefused as problem:
            messages.warning(request, str(problem))
        first = (int(number) - 1) // LINES_A_SCREEN * LINES_A_SCREEN + 1
        return redirect(f"{reverse('admin:articles_pageversion_lines', args=[version.pk])}?from={first}#line-{number}")

    @admin.display(description=gettext_lazy("stories"), ordering="story_count")
    def stories(self, version: Any) -> int:
        return int(version.story_count)

    @admin.display(description=gettext_lazy("notices"))
    def notice_count(self, version: PageVersion) -> int:
        return len(version.notices)
