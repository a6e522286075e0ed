"""What every resource of the public record has: its version, when its rows last changed, and what became of the ids that left it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils import timezone
from django_filters.rest_framework import FilterSet
from rest_framework.exceptions import NotFound

from articles.changes import last_change, modified_times
from articles.models import Change
from entities.api.filters import MomentFilter
from entities.api.finding import find_public
from entities.api.links import Addresses
from entities.api.problems import Gone, Moved
from entities.api.views import ListViewSet, RecordViewSet
from entities.models.identity import RecordKind


def changed_since(rows: QuerySet[Any], _name: str, moment: datetime) -> QuerySet[Any]:
    """Rows whose answer changed at a moment or later. Numbers rise with time, so the first one since then bounds the search."""
    first = Change.objects.filter(changed_at__gte=moment).order_by("number").values("number")[:1]
    changed = Change.objects.filter(kind=rows.model.KIND, number__gte=first)
    return rows.filter(public_id__in=changed.values("record_id"))


class ChangedFilters(FilterSet):
    """What lists of records understand beside their own filters."""

    modified_since = MomentFilter(
        "Records whose answer changed at this time or later. To follow everything, deletions too, use `changes`.", method=changed_since
    )


class PublicListViewSet(ListViewSet):
    """A list of the public record, and what the log of changes knows of ids that left it."""

    read_version: ClassVar[Any] = staticmethod(last_change)

    def find_record(self, model: type[Model], public_id: str, *, wants_address: bool = False) -> Any:
        """As the record says, and where no row is left, as the log of changes says."""
        kind: str = model.KIND  # type: ignore[attr-defined]
        addresses = Addresses(self.request) if wants_address else None
        query = self.request.META.get("QUERY_STRING", "")
        if kind == RecordKind.COUNTRY and public_id.upper() != public_id:
            return self._follow(model, public_id.upper(), addresses, query)
        try:
            return find_public(model, public_id, addresses, query)
        except (NotFound, Gone):
            last = _last_change_of(kind, public_id)
            if last is None or last.action in (Change.Action.CREATED, Change.Action.UPDATED):
                raise
            if last.action == Change.Action.MERGED:
                return self._follow(model, last.into_id, addresses, query)
            raise Gone(f"This {kind} was withdrawn on {local_day(last.changed_at)}.") from None

    def _follow(self, model: type[Model], public_id: str, addresses: Addresses | None, query: str) -> Any:
        """As far as the log of changes leads: what one record was merged into may have gone into another since."""
        seen: set[str] = set()
        last = _last_change_of(model.KIND, public_id)  # type: ignore[attr-defined]
        while last is not None and last.action == Change.Action.MERGED and public_id not in seen:
            seen.add(public_id)
            public_id = last.into_id
            last = _last_change_of(model.KIND, public_id)  # type: ignore[attr-defined]
        record = self.find_record(model, public_id) if public_id not in seen else find_public(model, public_id)
        if addresses is not None:
            raise Moved(addresses.of(record.KIND, record.public_id) + (f"?{query}" if query else ""))
        return record


def _last_change_of(kind: str, public_id: str) -> Change | None:
    return Change.objects.filter(kind=kind, record_id=public_id).order_by("-number").first()


class PublicViewSet(PublicListViewSet, RecordViewSet):
    """Records of the public, with the time when each of them last changed."""

    def read_beside(self, rows: Sequence[Any], context: dict[str, Any]) -> dict[str, Any]:
        modified = modified_times(self.model.KIND, [row.public_id for row in rows])  # type: ignore[attr-defined]
        return {**super().read_beside(rows, context), "modified": modified}


def local_day(moment: datetime) -> str:
    """The day in Kazakhstan."""
    return timezone.localtime(moment).date().isoformat()
