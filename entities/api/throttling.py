"""How often one address may ask, and how it is told: rate headers on every answer, `Retry-After` on a refusal."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Any

from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle
from rest_framework.views import APIView

IPV6_HOUSEHOLD = 64
"""bits of an IPv6 address that a provider gives to one customer, who may use all addresses below them"""


class AddressThrottle(AnonRateThrottle):
    """DRF's sliding window per address; it leaves on the request what the headers say."""

    def get_ident(self, request: Request) -> str:
        found = super().get_ident(request)
        try:
            address = ip_address(found)
        except ValueError:
            return found
        if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
            return str(IPv6Network((address, IPV6_HOUSEHOLD), strict=False))
        return found

    def allow_request(self, request: Request, view: APIView) -> bool:
        is_allowed = super().allow_request(request, view)
        window: Any = self
        if hasattr(window, "now"):
            oldest = window.history[-1] if window.history else window.now
            request.rate_limit = {  # type: ignore[attr-defined]
                "RateLimit-Limit": str(window.num_requests),
                "RateLimit-Remaining": str(max(0, window.num_requests - len(window.history))),
                "RateLimit-Reset": str(max(0, ceil(window.duration - (window.now - oldest)))),
            }
        return is_allowed
