"""The review queue: a list of all questions, and one question at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.desk import ReadOnlyAdmin
from articles.admin.queue.answering import AnswerError, answer_item
from articles.admin.queue.bulk import BulkAccept
from articles.admin.queue.deck import card_of
from articles.editing.items import ask_again
from articles.editing.refusals import EditRefused
from articles.enums import ReviewReason, ReviewState
from articles.models import ReviewItem
from articles.waiting import next_item, open_items

SHOWN = ("article", "person", "organization", "event__country", "page_version__page", "closed_by")


@admin.register(ReviewItem)
class ReviewItemAdmin(BulkAccept, ReadOnlyAdmin):
    """Read-only as a form: a question is answered in the queue."""

    list_display = ("subject", "reason", "state", "score", "opened_at", "closed_by")
    list_filter = ("state", "reason")
    list_select_related = SHOWN
    list_display_links = None
    ordering = ("reason", "id")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("queue/", view(self.queue_view), name="articles_reviewitem_queue"),
            path("queue/<int:pk>/", view(self.item_view), name="articles_reviewitem_item"),
            path("queue/<int:pk>/again/", view(self.again_view), name="articles_reviewitem_again"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A question has no form of fields: its page is that of the queue."""
        if not object_id.isdecimal():
            raise Http404
        return redirect("admin:articles_reviewitem_item", pk=int(object_id))

    def queue_view(self, request: HttpRequest) -> HttpResponse:
        """Leads to the question that comes next; says so where none is left."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        reasons, after = request.GET.getlist("reason"), request.GET.get("after", "")
        item = next_item(reasons, int(after) if after.isdecimal() else None)
        if item is not None:
            return redirect(_with_reasons(reverse("admin:articles_reviewitem_item", args=[item.pk]), reasons))
        return self._page(request, "admin/desk/queue_empty.html", {"title": _("The queue is empty"), "reasons": reasons})

    def item_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows a question, and takes its answer."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        item = ReviewItem.objects.select_related(*SHOWN, "source_change").filter(pk=pk).first()
        reasons = request.GET.getlist("reason")
        if item is None:
            messages.info(request, _("This question is not asked any more: an import has settled it."))
            return redirect(_with_reasons(reverse("admin:articles_reviewitem_queue"), reasons))
        if request.method != "POST":
            return self._show(request, item, reasons)
        if not self._may_answer(request):
            raise PermissionDenied
        try:
            said = answer_item(item, request.POST, request.user)
        except AnswerError as problem:
            return self._show(request, item, reasons, problem.form)
        except EditRefused as problem:
            messages.warning(request, str(problem))
            return redirect(request.get_full_path())
        again = reverse("admin:articles_reviewitem_item", args=[item.pk])
        messages.success(request, format_html('{} <a href="{}">{}</a>', said, again, _("Look at it again")))
        return redirect(_with_reasons(reverse("admin:articles_reviewitem_queue"), reasons, after=item.pk))

    def again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Opens a question that was answered."""
        if request.method != "POST" or not self._may_answer(request):
            raise PermissionDenied
        item = ReviewItem.objects.filter(pk=pk).first()
        if item is not None:
            ask_again(item)
        return redirect("admin:articles_reviewitem_item", pk=pk)

    def _may_answer(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_reviewitem")

    def _show(self, request: HttpRequest, item: ReviewItem, reasons: list[str], form: Any = None) -> HttpResponse:
        card = card_of(item)
        try:
            question, evidence, choices = card.question(), card.evidence(), card.choices()
        except EditRefused as problem:
            question, evidence, choices = str(problem), None, []
        if form is None and card.form_class:
            form = card.form_class(initial=card.initial())
        context = {
            "title": ReviewReason(item.reason).label,
            "subtitle": question,
            "item": item,
            "card": card,
            "evidence": evidence,
            "choices": list(enumerate(choices, 1)),
            "form": form,
            "is_open": item.state == ReviewState.OPEN,
            "may_answer": self._may_answer(request),
            "left": open_items(reasons).count(),
            "reasons": reasons,
            "query": _with_reasons("", reasons),
            "skip": _with_reasons(reverse("admin:articles_reviewitem_queue"), reasons, after=item.pk),
        }
        return self._page(request, "admin/desk/queue_item.html", context)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(request, template, {**self.admin_site.each_context(request), "opts": self.opts, **context})

    @admin.display(description=gettext_lazy("what"))
    def subject(self, item: ReviewItem) -> str:
        what = item.article or item.person or item.organization or item.event or item.page_version or item.key
        return format_html('<a href="{}">{}</a>', reverse("admin:articles_reviewitem_item", args=[item.pk]), what)


def _with_reasons(address: str, reasons: list[str], **more: Any) -> str:
    """An address that keeps to the reasons that an editor works through."""
    query = QueryDict(mutable=True)
    query.setlist("reason", reasons)
    for name, value in more.items():
        query[name] = str(value)
    encoded = query.urlencode()
    return f"{address}?{encoded}" if encoded else address
