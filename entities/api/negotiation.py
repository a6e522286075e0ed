"""In which form an answer is asked for: by `format=`, else by the Accept header."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from entities.api.problems import bad_parameter


class StrictNegotiation(DefaultContentNegotiation):
    """DRF's negotiation; a format that is not offered is a wrong parameter, not a missing page."""

    def select_renderer(self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None) -> Any:
        """An empty format is one that is not offered; DRF takes it for none."""
        offered = list(renderers)
        if request.query_params.get("format") == "":
            self.filter_renderers(offered, "")
        return super().select_renderer(request, offered, format_suffix)

    def filter_renderers(self, renderers: Iterable[BaseRenderer], format: str) -> list[BaseRenderer]:  # noqa: A002 - DRF's name
        offered = list(renderers)
        chosen = [renderer for renderer in offered if renderer.format == format]
        if not chosen:
            raise bad_parameter("format", f"“{format}” is not offered here.", [renderer.format for renderer in offered])
        return chosen
