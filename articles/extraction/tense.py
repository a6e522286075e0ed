"""Does a clause speak of what has happened or of what is to come? Cues near a place in the text, the nearest wins."""

from __future__ import annotations

import re
from typing import Literal

from articles.extraction.knowledge import knowledge

Tense = Literal["past", "future", ""]

_CUES = knowledge("tense")
CUE = re.compile(rf"\b(?:(?P<future>{'|'.join(_CUES['future'])})|(?P<past>{'|'.join(_CUES['past'])}))\b", re.IGNORECASE)
BREAK = re.compile(r"[;:]|, (?:and|but|while|whereas) |, \w+ing ")
REACH_BEFORE = 110
REACH_AFTER = 60


def tense_at(plain: str, start: int, end: int, bounds: tuple[int, int]) -> Tense:
    """Tense of the clause around `start`..`end`; `bounds` are those of its sentence. "" where nothing shows it."""
    before = plain[max(bounds[0], start - REACH_BEFORE) : start]
    cue = None
    for cue in CUE.finditer(before):  # noqa: B007  (the last one is wanted)
        pass
    if cue is None:
        after = plain[end : min(bounds[1], end + REACH_AFTER)]
        if cut := BREAK.search(after):
            after = after[: cut.start()]
        cue = CUE.search(after)
    if cue is None:
        return ""
    return "future" if cue["future"] else "past"
