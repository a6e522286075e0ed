"""The open data: what the last export holds, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.data_files import FILE_PATH, RESOURCES, DataFile, DataFilesError, Manifest, read_manifest

MANIFEST_AGE, FILE_AGE = 60, 31_536_000
"""seconds for which caches may keep the manifest, and files, whose addresses name what is in them"""
PACKED = "application/gzip"
LABELS = {
    "articles": gettext_lazy("Articles"),
    "people": gettext_lazy("People"),
    "countries": gettext_lazy("Countries"),
    "organizations": gettext_lazy("Organizations"),
    "offices": gettext_lazy("Offices"),
    "events": gettext_lazy("Events"),
    "mentions": gettext_lazy("Mentions: each name in each article, with its place"),
    "evidence": gettext_lazy("Evidence: where each fact was read"),
    "changes": gettext_lazy("Changes: all that happened to the public record"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One resource of the last export, in both forms."""

    label: str
    lines: DataFile
    sheet: DataFile


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The files of the last export, with sizes, counts and checksums."""
    manifest = _last_export()
    context = {
        "page_title": _("Data and API"),
        "trail": [(_("Data and API"), "")],
        "manifest": manifest,
        "offers": _offers(manifest) if manifest else [],
        "changed_at": datetime.fromisoformat(manifest.changed_at) if manifest and manifest.changed_at else None,
        "site": request.build_absolute_uri("/"),
    }
    return render(request, "data/data.html", context)


def _offers(manifest: Manifest) -> list[Offer]:
    pairs = ((resource, manifest.find(resource, "jsonl"), manifest.find(resource, "csv")) for resource in RESOURCES)
    return [Offer(str(LABELS[resource]), lines, sheet) for resource, lines, sheet in pairs if lines and sheet]


def _last_export() -> Manifest | None:
    """None where there is none, or none that this program can read."""
    try:
        return read_manifest(settings.DATA_DIR)
    except DataFilesError:
        return None


@require_safe
def data_manifest(request: HttpRequest) -> HttpResponseBase:
    manifest = _last_export()
    if manifest is None:
        raise Http404("No data has been exported yet.")
    response = HttpResponse(manifest.as_text(), content_type="application/json")
    return _kept(request, response, f"{manifest.content}-{manifest.last_change}", MANIFEST_AGE)


@require_safe
def latest_file(request: HttpRequest, name: str) -> HttpResponse:
    """The address of a file in the last export."""
    manifest = _last_export()
    found = next((file for file in manifest.files if file.name == f"{name}.gz"), None) if manifest else None
    if found is None:
        raise Http404("There is no such file in the last export.")
    content, _slash, _name = found.path.partition("/")
    response = HttpResponseRedirect(reverse("data-file", args=[content, name]))
    patch_cache_control(response, public=True, max_age=MANIFEST_AGE)
    return response


@require_safe
def data_file(request: HttpRequest, content: str, name: str) -> HttpResponseBase:
    """A file of the last export, or of the one before it."""
    inner = f"{content}/{name}.gz"
    path: Path = settings.DATA_DIR / inner
    if not FILE_PATH.fullmatch(inner) or not path.is_file():
        raise Http404("There is no such file, or no longer.")
    response = FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}.gz", content_type=PACKED)
    return _kept(request, response, inner, FILE_AGE)


def _kept(request: HttpRequest, response: HttpResponseBase, tag: str, seconds: int) -> HttpResponseBase:
    """The answer with its tag, or 304 for who has it."""
    etag = quote_etag(tag)
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=seconds, **({"immutable": True} if seconds == FILE_AGE else {}))
    known = get_conditional_response(request, etag, None, response)  # type: ignore[arg-type]
    if known is not None and known is not response:
        response.close()
    return known or response
