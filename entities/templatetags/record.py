"""Records on pages: their names, their days, links to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from entities.legible import legible as legible_text
from entities.models import Country, Event
from entities.presentation import (
    HOME_STATE,
    country_name,
    day_text,
    full_title_of,
    name_of,
    official_name,
    short_title_of,
    status_of,
    title_of,
    when_of,
)

register = template.Library()
SELECTED = mark_safe(" selected")
LONGEST_OPTION = 70
WRITTEN_IN = "en"  # the language of the pages


@register.filter
def named(record: Any) -> str:
    """What a reader calls a record."""
    return name_of(record)


@register.filter
def legible(text: str) -> str:
    """Text from a page without characters that turn or hide what stands around it."""
    return legible_text(str(text))


@register.filter
def event_title(event: Event) -> str:
    return legible_text(title_of(event))


@register.filter
def event_short_title(event: Event) -> str:
    """The title for rows that name the people beside it."""
    return legible_text(short_title_of(event))


@register.filter
def event_full_title(event: Event) -> str:
    return legible_text(full_title_of(event))


@register.filter
def country_official(country: Country) -> str:
    """The official name, where it says more than the short one."""
    name = official_name(country)
    return "" if name == country_name(country) else name


@register.filter
def is_foreign(country: Country | None) -> bool:
    """Whether it is a state, and another than the one that the whole record is about."""
    return country is not None and country.alpha2 != HOME_STATE


@register.simple_tag
def record_link(record: Any) -> SafeString | str:
    """A link to a record, or its name alone where the public has no page of it."""
    if record is None:
        return ""
    if not record.is_public and not isinstance(record, Country):
        return format_html("<span{}>{}</span>", _language_mark(record), name_of(record)) if _language_mark(record) else name_of(record)
    return format_html('<a href="{}"{}>{}</a>', record.get_absolute_url(), _language_mark(record), name_of(record))


def _language_mark(record: Any) -> SafeString:
    """Countries and events are called in the language of the reader; other names stand as the pages write them."""
    is_foreign_here = not isinstance(record, Country | Event) and get_language() != WRITTEN_IN
    return format_html(' lang="{}"', WRITTEN_IN) if is_foreign_here else SafeString("")


@register.simple_tag
def options(choices: Iterable[Any], chosen: str) -> SafeString:
    """The options of a select: each choice has `value`, `label` and `count`. Hundreds of them stand on a page, so they are written here."""
    return format_html_join("", '<option value="{}"{}>{} ({})</option>', (_option(choice, chosen) for choice in choices or ()))


def _option(choice: Any, chosen: str) -> tuple[str, str, str, int]:
    label = legible_text(choice.label)
    if len(label) > LONGEST_OPTION:
        label = Truncator(label).chars(LONGEST_OPTION)
    return choice.value, SELECTED if choice.value == chosen else "", label, choice.count


@register.simple_tag
def day(value: date | None) -> SafeString | str:
    """A day for people and for machines."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_text(value)) if value else ""


@register.simple_tag
def event_when(event: Event) -> SafeString:
    """When an event was or will be; says so where no page tells."""
    when = when_of(event)
    if when is None:
        return format_html('<span class="unknown">{}</span>', _("day not given"))
    return format_html('<time datetime="{}">{}</time>', when.iso, when.text)


@register.simple_tag
def event_status(event: Event, as_of: date | None = None) -> str:
    """What became of a plan; empty for what took place."""
    return status_of(event, as_of)
