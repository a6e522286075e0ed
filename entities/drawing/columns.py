"""Numbers over time as columns: activity by month, events by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from entities.drawing.svg import link, picture, tag, text

HEIGHT = 160.0
TOP = 22.0
BOTTOM = 24.0
STEP = 44.0
MAX_WIDTH = 960.0
MIN_WIDTH = 9 * STEP
"""a picture of two columns is as wide as one of nine, else they would look like towers"""
LETTER = 7.0
"""width of a letter of a label"""


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    number: int
    url: str | None = None


def draw_columns(columns: Sequence[Column], title: str, description: str, key: str = "columns") -> str:
    """SVG with one column each; as many labels as fit are written below, the number above each column that has room."""
    step = min(STEP, MAX_WIDTH / max(1, len(columns)))
    largest = max((column.number for column in columns), default=0) or 1
    each = ceil(max((len(column.label) for column in columns), default=1) * LETTER / step)
    parts = [tag("line", x1=0, y1=HEIGHT - BOTTOM, x2=max(step * len(columns), MIN_WIDTH), y2=HEIGHT - BOTTOM, class_="axis")]
    for place, column in enumerate(columns):
        x = place * step
        height = (HEIGHT - TOP - BOTTOM) * column.number / largest
        bar = tag("rect", x=x + step * 0.14, y=HEIGHT - BOTTOM - height, width=step * 0.72, height=height, rx=2, class_="bar")
        name = tag("title", escape(f"{column.label}: {column.number}"))
        parts.append(link(column.url if column.number else None, tag("g", name, bar)))
        if step >= 20 and column.number:
            parts.append(text(str(column.number), x + step / 2, HEIGHT - BOTTOM - height - 6, "number", "middle"))
        if place % each == 0:
            parts.append(text(column.label, x + step / 2, HEIGHT - 7, "label", "middle"))
    return picture(key, max(step * len(columns), MIN_WIDTH), HEIGHT, title, description, parts, "column-chart")
