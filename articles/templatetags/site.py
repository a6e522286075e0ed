"""What the frame of every page needs. Nothing here touches the database, so that error pages can use it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info

register = template.Library()


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in a language: `address` is absolute where the request is known."""

    code: str
    name: str
    path: str
    address: str
    is_current: bool


def _absolute(request: HttpRequest | None, path: str) -> str:
    """The whole address of a path; empty where nobody knows the host, or a request for a host that is not ours is being refused."""
    try:
        return request.build_absolute_uri(path) if request else ""
    except DisallowedHost:
        return ""


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """The page of the moment in every language of the site; the front pages where there is no request."""
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    links = []
    for code, _name in settings.LANGUAGES:
        translated = translate_url(path, code)
        links.append(
            LanguageLink(
                code=code,
                name=get_language_info(code)["name_local"].capitalize(),
                path=translated,
                address=_absolute(request, translated),
                is_current=code == get_language(),
            )
        )
    return links


@register.simple_tag(takes_context=True)
def canonical_address(context: Context) -> str:
    """The page's address without its query string."""
    request = context.get("request")
    return _absolute(request, request.path) if request else ""


@register.simple_tag(takes_context=True)
def current_section(context: Context, name: str) -> bool:
    """Whether the page of the moment belongs to the part of the site whose front is the URL `name`."""
    request = context.get("request")
    return request is not None and request.path.startswith(reverse(name))


@register.simple_tag
def address_if_any(name: str, *args: Any) -> str:
    """The address of a part of the site, empty where that part is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.filter
def json_ld(data: Any) -> SafeString:
    """Data for a script element of type `application/ld+json`: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate({ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}))  # noqa: S308
