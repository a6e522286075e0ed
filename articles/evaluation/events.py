"""Measures of events: the one that an article reports, and the others that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.evaluation.mentions import PersonPair
from articles.evaluation.pairing import Pair
from articles.evaluation.sameness import is_same_date, is_same_place, words
from articles.evaluation.sentences import country_needles, date_needles

Event = dict[str, Any]
SHARED_WORDS = 2
"""two names of an event are one from so many words on"""


def score_main_event(pair: Pair, people: Sequence[PersonPair]) -> None:
    """Kind, day, end, place, participants and sides; nothing where the gold has no main event."""
    gold = pair.gold["main_event"]
    if not gold:
        return
    found = pair.found.get("main_event") or {}
    _score_kind(pair, gold, found)
    _score_days(pair, gold, found)
    _score_place(pair, gold, found)
    _score_participants(pair, gold, found, people)
    _score_sides(pair, gold, found)


def _score_kind(pair: Pair, gold: Event, found: Event) -> None:
    is_right = found.get("kind") in {gold["kind"], *gold.get("kind_ok", [])}
    pair.count("event_kind", is_right, bool(found), 1)
    if not is_right:
        pair.miss("event_kind", f"{found.get('kind')} for {gold['kind']}", pair.sentences.lead)


def _score_days(pair: Pair, gold: Event, found: Event) -> None:
    is_right = is_same_date(found.get("date"), gold.get("date"))
    pair.count("event_date", is_right, bool(found), 1)
    if not is_right:
        sentence = pair.sentences.with_any([*date_needles(gold.get("date")), *date_needles(found.get("date"))])
        pair.miss("event_date", f"{found.get('date')} for {gold.get('date')}", sentence)
    if found.get("end") or gold.get("end"):
        is_right = is_same_date(found.get("end"), gold.get("end"))
        pair.count("event_end", is_right, bool(found.get("end")), bool(gold.get("end")))
        if not is_right:
            sentence = pair.sentences.with_any([*date_needles(gold.get("end")), *date_needles(found.get("end"))])
            pair.miss("event_end", f"{found.get('end')} for {gold.get('end')}", sentence)


def _score_place(pair: Pair, gold: Event, found: Event) -> None:
    here, there = found.get("place"), gold.get("place")
    if here and any(is_same_place(here, place) for place in gold.get("place_ok", [])):
        return
    if here or there:
        is_right = is_same_place(here, there)
        pair.count("event_place", is_right, bool(here), bool(there))
        if not is_right:
            pair.miss("event_place", f"{here} for {there}", pair.sentences.with_any([there, here]))


def _score_participants(pair: Pair, gold: Event, found: Event, people: Sequence[PersonPair]) -> None:
    need = {person["name"] for person in pair.gold["persons"]} & set(gold.get("participants", []))
    gold_names = {other["name"]: person["name"] for person, other in people}
    have = {gold_names.get(name, name) for name in found.get("participants", [])}
    pair.count("participants", len(need & have), len(have), len(need))
    for name in sorted(need - have):
        pair.miss("participants", f"missed {name}", pair.sentences.with_any([name]))
    for name in sorted(have - need):
        pair.miss("participants", f"extra {name}", pair.sentences.with_any([name]))


def _score_sides(pair: Pair, gold: Event, found: Event) -> None:
    need, have = set(gold.get("countries", [])), set(found.get("countries", []))
    pair.count("event_countries", len(need & have), len(have), len(need))
    for alpha2 in sorted(need - have):
        pair.miss("event_countries", f"missed {alpha2}", pair.sentences.with_any(country_needles(alpha2)))
    for alpha2 in sorted(have - need):
        pair.miss("event_countries", f"extra {alpha2}", pair.sentences.with_any(country_needles(alpha2)))


def score_other_events(pair: Pair) -> None:
    """Other events are one by day and by kind or name; optional ones count neither way when missed."""
    left = list(pair.found.get("other_events", []))
    hits = 0
    for event in pair.gold["other_events"]:
        at = next((at for at, other in enumerate(left) if _is_same_event(other, event)), None)
        if at is not None:
            hits += not event.get("optional")
            _score_status(pair, event, left.pop(at))
        elif not event.get("optional"):
            sentence = pair.sentences.with_any([event["name"], *date_needles(event.get("date"))])
            pair.miss("other_events", f"missed {_shown(event)}", sentence)
    for other in left:
        pair.miss("other_events", f"extra {_shown(other)}", pair.sentences.with_any([other.get("name"), *date_needles(other.get("date"))]))
    needed = sum(not event.get("optional") for event in pair.gold["other_events"])
    pair.count("other_events", hits, hits + len(left), needed)


def _is_same_event(other: Event, event: Event) -> bool:
    if not is_same_date(other.get("date"), event.get("date")):
        return False
    return other.get("kind") == event["kind"] or len(words(other.get("name")) & words(event["name"])) >= SHARED_WORDS


def _score_status(pair: Pair, event: Event, other: Event) -> None:
    is_right = other.get("status") == event["status"]
    pair.count("other_status", is_right, 1, 1)
    if not is_right:
        sentence = pair.sentences.with_any([event["name"], *date_needles(event.get("date"))])
        pair.miss("other_status", f"{other.get('status')} for {event['status']}: {event['name']}", sentence)


def _shown(event: Event) -> str:
    return f"{event.get('kind')} {event.get('date')} {event.get('name')}"
