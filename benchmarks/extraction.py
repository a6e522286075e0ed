"""How fast is extraction, and is it linear? `python -m benchmarks.extraction` (one core, no database).

Stories: those of `seeds/` and of all annotated pages in `tests/gold/`. Beside the figures stands the tokenizer alone, which is the least
that a reader of words must do, timed in the same run. Then one long story, once, ten times, a hundred times; then where the time goes.
Times are the processor's, so that a machine which is busy otherwise changes them little.
"""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from articles.extraction.pages import read_page
from articles.extraction.pipeline import extract_article
from articles.extraction.records import Block, DayContext
from articles.extraction.text import ArticleText
from articles.extraction.tokens import tokenize

ROOT = Path(__file__).parent.parent
FOLDERS = ("seeds", "tests/gold/texts", "tests/gold/own/texts")
ROUNDS = 5
SIZES = (1, 10, 100)
SHOWN = 15
Story = tuple[Block, DayContext]


def stories() -> list[Story]:
    found = []
    for path in sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.txt")):
        page = read_page(path.name, path.read_text(encoding="utf-8"))
        found += [
            (block, DayContext(block.published_on, page.captured_on, page.newest_header)) for block in page.blocks if block.paragraphs
        ]
    return found


def tokenize_story(block: Block, _days: DayContext) -> None:
    for field in ArticleText.of(block).fields:
        tokenize(field.plain)


def times(work: Callable[[Block, DayContext], object], listed: list[Story]) -> list[float]:
    """Milliseconds for each story, the fastest of a few rounds."""
    found = []
    for story in listed:
        rounds = []
        for _ in range(ROUNDS):
            started = process_time()
            work(*story)
            rounds.append(process_time() - started)
        found.append(min(rounds) * 1000)
    return found


def all_stories(listed: list[Story]) -> None:
    letters = sum(len(block.body) for block, _ in listed)
    print(f"{len(listed)} stories, {letters / len(listed):.0f} letters on average")
    print(f"{'':>16} {'median ms':>10} {'95 %':>8} {'most':>8} {'stories/s':>10}")
    for name, work in (("extraction", extract_article), ("tokenizer alone", tokenize_story)):
        found = times(work, listed)
        print(
            f"{name:>16} {median(found):10.2f} {quantiles(found, n=20)[-1]:8.2f} {max(found):8.2f} {1000 * len(found) / sum(found):10.0f}"
        )


def sizes(listed: list[Story]) -> None:
    """The longest story with its paragraphs once, ten times, a hundred times."""
    block, days = max(listed, key=lambda story: len(story[0].body))
    print(f"\n{'size':>6} {'letters':>8} {'ms':>9} {'tokenizer':>10} {'per letter, smallest = 1':>26}")
    first = 0.0
    for number in SIZES:
        paragraphs = block.paragraphs * number
        starts = tuple(index * 10_000 for index in range(len(paragraphs)))
        story = (replace(block, paragraphs=paragraphs, paragraph_starts=starts), days)
        (mine,), (least,) = times(extract_article, [story]), times(tokenize_story, [story])
        letters = len(story[0].body)
        first = first or mine / letters
        print(f"{'x' + str(number):>6} {letters:8} {mine:9.1f} {least:10.1f} {mine / letters / first:26.2f}")


def profile(listed: list[Story]) -> None:
    print("\nwhere the time goes")
    profiler = cProfile.Profile()
    profiler.enable()
    for story in listed:
        extract_article(*story)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    everything = stories()
    for one in everything:
        extract_article(*one)  # reads what is read once, so that it is not counted
    all_stories(everything)
    sizes(everything)
    profile(everything)
