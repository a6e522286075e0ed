"""The grammar of named bodies: "University of Liège", "Committee for National Security", "Doğanlar Energy Group", "the UN".

`parse_body` reads one body at a token. Which of them an article lists is decided in `organizations`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from articles.extraction.lexicon import (
    BODY,
    FUNCTION,
    HONORIFIC,
    OFFICE,
    PORTFOLIO,
    SPEECH,
    THING,
    VOCABULARY,
    WEAK_BODY,
    Phrase,
    bare_bodies,
    body_heads,
    known_bodies,
    office_phrases,
)
from articles.extraction.reading import Reading

DEPTH = 4
LINKS = frozenset({"of", "for", "on", "against", "under"})
SEAT_GROUPS = frozenset({"mission"})
OFFICE_INSIDE = frozenset(
    {
        "presidential",
        "president",
        "prime",
        "minister",
        "ministers",
        "deputies",
        "representatives",
        "prosecutor",
        "commissioner",
        "high",
        "co-ordinator",
        "mayors",
        "governors",
        "rectors",
        "leaders",
        "general",
        "national",
        "chief",
        "principal",
        "supreme",
    }
)


@dataclass(frozen=True, slots=True)
class BodyAt:
    """A body over the tokens `first` to `last`, exclusive. `state` where its own name shows one; `known` is a listed body's full name."""

    first: int
    last: int
    group: str
    state: str | None = None
    known: str = ""
    inner: tuple[BodyAt, ...] = ()
    """bodies that its name holds: "Music Academy of the University of Ljubljana" """
    is_bare: bool = False


@lru_cache(maxsize=1)
def _known_by_first() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for spelling, full in known_bodies().items():
        words = tuple(spelling.replace(",", " ,").replace("'s", " 's").split())
        table.setdefault(words[0], []).append((words, full))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


def match_known(reading: Reading, at: int) -> BodyAt | None:
    """A body of the list, exactly as printed there."""
    tokens = reading.tokens
    for words, full in _known_by_first().get(tokens[at].text, ()):
        if at + len(words) <= len(tokens) and all(tokens[at + k].text == word for k, word in enumerate(words)):
            return BodyAt(at, at + len(words), "international", known=full)
    return None


def _run_end(reading: Reading, at: int) -> int:
    """End of the capitalised words from here that may belong to one name of a body."""
    end = at
    while end < len(reading) and reading.is_capital(end) and reading.tokens[end].kind != "initial":
        flags = reading.tokens[end].flags
        if flags & FUNCTION and end > at:
            break
        if flags & OFFICE and reading.tokens[end].lower not in OFFICE_INSIDE and office_phrases().match(reading.tokens, end):
            break
        end += 1
        if reading.word(end) in ("&", "-") and reading.is_capital(end + 1) and not reading.has(end + 1, OFFICE):
            end += 1
    return end


def _last_head(reading: Reading, at: int, end: int) -> tuple[int, Phrase] | None:
    """The last head word of a body inside a run, and where it starts."""
    table = body_heads()
    for index in range(end - 1, at - 1, -1):
        if reading.tokens[index].flags & BODY:
            phrase = table.match(reading.tokens, index)
            if phrase and index + len(phrase.words) <= end:
                start = index
                for back in range(1, 4):
                    longer = table.match(reading.tokens, index - back) if index - back >= at else None
                    if longer and index - back + len(longer.words) == index + len(phrase.words):
                        start, phrase = index - back, longer
                return start, phrase
    return None


def _has_name(reading: Reading, first: int, last: int) -> bool:
    """Whether one of the words is a proper name: unknown to English, an abbreviation, a known body, a state that is no adjective."""
    return any(
        reading.tokens[k].kind == "caps" or reading.is_nameish(k) or (k in reading.states and reading.states[k].kind in ("name", "capital"))
        for k in range(first, last)
    )


def parse_body(reading: Reading, at: int, depth: int = 0) -> BodyAt | None:
    """The body whose name starts at this token, with its "of ..." and "in ...", or None."""
    if at >= len(reading) or not reading.is_capital(at) or depth > DEPTH:
        return None
    first_flags = reading.tokens[at].flags
    if first_flags & FUNCTION or (first_flags & HONORIFIC and not first_flags & (VOCABULARY | BODY)):
        return None
    known = match_known(reading, at)
    end = _run_end(reading, at)
    head = _last_head(reading, at, end)
    if head is None or (known and head[0] + len(head[1].words) <= known.last):
        return _with_complement(reading, known, depth) if known and known.last - known.first > 1 else known or _company(reading, at, end)
    start, phrase = head
    node = BodyAt(at, start + len(phrase.words), phrase.group, _leading_state(reading, at, start))
    return _accepted(reading, node, start, phrase, depth)


def _leading_state(reading: Reading, at: int, head: int) -> str | None:
    return next((reading.states[k].alpha2 for k in range(at, head) if k in reading.states), None)


def _accepted(reading: Reading, node: BodyAt, start: int, phrase: Phrase, depth: int) -> BodyAt | None:
    """The body with what follows it, if its words suffice to make a name."""
    has_modifier = start > node.first
    own_words = [k for k in range(node.first, start) if k not in reading.states]
    full = _with_complement(reading, node, depth)
    bare = bare_bodies().match(reading.tokens, node.first)
    if bare and node.first + len(bare.words) == node.last:
        return replace(full, is_bare=full.last == node.last)
    if not has_modifier:
        return full if full.last > node.last else None
    if not own_words and full.last == node.last:
        return full if phrase.group in ("mission", "parliament") or phrase.plain in ("government", "ministry") else None
    if reading.has(node.last - 1, WEAK_BODY) and not _has_name(reading, node.first, start):
        return None
    if reading.has(node.last, THING) and reading.is_capital(node.last):
        return None
    return full


def _company(reading: Reading, at: int, end: int) -> BodyAt | None:
    """A company that starts with its kind: "Air Astana", "JSC NC KazMunayGas"."""
    if reading.tokens[at].text in ("Air", "JSC", "LLP", "LLC", "PJSC", "NC") and end > at + 1 and _has_name(reading, at + 1, at + 2):
        last = at + 2
        while last < end and reading.tokens[last - 1].text in ("NC", "JSC", "LLP"):
            last += 1
        return BodyAt(at, last, "company")
    return None


def _with_complement(reading: Reading, node: BodyAt, depth: int) -> BodyAt:
    """The body with every "of ...", "for ..." behind it, a seat of a mission and a name in quotation marks."""
    while True:
        longer = _one_complement(reading, node, depth)
        if longer is None:
            return node
        node = longer


def _one_complement(reading: Reading, node: BodyAt, depth: int) -> BodyAt | None:
    link = reading.word(node.last)
    if (
        link == '"'
        and node.last < len(reading)
        and reading.quoted[node.last]
        and reading.quoted[node.last + 1]
        and reading.tokens[node.last].end == reading.tokens[node.last + 1].start
    ):
        return _quoted_name(reading, node)
    if link == "named" and reading.word(node.last + 1) == "after" and reading.is_capital(node.last + 2):
        return replace(node, last=node.last + 3)
    is_seated = node.group in SEAT_GROUPS or reading.word(node.last - 1) == "office"
    if link not in LINKS and not (link in ("in", "to", "at") and is_seated):
        return None
    found = _object(reading, node.last + 1, depth)
    if found is None:
        return None
    return replace(node, last=found.last, state=node.state or found.state, inner=(*node.inner, *found.inner))


def _quoted_name(reading: Reading, node: BodyAt) -> BodyAt | None:
    end = node.last + 1
    while end < len(reading) and reading.quoted[end] and reading.tokens[end].text != '"':
        end += 1
    return replace(node, last=end + 1) if end - node.last <= 4 and reading.word(end) == '"' else None


def _object(reading: Reading, at: int, depth: int) -> BodyAt | None:
    """What stands behind "of": a state, another body, a place or a subject. As a `BodyAt` whose own name does not count."""
    first = at + 1 if reading.word(at) in ("the", "its") else at
    state = reading.states.get(first)
    if state and state.kind != "demonym" and not _is_body_prefix(reading, state.last):
        return BodyAt(at, state.last, "", state.alpha2)
    body = parse_body(reading, first, depth + 1)
    if body and not body.is_bare:
        return replace(body, first=at, inner=(body,))
    topic = parse_topic(reading, first)
    if topic > first:
        return BodyAt(at, topic, "")
    return BodyAt(at, body.last, "", inner=(body,)) if body else None


def _is_body_prefix(reading: Reading, at: int) -> bool:
    return reading.has(at, BODY) and reading.is_capital(at)


def parse_topic(reading: Reading, at: int) -> int:
    """End of a subject or a place in capitals ("Education, Science, Culture and Sports", "Ljubljana"), or `at` when there is none."""
    end = _topic_item(reading, at)
    if end == at:
        return at
    while True:
        longer = _next_item(reading, end)
        if longer == end:
            return end
        end = longer


def _next_item(reading: Reading, end: int) -> int:
    """End of a further item of the list, or the same end."""
    link = reading.word(end)
    if link in ("and", "&"):
        return _listed(reading, end + 1, end)
    if link == "," and reading.word(end + 1) == "and":
        return _listed(reading, end + 2, end)
    if link == "," and _list_goes_on(reading, end):
        return _topic_item(reading, end + 1)
    return end


def _listed(reading: Reading, at: int, end: int) -> int:
    at += reading.word(at) == "the"
    item = _topic_item(reading, at)
    if item == at or not reading.has(at, VOCABULARY | PORTFOLIO):
        return end
    return end if any(reading.has(k, BODY) and not reading.has(k, PORTFOLIO) for k in range(at, item)) else item


def _list_goes_on(reading: Reading, comma: int) -> bool:
    """Whether a comma stands in a list of subjects that ends in "and X"."""
    at = comma
    for _ in range(6):
        if reading.word(at) == ",":
            at += 1
        if reading.word(at) == "and":
            following = _topic_item(reading, at + 1)
            return following > at + 1 and reading.has(at + 1, PORTFOLIO | VOCABULARY)
        item = _topic_item(reading, at)
        if item == at or not all(reading.has(k, VOCABULARY | PORTFOLIO) for k in range(at, item)):
            return False
        at = item
    return False


def _topic_item(reading: Reading, at: int) -> int:
    """End of one item: English words in capitals, or a place's name."""
    end = at
    while reading.is_capital(end) and reading.tokens[end].kind in ("cap", "caps") and end not in reading.states:
        flags = reading.tokens[end].flags
        if not flags & (VOCABULARY | PORTFOLIO) or flags & FUNCTION:
            break
        if flags & OFFICE and not flags & PORTFOLIO and reading.tokens[end].lower not in OFFICE_INSIDE:
            break
        if flags & SPEECH and reading.is_title:
            break
        end += 1
    if end > at:
        return _before_surname(reading, at, end)
    return _place_item(reading, at)


def _before_surname(reading: Reading, at: int, end: int) -> int:
    """A last English word that is a first name too goes to the name behind it: "Minister of Justice Rose Obura"."""
    if end - at > 1 and reading.is_nameish(end) and reading.may_be_name(end - 1) and not reading.has(end - 1, PORTFOLIO):
        return end - 1
    return end


def _place_item(reading: Reading, at: int) -> int:
    if not reading.is_capital(at):
        return at
    city = reading.city_at(at)
    end = at
    while reading.is_nameish(end):
        end += 1
    if city > at:
        return city
    if reading.tokens[at].kind == "caps":
        return at + 1
    return end if end - at <= 2 else end - 2
