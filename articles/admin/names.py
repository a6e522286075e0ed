"""How rows are found by their spellings and wordings."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from entities.folding import fold_key, sort_key

Rows = TypeVar("Rows", bound=Model)


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
