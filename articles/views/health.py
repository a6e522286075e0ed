"""Whether the site is alive and can answer, for those who watch over it.

Two small views instead of a library: a library's checks know databases and caches, and none asks whether the search answers.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.changes import last_change
from articles.models import Article, ImportRun, SearchEntry
from articles.search import find
from entities.calendar import newest_day

log = logging.getLogger(__name__)
OK = "ok"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing is asked of the database."""
    return HttpResponse(OK, content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where database and search can be used, else 503. How fresh the record is stands beside it, and fails nothing."""
    state: dict[str, Any] = {"database": _checked(_database), "search": _checked(_search)}
    is_ready = set(state.values()) == {OK}
    body = {"status": OK if is_ready else "unavailable", **state, **(_freshness() if is_ready else {})}
    return JsonResponse(body, status=200 if is_ready else 503)


def _checked(check: Callable[[], str]) -> str:
    """What is wrong, in words that tell strangers nothing; the log has the rest."""
    try:
        return check()
    except DatabaseError:
        log.exception("readyz: %s", check.__name__.strip("_"))
        return "does not answer"


def _database() -> str:
    Article.objects.exists()
    return OK


def _search() -> str:
    """It is asked a question, and has entries where there are articles to find."""
    find("kazakhstan", size=1)
    if not SearchEntry.objects.exists() and Article.objects.published().exists():
        return "the index is empty: manage.py rebuild_search makes it"
    return OK


def _freshness() -> dict[str, Any]:
    number, changed_at = last_change()
    last_run = ImportRun.objects.order_by("-id").values_list("started_at", flat=True).first()
    return {
        "newest_article_on": newest_day(),
        "last_import_at": localtime(last_run) if last_run else None,
        "last_change_at": localtime(changed_at) if changed_at else None,
        "last_change": number,
    }
