"""The agency that a story credits.

The outlet named as reporting is the source; a press service or a ministry only where no outlet reports. A story names its source where the
lead ends, so the first paragraphs count before the rest.
"""

from __future__ import annotations

from collections.abc import Iterable

from articles.extraction.attributions import (
    Attribution,
    canonical_source,
    find_attributions,
    find_dateline,
    find_references,
    find_source_line,
)
from articles.extraction.records import Value
from articles.extraction.text import ArticleText, Field

LEAD_PARAGRAPHS = 3
"""an outlet wins over whom it cites within these; "other source" is believed in these alone"""


def find_source(text: ArticleText) -> Value[str] | None:
    """The source of the story, canonical, with the characters of its name; None where none is credited."""
    body = text.body
    bounds = _paragraph_bounds(body)
    found = _best(body, bounds)
    if found is None:
        return None
    source = found.source if found.rule != "other source" else canonical_source(body.read[found.start : found.end])
    return Value(source, body.span(found.start, found.end), f"source: {found.rule}")


def _best(body: Field, bounds: list[tuple[int, int]]) -> Attribution | None:
    plain = body.plain
    lead, rest = bounds[:LEAD_PARAGRAPHS], bounds[LEAD_PARAGRAPHS:]
    attributions = [item for start, end in lead for item in find_attributions(plain, start, end)]
    return (
        _first(attributions)
        or next((line for start, end in lead[:1] if (line := find_dateline(plain, start, end))), None)
        or next((line for start, end in bounds[-1:] if (line := find_source_line(plain, start, end))), None)
        or _first(reference for start, end in lead for reference in find_references(plain, start, end))
        or _first(item for start, end in rest for item in find_attributions(plain, start, end) if item.rule != "other source")
    )


def _first(found: Iterable[Attribution]) -> Attribution | None:
    """The first outlet, else the first of all."""
    listed = list(found)
    return next((item for item in listed if item.is_outlet), listed[0] if listed else None)


def _paragraph_bounds(body: Field) -> list[tuple[int, int]]:
    """Start and end of each paragraph, without the blanks around it."""
    bounds, start = [], 0
    for paragraph in body.plain.split("\n"):
        inner = paragraph.strip()
        if inner:
            at = start + paragraph.index(inner[0])
            bounds.append((at, at + len(inner)))
        start += len(paragraph) + 1
    return bounds
