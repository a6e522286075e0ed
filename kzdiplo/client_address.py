"""Whose request is it: the address that lockout and throttling count by."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the client, behind as many proxies as `TRUSTED_PROXY_COUNT` says.

    Each trusted proxy appends the address that it was called from to `X-Forwarded-For`. What stands further left was written by the client
    and proves nothing.
    """
    remote = str(request.META.get("REMOTE_ADDR", ""))
    count = settings.TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if not count or not forwarded:
        return remote
    return forwarded[-min(count, len(forwarded))]
