"""Public ids: short, opaque, and the same wherever the same pages were read, in whatever order.

An id is a hash of a row's natural key (docs/decisions/0008-public-ids.md). Plain Python: no database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter that is read as a digit"""
LENGTH = 10
BITS_PER_LETTER = 5


def make_public_id(kind: str, natural_key: str, attempt: int = 0) -> str:
    """The id of a natural key; `attempt` counts the ids before it that were another row's."""
    digest = hashlib.sha256("\x00".join((kind, natural_key, str(attempt) if attempt else "")).encode()).digest()
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[(number >> (BITS_PER_LETTER * index)) % len(ALPHABET)] for index in range(LENGTH))


def find_free_public_id(kind: str, natural_key: str, is_taken: Callable[[str], bool]) -> str:
    """The first id of a natural key that no other row has or had: 50 bits meet by chance once in some ten million rows."""
    attempt = 0
    while is_taken(public_id := make_public_id(kind, natural_key, attempt)):
        attempt += 1
    return public_id
