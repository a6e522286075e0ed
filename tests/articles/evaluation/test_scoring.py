"""The measures agree with the reference scorer to the third digit, and say what was missed where."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from articles.evaluation import MEASURES, score_pages
from articles.evaluation.gold_pages import find_gold_pages, predict_pages
from tests.amounts import amount
from tests.articles.evaluation.damage import damaged

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
ROW = re.compile(r"(\w+) +F1 ([\d.]+)  P ([\d.]+)  R ([\d.]+)  \((\d+) hit, (\d+) predicted, (\d+) gold\)")

Rows = dict[str, tuple[str, ...]]


def gold_pages(folder: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / folder).glob("*.json"))]


def reference_rows(folder: str, predicted: list[dict[str, Any]], tmp_path: Path) -> Rows:
    """What the reference scorer prints, as text: (F1, P, R, hit, predicted, gold) by measure."""
    file = tmp_path / "predicted.json"
    file.write_text(json.dumps({"pages": predicted}), encoding="utf-8")
    command = [sys.executable, str(GOLD / "score.py"), str(GOLD / folder), str(file)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {match[1]: match.groups()[1:] for match in ROW.finditer(output)}


def own_rows(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> Rows:
    counts = score_pages(gold, predicted).total
    return {
        measure: (f"{count.f1:.3f}", f"{count.precision:.3f}", f"{count.recall:.3f}", str(count.hit), str(count.predicted), str(count.gold))
        for measure, count in counts.items()
        if count
    }


@pytest.mark.parametrize("folder", ["pages", "own/pages"])
def test_what_extraction_finds_scores_as_the_reference_says(folder: str, tmp_path: Path) -> None:
    pages, refused = find_gold_pages(GOLD / folder, [ROOT / "seeds"])
    predicted, unread = predict_pages(pages)

    rows = own_rows([page.annotation for page in pages], predicted)

    assert not refused
    assert not unread
    assert rows == reference_rows(folder, predicted, tmp_path)
    assert set(rows) <= set(MEASURES)


@pytest.mark.parametrize("folder", ["pages", "own/pages"])
def test_the_gold_itself_is_perfect(folder: str, tmp_path: Path) -> None:
    gold = gold_pages(folder)

    rows = own_rows(gold, gold)

    assert rows == reference_rows(folder, gold, tmp_path)
    assert {row[0] for measure, row in rows.items() if measure not in ("roles", "other_events")} == {"1.000"}


@pytest.mark.parametrize("seed", range(amount(12, 200)))
def test_damaged_predictions_score_as_the_reference_says(seed: int, tmp_path: Path) -> None:
    folder = ("pages", "own/pages")[seed % 2]
    gold = gold_pages(folder)
    predicted = damaged(gold, seed, accidents=40 * (1 + seed % 5))

    rows = own_rows(gold, predicted)

    assert rows == reference_rows(folder, predicted, tmp_path)
    assert any(row[0] != "1.000" for row in rows.values())


def test_a_page_that_is_not_there_is_missed_in_every_measure(tmp_path: Path) -> None:
    gold = gold_pages("pages")

    rows = own_rows(gold, [])

    assert rows == reference_rows("pages", [], tmp_path)
    assert {row[3] for row in rows.values()} == {"0"}


PERSON = {"name": "Sigrid Ravndal", "forms": ["Sigrid Ravndal", "Ravndal"], "country": "NO", "roles": ["Minister of Energy of Norway"]}
ARTICLE = {
    "form": "article",
    "title": "Kazakhstan and Norway Discuss Transit",
    "published_at": "2026-03-02T12:12",
    "views": 7,
    "first_words": "Sigrid Ravndal met the guests",
    "last_words": "open on 15 March 2026.",
    "paragraphs": 2,
    "source": "Akorda",
    "image_credit": None,
    "persons": [PERSON],
    "countries": ["KZ", "NO"],
    "countries_optional": [],
    "organizations": ["Oslo Harbour Council"],
    "main_event": {"kind": "meeting", "kind_ok": [], "date": "2026-03-02", "end": None, "place": "Oslo", "place_country": "NO",
                   "participants": ["Sigrid Ravndal"], "countries": ["KZ", "NO"]},
    "other_events": [{"kind": "culture", "name": "opening of the harbour museum", "date": "2026-03-15", "end": None, "place": None,
                      "place_country": None, "countries": [], "status": "planned"}],
}  # fmt: skip
BODY = [
    "Sigrid Ravndal met the guests in Oslo, akorda.kz reports.",
    "The Oslo Harbour Council will show its museum. It will open on 15 March 2026.",
]
MEETING, COUNCIL, OPENING = BODY[0], "The Oslo Harbour Council will show its museum.", "It will open on 15 March 2026."


def misses(**changes: object) -> list[tuple[str, str, str]]:
    found = {**json.loads(json.dumps(ARTICLE)), "body": BODY, **changes}
    report = score_pages([{"document": "a.txt", "articles": [ARTICLE]}], [{"document": "a.txt", "articles": [found]}])
    return [(miss.measure, miss.message, miss.sentence) for miss in report.misses]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"views": None}, [("views", "None for 7", "")]),
        ({"persons": [], "main_event": ARTICLE["main_event"]}, [("persons", "missed Sigrid Ravndal", MEETING)]),
        ({"countries": ["NO"]}, [("countries", "missed KZ", "Kazakhstan and Norway Discuss Transit")]),
        ({"organizations": []}, [("organizations", "missed Oslo Harbour Council", COUNCIL)]),
        ({"organizations": ["Oslo Harbour Council", "Museum"]}, [("organizations", "extra Museum", COUNCIL)]),
        ({"other_events": []}, [("other_events", "missed culture 2026-03-15 opening of the harbour museum", OPENING)]),
        ({"source": None}, [("source", "None for 'Akorda'", MEETING)]),
        ({"persons": [{**PERSON, "country": None}]}, [("person_country", "Sigrid Ravndal: None for NO", MEETING)]),
        (
            {"persons": [{**PERSON, "roles": []}]},
            [("roles", "Sigrid Ravndal: missed 'Minister of Energy of Norway', has []", MEETING)],
        ),
    ],
)
def test_a_miss_names_its_sentence(changes: dict[str, object], expected: list[tuple[str, str, str]]) -> None:
    assert misses(**changes) == expected


def test_the_report_of_each_page_adds_up_to_all() -> None:
    gold = gold_pages("pages")

    report = score_pages(gold, damaged(gold, seed=1))

    assert [page.document for page in report.pages] == [page["document"] for page in gold]
    for measure, count in report.total.items():
        assert count.gold == sum(page.counts[measure].gold for page in report.pages)
    assert report.as_dict()["measures"]["segments"]["gold"] == 57
    assert len(report.misses) == sum(len(page["misses"]) for page in report.as_dict()["pages"])
