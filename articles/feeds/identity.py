"""Names that feeds and calendars keep for ever, on every host and in every language."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.http import HttpRequest

from entities.legible import legible

RECORD = UUID("6f1d6c0e-5e0b-4a53-9c3a-0f6d0f1b7a52")
"""the name space of this record's ids"""
PUBLISHER = "Kazakhstan Today"
# What XML 1.0 has no way to write.
UNWRITABLE = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def lasting_id(kind: str, public_id: str) -> str:
    """The id of a record as a URN."""
    return f"urn:uuid:{uuid5(RECORD, f'{kind}/{public_id}')}"


def feed_id(request: HttpRequest) -> str:
    """The id of a list in a language: its address without the host."""
    return f"urn:uuid:{uuid5(RECORD, request.get_full_path())}"


def written(text: str) -> str:
    """A text as feeds and calendars can carry it."""
    return legible(text).translate(UNWRITABLE)
