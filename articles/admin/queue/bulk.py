"""Many questions accepted at once, after one look at what that does."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.queue.cards import ACCEPT
from articles.admin.queue.deck import card_of
from articles.editing.items import lock_open_item
from articles.editing.refusals import EditRefused
from articles.enums import ReviewState
from articles.models import ReviewItem
from articles.writer_lock import sole_writer

MOST_AT_ONCE = 200


class BulkAccept:
    """The action of the list of questions."""

    actions: Any = ("accept_selected",)

    def has_answer_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_reviewitem")

    @admin.action(description=gettext_lazy("Accept the selected questions"), permissions=["answer"])
    def accept_selected(self, request: HttpRequest, queryset: QuerySet[ReviewItem]) -> HttpResponse | None:
        related = ("article", "person", "organization", "event", "page_version__page", "source_change")
        items = list(queryset.filter(state=ReviewState.OPEN).select_related(*related).order_by("reason", "pk")[: MOST_AT_ONCE + 1])
        if len(items) > MOST_AT_ONCE:
            messages.warning(request, _("Please select %(count)s questions at most.") % {"count": MOST_AT_ONCE})
            return None
        if not items:
            messages.warning(request, _("None of these questions is open."))
            return None
        if request.POST.get("confirmed") != "yes":
            return self._confirm(request, items)
        accepted, refused = _accept(items, request.user)
        if accepted:
            said = ngettext("%(count)s question accepted.", "%(count)s questions accepted.", accepted) % {"count": accepted}
            messages.success(request, said)
        for problem in refused:
            messages.warning(request, problem)
        return None

    def _confirm(self, request: HttpRequest, items: list[ReviewItem]) -> HttpResponse:
        rows = [(item, _what_accepting_means(item)) for item in items]
        site, opts = self.admin_site, self.opts  # type: ignore[attr-defined]
        context = {**site.each_context(request), "opts": opts, "title": _("Accept these questions?"), "rows": rows}
        return TemplateResponse(request, "admin/desk/accept_selected.html", context)


def _what_accepting_means(item: ReviewItem) -> Any:
    return next((answer.label for answer in card_of(item).answers if answer.decision == ACCEPT), "")


def _accept(items: list[ReviewItem], by: Any) -> tuple[int, list[str]]:
    """Each in a transaction of its own, so that one that is refused stops no other."""
    accepted, refused = 0, []
    for item in items:
        try:
            with sole_writer():
                card = card_of(lock_open_item(item.pk))
                card.accept(by)
        except EditRefused as problem:
            refused.append(f"{item}: {problem}")
        else:
            accepted += 1
    return accepted, refused
