"""Feeds are asked for all day long: who has the answer already is told so before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, parse_etags
from django.views.decorators.http import require_safe

from articles.changes import last_change
from entities.api.conditional import code_version, stamp_of

MAX_AGE = 300
"""seconds"""
View = Callable[..., HttpResponse]


def versioned(view: View) -> View:
    """A view whose answer depends on the public record and the address alone, language included."""

    @wraps(view)
    @require_safe
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        number, changed_at = last_change()
        seed = f"{code_version()} {number} {request.build_absolute_uri()}"
        etag = f'W/"{hashlib.sha256(seed.encode()).hexdigest()[:24]}"'
        known = parse_etags(request.headers.get("If-None-Match", ""))
        response = HttpResponseNotModified() if etag in known else view(request, *args, **kwargs)
        if response.status_code not in (200, 304):
            return response
        response["ETag"] = etag
        if changed_at:
            response["Last-Modified"] = http_date(stamp_of(changed_at))
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        stamp = stamp_of(changed_at) if changed_at else None
        return get_conditional_response(request, etag, stamp, response) or response

    return answer
