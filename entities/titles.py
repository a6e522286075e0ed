"""What an event without a name of its own is called: “Meeting of Kazakhstan and Belgium: Roman Vassilenko and Anne-Sophie Nyssen”.

The sentence is English; other languages give each piece a pattern of their own, which sets names side by side where a case would bend them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from entities.enums import EventKind

WITH_ARTICLE = Path(__file__).parent / "data" / "sources" / "names_with_article.txt"
SHOWN_SIDES = 3
SHOWN_PEOPLE = 2
BOTH = 2
"""sides or people that make a title by themselves"""
# What two or more sides do with each other; of other kinds the sides stand behind.
BETWEEN: Mapping[str, object] = {
    EventKind.MEETING: _lazy("Meeting of %(who)s"),
    EventKind.PHONE_CALL: _lazy("Phone call between %(who)s"),
    EventKind.CONSULTATIONS: _lazy("Consultations between %(who)s"),
    EventKind.AGREEMENT: _lazy("Agreement between %(who)s"),
}


@dataclass(frozen=True, slots=True)
class TitleParts:
    """What is known of an event, in the reader's language, empty where nothing is. `sides` and `people` begin with the home state's."""

    kind: EventKind
    sides: Sequence[str] = ()
    people: Sequence[str] = ()
    place: str = ""
    when: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether only its day tells the event from others of its kind."""
        return len(self.sides) < BOTH and not self.people and not self.place


@lru_cache(maxsize=1)
def states_with_article() -> frozenset[str]:
    """ISO codes of states called “the ...” in English."""
    return frozenset(line for line in WITH_ARTICLE.read_text("utf-8").split("\n") if line and not line.startswith("#"))


def compose_title(parts: TitleParts) -> str:
    """The title for places where nothing else stands beside it but the day."""
    if parts.kind == EventKind.STATEMENT and parts.people:
        return _statement(parts)
    if len(parts.sides) < BOTH:
        who = parts.people or ([] if parts.place else parts.sides)
        return _dated(_followed(_placed(_kind(parts), parts), _people(who)), parts)
    if parts.kind in BETWEEN:
        title = _placed(str(BETWEEN[parts.kind]) % {"who": _sides(parts.sides)}, parts)
        return _people_behind(title, _people(parts.people))
    title = _followed(_placed(_kind(parts), parts), _sides(parts.sides))
    return _("%(title)s (%(people)s)") % {"title": title, "people": _people(parts.people)} if parts.people else title


def compose_short_title(parts: TitleParts) -> str:
    """The title for lists whose rows name people and day beside it: without the people, where the sides tell enough."""
    if len(parts.sides) < BOTH or parts.kind == EventKind.STATEMENT:
        return compose_title(parts)
    return compose_title(TitleParts(parts.kind, parts.sides, (), parts.place, parts.when))


def _kind(parts: TitleParts) -> str:
    return str(parts.kind.label)


def _placed(title: str, parts: TitleParts) -> str:
    if not parts.place:
        return title
    if parts.kind == EventKind.VISIT:
        return _("Visit to %(place)s") % {"place": parts.place}
    return pgettext("title of an event and its place", "%(title)s in %(place)s") % {"title": title, "place": parts.place}


def _followed(title: str, who: str) -> str:
    return pgettext("title of an event and who took part", "%(title)s: %(who)s") % {"title": title, "who": who} if who else title


def _people_behind(title: str, people: str) -> str:
    """People behind a title that names the sides already."""
    pattern = pgettext("title of an event of two sides and the people", "%(title)s: %(people)s")
    return pattern % {"title": title, "people": people} if people else title


def _statement(parts: TitleParts) -> str:
    """Whoever spoke; other states than the first are whom or what it was about."""
    title = _("Statement by %(who)s") % {"who": _people(parts.people)}
    about = ", ".join(parts.sides[1 : 1 + SHOWN_SIDES])
    return _("%(title)s (%(people)s)") % {"title": title, "people": about} if about else title


def _dated(title: str, parts: TitleParts) -> str:
    return f"{title}, {parts.when}" if parts.is_bare and parts.when else title


def _sides(names: Sequence[str]) -> str:
    return _joined(names, SHOWN_SIDES)


def _people(names: Sequence[str]) -> str:
    return _joined(names, SHOWN_PEOPLE)


def _joined(names: Sequence[str], most: int) -> str:
    """“A”, “A and B”, “A, B and C”, “A, B, C and others”."""
    if len(names) > most:
        return pgettext("names", "%(names)s and others") % {"names": ", ".join(names[:most])}
    if len(names) < BOTH:
        return "".join(names)
    return pgettext("names", "%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
