"""What editors ruled and may take back."""

from __future__ import annotations

from django.contrib import admin

from articles.admin.desk import ReadOnlyAdmin
from articles.models import LineRuling, Verdict
from entities.models import RejectedName


@admin.register(RejectedName)
class RejectedNameAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "noted_by", "noted_at")
    list_filter = ("kind",)
    list_select_related = ("noted_by",)
    search_fields = ("name",)
    can_be_deleted = True


@admin.register(LineRuling)
class LineRulingAdmin(ReadOnlyAdmin):
    list_display = ("line_text", "ruling", "page", "ruled_by", "ruled_at")
    list_filter = ("ruling",)
    list_select_related = ("page", "ruled_by")
    search_fields = ("line_text", "page__name")


@admin.register(Verdict)
class VerdictAdmin(ReadOnlyAdmin):
    list_display = ("measure", "outcome", "value_before", "value_after", "article", "given_by", "given_at")
    list_filter = ("outcome", "measure")
    list_select_related = ("article", "given_by")
