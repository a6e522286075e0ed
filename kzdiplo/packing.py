"""Which answers are packed on their way."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PACKED_ALREADY = "application/gzip"


class PackingMiddleware(GZipMiddleware):
    """Django's, which would pack the data files once more."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.get("Content-Type") == PACKED_ALREADY:
            return response
        packed: HttpResponseBase = super().process_response(request, response)
        return packed
