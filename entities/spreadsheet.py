"""Cells that a spreadsheet would run as a formula, made harmless on the way out and given back on the way in."""

from __future__ import annotations

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def guard_cell(value: str) -> str:
    """A text that begins like a formula gets an apostrophe before it; so does one that already has both, to be given back exactly."""
    return f"'{value}" if value.lstrip("'").startswith(DANGEROUS) else value


def unguard_cell(value: str) -> str:
    """Takes away exactly what `guard_cell` added."""
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(DANGEROUS) else value
