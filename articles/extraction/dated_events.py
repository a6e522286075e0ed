"""Events with a date of their own: a date goes to the nearest event word of its sentence.

A date beside figures of trade, or of a plan's period, names no event; the main event's own date names no other one.
"""

from __future__ import annotations

import re

from articles.extraction.event_drafts import Draft, status_of
from articles.extraction.event_heads import SIGNING, Head, find_heads
from articles.extraction.event_names import LEADING, event_name, phrase_bounds
from articles.extraction.knowledge import CAPITAL, knowledge
from articles.extraction.records import DateValue, DayContext, EventRecord, Value
from articles.extraction.text import ArticleText, Field

_HEADS = knowledge("event_heads")
FIGURES = re.compile(rf"(?:\b(?:{_HEADS['figures']})\b|\d%)", re.IGNORECASE)
NO_EVENT_BEFORE = re.compile(rf"\b(?:{_HEADS['no_event_before']})\s(?:the\s)?(?:period\s)?(?:\w+\s)?$", re.IGNORECASE)
OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:\n]|[.!?]\"?|\b(?:and|where|while|that|but))\s?(?:[Oo]n|[Ii]n|[Ff]rom|[Bb]y|[Aa]t|until)?\s?(?:the\s)?"
    r"(?:(?:beginning|end) of )?$"
)
NAME_BETWEEN = re.compile(r"\s(?:(?:will\s)?marks?\s(?:the\s)?(?:\w+\s)?|(?:[A-Z][\w'-]*\s)*)")
DEFINITE = re.compile(r"\b(?:the|this|these|our|its|their|said)\s$", re.IGNORECASE)
QUALIFIED = re.compile(r"\s(?:of|on|for|to|in|between|with|by|dedicated|devoted|at which)\b|\s\"")
SET_FOR = re.compile(r"\b(?:planned|scheduled|slated|set|timed|announced|appointed|due) for\b")
OCCASION = re.compile(
    r"\b(?:dated|timed|dedicated|devoted|coincid\w+|marking|on the occasion of|in honou?r of)\s(?:to\s|with\s)?(?:the\s)?(?:[\w-]+\s){0,2}$"
)
ORDINAL = re.compile(r"\b(?:next|previous|last|first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))\b", re.IGNORECASE)
CLOSING = re.compile(r"\s(?:will\s)?(?:clos|end|run|last|be open|stay)\w*")
WHICH_MEETS = re.compile(
    r",\swhich\s(?:(?:is|are|was|were)\s(?:due\s|scheduled\s|expected\s)?)?(?:(?:to|will)\s)?(?:meet|met|gather|convene)\w*$"
)
MEETS = re.compile(r"\s(?:(?:is|are|was|were)\s)?(?:(?:due|scheduled|expected|planned|set)\s)?")
DURING = re.compile(
    r"\s?,?\s(?:during|at|on the (?:sidelines|margins) of|within(?: the framework of)?|in the framework of)"
    r"\sthe\s(?=[\w\s-]{0,30}$)"
)
OPENED = re.compile(
    rf"(?P<what>{CAPITAL}[\w'-]*(?:\s(?:(?:of|the|for|and|in)\s)*{CAPITAL}[\w'-]*)*),?\s(?:(?:which|that)\s)?(?:was\s|were\s)?"
    rf"(?P<head>opened|inaugurated|commissioned)(?:\sin\s{CAPITAL}[\w' -]*?)?\s(?:on|in)\s(?:the\s)?$"
)
GOODS = re.compile(r"(?:shipment|consignment|cargo|convoy|vaccines?|medicines?)\b", re.IGNORECASE)
CAME = re.compile(r"com(?:es|ing) to|came to", re.IGNORECASE)
ELSE_DONE = re.compile(r",\sand\s[a-z]+ed\s")
"""behind a date, what was done besides on another day: "detained in July, and confirmed his participation in the Forum" """
SUBJECT_IS_TO = re.compile(r",\swhich\s(?:is|are|was|were)\s(?:expected|due|scheduled|planned|set)\sto\b")
"""what an agreement is about is to begin on the date, not the agreement itself"""
NEAR = 40
MAX_BEFORE = 160
MAX_AFTER = 120


def find_dated_event(text: ArticleText, days: DayContext, date: Value[DateValue], main: EventRecord | None) -> Draft | None:
    """The event to which a date belongs, if it is another than the main one."""
    field = text.title if date.span.field == "title" else text.body
    bounds = field.sentence_at(date.span.start)
    if date.rule == "today" or (_is_main_date(date, main) and not _is_within_main(field.plain, date, main, bounds)):
        return None
    if _is_no_event(field.plain, date, bounds):
        return None
    head = _governing_head(field.plain, date, bounds)
    if head is None or not _may_carry(field, head, date, main):
        return None
    if date.rule == "same_day":
        if main is None or main.date is None or main.date_basis != "stated":
            return None
        date = Value(DateValue(main.date.value.text), date.span, date.rule)
    head = _antecedent(field.plain, head, bounds)
    start, end = phrase_bounds(field.plain, head, bounds)
    end = min(end, date.span.start) if date.span.start > head.end else end
    is_generic = _is_generic(field.plain, head) and not (
        head.kind == "culture" and _goes_on(date, main) and not CLOSING.match(field.plain, head.end)
    )
    return Draft(
        kind=head.kind,
        span=field.span(head.start, head.end),
        phrase=(start, end),
        name=event_name(field, start, end),
        date=date,
        status=status_of(field.plain, date, days, bounds),
        is_proper=False,
        is_generic=is_generic,
    )


def find_occasion(text: ArticleText, days: DayContext, date: Value[DateValue], main: EventRecord | None) -> Draft | None:
    """The gathering right behind a date that belongs to something done there: "signed in May 2025 during the summit of the leaders"."""
    field = text.title if date.span.field == "title" else text.body
    bounds = field.sentence_at(date.span.start)
    after = [head for head in find_heads(field.plain, date.span.end, bounds[1]) if head.kind in ("conference", "visit", "culture")]
    if not after or _is_main_date(date, main) or not DURING.match(field.plain, date.span.end, after[0].start):
        return None
    start, end = phrase_bounds(field.plain, after[0], bounds)
    return Draft(
        kind=after[0].kind,
        span=field.span(after[0].start, after[0].end),
        phrase=(start, end),
        name=event_name(field, start, end),
        date=date,
        status=status_of(field.plain, date, days, bounds),
        is_proper=False,
    )


def find_opening(text: ArticleText, days: DayContext, date: Value[DateValue], main: EventRecord | None) -> Draft | None:
    """ "the Bank of Low-Enriched Uranium, opened on 29 August 2017": a house that has a name was opened on that day."""
    field = text.title if date.span.field == "title" else text.body
    bounds = field.sentence_at(date.span.start)
    match = OPENED.search(field.plain, max(bounds[0], date.span.start - MAX_BEFORE), date.span.start)
    if match is None or _is_main_date(date, main):
        return None
    start, end = match.span("what")
    head = field.span(*match.span("head"))
    name = f"opening of {LEADING.sub('', field.read[start:end])}"
    return Draft("culture", head, (start, end), name, date, status_of(field.plain, date, days, bounds), is_proper=False)


def _is_main_date(date: Value[DateValue], main: EventRecord | None) -> bool:
    if main is None or main.date is None:
        return False
    if (
        date.span == main.date.span
        or date.value.text in (main.date.value.end, "")
        or (date.value.end and date.value.end == main.date.value.end)
    ):
        return True
    if date.span.field == "title" and main.date.value.text.startswith(date.value.text):
        return True
    return date.value.precision == "day" and date.value.text == main.date.value.text and date.rule != "same_day"


def _is_within_main(plain: str, date: Value[DateValue], main: EventRecord | None, bounds: tuple[int, int]) -> bool:
    """Whether the last day of a visit is also the day of a forum held during it."""
    if main is None or main.date is None or main.kind.value != "visit" or date.span == main.date.span or date.value.end:
        return False
    head = _governing_head(plain, date, bounds)
    return head is not None and head.kind in ("conference", "culture") and not _is_generic(plain, head)


def _is_no_event(plain: str, date: Value[DateValue], bounds: tuple[int, int]) -> bool:
    before = plain[max(bounds[0], date.span.start - 24) : date.span.start]
    if date.rule in ("year", "year_range", "relative_year", "year_end") and NO_EVENT_BEFORE.search(before) and not SET_FOR.search(before):
        return True
    if date.rule in ("year", "year_range", "relative_year", "month", "year_bare"):
        around = plain[max(bounds[0], date.span.start - 70) : min(bounds[1], date.span.end + 60)]
        return bool(FIGURES.search(around))
    return False


def _governing_head(plain: str, date: Value[DateValue], bounds: tuple[int, int]) -> Head | None:
    """The event word to which a date belongs: the nearest before it, or the next one where the date opens its clause."""
    heads = [head for head in find_heads(plain, *bounds) if head.kind != "agreement" or _is_signed(plain, head, date, bounds)]
    heads = [head for head in heads if head is heads[0] or not OCCASION.search(plain, max(0, head.start - 40), head.start)]
    before = [head for head in heads if head.end <= date.span.start and date.span.start - head.end <= MAX_BEFORE]
    after = [head for head in heads if head.start >= date.span.end and head.start - date.span.end <= MAX_AFTER]
    if date.rule == "year_bare":
        return after[0] if after and NAME_BETWEEN.fullmatch(plain, date.span.end, after[0].start) else None
    if (
        after
        and not ELSE_DONE.search(plain, date.span.end, after[0].start)
        and (not before or OPENS_CLAUSE.search(plain, max(bounds[0] - 1, 0), date.span.start))
        and not (before and date.span.start == bounds[0])
    ):
        return after[0]
    if date.rule.startswith("counted") and before and date.span.start - before[-1].end > NEAR:
        return None
    return before[-1] if before else None


def _is_signed(plain: str, head: Head, date: Value[DateValue], bounds: tuple[int, int]) -> bool:
    """An agreement is an event where it is signed, ratified, or carries its year: "contract of 2010"."""
    low, high = min(head.start, date.span.start), max(head.end, date.span.end)
    if re.fullmatch(r"\s(?:of|\()\s?", plain[head.end : date.span.start]):
        return True
    if SUBJECT_IS_TO.search(plain, head.end, max(head.end, date.span.start)):
        return False
    return bool(SIGNING.search(plain, max(0, low - 30), min(high + 10, bounds[1])))


def _may_carry(field: Field, head: Head, date: Value[DateValue], main: EventRecord | None) -> bool:
    if date.rule in ("same_day", "next_day") and head.kind not in ("conference", "culture", "agreement"):
        return False
    if date.value.precision == "year" and CAME.match(field.plain, head.start):
        return False
    if main is None:
        return True
    trigger = main.kind.span
    overlaps = trigger.field == field.name and head.start < trigger.end and trigger.start < head.end
    if not overlaps:
        return True
    if main.date is None or date.value.text.startswith(main.date.value.text):
        return False
    return main.kind.value != head.kind or (main.date_basis == "publication" and date.value.text > main.date.value.text)


def _is_generic(plain: str, head: Head) -> bool:
    """ "the meeting", "this forum": the main event, or one named before."""
    if (
        head.kind in ("vote", "agreement", "incident", "appointment")
        or GOODS.match(plain, head.start)
        or not DEFINITE.search(plain, max(0, head.start - 12), head.start)
    ):
        return False
    if ORDINAL.match(plain, head.start) or ORDINAL.search(plain[max(0, head.start - 12) : head.start]):
        return False
    words = plain[head.start : head.end]
    is_name = " " in words and (not words.islower() or words.endswith(("commission", "council")))
    return not is_name and " of" not in words and not QUALIFIED.match(plain, head.end)


def _goes_on(date: Value[DateValue], main: EventRecord | None) -> bool:
    """ "On 27 May, the festival will move to Penang": a later part of the main event."""
    if main is None or main.date is None or date.value.precision != "day":
        return False
    return date.value.text > (main.date.value.end or main.date.value.text)


def _antecedent(plain: str, head: Head, bounds: tuple[int, int]) -> Head:
    """ "the Commission, the regular session of which is due": the session is the Commission's.

    So it is with "the Council, which is to meet", but not with a name of its own: "the first Review Conference of which".
    """
    is_of = plain.startswith(" of which", head.end) and plain[head.start : head.end].islower()
    earlier = find_heads(plain, bounds[0], head.start)
    meets = earlier and head.kind == "meeting" and MEETS.fullmatch(plain, earlier[-1].end, head.start)
    if not is_of and not meets and not WHICH_MEETS.search(plain, bounds[0], head.end):
        return head
    return earlier[-1] if earlier else head
