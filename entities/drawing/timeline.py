"""Spans of time, one lane each: offices of a person, ambassadors to a state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from entities.drawing.svg import link, picture, shorten, tag, text

WIDTH = 720.0
LANE = 40.0
AXIS = 26.0
EDGE = 8.0
NARROWEST = 6.0
MIN_DAYS = 120
LABEL_LENGTH = 92


@dataclass(frozen=True, slots=True)
class Bar:
    """A span from `start` to `end` inclusive. `is_seen_only`: nothing is known outside of it, so its ends are drawn open."""

    label: str
    start: date
    end: date
    note: str = ""
    url: str | None = None
    is_seen_only: bool = True
    is_former: bool = False


def draw_timeline(bars: Sequence[Bar], title: str, description: str, key: str = "timeline") -> str:
    """SVG with a lane for each bar in the order given, and the years (or months, over a short time) below."""
    if not bars:
        return ""
    first, last = _period(bars)
    scale = (WIDTH - 2 * EDGE) / max(1, (last - first).days)

    def x_of(day: date) -> float:
        return EDGE + (day - first).days * scale

    bottom = LANE * len(bars)
    parts = [tag("line", x1=x_of(day), y1=0, x2=x_of(day), y2=bottom, class_="tick") for day, _ in _ticks(first, last)]
    parts += [text(label, x_of(day) + 3, bottom + AXIS - 9, "label") for day, label in _ticks(first, last)]
    for lane, bar in enumerate(bars):
        x, width = x_of(bar.start), max(NARROWEST, x_of(bar.end) - x_of(bar.start))
        state = "bar former" if bar.is_former else "bar seen" if bar.is_seen_only else "bar"
        shape = tag("rect", x=min(x, WIDTH - EDGE - NARROWEST), y=lane * LANE + 23, width=width, height=9, rx=4.5, class_=state)
        name = tag("title", escape(f"{bar.label}: {bar.note}" if bar.note else bar.label))
        # A label near the right edge ends there instead of running out of the picture.
        anchor_end = x > WIDTH * 0.6
        label = text(
            shorten(bar.label, LABEL_LENGTH), WIDTH - EDGE if anchor_end else x, lane * LANE + 16, "name", "end" if anchor_end else None
        )
        parts.append(link(bar.url, tag("g", name, label, shape)))
    return picture(key, WIDTH, bottom + AXIS, title, description, parts, "timeline-chart")


def _period(bars: Sequence[Bar]) -> tuple[date, date]:
    """From the first start to the last end, with some air, and never so short that a week looks like an age."""
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    missing = max(0, MIN_DAYS - (last - first).days)
    air = timedelta(days=missing // 2 + max(5, (last - first).days // 20))
    return first - air, last + air


def _ticks(first: date, last: date) -> list[tuple[date, str]]:
    years = last.year - first.year
    if years < 2:
        months = [(year, month) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
        if (last - first).days < 200:
            months = [(year, month) for year in range(first.year, last.year + 1) for month in range(1, 13)]
        days = [(date(year, month, 1), f"{year}-{month:02d}") for year, month in months]
    else:
        each = max(1, years // 10)
        days = [(date(year, 1, 1), str(year)) for year in range(first.year + 1, last.year + 1, each)]
    return [(day, label) for day, label in days if first <= day <= last]
