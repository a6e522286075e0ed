"""Spellings and wordings on the desk, and how rows are found by them."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from entities.enums import NameOrigin
from entities.folding import fold_key, sort_key

Rows = TypeVar("Rows", bound=Model)


class NameInline(admin.TabularInline):
    """Names of a row with their origin. One that pages gave stays as it stands; an editor's can be taken away."""

    extra = 0
    fields = ("name", "origin")
    readonly_fields = ("origin",)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def find_by_name(queryset: QuerySet[Rows], words: str) -> QuerySet[Rows]:
    """Rows of which a name holds all the words, in whatever spelling; or the one with the public id."""
    plain, folded = words.strip(), fold_key(words)
    if not plain:
        return queryset
    names = Q(names__name_key__contains=folded) if folded else Q(pk__in=[])
    named = queryset.model._default_manager.filter(names).values("pk")
    listed = sort_key(plain)
    found = Q(pk__in=named) | Q(public_id=plain) | Q(name__icontains=plain)
    return queryset.filter(found | Q(sort_key__contains=listed) if listed else found)


def is_editors(row: Any) -> bool:
    """Whether an editor gave the name."""
    return row.origin == NameOrigin.EDITOR
