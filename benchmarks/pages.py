"""Writes listing pages made from the seeds, each story different: `python -m benchmarks.pages 1000 FOLDER`.

A page is one of the five seeds some days earlier: the days of headers and texts move, most people get other names (each made-up person
stays for ten pages, heads of state stay for all), each story gets a place of its own in its title and its first sentence. The run of
most viewed titles is left out, so that a page has nine stories.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = ROOT / "tests" / "gold"
MONTHS = [f"{date(2026, month, 1):%B}" for month in range(1, 13)]
HEADER = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})(?=, \d{2}:\d{2})")
CAPTURE = re.compile(r"\d{4}-\d{2}-\d{2}")
DAY_MONTH = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?: (\d{{4}}))?")
MONTH_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d{{1,2}})\b(?:, (\d{{4}}))?")
SEED_YEAR = 2026
STAYING = {"Kassym", "Jomart", "Tokayev", "Mohamed", "Nahyan", "Zayed", "Yermek", "Kosherbayev"}
PAGES_OF_A_PERSON = 10
SHORTEST_NAME = 5
SHORTEST_PARAGRAPH = 80
LEAD_END = "reports."
SYLLABLES = re.findall(r"\w+", "ba be da di ga go ka ku la li ma mu na ne ra ri sa se ta ti va za zha she")


def write_pages(count: int, folder: Path) -> None:
    """Writes that many pages into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"page-{number:05}.txt").write_text(make_page(number), encoding="utf-8")


def make_page(number: int) -> str:
    """The text of one page; the same number gives the same text."""
    seed = SEEDS[number % len(SEEDS)]
    text = seed.read_text(encoding="utf-8").partition("\nMost viewed")[0] + "\n"
    text = _with_other_people(text, seed.name, number)
    return "\n".join(_with_places(_earlier(text, number).split("\n"), number))


def _earlier(text: str, days: int) -> str:
    """The text with each day moved back."""
    text = HEADER.sub(lambda m: f"{_moved(m[3], m[2], m[1], days):%d.%m.%Y}", text)
    text = CAPTURE.sub(lambda m: f"{date.fromisoformat(m[0]) - timedelta(days)}", text, count=1)
    text = DAY_MONTH.sub(lambda m: _spelled(m[3], m[2], m[1], days, "{day} {month}{year}", " "), text)
    return MONTH_DAY.sub(lambda m: _spelled(m[3], m[1], m[2], days, "{month} {day}{year}", ", "), text)


def _moved(year: str, month: str, day: str, days: int) -> date:
    return date(int(year), int(month), int(day)) - timedelta(days)


def _spelled(year: str | None, month: str, day: str, days: int, form: str, before_year: str) -> str:
    try:
        moved = _moved(year or str(SEED_YEAR), str(MONTHS.index(month) + 1), day, days)
    except ValueError:
        return form.format(day=day, month=month, year=f"{before_year}{year}" if year else "")
    return form.format(day=moved.day, month=MONTHS[moved.month - 1], year=f"{before_year}{moved.year}" if year else "")


@cache
def _people(seed: str) -> tuple[str, ...]:
    """The words of the names of a seed's people, as annotated."""
    (path,) = [path for folder in ("pages", "own/pages") if (path := GOLD / folder / seed.replace(".txt", ".json")).exists()]
    articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
    forms = {form for article in articles for person in article["persons"] for form in person["forms"]}
    words = {word for form in forms for word in re.findall(r"[^\W\d_]+", form)}
    return tuple(sorted(word for word in words - STAYING if len(word) >= SHORTEST_NAME))


def _with_other_people(text: str, seed: str, number: int) -> str:
    words = {word: made_up(word, number // PAGES_OF_A_PERSON // len(SEEDS)) for word in _people(seed)}
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, words))})\b", lambda match: words[match[0]], text)


def made_up(word: str, number: int) -> str:
    """A name in place of another one."""
    digest = hashlib.sha256(f"{word} {number}".encode()).digest()
    name = "".join(SYLLABLES[byte % len(SYLLABLES)] for byte in digest[: 2 + digest[0] % 2])
    return f"{name}{'v' if digest[1] % 2 else 'n'}".capitalize()


def _with_places(lines: list[str], number: int) -> Iterator[str]:
    """A place in each title, which stands behind a header, and in each lead, so that the story without a header is another one too."""
    awaited = ""
    for index, line in enumerate(lines):
        place = f"{made_up('place', number)} {made_up('town', index)}{number}"
        if HEADER.search(line):
            awaited = "title"
        elif awaited == "title" and line.strip():
            line, awaited = f"{line.rstrip()} in {place}", "body"  # noqa: PLW2901
        elif (awaited == "body" or LEAD_END in line) and len(line) > SHORTEST_PARAGRAPH:
            line, awaited = f"In {place}, {line}", ""  # noqa: PLW2901
        yield line


if __name__ == "__main__":
    write_pages(int(sys.argv[1]), Path(sys.argv[2]))
