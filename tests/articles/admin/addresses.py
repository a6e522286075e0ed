"""Every address of the desk, with the keys of rows that exist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, reverse

from articles.models import Article

OPEN_TO_ALL = {"login", "logout", "jsi18n"}
"""the door itself, and the words of scripts"""
OWN_ACCOUNT = {"logout", "password_change", "password_change_done"}


@dataclass(frozen=True, slots=True)
class Address:
    """`model` is the model that the address is of, None for addresses of the desk as a whole."""

    name: str
    path: str
    model: Any


def desk_addresses() -> Iterator[Address]:
    """One address for each pattern of the desk; raises where a pattern has no row to stand for it."""
    for pattern, model in _patterns():
        if pattern.name is None:
            continue  # the catch-all and the old style of change pages, which redirect
        yield Address(pattern.name, reverse(f"admin:{pattern.name}", kwargs=_arguments(pattern, model)), model)


def _patterns() -> Iterator[tuple[URLPattern, Any]]:
    models = {f"{model._meta.app_label}/{model._meta.model_name}/": model for model in admin.site._registry}
    for entry in admin.site.get_urls():
        if isinstance(entry, URLResolver):
            model = models.get(str(entry.pattern))
            for inner in entry.url_patterns:
                assert isinstance(inner, URLPattern), inner
                yield inner, model
        else:
            yield entry, None


def _arguments(pattern: URLPattern, model: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"app_label": "articles", "content_type_id": ContentType.objects.get_for_model(Article).pk}
    values["object_id"] = Article.objects.values_list("pk", flat=True).first()
    if model is not None:
        row = model._default_manager.order_by("pk").first()
        assert row is not None, f"no {model.__name__} to stand for {pattern.name}"
        values.update(object_id=row.pk, pk=row.pk, id=row.pk)
        if hasattr(row, "history"):
            values["history_id"] = _version_of(row)
    return {name: values[name] for name in pattern.pattern.converters or pattern.pattern.regex.groupindex}


def _version_of(row: Any) -> int:
    version = row.history.first()
    return version.pk if version is not None else 1
