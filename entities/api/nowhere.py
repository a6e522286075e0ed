"""Addresses below /api/ that lead nowhere: a problem, never a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt

from entities.api.problems import problem_response


@csrf_exempt
def nowhere(request: HttpRequest) -> HttpResponse:
    """404; a missing slash at the end is put there."""
    if not request.path.endswith("/") and request.method in ("GET", "HEAD") and _leads_somewhere(f"{request.path_info}/"):
        query = request.META.get("QUERY_STRING", "")
        response = problem_response(request, 308, "Addresses of this API end with a slash.")
        response["Location"] = f"{request.path}/" + (f"?{query}" if query else "")
        return response
    return problem_response(request, 404, "There is nothing at this address.")


def _leads_somewhere(path: str) -> bool:
    try:
        return resolve(path).func is not nowhere
    except Resolver404:
        return False
