"""Every error of the API as `application/problem+json` (RFC 9457): what was wrong, where, and what is allowed."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

CONTENT_TYPE = "application/problem+json"


class BadParameter(exceptions.APIException):
    """A parameter that does not exist or a value that is not allowed. `errors`: [{parameter, message, allowed}]."""

    status_code = HTTPStatus.BAD_REQUEST
    default_code = "bad_parameter"

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        self.errors = errors
        super().__init__(" ".join(error["message"] for error in errors))


class Gone(exceptions.APIException):
    """A record that was public once."""

    status_code = HTTPStatus.GONE
    default_code = "gone"
    default_detail = "This record is no longer public."


class Moved(exceptions.APIException):
    """A record that stands under another id now; `address` is where."""

    status_code = HTTPStatus.PERMANENT_REDIRECT
    default_code = "moved"

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(f"This record stands at {address} now.")


def bad_parameter(parameter: str, message: str, allowed: Any = None) -> BadParameter:
    """One wrong parameter, with what would be right where that can be said."""
    error: dict[str, Any] = {"parameter": parameter, "message": message}
    if allowed is not None:
        error["allowed"] = allowed
    return BadParameter([error])


def problem_body(code: int, detail: str, path: str, **more: Any) -> dict[str, Any]:
    """The members of RFC 9457: the type is the status alone, so `title` is the status's own phrase."""
    return {"type": "about:blank", "title": HTTPStatus(code).phrase, "status": int(code), "detail": detail, "instance": path, **more}


def handle_exception(error: Exception, context: dict[str, Any]) -> Response | None:
    """Set as DRF's EXCEPTION_HANDLER; None for what is no error of the API, which then goes to the server-error view.

    A problem is JSON whatever was asked for.
    """
    if isinstance(error, Http404):
        error = exceptions.NotFound("There is nothing at this address.")
    if not isinstance(error, exceptions.APIException):
        return None
    request = context["request"]
    more = {"errors": error.errors} if isinstance(error, BadParameter) else {}
    detail = error.detail if isinstance(error.detail, str) else json.dumps(error.detail)
    response = Response(problem_body(error.status_code, str(detail), request.get_full_path(), **more), error.status_code)
    request.accepted_renderer, request.accepted_media_type = JSONRenderer(), CONTENT_TYPE
    response.content_type = CONTENT_TYPE
    if isinstance(error, Moved):
        response["Location"] = error.address
    wait: float | None = getattr(error, "wait", None)
    if wait is not None:
        response["Retry-After"] = str(max(1, round(wait)))
    return response


def problem_response(request: HttpRequest, code: int, detail: str) -> HttpResponse:
    """A problem outside of DRF's views: an address below /api/ that leads nowhere, a fault of the server."""
    body = json.dumps(problem_body(code, detail, request.get_full_path()), ensure_ascii=False)
    response = HttpResponse(body, content_type=CONTENT_TYPE, status=code)
    response["Cache-Control"] = "no-store"
    return response
