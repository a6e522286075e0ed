"""What templates of the desk need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.accuracy import VerdictRow, name_of_measure
from entities.legible import legible

register = template.Library()

OUTCOME_NAMES = {
    "created": _("created"),
    "updated": _("updated"),
    "unchanged": _("unchanged"),
    "kept": _("kept for the editor"),
    "failed": _("failed"),
}
LINE_CLASS_NAMES = {
    "header": _("header"),
    "title": _("title"),
    "body": _("text"),
    "credit": _("image credit"),
    "chrome": _("no part of a story"),
    "foreign_title": _("title of another story"),
    "blank": _("empty"),
    "unknown": _("not understood"),
}
CAUSE_NAMES = {
    "new page": _("new page"),
    "source changed": _("its text changed"),
    "reading changed": _("the rules changed"),
    "read again": _("read again on request"),
    "as before": _("as before"),
}
BAR_WIDTH = 200


@register.simple_tag
def measure_name(measure: str) -> str:
    return str(name_of_measure(measure))


@register.simple_tag
def outcome_name(outcome: str) -> str:
    return str(OUTCOME_NAMES.get(outcome, outcome))


@register.simple_tag
def line_class_name(line_class: str) -> str:
    return str(LINE_CLASS_NAMES.get(line_class, line_class))


@register.simple_tag
def cause_name(cause: str) -> str:
    return str(CAUSE_NAMES.get(cause, cause))


@register.filter
def file_name(path: str) -> str:
    """The last part of a path: where uploads are kept meanwhile is nobody's business."""
    return path.rpartition("/")[2]


@register.inclusion_tag("admin/desk/share_bar.html")
def share_bar(share: VerdictRow) -> dict[str, Any]:
    """A bar of three parts; the figures stand beside it, so it is a picture only."""
    confirmed = round(BAR_WIDTH * share.confirmed / share.total)
    corrected = round(BAR_WIDTH * share.corrected / share.total)
    return {
        "width": BAR_WIDTH,
        "confirmed": confirmed,
        "corrected": corrected,
        "rejected": BAR_WIDTH - confirmed - corrected,
        "rejected_at": confirmed + corrected,
        "percent": round(100 * share.share),
    }


@register.simple_tag
def mention_link(mention: Any) -> SafeString:
    """The row that a mention is of, as a link to its page on the desk."""
    kind = mention.target_kind
    row = getattr(mention, kind)
    return format_html('<a href="{}">{}</a>', reverse(f"admin:entities_{kind}_change", args=[row.pk]), legible(str(row)))


@dataclass(frozen=True, slots=True)
class TargetField:
    """One of the fields that take a row; each place on a page has fields of its own ids."""

    id: str
    label: Any
    control: SafeString


@register.simple_tag
def name_targets(form: Any, place: str) -> list[TargetField]:
    """The fields of a form that take the row that a name is of."""
    fields = [form[name] for name in form.fields if hasattr(form.fields[name], "queryset")]
    return [TargetField(f"{place}-{field.name}", field.label, field.as_widget(attrs={"id": f"{place}-{field.name}"})) for field in fields]
