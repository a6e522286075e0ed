"""Public addresses: a short id that never changes, and a slug for people that may."""

from __future__ import annotations

from anyascii import anyascii
from django.urls import reverse
from django.utils.text import slugify

LONGEST_SLUG = 60


def slug_of(text: str) -> str:
    """ASCII words joined by hyphens, cut at a word; empty where no letter or digit can be written so."""
    slug = slugify(anyascii(text[:400]))
    if len(slug) <= LONGEST_SLUG:
        return slug.strip("-_")
    cut = slug[: LONGEST_SLUG + 1]
    return (cut.rpartition("-")[0] or cut[:LONGEST_SLUG]).strip("-_")


def address_of(kind: str, public_id: str, text: str = "") -> str:
    """`/people/{id}-{slug}/` in the language of the moment; `kind` is a `RecordKind` that has pages."""
    slug = slug_of(text)
    return reverse(f"{kind}-detail", args=[f"{public_id}-{slug}" if slug else public_id])


def id_of(address: str) -> str:
    """The id in the last part of an address, whatever the slug says."""
    return address.partition("-")[0]
