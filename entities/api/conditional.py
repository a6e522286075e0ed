"""Cheap answers to those who already have them: ETag, Last-Modified and 304, from the number of the last change of the public record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from rest_framework.request import Request
from rest_framework.response import Response

MAX_AGE = 60
"""seconds for which a cache may answer by itself"""
PROJECT = Path(__file__).parents[2]
SOURCES = ("kzdiplo", "articles", "entities")
Version = tuple[int, datetime | None]


@cache
def code_version() -> str:
    """A hash of the program's own files: other code may make another answer of the same record. Read once for each process."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in SOURCES for path in (PROJECT / folder).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class ConditionalMixin:
    """For views whose answer depends on the public record and the address alone. `read_version` gives (last change's number, its time).

    The version is read before the answer is made: a change in between makes the tag too old, never too new. The tag is weak, since the
    same answer may be packed in other ways. `known_by_tag` may come first in a view, because only who was given an answer knows its
    tag; `known_by_time` only once it is sure that there is an answer.
    """

    read_version: ClassVar[Callable[[], Version]]
    etag: str | None = None
    changed_at: datetime | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        number, self.changed_at = type(self).read_version()
        media = request.accepted_renderer.media_type
        seed = f"{code_version()} {number} {media} {request.build_absolute_uri()}"
        self.etag = f'W/"{hashlib.sha256(seed.encode()).hexdigest()[:24]}"'

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if self.etag is None or response.status_code not in (200, 304):
            patch_cache_control(response, no_store=True)
            return response
        response["ETag"] = self.etag
        if self.changed_at:
            response["Last-Modified"] = http_date(stamp_of(self.changed_at))
        patch_cache_control(response, public=True, max_age=MAX_AGE)
        return response

    def known_by_tag(self, request: Request) -> Response | None:
        """The 304 for who sends this answer's tag. `*` stands for any answer, also of an address that has none: it proves nothing."""
        asked = request.headers.get("If-None-Match", "")
        if not asked or asked.strip() == "*" or self.etag is None:
            return None
        return self._not_modified(request)

    def known_by_time(self, request: Request) -> Response | None:
        """The 304 for who has the answer since a time at which it was the same."""
        has_condition = "If-Modified-Since" in request.headers and "If-None-Match" not in request.headers
        return self._not_modified(request) if has_condition and self.changed_at else None

    def _not_modified(self, request: Request) -> Response | None:
        changed = stamp_of(self.changed_at) if self.changed_at else None
        answer = get_conditional_response(request._request, quote_etag(self.etag or ""), changed)
        return Response(status=304) if answer is not None and answer.status_code == 304 else None


def stamp_of(changed_at: datetime) -> int:
    """The time in whole seconds. Within that second it is told as the one before: another change may still follow in it."""
    stamp = int(changed_at.timestamp())
    return stamp - 1 if timezone.now() - changed_at < timedelta(seconds=1) else stamp
