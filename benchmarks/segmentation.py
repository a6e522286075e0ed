"""How fast is segmentation, and is it linear? `python -m benchmarks.segmentation` (one core, no database).

Pages: the five of `seeds/` joined, once, ten times, a hundred times. Beside each figure the same text through the least that a reader
must do: `str.splitlines` and one regular expression a line. Then lines that are made to cost as much as they can.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from articles.extraction.pages import read_page

SEEDS = Path(__file__).parent.parent / "seeds"
SIZES = (1, 10, 100)
ROUNDS = 3
HEADER = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{4}, [0-9]{2}:[0-9]{2}")
LINE = 19_000
"""nearly as long as a line may be before it is set aside as unknown"""
HOSTILE_BYTES = 1_000_000
HOSTILE = {
    "one letter": "a",
    "capitals": "A",
    "full stops": ".",
    "blanks and a full stop": "   .",
    "quotation marks": '"',
    "initials": "A.B.",
    "capitalised words": "Aaa ",
    "verbs": "reports, ",
    "attributions": "Kazinform reports, ",
    "press services": "Aa press service reports. ",
    "outlets": "Kazinform ",
    "foreign ministries": "press service of the Kazakh ",
    "Cyrillic and Latin": "aж",
    "dates": "01.01.2026, 10:10",
    "digits": "1",
    "addresses": "a-a.kz/",
    "pipes": "Images | ",
    "commas": ", ",
}


PAGES = {
    "leads on new names": "Visit of {a} to {b} and Bbb, Kazinform reports.",
    "leads on the same names": "Visit of Aaa to Bbb and {a}, Kazinform reports.",
    "titles": "{a} Visits {b} and Meets Nobody There",
    "titles and paragraphs": "{a} Visits {b} and Meets Nobody\nIt was opened by {a}.",
    "headers": "02.03.2026, 12:12 7",
    "credits": "Images | {a}",
    "notices": "relevant news\n{a} was opened by {b} and others.",
}


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return min(times)


def baseline(text: str) -> int:
    return sum(HEADER.search(line) is not None for line in text.splitlines())


def megabytes(text: str) -> float:
    return len(text.encode()) / 1e6


def speed(text: str) -> tuple[float, float]:
    """Megabytes a second: segmentation, baseline."""
    size = megabytes(text)
    return size / best(lambda: read_page("page.txt", text)), size / best(lambda: baseline(text))


def sizes() -> None:
    page = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))) + "\n"
    print(f"{'size':>6} {'MB':>7} {'lines':>7} {'stories':>8} {'MB/s':>7} {'baseline':>9} {'time per MB, smallest = 1':>26}")
    first = 0.0
    for times in SIZES:
        text = page * times
        mine, least = speed(text)
        first = first or mine
        page_record = read_page("page.txt", text)
        counts = f"{len(page_record.lines):7} {len(page_record.blocks):8}"
        print(f"{'x' + str(times):>6} {megabytes(text):7.2f} {counts} {mine:7.1f} {least:9.1f} {first / mine:26.2f}")


def long_lines() -> None:
    """Prose of the seeds, cut into lines of one length, wherever that falls."""
    prose = " ".join(
        line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if len(line) > 200
    )
    prose *= 20
    print(f"\n{'characters a line':>24} {'MB/s':>8} {'baseline':>9}")
    for length in (150, 600, 2_500, 10_000, LINE):
        text = "02.03.2026\nA Title of a Story\n" + "\n".join(prose[at : at + length] for at in range(0, len(prose), length))
        mine, least = speed(text)
        print(f"{length:24,} {mine:8.1f} {least:9.1f}")


def hostile_pages() -> None:
    """Pages in which every line asks for a comparison with all that stands above it: the cost must double with the size, not quadruple."""
    print(f"\n{'pages of':>24} {'MB/s':>8} {'twice as long':>14}")
    for name, line in PAGES.items():
        speeds = []
        for count in (3_000, 6_000):
            text = "02.03.2026\nA Title of a Story\n" + "\n".join(line.format(a=word(at), b=word(at + 1)) for at in range(count))
            speeds.append(megabytes(text) / best(partial(read_page, "page.txt", text)))
        print(f"{name:>24} {speeds[0]:8.1f} {speeds[1]:14.1f}")


def word(number: int) -> str:
    """A capitalised word that no other number has."""
    return "Aa" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def hostile_lines() -> None:
    print(f"\nlines of {LINE:,} characters of one kind, {HOSTILE_BYTES / 1e6:.0f} MB in all; then the same in a single line")
    print(f"{'kind':>24} {'MB/s':>8} {'one line':>9} {'short lines':>12}")
    for name, unit in HOSTILE.items():
        long = "\n".join([unit * (LINE // len(unit))] * (HOSTILE_BYTES // LINE))
        short = "\n".join([unit * max(1, 140 // len(unit))] * (HOSTILE_BYTES // 140))
        figures = [megabytes(text) / best(partial(read_page, "page.txt", text)) for text in (long, long.replace("\n", " "), short)]
        print(f"{name:>24} {figures[0]:8.1f} {figures[1]:9.1f} {figures[2]:12.1f}")


if __name__ == "__main__":
    sizes()
    long_lines()
    hostile_lines()
    hostile_pages()
