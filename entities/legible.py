"""Text from pages made harmless to the eye: nothing in it may turn the direction of what stands around it, or hide."""

from __future__ import annotations

# Embeddings, overrides and isolates of writing direction, invisible separators and control characters. Marks that words of
# right-to-left scripts need (U+200E, U+200F, joiners) stay.
UNSEEN = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)


def legible(text: str) -> str:
    """The text without characters that only disturb its display. Offsets in it differ from those in the text as read."""
    return text.translate(UNSEEN)
