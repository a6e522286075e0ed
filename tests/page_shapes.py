"""Pages as the listing prints them, made to measure: every shape, with what a right reading of it gives; and pages that are broken.

`StoryText` is a story in parts. Each `page_*` function prints stories in one shape and returns a `Page`: the text, and the segments that a
reader must find in it. `pages()` and `broken_pages()` are hypothesis strategies over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent
SEED_TEXTS = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
GOLD_TEXTS = tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/gold").glob("**/texts/*.txt")))
NOTICE = (
    "This information may not be reproduced without reference to Kazakhstan Today. Copyright of materials of News Agency Kazakhstan Today."
)

FIRST_NAMES = [
    "Aldan", "Berik", "Chinara", "Damir", "Elvira", "Fatima", "Gaukhar", "Hideo", "Ines", "Jorma", "Karim", "Leyla", "Marat",
    "Nuria", "Oskar", "Paola", "Rasul", "Sigrid", "Tomas", "Ulla",
]  # fmt: skip
SURNAMES = [
    "Abishkyzy", "Bergfors", "Castellanos", "Dzhumabek", "Eriksdal", "Fontaine", "Gasymov", "Horvatić", "Ibrayuly", "Jurgens",
    "Kessler", "Lindqvist", "Mirzakul", "Nakadai", "Orlandini", "Petrossian", "Quintana", "Ravndal", "Suleimanly", "Tverskoy",
]  # fmt: skip
STATES = [
    "Norway", "Peru", "Japan", "Ghana", "Malta", "Nepal", "Kenya", "Qatar", "Chile", "Latvia", "Samoa", "Oman", "Fiji", "Cuba",
    "Serbia", "Yemen", "Laos", "Gabon", "Tonga", "Benin",
]  # fmt: skip
CITIES = [
    "Bergen", "Arequipa", "Nagoya", "Kumasi", "Valletta", "Pokhara", "Mombasa", "Doha", "Valdivia", "Riga", "Apia", "Salalah",
    "Suva", "Santiago", "Novi-Sad", "Taiz", "Vientiane", "Libreville", "Neiafu", "Parakou",
]  # fmt: skip
ATTRIBUTIONS = (
    "Ministry of Foreign Affairs of the Republic of Kazakhstan reports",
    "press service of the Kazakh MFA reports",
    "akorda.kz reports",
    "Qazinform News Agency reports, citing Akorda",
    "Kazinform News Agency has learnt from Akorda",
    "primeminister.kz reports",
)
LEADS = (
    "Ambassador of Kazakhstan to {state} {one} met with Minister of Energy of {state} {two} in {city}, {attribution}.",
    "Deputy Minister {one} received the delegation of {city} led by {two} of {state}. The parties discussed transit, {attribution}.",
    "A round table on water and {state} was opened in {city} by {one} and {two}, {attribution}.",
)
TITLES = (
    "Kazakhstan and {state} Discuss Transit and Trade",
    "Round Table on Water Held in {city}",
    "{one} Receives Delegation of {state}",
    "Kazakhstan to open a trade mission in {city}",
)
BODIES = (
    "During the meeting, the parties reviewed the state of trade and agreed to hold the next round of talks in the autumn.",
    'We are ready to go further, and our partners know it, " said {two}.',
    "{two} noted that {state} takes an interest in the transit potential of the region.",
    "Particular attention was paid to direct flights, the exchange of students and the protection of water resources.",
    "- the opening of a joint laboratory;",
    "At the conclusion of the meeting, the sides confirmed their readiness to deepen cooperation.",
)
CREDITS = (None, None, "Images", "Images | gov.kz", "Images | Kazakh MFA", "MFA", "akorda.kz")


@dataclass(frozen=True)
class StoryText:
    """A story in parts. `stamp` is `DD.MM.YYYY, HH:MM views`, or less of it; `credit` a whole line."""

    title: str
    paragraphs: tuple[str, ...]
    stamp: str = "02.03.2026, 12:12 30661"
    credit: str | None = None


@dataclass(frozen=True)
class Segment:
    """What a reader must find of a story: its title, its paragraphs and the day that its header printed."""

    title: str | None
    paragraphs: tuple[str, ...]
    day: str | None
    lost_header: bool = False


@dataclass(frozen=True)
class Page:
    """A page's text, and the segments that are in it."""

    text: str
    segments: tuple[Segment, ...]


def iso_day(stamp: str) -> str:
    """The day of a stamp: `02.03.2026, 12:12` is 2026-03-02."""
    return f"{stamp[6:10]}-{stamp[3:5]}-{stamp[:2]}"


def _dated(story: StoryText) -> Segment:
    return Segment(story.title, story.paragraphs, iso_day(story.stamp))


def _lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part is not None)


def page_listing(stories: Sequence[StoryText], chrome: bool = False) -> Page:
    """Shape A: header, title, credit, body, one after the other."""
    tell, end = ("Tell a friend", NOTICE) if chrome else (None, None)
    blocks = [_lines(story.stamp, story.title, story.credit, tell, *story.paragraphs, end) for story in stories]
    return Page("\n".join(blocks), tuple(map(_dated, stories)))


def page_captured(stories: Sequence[StoryText]) -> Page:
    """Shape A behind a capture day."""
    page = page_listing(stories)
    return replace(page, text=" date 2026-12-31 " + page.text)


def page_doubled(stories: Sequence[StoryText]) -> Page:
    """Shape A2: the title of another story, printed twice without a space, before the first header."""
    page = page_listing(stories[1:])
    return replace(page, text=f" date 2026-12-31 {stories[0].title * 2}\n" + page.text)


def page_bare(stories: Sequence[StoryText]) -> Page:
    """Shape B: one story without header and title, five empty lines between its paragraphs."""
    story = stories[0]
    return Page("Tell a friend\n\n" + "\n\n\n\n\n\n".join(story.paragraphs), (Segment(None, story.paragraphs, None, lost_header=True),))


def page_dates_only(stories: Sequence[StoryText]) -> Page:
    """Shape C: headers without time and views."""
    return page_listing([replace(story, stamp=story.stamp[:10]) for story in stories])


def page_headerless(stories: Sequence[StoryText]) -> Page:
    """Shape D: title, body, title, body, and no header."""
    text = "\n".join(_lines(story.title, story.credit, *story.paragraphs) for story in stories)
    return Page(text, tuple(Segment(story.title, story.paragraphs, None) for story in stories))


def page_loose_titles(stories: Sequence[StoryText]) -> Page:
    """Shape E: only titles are left."""
    return Page("\n".join(story.title for story in stories), tuple(Segment(story.title, (), None) for story in stories))


def page_title_first(stories: Sequence[StoryText]) -> Page:
    """Title, empty line, header, body (2022)."""
    text = "\n".join(_lines(story.title, "", story.stamp, *story.paragraphs) for story in stories)
    return Page(text, tuple(map(_dated, stories)))


def page_airy(stories: Sequence[StoryText]) -> Page:
    """Empty lines, and lines with a lone space, between everything."""
    page = page_listing(stories)
    return replace(page, text=page.text.replace("\n", "\n \n\n"))


def page_most_viewed(stories: Sequence[StoryText]) -> Page:
    """A first story, and all stories as a run of headlines without separators; the first of the run lacks its views."""
    first = page_listing(stories[:1], chrome=True)
    stamps = [story.stamp[:17] + (story.stamp[18:] if number else "") for number, story in enumerate(stories)]
    run = " ".join(stamp + story.title for stamp, story in zip(stamps, stories, strict=True))
    headlines = tuple(Segment(story.title, (), iso_day(story.stamp)) for story in stories)
    return Page(f"{first.text}\nИНТЕРНЕТ ТЕЛЕВИДЕНИЕ\nKAZAKHSTAN TODAY LIVE\nMost viewed\n{run}", first.segments + headlines)


def page_lost_header(stories: Sequence[StoryText]) -> Page:
    """Shape A with the second story's header, title and credit lost."""
    kept, lost, *rest = stories
    text = _lines(page_listing([kept]).text, *lost.paragraphs, page_listing(rest).text if rest else None)
    return Page(text, (_dated(kept), Segment(None, lost.paragraphs, None, lost_header=True), *map(_dated, rest)))


SHAPES: dict[str, Callable[[Sequence[StoryText]], Page]] = {
    "listing": page_listing,
    "listing with chrome": lambda stories: page_listing(stories, chrome=True),
    "captured": page_captured,
    "doubled": page_doubled,
    "bare": page_bare,
    "dates only": page_dates_only,
    "headerless": page_headerless,
    "loose titles": page_loose_titles,
    "title first": page_title_first,
    "airy": page_airy,
    "most viewed": page_most_viewed,
    "lost header": page_lost_header,
}


@st.composite
def stories(draw: st.DrawFn, least: int = 2, most: int = 5) -> tuple[StoryText, ...]:
    """Stories that share neither people nor places."""
    count = draw(st.integers(least, most))
    people = draw(st.permutations(range(len(SURNAMES))))
    places = draw(st.permutations(range(len(STATES))))
    return tuple(_story(draw, people[2 * at : 2 * at + 2], places[at]) for at in range(count))


def _story(draw: st.DrawFn, people: Sequence[int], place: int) -> StoryText:
    one, two = (f"{draw(st.sampled_from(FIRST_NAMES))} {SURNAMES[person]}" for person in people)
    words = {"one": one, "two": two, "state": STATES[place], "city": CITIES[place], "attribution": draw(st.sampled_from(ATTRIBUTIONS))}
    lead = draw(st.sampled_from(LEADS)).format(**words)
    body = [text.format(**words) for text in draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=6))]
    title = draw(st.sampled_from(TITLES)).format(**words)
    return StoryText(title, (lead, *body, BODIES[-1]), draw(stamps()), draw(st.sampled_from(CREDITS)))


@st.composite
def stamps(draw: st.DrawFn) -> str:
    """A header line with views: `02.03.2026, 12:12 30661`."""
    day = draw(st.dates(date(2021, 1, 1), date(2026, 6, 30)))
    views = draw(st.integers(6, 388_886))
    return f"{day:%d.%m.%Y}, {draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02} {views}"


def pages(shape: str) -> st.SearchStrategy[Page]:
    """Well-formed pages of one shape, with their segments."""
    return stories(least=3).map(SHAPES[shape])


@st.composite
def mutated(draw: st.DrawFn, texts: Sequence[str] = SEED_TEXTS + GOLD_TEXTS) -> str:
    """A real page after a few accidents: lines lost, doubled, moved, joined, cut, or with something strange put in."""
    lines = draw(st.sampled_from(texts)).split("\n")
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        accident = draw(st.sampled_from(ACCIDENTS))
        lines = accident(draw, lines, at) if lines else ["."]
    return "\n".join(lines)


STRANGE = (
    "\x00",
    "\ufeff",
    "\u202e",
    "\ud7ff",
    "😀",
    "\r",
    "\t",
    "\x85",
    "\u2028",
    " ",
    "“",
    "31.02.2026, 25:61 1",
    "99.99.9999",
    "Most viewed",
    "relevant news",
)


def _lose(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return lines[:at] + lines[at + draw(st.integers(1, 3)) :]


def _double(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return [*lines[: at + 1], lines[at], *lines[at + 1 :]]


def _move(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    rest = lines[:at] + lines[at + 1 :]
    to = draw(st.integers(0, len(rest)))
    return [*rest[:to], lines[at], *rest[to:]]


def _join(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]]


def _cut(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    return [*lines[:at], lines[at][: draw(st.integers(0, len(lines[at])))], *lines[at + 1 :]]


def _insert(draw: st.DrawFn, lines: list[str], at: int) -> list[str]:
    place = draw(st.integers(0, len(lines[at])))
    strange = draw(st.sampled_from(STRANGE) | st.text(max_size=12))
    return [*lines[:at], lines[at][:place] + strange + lines[at][place:], *lines[at + 1 :]]


ACCIDENTS = (_lose, _double, _move, _join, _cut, _insert)


def decoded_bytes() -> st.SearchStrategy[str]:
    """Random bytes, decoded in some way or other."""
    return st.binary(max_size=2000).map(lambda raw: raw.decode("latin-1")) | st.binary(max_size=2000).map(
        lambda raw: raw.decode("utf-8", errors="replace")
    )


def scrambled_lines() -> st.SearchStrategy[str]:
    """Lines of every kind in any order, with every line break."""
    line = st.sampled_from([*STRANGE, *CREDITS[2:], NOTICE, *BODIES, *TITLES, "", " ", "Tell a friend"]) | stamps() | st.text(max_size=60)
    return st.lists(line, max_size=40).flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda end: end.join(lines)))


def broken_pages() -> st.SearchStrategy[str]:
    """Anything at all: mutations of real pages, random bytes, lines in any order, every shape with accidents."""
    shaped = st.sampled_from(sorted(SHAPES)).flatmap(pages).flatmap(lambda page: mutated(texts=(page.text,)))
    return st.one_of(mutated(), decoded_bytes(), scrambled_lines(), st.text(max_size=3000), shaped)
