"""Word lists of extraction: JSON files of `entities/data`, read once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

CAPITAL = "[" + "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper()) + "]"
"""a capital Latin letter, with any marks, for regular expressions"""


def small(pattern: str) -> re.Pattern[str]:
    """The expression for a text in small letters (`Field.small`): twice as fast as one that ignores case. Classes like \\S stay."""
    return re.compile(re.sub(r"(?<!\\)[A-Z]", lambda match: match.group().lower(), pattern))


@cache
def knowledge(name: str) -> dict[str, Any]:
    """The file `entities/data/<name>.json`."""
    read: dict[str, Any] = json.loads(resources.files("entities.data").joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return read


def any_of(words: Iterable[str]) -> str:
    """One alternative of a regular expression for each entry (entries are expressions), longer ones first."""
    return "|".join(sorted(words, key=len, reverse=True))
