"""Merges that were made and pairs that were told apart: looked at, and taken back."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import ReadOnlyAdmin
from articles.editing.differences import withdraw_difference
from articles.editing.identity import rows_by_id
from articles.editing.joining import part_articles
from articles.editing.merging import later_merges, undo_merges
from articles.editing.refusals import EditRefused
from entities.models import Difference, Merge
from entities.models.identity import RecordKind

SHOWN = ("kind", "merged_by", "merged_at", "reason", "undone_by", "undone_at")


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "kind", "merged_by", "merged_at", "undone_by", "undone_at", "way_back")
    list_filter = ("kind",)
    list_select_related = ("merged_by", "undone_by")
    search_fields = ("survivor_id", "absorbed_id")
    fields = ("survivor_id", "absorbed_id", *SHOWN)

    def get_urls(self) -> list[URLPattern]:
        return [path("undo/", self.admin_site.admin_view(self.undo_view), name="entities_merge_undo"), *super().get_urls()]

    @admin.display(description=gettext_lazy("undo"))
    def way_back(self, merge: Merge) -> str:
        if merge.undone_at:
            return ""
        return format_html('<a href="{}?merge={}">{}</a>', reverse("admin:entities_merge_undo"), merge.pk, _("Undo"))

    def undo_view(self, request: HttpRequest) -> HttpResponse:
        """Says what is undone and what stands in the way, then does it."""
        if not request.user.has_perm("entities.change_merge"):
            raise PermissionDenied
        sent = (request.POST if request.method == "POST" else request.GET).getlist("merge")
        merges = list(Merge.objects.filter(pk__in=[int(text) for text in sent if text.isdecimal() and len(text) < 12]).order_by("-pk"))
        if not merges:
            return redirect("admin:entities_merge_changelist")
        if request.method == "POST":
            return self._undo(request, merges)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Undo a merge") if len(merges) == 1 else _("Undo these merges"),
            "merges": [(merge, *_rows_of(merge)) for merge in merges],
            "in_the_way": [(later, *_rows_of(later)) for later in later_merges(merges[-1]) if later not in merges],
            "is_undone": all(merge.undone_at for merge in merges),
        }
        return TemplateResponse(request, "admin/desk/merge_undo.html", context)

    def _undo(self, request: HttpRequest, merges: list[Merge]) -> HttpResponse:
        by: Any = request.user
        address = _address(merges[0])
        try:
            if merges[0].kind == RecordKind.ARTICLE:
                for merge in merges:
                    part_articles(merge, by)
            else:
                undo_merges(merges, by)
        except EditRefused as problem:
            messages.warning(request, str(problem))
            return redirect(request.get_full_path())
        messages.success(request, _("The merge is undone: each stands for itself again, with all that was its own."))
        return redirect(address)


@admin.register(Difference)
class DifferenceAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "kind", "noted_by", "noted_at")
    list_filter = ("kind",)
    list_select_related = ("noted_by",)
    search_fields = ("first_id", "second_id")
    can_be_deleted = True

    def delete_model(self, request: HttpRequest, obj: Difference) -> None:
        withdraw_difference(obj, request.user)  # type: ignore[arg-type]

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Difference]) -> None:
        for row in queryset:
            self.delete_model(request, row)


def _rows_of(merge: Merge) -> tuple[Any, Any]:
    """The row that stays and the one that went."""
    found = rows_by_id(merge.kind, [merge.survivor_id, merge.absorbed_id])
    return found.get(merge.survivor_id), found.get(merge.absorbed_id)


def _address(merge: Merge) -> str:
    stays = _rows_of(merge)[0]
    if stays is None:
        return reverse("admin:entities_merge_changelist")
    app = "articles" if merge.kind == RecordKind.ARTICLE else "entities"
    return reverse(f"admin:{app}_{merge.kind}_change", args=[stays.pk])
