"""From an address to a record, or to the right answer where no record stands there any more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from entities.addresses import id_of
from entities.models import FormerAddress

Row = TypeVar("Row", bound=Model)
View = Callable[..., HttpResponse]
LONGEST_CHAIN = 50


class HttpResponsePermanentRedirectWithMethod(HttpResponsePermanentRedirect):
    """308: the record was merged into another."""

    status_code = 308


class MovedError(Exception):
    """The record stands at another address: 301 for another slug, 308 for another record."""

    def __init__(self, address: str, *, is_merged: bool = False) -> None:
        super().__init__(address)
        self.address, self.is_merged = address, is_merged


class GoneError(Exception):
    """There was a record here, and it was withdrawn from the public for a reason."""

    def __init__(self, reason: str, withdrawn_on: Any = None) -> None:
        super().__init__(reason)
        self.reason, self.withdrawn_on = reason, withdrawn_on


def find_record(rows: QuerySet[Any], address: str, current_path: str = "") -> Any:
    """The public record at an address. Raises `MovedError`, `GoneError` or `Http404`. One query where all is well.

    With the path of the page that is asked for, any other spelling of it moves to the one that is right.
    """
    public_id = id_of(address)[:20]
    if not (public_id.isascii() and public_id.isalnum()):
        raise Http404
    record = rows.filter(public_id=public_id).first()
    if record is None:
        record = _follow_former(rows, public_id)
    if record.merged_into_id is not None:
        raise MovedError(_survivor_of(record).get_absolute_url(), is_merged=True)
    if not is_shown(record):
        raise GoneError(*_reason_of(record)) if record.was_public else Http404
    if current_path and current_path != record.get_absolute_url():
        raise MovedError(record.get_absolute_url())
    return record


def is_shown(record: Any) -> bool:
    return bool(record.is_published if hasattr(record, "is_published") else record.is_public)


def answers_for_addresses(view: View) -> View:
    """Turns what `find_record` raises into redirects and pages. The query string is kept."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except MovedError as moved:
            query = request.META.get("QUERY_STRING", "")
            response = HttpResponsePermanentRedirectWithMethod if moved.is_merged else HttpResponsePermanentRedirect
            return response(f"{moved.address}?{query}" if query else moved.address)
        except GoneError as gone:
            return render(request, "410.html", {"reason": gone.reason, "withdrawn_on": gone.withdrawn_on}, status=410)

    return answer


def _follow_former(rows: QuerySet[Any], public_id: str) -> Any:
    """The record that once had the id, through any number of changes of it."""
    kind, seen = rows.model.KIND, {public_id}
    for _step in range(LONGEST_CHAIN):
        former = FormerAddress.objects.filter(kind=kind, former_id=public_id).values_list("current_id", flat=True).first()
        if former is None or former in seen:
            raise Http404
        record = rows.model._default_manager.filter(public_id=former).first()
        if record is not None:
            if not is_shown(record) and record.merged_into_id is None:
                raise GoneError(*_reason_of(record)) if record.was_public else Http404
            raise MovedError(_survivor_of(record).get_absolute_url(), is_merged=True)
        seen.add(former)
        public_id = former
    raise Http404


def _survivor_of(record: Any) -> Any:
    for _step in range(LONGEST_CHAIN):
        if record.merged_into_id is None:
            return record
        record = record.merged_into
    raise Http404


def _reason_of(record: Any) -> tuple[str, Any]:
    reason = getattr(record, "withdrawn_reason", "")
    if reason:
        return reason, record.withdrawn_at
    return _("No published story shows it any more, so the record does not either."), None
