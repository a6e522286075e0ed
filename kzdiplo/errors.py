"""What is answered where no view could: a problem below /api/, a page everywhere else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from entities.api.problems import problem_response

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return problem_response(request, 400, "This request cannot be understood.")
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest, *_args: Any) -> HttpResponse:
    if request.path_info.startswith(API):
        return problem_response(request, 500, "Something went wrong here. It was noted, and is no fault of the request.")
    return defaults.server_error(request)
