"""The closed lists of what was reported."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ArticleForm(TextChoices):
    ARTICLE = "article", _("Article")
    HEADLINE = "headline", _("Headline")


class ArticleStatus(TextChoices):
    PUBLISHED = "published", _("Published")
    NEEDS_REVIEW = "needs_review", _("Needs review")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReportRole(TextChoices):
    """How an article stands to an event."""

    MAIN = "main", _("Reports it")
    REFERENCE = "reference", _("Refers to it")


class Ruling(TextChoices):
    """An editor's word on a line of a page."""

    STARTS_STORY = "starts_story", _("A story starts here")
    CONTINUES_STORY = "continues_story", _("The story goes on here")
    CHROME = "chrome", _("Not part of a story")


class ReviewReason(TextChoices):
    """Why something waits for an editor."""

    LOST_HEADER = "lost_header", _("Lost header")
    UNSURE_PERSON = "unsure_person", _("Unsure person")
    UNSURE_MERGE = "unsure_merge", _("Unsure merge")
    SOURCE_CHANGED = "source_changed", _("Source changed under an edit")
    DUPLICATE = "duplicate", _("Possible duplicate")
    EVENT_WITHOUT_PLACE = "event_without_place", _("Event without place")
    EVENT_WITHOUT_DAY = "event_without_day", _("Event without day")
    UNCLASSIFIED_LINES = "unclassified_lines", _("Unclassified lines")
    DATE_PROBLEM = "date_problem", _("Date to check")
    NOT_ON_ANY_PAGE = "not_on_any_page", _("Stands on no current page")
    READER_REPORT = "reader_report", _("Reported by a reader")


class ReviewState(TextChoices):
    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    CORRECTED = "corrected", _("Corrected")
    REJECTED = "rejected", _("Rejected")
    OBSOLETE = "obsolete", _("No longer needed")
