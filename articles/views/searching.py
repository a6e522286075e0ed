"""The search over everything at once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.search import find
from articles.search.answer import ORDER
from articles.search.question import MAX_LENGTH

FIRST = 5
"""hits of each kind where all are shown"""
PAGE_SIZE = 20
LAST_PAGE = 50
"""who has read a thousand hits needs other words"""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` the question, `?kind=` one kind alone, `?page=` of that kind."""
    text = request.GET.get("q", "")
    kind = request.GET.get("kind", "")
    page = request.GET.get("page", "1")
    is_wrong = (kind and kind not in ORDER) or not (page.isascii() and page.isdigit() and 1 <= int(page[:4]) <= LAST_PAGE)
    if is_wrong:
        kind, page = "", "1"
    number = int(page) if kind else 1
    size = PAGE_SIZE if kind else FIRST
    answer = find(text, kinds=[kind] if kind else (), start=(number - 1) * size, size=size)
    has_more = bool(kind) and number < LAST_PAGE and any(group.total > number * size for group in answer.groups)
    context = {
        "page_title": _("Search: %(words)s") % {"words": answer.question.text} if answer.question.text else _("Search"),
        "trail": [(_("Search"), "")],
        "answer": answer,
        "kind": kind,
        "is_wrong": is_wrong,
        "number": number,
        "next_page": number + 1 if has_more else None,
        "previous_page": number - 1 if number > 1 else None,
        "is_cut": len(" ".join(text.split())) > MAX_LENGTH,
    }
    return render(request, "search.html", context, status=400 if is_wrong else 200)
