"""Merging at the desk: choose records, see what goes where, confirm; or say that they are different."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.widgets import KnownAutocomplete
from articles.editing.comparing import preview_merge
from articles.editing.differences import differences_of, mark_different, open_suspicions_of
from articles.editing.identity import rows_by_id
from articles.editing.merging import merge_records, merges_of
from articles.editing.refusals import EditRefused

MOST_AT_ONCE = 8
SELF = "merged_into"
"""a key of each of these models to its own kind: the search for another row goes by it"""


class OtherForm(forms.Form):
    """The other record."""

    def __init__(self, site: Any, model: Any, chosen: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"] = forms.ModelChoiceField(
            model._default_manager.filter(merged_into=None).exclude(pk__in=chosen),
            label=_("The other record"),
            widget=KnownAutocomplete(model._meta.get_field(SELF), site),
            help_text=_("Search by any of its names, or by its public id."),
        )


class MergeMixin:
    """For admins of what can be merged."""

    admin_site: Any
    opts: Any
    model: Any
    actions: Any = ("merge_selected", "export_csv", "export_xlsx")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name=f"entities_{self.opts.model_name}_merge"), *super().get_urls()]  # type: ignore[misc]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        row = kwargs.get("obj")
        if row is not None:
            context.update(self.merge_context(row), may_merge=self.has_merge_permission(request))
        found: HttpResponse = super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
        return found

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("entities.add_merge")

    @admin.action(description=gettext_lazy("Merge, or mark as different"), permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = list(queryset.order_by("-article_count", "pk").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        if not 1 <= len(keys) <= MOST_AT_ONCE:
            messages.warning(request, _("Please select %(count)s records at most.") % {"count": MOST_AT_ONCE})
            return None
        return redirect(self._address(keys))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for the other record, shows what a merge would do, and does what is decided."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        rows = self._rows(sent.getlist("row"), sent.get("stays", ""))
        if not rows:
            messages.info(request, _("Select the records in the list, then “Merge, or mark as different”."))
            return redirect(f"admin:entities_{self.opts.model_name}_changelist")
        if request.method == "POST" and len(rows) > 1 and (answer := self._decide(request, rows)):
            return answer
        return self._show(request, rows)

    def merge_context(self, row: Any) -> dict[str, Any]:
        """What the page of a record tells of its merges, of what it is not, and of what it may be."""
        merges, differences = merges_of(row), differences_of(row)
        items = [] if row.merged_into_id else open_suspicions_of(row)
        ids = {public_id for merge in merges for public_id in (merge.survivor_id, merge.absorbed_id)}
        ids |= {public_id for pair in differences for public_id in (pair.first_id, pair.second_id)}
        ids |= {public_id for item in items for public_id in item.details["records"]}
        known = rows_by_id(row.KIND, ids - {row.public_id}) if ids else {}
        return {
            "merges": [(merge, known.get(merge.absorbed_id) or known.get(merge.survivor_id)) for merge in merges],
            "differences": [(pair, _other(known, pair.first_id, pair.second_id)) for pair in differences],
            "suspects": [
                (item, other, self._address([row.pk, other.pk])) for item in items if (other := _other(known, *item.details["records"]))
            ],
            "merge_address": self._address([row.pk]),
        }

    def _address(self, keys: Sequence[int], **more: Any) -> str:
        return f"{reverse(f'admin:entities_{self.opts.model_name}_merge')}?{urlencode({'row': keys, **more}, doseq=True)}"

    def _rows(self, sent: Sequence[str], stays: str) -> list[Any]:
        """The records, the one that stays first: the one that is chosen, else that with the most articles."""
        keys = {int(text) for text in sent if text.isdecimal() and len(text) < 12}
        rows = self.model._default_manager.filter(pk__in=sorted(keys)[:MOST_AT_ONCE])
        related = [name for name in ("country", "organization", "receiving_state") if name in {f.name for f in self.model._meta.fields}]
        return sorted(rows.select_related("merged_into", *related), key=lambda row: (str(row.pk) != stays, -row.article_count, row.pk))

    def _decide(self, request: HttpRequest, rows: Sequence[Any]) -> HttpResponse | None:
        stays, *others = rows
        by: Any = request.user
        try:
            if request.POST.get("decision") == "different":
                mark_different(rows, by)
                messages.success(request, _("Noted: these are different. Neither imports nor suggestions bring them together."))
            elif request.POST.get("decision") == "merge":
                merges = merge_records(stays, others, by, request.POST.get("reason", "")[:300])
                said = ngettext("%(count)s record is now part of %(name)s.", "%(count)s records are now part of %(name)s.", len(merges))
                undo = f"{reverse('admin:entities_merge_undo')}?{urlencode({'merge': [merge.pk for merge in merges]}, doseq=True)}"
                messages.success(
                    request, format_html('{} <a href="{}">{}</a>', said % {"count": len(merges), "name": stays}, undo, _("Undo"))
                )
            else:
                return None
        except EditRefused as problem:
            messages.warning(request, str(problem))
            return None
        return redirect(f"admin:entities_{self.opts.model_name}_change", stays.pk)

    def _show(self, request: HttpRequest, rows: Sequence[Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        keys = [row.pk for row in rows]
        form = OtherForm(self.admin_site, self.model, keys)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge"),
            "rows": rows,
            "form": form,
            "media": form.media,
            "preview": preview_merge(rows[0], rows[1:]) if len(rows) > 1 else None,
            "choices": [(row, self._address(keys, stays=row.pk)) for row in rows[1:]],
            "may_tell_apart": request.user.has_perm("entities.add_difference"),
        }
        return TemplateResponse(request, "admin/desk/merge.html", context)


def _other(known: dict[str, Any], *public_ids: str) -> Any:
    return next((known[public_id] for public_id in public_ids if public_id in known), None)
