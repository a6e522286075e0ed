"""Where an article plays: the foreign side and the host state, from which offices without a state take theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from articles.extraction.bodies import BodyAt
from articles.extraction.offices import OfficeAt
from articles.extraction.reading import ArticleReading, Reading
from articles.extraction.scan import Nodes
from entities.gazetteer import find_country_forms, lookup_city

HOME = "KZ"
"""the agency writes of Kazakhstan: what it leaves without a state is Kazakh"""
MISSIONS = frozenset({"ambassador", "envoy"})


@dataclass(frozen=True, slots=True)
class Setting:
    """`foreign` is the state named most besides Kazakhstan; `host` the foreign state in which the article plays, if it shows one."""

    foreign: str | None
    host: str | None
    foreign_count: int


def find_setting(article: ArticleReading, nodes: Nodes) -> Setting:
    counts = _counts(article)
    foreign = counts.most_common(1)[0][0] if counts else None
    host = _host_of_mission(article, nodes) or _host_of_place(article)
    return Setting(foreign, host, len(counts))


def _counts(article: ArticleReading) -> Counter[str]:
    counts: Counter[str] = Counter()
    for reading in article.fields:
        for _, _, form in find_country_forms(reading.field.plain):
            if form.alpha2 != HOME:
                counts[form.alpha2] += 2 if reading.is_title else 1
    return counts


def _host_of_mission(article: ArticleReading, nodes: Nodes) -> str | None:
    """The state to which a Kazakh head of mission is accredited, or in which a Kazakh mission stands."""
    for reading in (article.body, article.title):
        for node in nodes[reading.field.name]:
            if isinstance(node, OfficeAt) and node.group in MISSIONS and not node.is_former:
                sending = node.prefix_state or next(iter(node.states("of")), None)
                receiving = node.states("to", "in")
                if receiving and (sending is None or sending.alpha2 == HOME) and receiving[0].alpha2 != HOME:
                    return receiving[0].alpha2
                if sending is not None and sending.alpha2 == HOME and not receiving and (seat := _city_state(reading, node.last)):
                    return seat
            if isinstance(node, BodyAt) and node.group == "mission" and node.state == HOME and (seat := _seat(reading, node)):
                return seat
    return None


def _seat(reading: Reading, body: BodyAt) -> str | None:
    """The state behind the last "in" of a mission's name."""
    for at in range(body.last - 1, body.first, -1):
        if reading.word(at) in ("in", "to"):
            first = at + 1 + (reading.word(at + 1) == "the")
            state = reading.states.get(first)
            return state.alpha2 if state else _city_state(reading, at)
    return None


def _city_state(reading: Reading, at: int) -> str | None:
    """The state of the city behind "in"."""
    if reading.word(at) != "in":
        return None
    first = at + 1
    end = reading.city_at(first) if first < len(reading) else first
    if end == first:
        return None
    state = reading.states.get(first)
    if state and state.last == end:
        return state.alpha2
    cities = lookup_city(reading.field.plain[reading.tokens[first].start : reading.tokens[end - 1].end])
    return cities[0].alpha2 if cities else None


def _host_of_place(article: ArticleReading) -> str | None:
    """The state of the first city "in" which the title or the first paragraph says that it happened, if abroad."""
    for reading in article.fields:
        for at, token in enumerate(reading.tokens):
            if token.kind == "break":
                break
            if token.lower == "in" and reading.is_capital(at + 1):
                state = reading.states.get(at + 1)
                alpha2 = state.alpha2 if state and state.kind in ("name", "capital") else _city_state(reading, at)
                if alpha2:
                    return alpha2 if alpha2 != HOME else None
    return None
