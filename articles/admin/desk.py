"""What all pages of the desk share."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, Model
from django.http import HttpRequest

from articles.admin.widgets import KnownAutocomplete


class KnownChoices:
    """Fields of keys that are searched for, not listed; a part of admins and of their inlines."""

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", KnownAutocomplete(db_field, self.admin_site))  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class DeskAdmin(KnownChoices, admin.ModelAdmin):
    """Rows of the record: never deleted here, and listed with few queries however many there are."""

    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    can_be_deleted = False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What pages brought is rejected, merged or withdrawn, so that no import brings it back; only rulings can be taken back."""
        return self.can_be_deleted and super().has_delete_permission(request, obj)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """One button saves and stays: an editor rarely adds several rows in a row."""
        context.update(show_save_and_add_another=False)
        return super().render_change_form(request, context, *args, **kwargs)


class ReadOnlyAdmin(DeskAdmin):
    """Rows that imports and verbs write, and that nobody edits as they stand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
