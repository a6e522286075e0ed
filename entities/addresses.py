"""Public addresses: a short id that never changes, and a slug for people that may."""

from __future__ import annotations

from functools import lru_cache

from anyascii import anyascii
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language

LONGEST_SLUG = 60


@lru_cache(maxsize=20_000)
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
    before, after = _around(kind, get_language())
    return f"{before}{public_id}-{slug}{after}" if slug else f"{before}{public_id}{after}"


@lru_cache(maxsize=100)
def _around(kind: str, _language: str | None) -> tuple[str, str]:
    """What stands before and behind the last part of an address of a kind: found once, since a list asks for hundreds."""
    before, _, after = reverse(f"{kind}-detail", args=["-"]).rpartition("-")
    return before, after


def id_of(address: str) -> str:
    """The id in the last part of an address, whatever the slug says."""
    return address.partition("-")[0]
