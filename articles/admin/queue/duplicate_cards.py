"""Pairs that may be one: merged, or noted as different, on one key."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.queue.cards import ACCEPT, REJECT, Answer, Card, Choice, Evidence
from articles.editing.comparing import preview_merge
from articles.editing.differences import mark_different
from articles.editing.identity import rows_by_id
from articles.editing.items import close_item
from articles.editing.merging import merge_records
from articles.editing.refusals import EditRefused
from articles.enums import ReviewState
from articles.models import Mention
from articles.quotation import quote

MOST_QUOTED = 2
MOST_LISTED = 4


class DuplicateCard(Card):
    """Two rows side by side. Merged, the one that more articles speak of stays; a figure lets the other stay."""

    answers = (
        Answer(ACCEPT, gettext_lazy("They are one: merge them")),
        Answer(REJECT, gettext_lazy("They are different")),
    )

    def question(self) -> str:
        one, other = self._rows()
        return _("Are %(one)s and %(other)s the same?") % {"one": one, "other": other}

    def evidence(self) -> Evidence:
        one, other = self._rows()
        preview = preview_merge(one, [other])
        found = Evidence(rule=self.item.details.get("reason", ""))
        for side in preview.sides:
            found.quotations += self._quotations(side.row)
            links = ", ".join(f"{label}: {count}" for label, count in side.links)
            names = "; ".join(name for name in side.names if name != str(side.row))
            told = "\n".join(filter(None, (str(getattr(side.row, "country", None) or ""), names, links)))
            found.values.append((str(side.row), told))
        for gain in preview.gains:
            if gain.examples and gain.label != preview.gains[-1].label:
                found.values.append((_("Would get: %(what)s") % {"what": gain.label}, "\n".join(gain.examples[:MOST_LISTED])))
        address = reverse(f"admin:entities_{one.KIND}_merge")
        found.links.append((_("Side by side"), f"{address}?{urlencode({'row': [one.pk, other.pk]}, doseq=True)}"))
        return found

    def choices(self) -> list[Choice]:
        return [
            Choice(row.public_id, _("Merge: %(name)s stays") % {"name": row}, row.public_id, self._address(row)) for row in self._rows()
        ]

    def accept(self, by: User) -> str:
        one, other = self._rows()
        return self._merge(one, other, by)

    def choose(self, by: User, value: str) -> str:
        rows = {row.public_id: row for row in self._rows()}
        stays = rows.pop(value, None)
        if stays is None:
            raise EditRefused(_("This is none of the choices any more. Please look again."))
        return self._merge(stays, next(iter(rows.values())), by)

    def reject(self, by: User) -> str:
        mark_different(self._rows(), by)
        close_item(self.item, ReviewState.REJECTED, by)
        return _("Noted: these are different. Neither imports nor suggestions bring them together.")

    def _merge(self, stays: Any, other: Any, by: User) -> str:
        merge_records(stays, [other], by)
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("%(gone)s is now part of %(stays)s; the merge can be undone on its page.") % {"gone": other, "stays": stays}

    def _rows(self) -> list[Any]:
        """Both, the one that more articles speak of first."""
        details = self.item.details
        rows = list(rows_by_id(details.get("kind", ""), details.get("records", [])).values()) if details.get("kind") else []
        if len(rows) != 2 or any(row.merged_into_id for row in rows):
            raise EditRefused(_("One of the two is there no more, or was merged meanwhile."))
        return sorted(rows, key=lambda row: (-row.article_count, row.public_id))

    def _quotations(self, row: Any) -> list[Any]:
        mentions = Mention.objects.accepted().filter(start__isnull=False, **{row.KIND: row}).select_related("article")
        newest = mentions.order_by("-article__sort_at", "-field", "start")[:MOST_QUOTED]
        spans: list[tuple[Any, str, Any]] = [(one.article, one.field, (one.start, one.end)) for one in newest]
        return [found for article, field, span in spans if (found := quote(article, field, span))]

    def _address(self, row: Any) -> str:
        return reverse(f"admin:entities_{row.KIND}_change", args=[row.pk])
