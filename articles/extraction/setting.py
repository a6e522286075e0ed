"""Where an article plays: the foreign side and the host state, from which offices without a state take theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from articles.extraction.body_shapes import BodyAt
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.reading import ArticleReading, Reading, StateAt
from articles.extraction.scan import Node, Nodes
from entities.gazetteer import find_country_forms

HOME = "KZ"
"""the agency writes of Kazakhstan: what it leaves without a state is Kazakh"""
MISSIONS = frozenset({"ambassador", "envoy"})
NAMED_FOR = frozenset({"education", "company", "other"})
VISITS = frozenset({"visited", "visits", "visit", "visiting", "arrived", "stay", "trip"})


@dataclass(frozen=True, slots=True)
class Setting:
    """`foreign` is the state named most besides Kazakhstan; `host` the foreign state in which the article plays, if it shows one."""

    foreign: str | None
    host: str | None
    is_bilateral: bool
    """one foreign state stands out"""
    seat: str | None = None
    """the state in which a Kazakh mission acts: other ambassadors are accredited there too"""
    listed: tuple[str, ...] = ()
    """the states of the title, in order"""


def find_setting(article: ArticleReading, nodes: Nodes) -> Setting:
    counts = _counts(article, nodes)
    ranked = counts.most_common(2)
    foreign = ranked[0][0] if ranked else None
    is_bilateral = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= 2 * ranked[1][1])
    host = seat = _host_of_mission(article, nodes, counts)
    if host:
        titled = {form.alpha2 for _, _, form in find_country_forms(article.title.field.plain)} - {HOME}
        host = titled.pop() if len(titled) == 1 else host
    else:
        place = _host_of_place(article)
        host = place if place in counts else _host_of_title(article)
    return Setting(foreign, host, is_bilateral, seat, _listed(article))


def _listed(article: ArticleReading) -> tuple[str, ...]:
    """The states of the title in their order: "Kyrgyzstan and Tajikistan Agree"."""
    return tuple(dict.fromkeys(form.alpha2 for _, _, form in find_country_forms(article.title.field.plain)))


def _counts(article: ArticleReading, nodes: Nodes) -> Counter[str]:
    """How often each foreign state is named, not counting names of universities, companies and the like."""
    counts: Counter[str] = Counter()
    for reading in article.fields:
        named = [node for node in nodes[reading.field.name] if isinstance(node, BodyAt) and node.group in NAMED_FOR]
        inside = [(reading.tokens[node.first].start, reading.tokens[node.last - 1].end) for node in named]
        pairs = [(start, end) for start, end in inside if "-" in reading.field.plain[start:end]]
        for start, end, form in find_country_forms(reading.field.plain):
            is_named_for = any(first <= start and end <= last for first, last in pairs)
            if form.alpha2 != HOME and form.kind != "capital" and not is_named_for:
                counts[form.alpha2] += 3 if reading.is_title else 2 if form.kind == "demonym" else 1
    return counts


def _host_of_mission(article: ArticleReading, nodes: Nodes, counts: Counter[str]) -> str | None:
    """The state to which a Kazakh head of mission is accredited, or in which a Kazakh mission stands."""
    for reading in (article.body, article.title):
        for node in nodes[reading.field.name]:
            found = _mission_host(reading, node, counts)
            if found:
                return found
    return None


def _mission_host(reading: Reading, node: Node, counts: Counter[str]) -> str | None:
    if isinstance(node, BodyAt):
        return _seat(reading, node) if node.group == "mission" and node.state == HOME else None
    if not isinstance(node, OfficeAt) or node.group not in MISSIONS or node.is_former:
        return None
    sending = node.prefix_state or next(iter(node.states("of")), None)
    if sending is not None and sending.alpha2 != HOME:
        return None
    receiving: list[StateAt] = [state for state in node.states("to", "in") if state.alpha2 != HOME]
    if receiving:
        return max(receiving, key=lambda state: counts[state.alpha2]).alpha2
    if sending is None:
        return None
    seat = next((piece for piece in node.pieces if piece.link == "in" and piece.kind == "topic"), None)
    if seat is None:
        return _city_state(reading, node.last)
    found = reading.state_of_city(reading.field.plain[reading.tokens[seat.first].start : reading.tokens[seat.last - 1].end], is_city=True)
    return found if found != HOME else None


def _seat(reading: Reading, body: BodyAt) -> str | None:
    """The state behind the last "in" of a mission's name."""
    for at in range(body.last - 1, body.first, -1):
        if reading.word(at) in ("in", "to"):
            first = at + 1 + (reading.word(at + 1) == "the")
            state = reading.states.get(first)
            found = state.alpha2 if state else _city_state(reading, at)
            return found if found != HOME else None
    return None


def _city_state(reading: Reading, at: int) -> str | None:
    """The state of the city behind "in"."""
    if reading.word(at) not in ("in", "at"):
        return None
    first = at + 1
    end = reading.city_at(first) if first < len(reading) else first
    if end == first:
        return None
    state = reading.states.get(first)
    if state and state.last == end:
        return state.alpha2
    name = reading.field.plain[reading.tokens[first].start : reading.tokens[end - 1].end]
    return reading.state_of_city(name)


def _host_of_title(article: ArticleReading) -> str | None:
    """The state whose capital owns what the headline is about: "Rome's Oldest University"."""
    title = article.title
    owners = (state.alpha2 for state in title.states.values() if state.kind == "capital" and title.word(state.last) == "'s")
    return next((alpha2 for alpha2 in owners if alpha2 != HOME), None)


def _host_of_place(article: ArticleReading) -> str | None:
    """The state of the first city "in" which the title or the first paragraph says that it happened, or which was visited, if abroad."""
    for reading in article.fields:
        for at, token in enumerate(reading.tokens):
            if token.kind == "break":
                break
            alpha2 = _place_state(reading, at)
            if alpha2:
                return alpha2 if alpha2 != HOME else None
    return None


def _place_state(reading: Reading, at: int) -> str | None:
    word = reading.word(at)
    if word in VISITS:
        first = at + 1 + (reading.word(at + 1) in ("to", "in", "the")) + (reading.word(at + 2) == "the")
        state = reading.states.get(first)
        return state.alpha2 if state and state.kind in ("name", "official", "capital") else None
    if word == "in" and reading.is_capital(at + 1):
        state = reading.states.get(at + 1)
        return state.alpha2 if state and state.kind in ("name", "capital") else _city_state(reading, at)
    return None
