"""Which prints are the same story: by folded title, day and minute, else by the beginning of the body.

A print is one appearance of a story on a page. The stories are a function of the set of prints: their order does not matter, so that
pages give the same record in whatever order they are read.

- A title with a day: one story for each minute of that day. A print without a minute belongs to the story with its body, else to the
  earliest of the day.
- The same body on the same day, and no two minutes: one story, whose title was changed.
- Without a title or without a day: the story with that body, else one of its own. A title alone, of no day, belongs to the one story
  of its title, if there is just one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from articles.extraction.text import plain_text

NO_LETTER = re.compile(r"[\W_]+")
BEGINNING = 200
"""folded letters that know a body; a shorter body is known by all of it"""
READ_FOR_BEGINNING = 1_000


def fold_text(text: str) -> str:
    """Letters and digits alone, in lower case, without marks; for comparison, never shown."""
    return NO_LETTER.sub("", unicodedata.normalize("NFKD", plain_text(text)).casefold())


def make_title_key(title: str | None) -> str:
    """The key of a title, "" for none."""
    return _hashed(fold_text(title or "") or (title or "").strip())


def make_body_key(body: str) -> str:
    """The key of a body's beginning, "" for none: a body cut short has the key of the whole one."""
    return _hashed(fold_text(body[:READ_FOR_BEGINNING])[:BEGINNING] or body[:READ_FOR_BEGINNING].strip())


def _hashed(folded: str) -> str:
    return hashlib.sha256(folded.encode(errors="surrogatepass")).hexdigest() if folded else ""


@dataclass(frozen=True, slots=True)
class Print:
    """What tells one appearance from another. `rank` puts prints in one order that does not hang on when they were read."""

    handle: Any = field(compare=False, hash=False)
    """whatever the caller wants to know it by"""
    rank: tuple[str, int]
    title_key: str
    body_key: str
    published_on: date | None
    published_at: datetime | None
    """naive, Kazakhstan time"""
    is_live: bool = True
    """it stands on a current page; one that does not tells which story it was of, and nothing else"""

    @property
    def fullness(self) -> int:
        """How much of a header it has."""
        return 2 if self.published_at else 1 if self.published_on else 0


@dataclass(frozen=True, slots=True)
class StoryPrints:
    """The prints of one story, the fullest header first, and the key by which the story is known."""

    prints: tuple[Print, ...]
    natural_key: str

    @property
    def titled(self) -> Print | None:
        """The print that gives the title."""
        return next((item for item in self.live if item.title_key), None)

    @property
    def live(self) -> tuple[Print, ...]:
        """The prints on current pages."""
        return tuple(item for item in self.prints if item.is_live)


@dataclass(eq=False, slots=True)
class _Group:
    """Prints that are one story; all with a minute have the same one."""

    prints: list[Print]
    is_gone: bool = False

    @property
    def minute(self) -> datetime | None:
        return min((item.published_at for item in self.prints if item.published_at), default=None)

    @property
    def day(self) -> date | None:
        return min((item.published_on for item in self.prints if item.published_on), default=None)

    @property
    def order(self) -> tuple[str, str, tuple[str, int]]:
        """Earliest first, without a time last."""
        day, minute = self.day, self.minute
        return (str(day or "9999"), str(minute or "9999"), min(item.rank for item in self.prints))

    def keys(self, name: str) -> set[str]:
        return {key for item in self.prints if (key := getattr(item, name))}

    def take(self, other: _Group) -> None:
        self.prints.extend(other.prints)
        other.is_gone = True


def group_prints(prints: Iterable[Print]) -> list[StoryPrints]:
    """The stories that the prints are of, in an order of their own. Whoever asks must hand in all prints that share a key."""
    listed = sorted(prints, key=lambda item: item.rank)
    dated = [item for item in listed if item.title_key and item.published_on]
    groups = [group for bucket in _buckets(dated, lambda item: (item.title_key, item.published_on)) for group in _by_minute(bucket)]
    _join_retitled(groups)
    loose = [item for item in listed if not (item.title_key and item.published_on)]
    _place_loose(loose, groups)
    kept = sorted((group for group in groups if not group.is_gone), key=lambda group: group.order)
    minutes = _minutes_of_titles(kept)
    return _with_keys([tuple(sorted(group.prints, key=lambda item: (-item.fullness, item.rank))) for group in kept], minutes)


def _buckets(prints: Iterable[Print], key: Callable[[Print], Any]) -> list[list[Print]]:
    found: dict[Any, list[Print]] = defaultdict(list)
    for item in prints:
        found[key(item)].append(item)
    return list(found.values())


def _by_minute(bucket: list[Print]) -> list[_Group]:
    """One group for each minute; prints without one go to the group with their body, else to the earliest."""
    timed = [item for item in bucket if item.published_at]
    groups = sorted((_Group(found) for found in _buckets(timed, lambda item: item.published_at)), key=lambda group: group.order)
    if not groups:
        return [_Group(bucket)]
    for item in bucket:
        if not item.published_at:
            with_body = (group for group in groups if item.body_key and item.body_key in group.keys("body_key"))
            next(with_body, groups[0]).prints.append(item)
    return groups


def _join_retitled(groups: list[_Group]) -> None:
    """Joins stories of one day with one body, whose minutes do not differ."""
    by_body: dict[tuple[str, date | None], list[_Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: group.order):
        for key in sorted(group.keys("body_key")):
            by_body[key, group.day].append(group)
    for candidates in by_body.values():
        kept: list[_Group] = []
        for group in candidates:
            same = next((other for other in kept if _fits(other.minute, group.minute)), None)
            if group.is_gone:
                continue
            if same is None:
                kept.append(group)
            else:
                same.take(group)


def _fits(first: datetime | None, second: datetime | None) -> bool:
    return first is None or second is None or first == second


def _place_loose(loose: list[Print], groups: list[_Group]) -> None:
    """Adds the prints without title or day to the stories that they belong to, and makes stories of the rest."""
    anchors = sorted((group for group in groups if not group.is_gone), key=lambda group: group.order)
    rest: list[Print] = []
    for item in loose:
        home = _home(item, anchors)
        if home is None:
            rest.append(item)
        else:
            home.prints.append(item)
    with_body = [item for item in rest if item.body_key]
    own = [group for bucket in _buckets(with_body, lambda item: (item.body_key, item.published_on)) for group in _by_minute(bucket)]
    groups.extend(_without_days(own))
    alone = [item for item in rest if not item.body_key]
    for bucket in _buckets(alone, lambda item: (item.title_key, item.published_on)):
        same = [group for group in groups if not group.is_gone and bucket[0].title_key in group.keys("title_key")]
        if len(same) == 1 and not bucket[0].published_on:
            same[0].prints.extend(bucket)
        else:
            groups.append(_Group(bucket))


def _home(item: Print, anchors: list[_Group]) -> _Group | None:
    """The story among the titled and dated ones that a print without title or day is of."""
    fitting = [group for group in anchors if _fits_day(item, group)]
    if item.body_key:
        return next((group for group in fitting if item.body_key in group.keys("body_key")), None)
    same = [group for group in fitting if item.title_key and item.title_key in group.keys("title_key")]
    return same[0] if len(same) == 1 else None


def _fits_day(item: Print, group: _Group) -> bool:
    return item.published_on in (None, group.day) and _fits(item.published_at, group.minute)


def _without_days(groups: list[_Group]) -> list[_Group]:
    """Bodies of no day belong to the earliest story of that body."""
    kept: list[_Group] = []
    for group in sorted(groups, key=lambda group: group.order):
        same = next((o for o in kept if group.day is None and o.keys("body_key") & group.keys("body_key")), None)
        if same is not None:
            same.take(group)
        else:
            kept.append(group)
    return kept


def _minutes_of_titles(groups: list[_Group]) -> dict[tuple[str, date | None], set[_Group]]:
    """The stories of each title and day."""
    found: dict[tuple[str, date | None], set[_Group]] = defaultdict(set)
    for group in groups:
        for key in group.keys("title_key"):
            found[key, group.day].add(group)
    return found


def _with_keys(stories: list[tuple[Print, ...]], of_title: dict[tuple[str, date | None], set[_Group]]) -> list[StoryPrints]:
    """Each story with its natural key; stories that would share one are numbered in their order."""
    counts: dict[str, int] = defaultdict(int)
    found = []
    for prints in stories:
        key = natural_key(prints, lambda title, day: len(of_title.get((title, day), ())) > 1)
        counts[key] += 1
        found.append(StoryPrints(prints, key if counts[key] == 1 else f"{key}|{counts[key]}"))
    return found


def natural_key(prints: tuple[Print, ...], is_shared: Callable[[str, date | None], bool]) -> str:
    """Title and day, with the minute only where another story has both; without a day or a title, the body's beginning stands for it."""
    counted = [item for item in prints if item.is_live] or prints
    titled = next((item for item in counted if item.title_key), None)
    timed = next((item for item in counted if item.published_on), None)
    body = min((item.body_key for item in counted if item.body_key), default="")
    day = timed.published_on if timed else None
    if titled is None:
        return f"|{day or ''}|{body}"
    if day is None:
        return f"{titled.title_key}||{body}"
    minute = f"|{timed.published_at:%H:%M}" if timed and timed.published_at and is_shared(titled.title_key, day) else ""
    return f"{titled.title_key}|{day}{minute}"
