"""Questions that a page or a reader puts against what an editor said."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.queue.cards import ACCEPT, REJECT, Answer, Card, Evidence
from articles.editing.items import close_item
from articles.editing.source_changes import keep_editor_value, row_of, take_page_value
from articles.enums import ReviewState


class SourceChangedCard(Card):
    """A page now has another value for a field that an editor had changed."""

    answers = (
        Answer(REJECT, gettext_lazy("Keep the editor’s value")),
        Answer(ACCEPT, gettext_lazy("Take what the page says now")),
    )

    def question(self) -> str:
        change = self.item.source_change
        return _("The page has changed under an edit of “%(field)s”. Which value stands?") % {"field": self._field_name(change)}

    def evidence(self) -> Evidence:
        change = self.item.source_change
        return Evidence(
            values=[
                (_("The page before"), _shown(change.page_before)),
                (_("The page now"), _shown(change.page_now)),
                (_("The editor’s value"), _shown(change.editor_value)),
            ]
        )

    def accept(self, by: User) -> str:
        take_page_value(self.item, by)
        return _("The page’s value is taken.")

    def reject(self, by: User) -> str:
        keep_editor_value(self.item, by)
        return _("The editor’s value stays.")

    def _field_name(self, change: Any) -> str:
        column: Any = type(row_of(change))._meta.get_field(change.field)
        return str(column.verbose_name)


class PlainCard(Card):
    """A question that shows what it holds, and is answered by yes or no."""

    answers = (Answer(ACCEPT, gettext_lazy("Yes")), Answer(REJECT, gettext_lazy("No")))

    def question(self) -> str:
        return _("Is this right?")

    def evidence(self) -> Evidence:
        return Evidence(values=[(name, _shown(value)) for name, value in self.item.details.items()])

    def accept(self, by: User) -> str:
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("Noted.")

    def reject(self, by: User) -> str:
        close_item(self.item, ReviewState.REJECTED, by)
        return _("Noted.")


class ReaderReportCard(PlainCard):
    """What a reader reported."""

    answers = (
        Answer(ACCEPT, gettext_lazy("The reader was right, and it is put right")),
        Answer(REJECT, gettext_lazy("Nothing to put right")),
    )

    def question(self) -> str:
        return _("A reader reports a mistake. Is there one?")

    def evidence(self) -> Evidence:
        details = self.item.details
        found = Evidence(values=[(_("Report"), details.get("text", "")), (_("Contact"), details.get("contact") or _("none given"))])
        if details.get("address"):
            found.links.append((_("The page that the reader saw"), details["address"]))
        return found

    def accept(self, by: User) -> str:
        close_item(self.item, ReviewState.ACCEPTED, by)
        return _("Noted as put right.")

    def reject(self, by: User) -> str:
        close_item(self.item, ReviewState.REJECTED, by)
        return _("Noted as no mistake.")


def _shown(value: Any) -> str:
    return _("nothing") if value in (None, "") else str(value)
