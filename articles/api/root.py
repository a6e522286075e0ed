"""The front of the API: where each resource is."""

from __future__ import annotations

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from articles.changes import last_change
from entities.api.conditional import ConditionalMixin
from entities.api.links import PUBLISHER
from entities.api.views import StrictView


class RootView(ConditionalMixin, StrictView):
    """The resources by name, each with its address."""

    read_version: ClassVar[Any] = staticmethod(last_change)
    api_root_dict: ClassVar[dict[str, str]] = {}

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return self.known_by_tag(request) or Response(
            {
                **{name: reverse(view, request=request) for name, view in self.api_root_dict.items()},
                "attribution": PUBLISHER,
            }
        )
