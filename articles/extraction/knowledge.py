"""Word lists of extraction: JSON files of `entities/data`, read once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any


@cache
def knowledge(name: str) -> dict[str, Any]:
    """The file `entities/data/<name>.json`."""
    read: dict[str, Any] = json.loads(resources.files("entities.data").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return read


def any_of(words: Iterable[str]) -> str:
    """One alternative of a regular expression for each entry (entries are expressions), longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))
