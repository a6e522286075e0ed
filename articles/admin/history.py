"""The history of a row: its versions with what each changed, those of what hangs on it, and a way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from articles.editing.refusals import EditRefused
from articles.editing.restoring import current_values, restore_version, values_of_version
from articles.versions import Version, compare_values, versions_of

A_PAGE = 25
MOST_RELATED = 40


class HistoryMixin:
    """For admins of models with a history."""

    admin_site: Any
    opts: Any
    model: Any

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_version"
        version = self.admin_site.admin_view(self.version_view)
        return [path("<path:object_id>/history/<int:history_id>/", version, name=name), *super().get_urls()]  # type: ignore[misc]

    def related_histories(self, row: Any) -> Iterable[Any]:
        """Histories of what hangs on the row, as querysets of history rows."""
        return ()

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The newest versions first, a page at a time."""
        row = self._row(request, object_id)
        number = max(1, int(request.GET["p"])) if request.GET.get("p", "").isdecimal() else 1
        past = row.history.select_related("history_user").order_by("-history_date", "-history_id")
        found = list(past[(number - 1) * A_PAGE : number * A_PAGE + 1])
        older = found[A_PAGE] if len(found) > A_PAGE else None
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": row,
            "title": _("History"),
            "subtitle": str(row),
            "versions": [version for version in versions_of(found[:A_PAGE], older) if version.changes or version.kind != "~"],
            "related": self._related(row) if number == 1 else [],
            "newer_page": number - 1 if number > 1 else None,
            "older_page": number + 1 if older is not None else None,
            "may_restore": self.has_change_permission(request, row),  # type: ignore[attr-defined]
            "version_url": f"admin:{self.opts.app_label}_{self.opts.model_name}_version",
        }
        return TemplateResponse(request, "admin/desk/history.html", context)

    def version_view(self, request: HttpRequest, object_id: str, history_id: int) -> HttpResponse:
        """What restoring a version would change; a second word does it."""
        row = self._row(request, object_id)
        version = row.history.select_related("history_user").filter(history_id=history_id).first()
        if version is None:
            raise Http404
        may_restore = self.has_change_permission(request, row)  # type: ignore[attr-defined]
        if request.method == "POST":
            if not may_restore:
                raise PermissionDenied
            return self._restore(request, row, version)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": row,
            "title": _("Restore a version"),
            "subtitle": str(row),
            "version": version,
            "changes": compare_values(self.model, current_values(row), values_of_version(row, version)),
            "may_restore": may_restore,
        }
        return TemplateResponse(request, "admin/desk/version.html", context)

    def _restore(self, request: HttpRequest, row: Any, version: Any) -> HttpResponse:
        try:
            changed = restore_version(row, version, request.user)  # type: ignore[arg-type]
        except EditRefused as problem:
            messages.warning(request, str(problem))
        else:
            messages.success(request, _("The version is restored.") if changed else _("Nothing to restore: the values are the same."))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", row.pk)

    def _related(self, row: Any) -> list[Version]:
        """What editors did to what hangs on the row, the newest first."""
        found: list[Version] = []
        for past in self.related_histories(row):
            rows = list(past.select_related("history_user").order_by("-history_date", "-history_id")[:MOST_RELATED])
            found += [version for version in versions_of(rows, naming=True) if version.by]
        return sorted(found, key=lambda version: version.at, reverse=True)[:MOST_RELATED]

    def _row(self, request: HttpRequest, object_id: str) -> Any:
        row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        return row
