"""Values of an article that an editor puts right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.changes import change_of
from articles.curation import current_value, plain_value
from articles.deriving.values import listed_at
from articles.deriving.writing import KIND, Occasion
from articles.editing.refusals import EditRefused
from articles.editing.verdicts import CORRECTED, note_verdict
from articles.models import Article, PageVersion
from articles.storing import derive_again
from articles.writer_lock import sole_writer

CORRECTABLE = ("title", "lead", "body", "source", "image_credit", "source_url", "published_on", "published_at", "is_reviewed")
MEASURES = {"published_on": "published", "published_at": "published", "source": "source", "image_credit": "image_credit"}


def correct_article(article: Article, values: Mapping[str, Any], by: User | None) -> tuple[str, ...]:
    """Sets values of an article, and returns the names of those that are others now. Everything that hangs on them follows.

    Names are those of `CORRECTABLE`. Raises `EditRefused`.
    """
    with sole_writer():
        row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if row.merged_into_id:
            raise EditRefused(_("The article was joined to another; correct that one."))
        changed = tuple(name for name, value in values.items() if name in CORRECTABLE and getattr(row, name) != value)
        if not changed:
            return ()
        _note_verdicts(row, changed, values, by)
        for name in changed:
            setattr(row, name, values[name])
        _refuse_empty(row)
        columns = {*changed, "modified_at"}
        if {"published_on", "published_at"} & set(changed):
            row.sort_at = listed_at(row.published_at, row.published_on, _versions(row))
            columns.add("sort_at")
        occasion = Occasion(_corrected(changed), by)
        occasion.mark(row)
        row.save(update_fields=sorted(columns))
        derive_again([row.pk], occasion, change_of(KIND, row.public_id, was_public=row.is_published, is_public=row.is_published))
    article.refresh_from_db()
    return changed


def _corrected(changed: tuple[str, ...]) -> str:
    return "Corrected: " + ", ".join(sorted(changed))


def _refuse_empty(row: Article) -> None:
    if not row.headline.strip("… \n"):
        raise EditRefused(_("An article needs a title or a text."))
    if row.published_at and not row.published_on:
        raise EditRefused(_("A time of publication needs a day."))


def _versions(row: Article) -> list[PageVersion]:
    return list(PageVersion.objects.defer("text").filter(appearances__article=row, appearances__is_current=True).distinct())


def _note_verdicts(row: Article, changed: tuple[str, ...], values: Mapping[str, Any], by: User | None) -> None:
    """A value that extraction gave and an editor changes was wrong; what an editor had put there before says nothing of extraction."""
    noted: set[str] = set()
    for name in changed:
        measure = MEASURES.get(name)
        if measure and measure not in noted and row.imported and row.imported.get(name) == current_value(row, name):
            noted.add(measure)
            note_verdict(measure, CORRECTED, by, row, current_value(row, name), plain_value(values[name]))
    if "title" in changed and row.imported and not row.title:
        note_verdict("title", CORRECTED, by, row, row.source_title, values["title"])
