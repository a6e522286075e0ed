"""Which card a question has."""

from __future__ import annotations

from articles.admin.queue.cards import Card
from articles.admin.queue.duplicate_cards import DuplicateCard
from articles.admin.queue.event_cards import DayCard, PlaceCard
from articles.admin.queue.page_cards import DateProblemCard, LostHeaderCard, MissedCard, UnclassifiedCard
from articles.admin.queue.reading_cards import UnsureBodyCard, UnsurePersonCard
from articles.admin.queue.source_cards import PlainCard, ReaderReportCard, SourceChangedCard
from articles.enums import ReviewReason
from articles.models import ReviewItem

CARDS: dict[str, type[Card]] = {
    ReviewReason.LOST_HEADER: LostHeaderCard,
    ReviewReason.NOT_ON_ANY_PAGE: MissedCard,
    ReviewReason.UNCLASSIFIED_LINES: UnclassifiedCard,
    ReviewReason.DATE_PROBLEM: DateProblemCard,
    ReviewReason.SOURCE_CHANGED: SourceChangedCard,
    ReviewReason.READER_REPORT: ReaderReportCard,
    ReviewReason.DUPLICATE: DuplicateCard,
    ReviewReason.UNSURE_PERSON: UnsurePersonCard,
    ReviewReason.UNSURE_MERGE: UnsureBodyCard,
    ReviewReason.EVENT_WITHOUT_PLACE: PlaceCard,
    ReviewReason.EVENT_WITHOUT_DAY: DayCard,
}


def card_of(item: ReviewItem) -> Card:
    return CARDS.get(item.reason, PlainCard)(item)
