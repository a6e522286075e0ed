"""The grammar of named bodies: "University of Liège", "Committee for National Security", "Doğanlar Energy Group", "the UN".

`parse_body` reads one body at a token. Which of them an article lists is decided in `organizations`.
"""

from __future__ import annotations

from dataclasses import replace

from articles.extraction.body_joins import joins_heads, joins_subjects, joins_trades, owns_body
from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import (
    BODY,
    CALENDAR,
    FUNCTION,
    GRADE,
    HONORIFIC,
    OFFICE,
    PARTICLE,
    PORTFOLIO,
    THING,
    VOCABULARY,
    WEAK_BODY,
    Phrase,
    bare_bodies,
    body_heads,
    knowledge,
    office_phrases,
    state_of_body_word,
)
from articles.extraction.listed_bodies import KINDS_BEHIND, match_company, match_known
from articles.extraction.reading import Reading
from articles.extraction.topics import OFFICE_INSIDE, parse_topic
from entities.gazetteer import find_country_forms

DEPTH = 4
LONGEST_NAME = 16
"""tokens of a body's name before its "of ..." """
MOST_COMPLEMENTS = 6
JOINT_SUBJECTS = frozenset({"affairs", "relations", "cooperation", "trade", "law", "studies"})
"""behind "European" and the like they make a subject of one state's office"""
JOINT_LANDS = frozenset({"asia", "asian", "africa", "african", "america", "american", "europe", "european"})
"""behind "Central", "West", "Latin" they are of several states"""
COUNCILS = frozenset({"council", "commission", "committee", "group"})
EU_DELEGATION = "Delegation of the European Union"
LINKS = frozenset({"of", "for", "on", "against", "under"})
CARRIERS = frozenset({"airlines", "airways", "railways", "border guard", "coast guard", "national guard"})
"""with their state's adjective alone they are a name: "Polish Border Guard", "Turkish Airlines" """
NATIONAL = frozenset({"national", "republican", "state"})
ABSTRACT = frozenset({"administration", "society"})
COMPANY_FORMS = frozenset({"Air", "JSC", "LLP", "LLC", "PJSC", "NC"})


def _run_end(reading: Reading, at: int) -> int:
    """End of the capitalised words from here that may belong to one name of a body."""
    end = at
    while end - at < LONGEST_NAME and reading.is_capital(end) and reading.tokens[end].kind != "initial":
        token = reading.tokens[end]
        if token.flags & FUNCTION and end > at:
            break
        if token.flags & OFFICE and token.lower not in OFFICE_INSIDE and office_phrases().match(reading.tokens, end):
            break
        end += 1
        while (
            reading.has(end, PARTICLE)
            and reading.tokens[end].kind == "word"
            and reading.is_nameish(end - 1)
            and reading.is_capital(end + 1)
        ):
            end += 1
        if (
            reading.word(end) == "/"
            and reading.tokens[end - 1].kind == "caps"
            and reading.has(end + 1, VOCABULARY) is False
            and reading.is_capital(end + 1)
        ) or (reading.word(end) == "&" and reading.is_capital(end + 1) and not reading.has(end + 1, OFFICE)):
            end += 1
        elif reading.word(end) in ("and", ",") and (
            joins_subjects(reading, at, end) or joins_heads(reading, end) or joins_trades(reading, end)
        ):
            end += 1 + (reading.word(end + 1) == "and")
        elif reading.word(end) == "'" and owns_body(reading, end):
            end += 1
    return end


def _last_head(reading: Reading, at: int, end: int) -> tuple[int, Phrase] | None:
    """The last head word of a body inside a run, and where it starts."""
    table = body_heads()
    for index in range(end - 1, at - 1, -1):
        if reading.tokens[index].flags & BODY:
            phrase = table.match(reading.tokens, index, end)
            if phrase:
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
        reading.tokens[k].kind == "caps"
        or reading.is_nameish(k)
        or k in reading.regions
        or (k in reading.states and reading.states[k].kind in ("name", "capital"))
        for k in range(first, last)
    )


def parse_body(reading: Reading, at: int, depth: int = 0) -> BodyAt | None:
    """The body whose name starts at this token, with its "of ..." and "in ...", or None."""
    if at >= len(reading) or depth > DEPTH:
        return None
    token = reading.tokens[at]
    if not token.is_capital:
        return BodyAt(at, at + 1, "media", name_last=at + 1) if "." in token.text and token.kind == "word" and len(token.text) > 3 else None
    if token.kind == "initial":
        return _named_after(reading, at, depth)
    if (token.flags & FUNCTION and at not in reading.states) or (token.flags & HONORIFIC and not token.flags & (VOCABULARY | BODY)):
        return None
    node = _parse(reading, at, depth)
    return _with_abbreviation(reading, node) if node else None


def _named_after(reading: Reading, at: int, depth: int) -> BodyAt | None:
    """ "L.N. Gumilyov Eurasian National University" """
    first = at
    while first < min(len(reading), at + 4) and reading.tokens[first].kind == "initial":
        first += 1
    body = parse_body(reading, first, depth + 1) if reading.is_nameish(first) else None
    return replace(body, first=at) if body else None


def _parse(reading: Reading, at: int, depth: int) -> BodyAt | None:
    company = _company(reading, at)
    if company:
        return company
    bare = bare_bodies().match(reading.tokens, at)
    if bare and len(bare.words) > 1:
        longer = body_heads().match(reading.tokens, at)
        if longer and len(longer.words) > len(bare.words) and reading.is_capital(at + len(longer.words) - 1):
            bare = longer
        node = BodyAt(at, at + len(bare.words), bare.group, state_of_body_word(" ".join(bare.words).replace(" 's", "'s")))
        full = _with_complement(reading, node, depth)
        return replace(full, is_bare=full.last == node.last)
    known = match_known(reading, at)
    end = _run_end(reading, at)
    head = _last_head(reading, at, end)
    listed = None if known else match_company(reading, at)
    if listed and (head is None or head[0] + len(head[1].words) <= listed.last):
        return listed
    if head is None or (known and head[0] + len(head[1].words) <= known.last):
        return _with_complement(reading, known, depth) if known and known.last - known.first > 1 else known
    start, phrase = head
    own = reading.states.get(at)
    if own and own.last >= start + len(phrase.words):
        return None  # "the Russian Federation" is a state
    inner = (known,) if known and known.last <= start else ()
    if reading.title_case and any(_is_plain_word(reading, k) for k in range(at, start)):
        return None
    joint = _is_joint(reading, at)
    end = start + len(phrase.words)
    state = _partner_state(reading, at, end, phrase) or _own_state(reading, at, end)
    named = match_company(reading, end) if phrase.plain in KINDS_BEHIND else None
    if named:
        return replace(named, first=at, name_last=named.name_last)
    node = BodyAt(at, end, phrase.group, state, inner=inner, is_joint=joint)
    return _accepted(reading, node, start, phrase, depth)


def _is_joint(reading: Reading, at: int) -> bool:
    """Whether the words from here open the name of a body of several states: "International ...", "Central Asia ..."."""
    is_joint = reading.word(at) in knowledge()["bodies"]["things"]["joint"] or reading.word(at + 1) in JOINT_LANDS
    return is_joint and reading.word(at + 1) not in JOINT_SUBJECTS


def _is_plain_word(reading: Reading, at: int) -> bool:
    """In a headline, an English word that no body's name is made of."""
    return reading.has(at, VOCABULARY) and not reading.has(at, PORTFOLIO | BODY | GRADE) and at not in reading.states


def _partner_state(reading: Reading, at: int, end: int, phrase: Phrase) -> str | None:
    """The other state of "Korea-Kazakhstan Friendship Association": such a body is that state's."""
    if phrase.group == "education":
        return None
    pair = next((reading.tokens[k].text for k in range(at, end) if "-" in reading.tokens[k].text), "")
    sides = [form.alpha2 for _, _, form in find_country_forms(pair)] if pair else []
    return next((side for side in sides if side != "KZ"), None) if len(sides) == 2 and "KZ" in sides else None


def _own_state(reading: Reading, at: int, end: int) -> str | None:
    """The state in a body's own words, or the one whose parliament bears them."""
    named = next((reading.states[k].alpha2 for k in range(at, end) if k in reading.states), None)
    if named:
        return named
    words = [reading.word(k) for k in range(at, end)]
    return next(
        (state for k in range(len(words)) if (state := state_of_body_word(" ".join(words[k:])) or state_of_body_word(words[k]))), None
    )


def _accepted(reading: Reading, node: BodyAt, start: int, phrase: Phrase, depth: int) -> BodyAt | None:
    """The body with what follows it, if its words suffice to make a name."""
    own_words = [k for k in range(node.first, start) if k not in reading.states]
    full = _with_complement(reading, node, depth)
    bare = bare_bodies().match(reading.tokens, node.first)
    if bare and node.first + len(bare.words) == node.last:
        return replace(full, is_bare=full.last == node.last)
    if phrase.group == "mission" and full.state is None and not full.inner:
        return None
    if (
        phrase.plain == "government"
        and start == node.first
        and not full.state
        and reading.word(full.last - 1) in ("kingdom", "republic", "country", "state")
    ):
        return None
    if start == node.first:
        return full if full.last > node.last and phrase.plain not in knowledge()["bodies"]["heads-weak"]["common"] else None
    if not own_words and full.last == node.last:
        is_of_capital = reading.states[node.first].kind == "capital" and reading.states[node.first].last == start
        is_carrier = phrase.plain in CARRIERS or _is_named_for_state(reading, node, phrase)
        return (
            full
            if is_of_capital or is_carrier or phrase.group in ("mission", "parliament") or phrase.plain in ("government", "ministry", "mfa")
            else None
        )
    if (phrase.plain == "house" and full.last == node.last) or _is_subject(reading, node.first, start, phrase):
        return None  # a building, or what somebody works for
    is_abbreviated = reading.word(node.last) == "(" and reading.word(node.last + 2) == ")"
    is_public = phrase.plain == "service" and all(reading.has(k, PORTFOLIO) for k in own_words) and reading.word(node.first - 1) == "the"
    is_national = reading.word(node.first) in NATIONAL and start - node.first > 1 and reading.word(node.first - 1) == "the"
    if (
        reading.has(node.last - 1, WEAK_BODY)
        and not (node.is_joint or is_abbreviated or is_public or is_national)
        and not _has_name(reading, node.first, start)
    ):
        return None
    if reading.has(node.last, THING) and reading.is_capital(node.last):
        return None
    return full


def _is_subject(reading: Reading, first: int, start: int, phrase: Phrase) -> bool:
    """Whether the words only tell what somebody works for: "Minister for Public Administration"."""
    return phrase.plain in ABSTRACT and reading.word(first - 1) == "for" and not _has_name(reading, first, start)


def _is_named_for_state(reading: Reading, node: BodyAt, phrase: Phrase) -> bool:
    """ "Korea Foundation", "Japan Football Association": a state's bare name before a house of its people."""
    return reading.states[node.first].kind == "name" and phrase.plain in ("foundation", "institute", "society", "association", "federation")


def _company(reading: Reading, at: int) -> BodyAt | None:
    """A company that starts with its kind: "Air Astana", "JSC NC KazMunayGas"."""
    if reading.tokens[at].text not in COMPANY_FORMS:
        return None
    last = at + 1
    while reading.is_capital(last) and reading.tokens[last].text in COMPANY_FORMS:
        last += 1
    return BodyAt(at, last + 1, "company") if reading.is_capital(last) and _has_name(reading, last, last + 1) else None


def _with_complement(reading: Reading, node: BodyAt, depth: int) -> BodyAt:
    """The body with every "of ...", "for ..." behind it, a seat of a mission and a name in quotation marks."""
    for _ in range(MOST_COMPLEMENTS):
        longer = _one_complement(reading, node, depth)
        if longer is None:
            break
        node = longer
    return node


def _one_complement(reading: Reading, node: BodyAt, depth: int) -> BodyAt | None:
    link = reading.word(node.last)
    if link == '"' and reading.quoted[node.last] and reading.tokens[node.last].end == reading.tokens[node.last + 1].start:
        return _quoted_name(reading, node)
    if link == "named" and reading.word(node.last + 1) == "after" and reading.is_capital(node.last + 2):
        return replace(node, last=node.last + 3)
    is_seated = (
        node.group == "mission"
        or node.known == EU_DELEGATION
        or reading.word(node.last - 1) == "office"
        or _is_of_people(reading, node.last)
    )
    if link not in LINKS and link != "between" and not (link in ("in", "to", "at") and is_seated):
        return None
    if link in LINKS and node.last > node.first + 1 and _ends_in_state(reading, node.last):
        return None
    if reading.has(node.last + 1, CALENDAR):
        return None
    if link == "between" and node.last - node.first > 1 and reading.has(node.last - 1, BODY) and reading.word(node.last - 1) in COUNCILS:
        return _between(reading, node, depth)
    if link == "under" and not (reading.word(node.last + 1) == "the" and reading.has(node.last + 2, OFFICE | BODY)):
        return None
    found = _object(reading, node.last + 1, depth)
    if found is None:
        return None
    state = node.state or (found.state if link in ("of", "for") else None)
    return replace(node, last=found.last, state=state, inner=(*node.inner, *found.inner))


def _between(reading: Reading, node: BodyAt, depth: int) -> BodyAt | None:
    """ "Cooperation Council between Kazakhstan and the European Union" """
    one = _object(reading, node.last + 1, depth)
    if one is None or reading.word(one.last) != "and":
        return None
    other = _object(reading, one.last + 1, depth)
    return replace(node, last=other.last, inner=(*node.inner, *one.inner, *other.inner)) if other else None


def _ends_in_state(reading: Reading, end: int) -> bool:
    """Whether the name already ends in "of STATE"."""
    for at in range(end - 1, max(-1, end - 8), -1):
        state = reading.states.get(at)
        if state:
            return state.last == end and state.kind != "demonym" and (reading.word(at - 1) == "of" or reading.word(at - 2) == "of")
    return False


def _is_of_people(reading: Reading, end: int) -> bool:
    """Whether the name ends in a people: "Association of Kazakhs"."""
    state = reading.states.get(end - 1)
    return state is not None and state.kind == "demonym" and reading.word(end - 1).endswith("s")


def _quoted_name(reading: Reading, node: BodyAt) -> BodyAt | None:
    end = node.last + 1
    while end < len(reading) and reading.quoted[end] and reading.tokens[end].text != '"':
        end += 1
    return replace(node, last=end + 1) if end - node.last <= 4 and reading.word(end) == '"' else None


def _with_abbreviation(reading: Reading, node: BodyAt) -> BodyAt:
    """The body with the short name that stands behind it in parentheses."""
    at = node.last
    if reading.word(at) == "(" and reading.word(at + 2) == ")" and reading.is_capital(at + 1) and at + 1 not in reading.states:
        return replace(node, last=at + 3, name_last=at, abbreviation=reading.text(at + 1, at + 2))
    return replace(node, name_last=node.name_last or at)


def _object(reading: Reading, at: int, depth: int) -> BodyAt | None:
    """What stands behind "of": a state, another body, a place or a subject. As a `BodyAt` whose own name does not count."""
    first = at + 1 if reading.word(at) in ("the", "its") else at
    state = reading.states.get(first)
    if state and state.kind != "demonym" and not (reading.has(state.last, BODY) and reading.is_capital(state.last)):
        return BodyAt(at, state.last, "", state.alpha2)
    body = parse_body(reading, first, depth + 1)
    if body and not body.is_bare:
        return replace(body, first=at, inner=(body,))
    if state and (reading.word(state.last) == "in" or reading.word(first).endswith("s")):
        return BodyAt(at, state.last, "")
    topic = parse_topic(reading, first)
    if body and topic <= body.last:
        return BodyAt(at, body.last, "", inner=(body,))
    if topic > first:
        inside = [reading.states[k].alpha2 for k in range(first, topic) if k in reading.states]
        return BodyAt(at, topic, "", inside[0] if len(inside) == 1 and topic - first <= 2 else None)
    return BodyAt(at, body.last, "", inner=(body,)) if body else None
