"""Pages beside pages: which predicted article is which gold article, and then all measures over the pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from articles.evaluation import events, mentions
from articles.evaluation.counts import PageReport, Report
from articles.evaluation.pairing import EDGE_WORDS, Pair
from articles.evaluation.sameness import as_list, fold

Article = dict[str, Any]
FIELDS = (("title", "title"), ("published", "published_at"), ("views", "views"), ("source", "source"), ("image_credit", "image_credit"))
MINUTE = 16


def score_pages(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> Report:
    """Score predicted pages against annotated ones; a page is known by its document's name, without its suffix."""
    by_name = {PurePath(page["document"]).stem: page for page in predicted}
    return Report([_score_page(page, by_name.get(PurePath(page["document"]).stem, {"articles": []})) for page in gold])


def _score_page(gold: dict[str, Any], predicted: dict[str, Any]) -> PageReport:
    report = PageReport(gold["document"])
    left = list(predicted["articles"])
    for article in gold["articles"]:
        found = _take(article, left)
        pair = Pair(report, article, found or {})
        if found is None:
            _count_as_missed(pair)
        else:
            _score_pair(pair)
    for extra in left:
        pair = Pair(report, extra, extra)
        pair.count("segments", 0, 1, 0)
        pair.miss("segments", "article extra", pair.sentences.lead)
        pair.count("persons", 0, len(extra.get("persons", [])), 0)
    return report


def _take(gold: Article, left: list[Article]) -> Article | None:
    """The predicted article that the gold one is, taken out of those left: by title and time, else by first words, else by title."""
    has_title = bool(gold["title"])
    tests: tuple[Callable[[Article], bool], ...] = (
        lambda other: has_title and _has_title(other, gold) and _published(other) == (gold["published_at"] or ""),
        lambda other: gold["form"] == "article" and body_ends(other)[0] == body_ends(gold)[0],
        lambda other: has_title and _has_title(other, gold),
    )
    for test in tests:
        for at, other in enumerate(left):
            if test(other):
                return left.pop(at)
    return None


def _has_title(other: Article, gold: Article) -> bool:
    return fold(other.get("title")) == fold(gold["title"])


def _published(article: Article) -> str:
    return (article.get("published_at") or "")[:MINUTE]


def body_ends(article: Article) -> tuple[str, str]:
    """The first and last words of the body, folded."""
    if "first_words" in article:
        return fold(article["first_words"]), fold(article["last_words"])
    body = " ".join(article.get("body") or []).split()
    return fold(" ".join(body[:EDGE_WORDS])), fold(" ".join(body[-EDGE_WORDS:]))


def _score_pair(pair: Pair) -> None:
    gold, found = pair.gold, pair.found
    is_whole = gold["form"] == "headline" or body_ends(found) == body_ends(gold)
    pair.count("segments", is_whole, 1, 1)
    if not is_whole:
        pair.miss("segments", f"body ends {body_ends(found)} for {body_ends(gold)}")
    for measure, key in FIELDS:
        _score_field(pair, measure, key)
    people = mentions.score_persons(pair)
    mentions.score_countries(pair)
    mentions.score_organizations(pair)
    events.score_main_event(pair, people)
    events.score_other_events(pair)


def _score_field(pair: Pair, measure: str, key: str) -> None:
    found, gold = pair.found.get(key), pair.gold[key]
    if key == "published_at":
        found, gold = (found or "")[:MINUTE], gold or ""
    is_right = fold(str(found or "")) == fold(str(gold or ""))
    pair.count(measure, is_right, 1, 1)
    if not is_right:
        pair.miss(measure, f"{found!r} for {gold!r}", pair.sentences.with_any([gold]) if key == "source" else "")


def _count_as_missed(pair: Pair) -> None:
    """An article that was not found at all is missed in every measure."""
    gold, event = pair.gold, pair.gold["main_event"] or {}
    persons = gold["persons"]
    pair.miss("segments", "article not found")
    missed = {
        **dict.fromkeys(("segments", *(measure for measure, _ in FIELDS)), 1),
        **dict.fromkeys(("persons", "person_country"), len(persons)),
        "roles": sum(len(person["roles"]) for person in persons),
        "ambassadors": sum(len(as_list(person.get("ambassador"))) for person in persons),
        "countries": len(gold["countries"]),
        "organizations": len(gold["organizations"]),
        **dict.fromkeys(("event_kind", "event_date"), int(bool(event))),
        "event_end": int(bool(event.get("end"))),
        "event_place": int(bool(event.get("place"))),
        "participants": len(event.get("participants", [])),
        "event_countries": len(event.get("countries", [])),
        "other_events": sum(not other.get("optional") for other in gold["other_events"]),
    }
    for measure, count in missed.items():
        pair.count(measure, 0, 0, count)
