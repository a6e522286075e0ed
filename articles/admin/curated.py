"""What the change forms of curated rows share: what pages say beside what stands, and where the row stands in public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin
from articles.curation import edited_fields
from entities.models.record import Curated

STANDING: Any = (_("Standing"), {"fields": ("public_id", "origin", "public", "article_count", "first_seen_on", "last_seen_on")})
STANDING_FIELDS: tuple[str, ...] = ("public_id", "origin", "public", "article_count", "first_seen_on", "last_seen_on")


class CuratedForm(forms.ModelForm):
    """Says under each field that an editor changed what pages say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not isinstance(self.instance, Curated) or self.instance.pk is None:
            return
        for name in edited_fields(self.instance):
            if name in self.fields:
                self.fields[name].help_text = pages_say(self.instance, name)


def pages_say(row: Curated, name: str) -> str:
    """What pages say of a field that an editor changed."""
    value = row.imported.get(name)
    if value in (None, ""):
        return str(_("Pages say nothing."))
    return str(_("Pages say: %(value)s")) % {"value": value}


class RecordAdmin(DeskAdmin):
    """People, bodies, offices, events, states."""

    form = CuratedForm
    readonly_fields = STANDING_FIELDS

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A row that was merged away is seen, and changed no more."""
        if getattr(obj, "merged_into_id", None) is not None:
            return False
        return super().has_change_permission(request, obj)

    @admin.display(description=_("public"), boolean=True, ordering="is_public")
    def public(self, row: Any) -> bool:
        return bool(row.is_public)
