"""Keys under which a name's likely partners are found, so that not every name is compared with every other."""

from __future__ import annotations

from functools import lru_cache

from entities.matching.names import parse_person_name
from entities.matching.words import sound_key, variant_groups

KEPT = 3
"""letters at the beginning and at the end of a word; of one slip of the pen at least one of the two ends is free"""


@lru_cache(maxsize=65_536)
def block_keys(name: str) -> frozenset[str]:
    """Two names of people that may be one human's share at least one of these keys; many that share one are still different.

    Two slips in one long word can escape.
    """
    keys = set()
    for word in parse_person_name(name).words:
        if not word.is_initial:
            sound = sound_key(word.key)
            keys |= {f"{sound[:KEPT]}-", f"-{sound[-KEPT:]}"}
            keys |= {f"#{group}" for group in variant_groups(word.key)}
    return frozenset(keys)
