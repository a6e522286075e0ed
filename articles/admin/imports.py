"""Imports, their receipts, and pages that come through the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import ReadOnlyAdmin
from articles.extraction.records import LineClass
from articles.models import ImportRun
from articles.receipt import AS_BEFORE, OUTCOMES
from articles.uploading import UploadRefused, import_upload, keep_upload, try_upload

SHOWN_PAGES = 200
"""pages of a receipt that are listed one by one"""


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """The files are looked at by `keep_upload`."""

    pages = forms.FileField(
        label=gettext_lazy("Listing pages"),
        help_text=gettext_lazy("Text files as they were scraped, in UTF-8. The name of a file is the name of its page."),
        widget=ManyFiles(attrs={"multiple": True, "accept": ".txt,text/plain"}),
    )


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "finished_at", "started_by", "created", "updated", "kept", "failed")
    list_select_related = ("started_by",)
    change_form_template = "admin/desk/import_run.html"
    change_list_template = "admin/desk/import_run_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        """A receipt may list thousands of pages: lists take its sums only."""
        sums = {f"{name}_count": F(f"receipt__articles__{name}") for name in OUTCOMES}
        rows: QuerySet[ImportRun] = super().get_queryset(request)
        return rows.annotate(**sums).defer("receipt")

    def get_urls(self) -> list[URLPattern]:
        upload = self.admin_site.admin_view(self.upload_view)
        return [path("upload/", upload, name="articles_importrun_upload"), *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        run = self.get_object(request, object_id)
        receipt = receipt_context(run.receipt) if isinstance(run, ImportRun) else {}
        return super().change_view(request, object_id, form_url, {**receipt, **(extra_context or {}), "run": run})

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """First a dry run of the files, then, on a second word, the import."""
        if not request.user.has_perm("articles.add_importrun"):
            raise PermissionDenied
        form, tried, token = UploadForm(), None, request.POST.get("token", "")
        try:
            if request.method == "POST" and token:
                run = import_upload(token, request.user)  # type: ignore[arg-type]
                messages.success(request, _("The pages are imported."))
                return redirect("admin:articles_importrun_change", run.pk)
            if request.method == "POST":
                form = UploadForm(request.POST, request.FILES)
                token = keep_upload(request.FILES.getlist("pages"), request.user)  # type: ignore[arg-type]
                tried = try_upload(token, request.user).as_dict()  # type: ignore[arg-type]
        except UploadRefused as problem:
            messages.error(request, str(problem))
            token = ""
        context = {
            **self.admin_site.each_context(request), "opts": self.opts, "title": _("Upload listing pages"), "form": form, "token": token,
            **(receipt_context(tried) if tried else {}),
        }  # fmt: skip
        return TemplateResponse(request, "admin/desk/upload.html", context)

    @admin.display(description=gettext_lazy("created"))
    def created(self, run: Any) -> int:
        return run.created_count or 0

    @admin.display(description=gettext_lazy("updated"))
    def updated(self, run: Any) -> int:
        return run.updated_count or 0

    @admin.display(description=gettext_lazy("kept for the editor"))
    def kept(self, run: Any) -> int:
        return run.kept_count or 0

    @admin.display(description=gettext_lazy("failed"))
    def failed(self, run: Any) -> int:
        return run.failed_count or 0


def receipt_context(receipt: dict[str, Any]) -> dict[str, Any]:
    """A receipt in rows: pages that were read, first those with notices; classes of lines; what was refused."""
    pages = [page for page in receipt.get("pages", []) if page["cause"] != AS_BEFORE]
    pages.sort(key=lambda page: not page["notices"])
    return {
        "receipt": receipt,
        "pages": [
            {**page, "counts": [page["articles"].get(name, 0) for name in OUTCOMES], "line_count": sum(page["lines"].values())}
            for page in pages[:SHOWN_PAGES]
        ],
        "page_count": len(pages),
        "unread_count": len(receipt.get("pages", [])) - len(pages),
        "outcomes": OUTCOMES,
        "sums": [(name, receipt.get("articles", {}).get(name, 0)) for name in OUTCOMES],
        "line_sums": [(str(kind), count) for kind in LineClass if (count := receipt.get("lines", {}).get(str(kind), 0))],
    }
