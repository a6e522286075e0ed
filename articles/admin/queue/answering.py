"""An answer that came from the queue's page: checked against what was shown, and given to the card."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.admin.queue.cards import ACCEPT, CORRECT, REJECT
from articles.admin.queue.deck import card_of
from articles.editing.items import lock_open_item
from articles.editing.refusals import EditRefused
from articles.models import ReviewItem
from articles.writer_lock import sole_writer


class AnswerError(Exception):
    """What was typed is not right yet; `form` says where."""

    def __init__(self, form: Any) -> None:
        self.form = form
        super().__init__("the correction is not complete")


def answer_item(item: ReviewItem, sent: QueryDict, by: Any) -> str:
    """Does what the answer asks for, and says what was done. Raises `EditRefused` or `AnswerError`; then nothing is done."""
    decision = sent.get("decision", "")
    card = card_of(item)
    values = _checked(card, sent) if decision == CORRECT else {}
    with sole_writer():
        card.item = lock_open_item(item.pk)
        if sent.get("token") and sent["token"] != card.token:
            raise EditRefused(_("The question has changed while you looked at it. Please look again."))
        return _answer(card, decision, sent.get("choice", ""), values, by)


def _answer(card: Any, decision: str, choice: str, values: dict[str, Any], by: User) -> str:
    if choice:
        return str(card.choose(by, choice))
    if decision not in {answer.decision for answer in card.answers}:
        raise EditRefused(_("This answer does not fit the question."))
    if decision == ACCEPT:
        return str(card.accept(by))
    return str(card.reject(by)) if decision == REJECT else str(card.correct(by, values))


def _checked(card: Any, sent: QueryDict) -> dict[str, Any]:
    if card.form_class is None:
        return {}
    form = card.form_class(sent)
    if not form.is_valid():
        raise AnswerError(form)
    return dict(form.cleaned_data)
