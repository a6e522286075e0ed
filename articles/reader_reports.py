"""What readers report: a question for the desk, made without an account, and held in bounds."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.module_loading import import_string

from articles.enums import ReviewReason, ReviewState
from articles.models import Article, ReviewItem
from articles.review import Question, ask
from entities.models import Event, Organization, Person

SUBJECTS: dict[str, Any] = {"article": Article, "person": Person, "organization": Organization, "event": Event}
MOST_PER_HOUR = 5
MOST_OPEN = 2_000
"""open reports beyond which no more are taken: a desk that cannot read them gains nothing from more"""


class TooManyReportsError(Exception):
    """This reader, or all readers together, have sent more than is read."""


def find_subject(about: str) -> Any:
    """The public record that `person-abc123` names; None for anything else."""
    kind, _, public_id = about.partition("-")
    if kind not in SUBJECTS or not (public_id.isascii() and public_id.isalnum()):
        return None
    return SUBJECTS[kind].objects.published().filter(public_id=public_id[:20]).first()


def file_report(request: HttpRequest, *, text: str, contact: str, about: str) -> ReviewItem:
    """Opens a review item. Raises `TooManyReportsError`."""
    if (
        not _may_report(request)
        or ReviewItem.objects.filter(reason=ReviewReason.READER_REPORT, state=ReviewState.OPEN).count() >= MOST_OPEN
    ):
        raise TooManyReportsError
    subject = find_subject(about)
    details = {"text": text, "contact": contact, "about": about[:80], "address": subject.get_absolute_url() if subject else ""}
    subjects = {subject.KIND.value: subject} if subject else {}
    (item,) = ask([Question(ReviewReason.READER_REPORT, secrets.token_hex(8), subjects, details)])
    return item


def _may_report(request: HttpRequest) -> bool:
    """Counts the reader's reports of the hour. Who the reader is, the lockout of the desk decides in the same way."""
    address = import_string(settings.AXES_CLIENT_IP_CALLABLE)(request)
    key = f"reader-reports:{address}"
    cache.add(key, 0, 3600)
    try:
        return bool(cache.incr(key) <= MOST_PER_HOUR)
    except ValueError:  # it expired just now
        return True
