"""The bodies that an article names, each once, under its fullest printed name.

Left out: the source in its attribution, the departments of a body, a body that only colours another's name ("the UN Charter", "the Senate
Speaker"), the Kazakh foreign ministry inside an office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.extraction.body_shapes import BodyAt
from articles.extraction.companies import find_companies
from articles.extraction.coreference import bare
from articles.extraction.lexicon import FUNCTION, THING, bare_bodies, state_of_body_word
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.reading import ArticleReading, Reading
from articles.extraction.records import OrganizationRecord, PersonRecord, Span, Value
from articles.extraction.scan import Node, Nodes
from articles.extraction.setting import HOME

COLOURING = frozenset({"UN", "U.N.", "EU"})
ALWAYS_FULL = frozenset({"United Nations", "European Union"})
SPOKESMEN = frozenset(
    {
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "official spokesperson",
        "official spokesman",
        "official spokeswoman",
        "official representative",
    }
)
MOST_COMPARED = 60
"""bodies of one article that are compared with each other"""
PARTS = frozenset({"directorate", "division", "board", "management board", "secretariat", "faculty", "delegation"})
CHAMBERS = frozenset({"senate", "national assembly", "house of representatives", "chamber of deputies"})
KINDS = {"state_body", "mission", "international", "parliament", "education", "company", "media"}


@dataclass(frozen=True, slots=True)
class Named:
    """A body at a place of the text; `in_office` where it stands in an office, `in_body` where inside another body."""

    reading: Reading
    body: BodyAt
    in_office: bool = False
    in_body: bool = False
    is_prefix: bool = False
    is_spoken_for: bool = False
    """in the office of its spokesman, who speaks for the body itself"""

    @property
    def name(self) -> str:
        last = self.body.name_last or self.body.last
        return self.reading.text(self.body.first, last).removeprefix("the ").removeprefix("The ")


def _named(reading: Reading, nodes: Sequence[Node]) -> Iterator[Named]:
    """Every body of a field, also those inside offices and inside other bodies."""
    for node in nodes:
        if isinstance(node, BodyAt):
            yield from _with_inner(Named(reading, node))
        elif isinstance(node, OfficeAt):
            for body in node.bodies:
                speaks = node.head.plain in SPOKESMEN
                yield from _with_inner(Named(reading, body, in_office=True, is_prefix=body is node.prefix_body, is_spoken_for=speaks))


def _with_inner(named: Named) -> Iterator[Named]:
    yield named
    if _is_part(named) and not named.body.inner and (company := _trailing_name(named)):
        yield company
    for inner in named.body.inner:
        is_prefix = inner.first == named.body.first
        yield from _with_inner(Named(named.reading, inner, named.in_office, in_body=True, is_prefix=is_prefix))


def _trailing_name(named: Named) -> Named | None:
    """The company behind "Management Board of"."""
    reading, first = named.reading, named.body.last
    while first > named.body.first and (reading.is_nameish(first - 1) or reading.tokens[first - 1].kind == "caps"):
        first -= 1
    return Named(reading, BodyAt(first, named.body.last, "company"), in_office=True) if named.body.first < first < named.body.last else None


def _is_listed(named: Named) -> bool:
    """Whether a body is named for itself."""
    reading, body = named.reading, named.body
    if named.is_prefix and (named.in_body or body.is_bare):
        return False
    if named.in_body and (body.is_bare or (body.group == "parliament" and named.name.lower().startswith("parliament"))):
        return False
    if body.known:
        return named.in_office or not (_colours_next(reading, body) or _has_parties(reading, body))
    if _is_part(named):
        return False
    return _is_listed_ministry(named) if _is_foreign_ministry(named.name.lower()) else True


def _is_foreign_ministry(words: str) -> bool:
    short = words.removesuffix(" of kazakhstan").removesuffix(" of the republic of kazakhstan")
    return short == "ministry of foreign affairs" or words.endswith(("foreign ministry", " mfa"))


def _is_listed_ministry(named: Named) -> bool:
    """The foreign ministry itself, not the one inside an office of Kazakhstan, nor its press service, which is a source."""
    reading, body = named.reading, named.body
    before = body.first - 1 - (reading.word(body.first - 1) == "the")
    if reading.word(before) == "of" and reading.word(before - 1) in ("service", "office") and reading.word(before - 2) == "press":
        return False
    if named.is_spoken_for:
        return True
    return not (named.in_office and body.state in (None, HOME)) and (body.state is not None or named.name.lower() != "foreign ministry")


def _has_parties(reading: Reading, body: BodyAt) -> bool:
    """Whether only its gathering is named: "the Conference of the Parties to the UNFCCC"."""
    before = body.first - 1 - (reading.word(body.first - 1) == "the")
    return reading.word(before) == "to" and reading.word(before - 1) == "parties"


def _is_part(named: Named) -> bool:
    words = named.name.lower().split()
    return words[0] in PARTS or words[-1] in PARTS or " ".join(words[:2]) in PARTS or " ".join(words[-2:]) in PARTS


def _colours_next(reading: Reading, body: BodyAt) -> bool:
    """Whether an abbreviation only stands before another noun: "the UN Charter", "the UNESCO Award"."""
    at = body.last
    if at >= len(reading) or reading.tokens[at].kind not in ("word", "cap", "caps"):
        return False
    if reading.text(body.first, at) not in COLOURING:
        return reading.is_capital(at) and reading.has(at, THING)
    return not reading.has(at, FUNCTION) and reading.tokens[at - 1].end + 1 == reading.tokens[at].start


def _shown_name(named: Named) -> str:
    """The name as the site lists it: a parliament of its own name without "of ...", a ministry of Kazakhstan with its state."""
    reading, body = named.reading, named.body
    phrase = bare_bodies().match(reading.tokens, body.first)
    if phrase and reading.word(body.first + len(phrase.words)) == "of":
        is_chamber = any(inner.group == "parliament" and inner.is_bare and inner.first > body.first for inner in body.inner)
        if state_of_body_word(phrase.plain) or is_chamber or (phrase.plain in CHAMBERS and not _is_of_parliament(reading, body)):
            return reading.text(body.first, body.first + len(phrase.words))
    name = named.name
    state = reading.states.get(body.first)
    if (
        body.group == "state_body"
        and state
        and state.kind == "demonym"
        and state.alpha2 == HOME
        and name.split()[1:2] == ["Ministry"]
        and len(name.split()) > 2
    ):
        return f"{name.split(maxsplit=1)[1]} of the Republic of Kazakhstan"
    if name == "Ministry of Foreign Affairs" and body.state is None:
        return f"{name} of the Republic of Kazakhstan"
    return body.known if body.known in ALWAYS_FULL else name


def _is_of_parliament(reading: Reading, body: BodyAt) -> bool:
    """Whether the name goes on with the parliament of a state: "National Assembly of the Parliament of Kenya"."""
    return any(reading.word(k) == "parliament" and reading.word(k + 1) == "of" for k in range(body.first + 1, body.last))


def _key(name: str) -> tuple[str, ...]:
    return tuple(word for word in (bare(part) for part in name.split()) if word not in ("the", "of", "and", "for", "republic"))


def find_organizations(
    article: ArticleReading, nodes: Nodes, persons: Sequence[PersonRecord], source: Span | None
) -> tuple[OrganizationRecord, ...]:
    """The organisations of the article; what stands inside the attribution (`source`) is left out."""
    found: list[Named] = []
    for reading in (article.body, article.title):
        field = reading.field.name
        listed = [named for named in _named(reading, nodes[field]) if _is_listed(named)]
        spans = {(form.span.start, form.span.end) for person in persons for form in person.forms if form.span.field == field}
        listed += (
            [Named(reading, body) for body in find_companies(reading, nodes[field], _tokens_of(reading, spans))]
            if not reading.is_title
            else []
        )
        if reading.is_title:
            listed = [named for named in listed if _stands_in_title(named)]
        found += [named for named in listed if not _is_source(named, source)]
    return tuple(_record(group) for group in _groups(found))


def _stands_in_title(named: Named) -> bool:
    """Whether a headline's capitals surely name a body: one of the list, a mission, a ministry."""
    return bool(named.body.known) or named.body.group == "mission" or "ministry" in named.name.lower()


def _tokens_of(reading: Reading, spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = {token.start: index for index, token in enumerate(reading.tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(reading.tokens)}
    return [(starts[start], ends[end]) for start, end in spans if start in starts and end in ends]


def _is_source(named: Named, source: Span | None) -> bool:
    span = named.reading.span(named.body.first, named.body.last)
    return source is not None and span.field == source.field and span.start < source.end and span.end > source.start


def _groups(found: Sequence[Named]) -> list[list[Named]]:
    """Mentions of one body together: one name, one known body, an abbreviation and what it stands for, a name and its shorter form."""
    abbreviations = {named.body.abbreviation: _key(_shown_name(named)) for named in found if named.body.abbreviation}
    groups: dict[tuple[str, ...], list[Named]] = {}
    keys: dict[str, tuple[str, ...]] = {}
    for named in found:
        known = named.body.known
        key = abbreviations.get(named.name) or ((known,) if known else _key(_shown_name(named)))
        key = keys.setdefault(known, key) if known else key
        groups.setdefault(key, []).append(named)
    return _without_shorter(list(groups.values()))


def _shortens(short: Named, full: Named) -> bool:
    """Whether a name without a state may be the short form of a longer one of the same kind, not of another state's body."""
    if short.body.state or short.body.known or short.body.group not in ("state_body", "international", "parliament"):
        return False
    if " ".join(_key(_shown_name(short))) not in " ".join(_key(_shown_name(full))):
        return False
    return short.body.group == full.body.group and full.body.state in (None, HOME)


def _without_shorter(groups: list[list[Named]]) -> list[list[Named]]:
    """A name of English words alone whose words are all in a longer name is that body's short form."""
    if len(groups) > MOST_COMPARED:
        return groups
    keys = [set(_key(max((_shown_name(named) for named in group), key=len))) for group in groups]
    kept = []
    for index, group in enumerate(groups):
        longer = next((k for k, other in enumerate(keys) if k != index and keys[index] < other and _shortens(group[0], groups[k][0])), None)
        if longer is not None:
            groups[longer].extend(group)
        else:
            kept.append(group)
    return kept


def _record(mentions: list[Named]) -> OrganizationRecord:
    """One body; its name the fullest, an abbreviation only where the article prints nothing else."""
    best = max(mentions, key=lambda named: (not named.reading.is_title, len(_shown_name(named))))
    abbreviation = next((named.body.abbreviation for named in mentions if named.body.abbreviation), "")
    values = tuple(
        Value(
            named.reading.text(named.body.first, named.body.last),
            named.reading.span(named.body.first, named.body.last),
            f"body_{named.body.group}",
        )
        for named in mentions
    )
    kind = best.body.group if best.body.group in KINDS else "other"
    return OrganizationRecord(_shown_name(best), values, abbreviation, kind, best.body.state)
