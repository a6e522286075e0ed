"""Folders of annotated pages: each annotation with the text that it annotates, read by the rules of today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles.extraction.gold import page_as_gold
from articles.extraction.pipeline import extract_page
from articles.pages import PageRefused, read_page_file

PAGES, TEXTS = "pages", "texts"


class GoldError(Exception):
    """A folder or a file that is no gold; the message names it and what was expected."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """An annotated page and the file of its text."""

    annotation: dict[str, Any]
    text_path: Path

    def predict(self) -> dict[str, Any]:
        """What extraction finds on the page, in the shape of a gold file. Raises `PageRefused` where the text cannot be read."""
        file = read_page_file(self.text_path)
        return page_as_gold(*extract_page(self.annotation["document"], file.text))


def find_gold_pages(directory: Path, text_folders: Sequence[Path] = ()) -> tuple[list[GoldPage], list[GoldError]]:
    """The annotated pages of a folder, in the order of their names, and what was refused of it.

    The annotations are `pages/*.json`, or `*.json` where there is no such folder; the texts stand in `texts/` beside or within, or in
    one of `text_folders`. Raises `GoldError` where there is nothing at all.
    """
    if not directory.is_dir():
        raise GoldError(f"{directory}: there is no such folder; expected a folder of annotated pages")
    home = directory / PAGES if (directory / PAGES).is_dir() else directory
    files = sorted(home.glob("*.json"))
    if not files:
        raise GoldError(f"{directory}: the folder holds no annotated page; expected {PAGES}/*.json or *.json")
    folders = (home / TEXTS, home.parent / TEXTS, *text_folders, home)
    pages: list[GoldPage] = []
    refused: list[GoldError] = []
    for file in files:
        try:
            pages.append(_gold_page(file, folders))
        except GoldError as problem:
            refused.append(problem)
    return pages, refused


def _gold_page(file: Path, folders: Sequence[Path]) -> GoldPage:
    try:
        annotation = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise GoldError(f"{file}: {problem}; expected an annotated page in JSON") from None
    if (
        not isinstance(annotation, dict)
        or not isinstance(annotation.get("articles"), list)
        or not isinstance(annotation.get("document"), str)
    ):
        raise GoldError(f"{file}: expected an object with `document` and `articles`")
    name = Path(annotation["document"]).name
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        raise GoldError(f"{file}: its text {name} is in none of {', '.join(dict.fromkeys(map(str, folders)))}")
    return GoldPage(annotation, path)


def predict_pages(pages: Sequence[GoldPage]) -> tuple[list[dict[str, Any]], list[GoldError]]:
    """What extraction finds on each page, and which texts could not be read."""
    predicted: list[dict[str, Any]] = []
    refused: list[GoldError] = []
    for page in pages:
        try:
            predicted.append(page.predict())
        except PageRefused as problem:
            refused.append(GoldError(str(problem)))
    return predicted, refused
