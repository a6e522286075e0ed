"""Small files for machines: what may be crawled, whom to tell of a weakness."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

VALID_FOR = timedelta(days=180)


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Pages may be crawled, filtered lists and the desk need not be."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /kk/admin/",
        "Disallow: /ru/admin/",
        "Disallow: /*?*cursor=",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. The same for a whole day."""
    expires = datetime.combine(timezone.now().date() + VALID_FOR, time(), UTC)
    lines = [
        f"Contact: {request.build_absolute_uri(reverse('report-mistake'))}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, kk, ru",
        f"Canonical: {request.build_absolute_uri()}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
