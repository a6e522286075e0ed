"""Tables out and in: a selection as CSV or XLSX, and corrections from the same sheet after a look at what they change."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import tablib
from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from import_export.formats.base_formats import CSV, XLSX

from articles.editing.refusals import EditRefused
from articles.editing.sheets import MOST_LINES, Difference, apply_differences, compare_sheet, related_columns, sheet_lines

SALT = "kzdiplo.desk.sheet.shown"
MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
BYTE_ORDER_MARK = "\ufeff"
"""without it, spreadsheets read names in the system's old character set"""


class SheetForm(forms.Form):
    sheet = forms.FileField(
        label=gettext_lazy("The sheet"),
        help_text=gettext_lazy("A table that the desk has exported, as CSV or XLSX, with your corrections."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class SheetMixin:
    """For admins of articles and records."""

    admin_site: Any
    opts: Any
    model: Any
    actions: Any = ("export_csv", "export_xlsx")
    change_list_template: Any = "admin/desk/sheet_list.html"

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_import"
        return [path("import/", self.admin_site.admin_view(self.import_view), name=name), *super().get_urls()]  # type: ignore[misc]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        may_import = self.has_change_permission(request)  # type: ignore[attr-defined]
        return super().changelist_view(request, {"may_import": may_import, **(extra_context or {})})  # type: ignore[misc]

    @admin.action(description=gettext_lazy("Export the selected rows as CSV"), permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._export(request, queryset, "csv")

    @admin.action(description=gettext_lazy("Export the selected rows as XLSX"), permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._export(request, queryset, "xlsx")

    def _export(self, request: HttpRequest, queryset: QuerySet[Any], form: str) -> HttpResponse | None:
        rows = list(queryset.select_related(None).select_related(*related_columns(self.model))[: MOST_LINES + 1])
        if len(rows) > MOST_LINES:
            messages.warning(request, _("A sheet holds %(count)s lines at most.") % {"count": MOST_LINES})
            return None
        heading, *lines = sheet_lines(self.model, rows)
        table = tablib.Dataset(*lines, headers=heading)
        content = BYTE_ORDER_MARK + table.export("csv") if form == "csv" else XLSX().export_data(table)
        kind = CSV.CONTENT_TYPE + "; charset=utf-8" if form == "csv" else XLSX.CONTENT_TYPE
        answer = HttpResponse(content, content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="kzdiplo-{self.opts.model_name}.{form}"'
        return answer

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """First what a sheet would change, then, on a second word, the changes that were chosen."""
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        form, comparison, token = SheetForm(), None, ""
        try:
            if request.method == "POST" and request.POST.get("token"):
                return self._apply(request)
            if request.method == "POST":
                form = SheetForm(request.POST, request.FILES)
                if form.is_valid():
                    comparison = compare_sheet(self.model, *read_table(form.cleaned_data["sheet"]))
                    token = signing.dumps([asdict(one) for one in comparison.differences], salt=SALT, compress=True)
        except EditRefused as problem:
            messages.error(request, str(problem))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Corrections from a sheet: %(kind)s") % {"kind": self.opts.verbose_name_plural},
            "form": form,
            "comparison": comparison,
            "token": token,
        }
        return TemplateResponse(request, "admin/desk/sheet_import.html", context)

    def _apply(self, request: HttpRequest) -> HttpResponse:
        try:
            shown = [Difference(**one) for one in signing.loads(request.POST["token"], salt=SALT, max_age=24 * 3600)]
        except signing.BadSignature as problem:
            raise EditRefused(_("This comparison is too old. Please upload the sheet again.")) from problem
        chosen = set(request.POST.getlist("take"))
        changed, refused = apply_differences(self.model, [one for one in shown if one.key in chosen], request.user)  # type: ignore[arg-type]
        said = ngettext("%(count)s record corrected.", "%(count)s records corrected.", changed) % {"count": changed}
        messages.success(request, said)
        for reason in refused:
            messages.warning(request, reason)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")


def read_table(file: Any) -> tuple[list[Any], list[Any]]:
    """Heading and lines of an uploaded table. Raises `EditRefused` where it is none."""
    if file.size > MOST_BYTES:
        raise EditRefused(_("The file is too large."))
    content = file.read()
    try:
        if str(file.name).lower().endswith(".xlsx"):
            _refuse_bomb(content)
            table = XLSX().create_dataset(content)
        else:
            table = tablib.Dataset().load(content.decode("utf-8-sig"), format="csv")
    except EditRefused:
        raise
    except Exception as problem:
        raise EditRefused(_("The file cannot be read as a table.")) from problem
    return list(table.headers or []), [list(line) for line in table]


def _refuse_bomb(content: bytes) -> None:
    try:
        sizes = [entry.file_size for entry in ZipFile(BytesIO(content)).infolist()]
    except BadZipFile as problem:
        raise EditRefused(_("The file cannot be read as a table.")) from problem
    if sum(sizes) > MOST_UNPACKED:
        raise EditRefused(_("The file is too large."))
