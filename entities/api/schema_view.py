"""The schema of the API at an address of its own."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from entities.api.conditional import ConditionalMixin, Version
from entities.api.views import StrictView


@cache
def build_schema() -> dict[str, Any]:
    """The schema of all views, made once for each process: it depends on the program alone."""
    return dict(SchemaGenerator().get_schema(request=None, public=True))


def unchanging() -> Version:
    return 0, None


class SchemaView(ConditionalMixin, StrictView):
    """OpenAPI 3.1 as JSON, or as YAML with `format=yaml`."""

    read_version: ClassVar[Any] = staticmethod(unchanging)
    renderer_classes = (JSONRenderer, OpenApiYamlRenderer)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return self.known_by_tag(request) or Response(build_schema())
