"""The plain wording of an office: "Ambassador of Kazakhstan to Belgium", "Deputy Foreign Minister of Azerbaijan".

Articles before states go, official names of states become short ones, an adjective before the title becomes "of" and the state.
"""

from __future__ import annotations

from articles.extraction.body_shapes import BodyAt
from articles.extraction.lexicon import gap_words
from articles.extraction.office_shapes import OfficeAt, Piece
from articles.extraction.reading import LONG_FORMS, Reading, StateAt, plain_state_name

OWN_STATE_GROUPS = frozenset({"state_body", "parliament", ""})
"""bodies that belong to a state, though their name does not say to which"""
WITH_ARTICLE = (
    "United ",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Gambia",
    "Czech Republic",
    "Dominican Republic",
    "Central African",
    "Democratic Republic",
    "Comoros",
    "Seychelles",
    "Marshall Islands",
    "Solomon Islands",
    "Republic of",
    "Holy See",
    "Vatican",
)
PLACED = gap_words("place_heads")
CLOSING = (",", ".", "'s", "’s", ")", "'")
SPELLED_OUT = frozenset({"United Nations", "European Union", "World Trade Organization", "Commonwealth of Independent States"})
"""bodies whose abbreviation is spoken letter by letter, with an article: "the UN" """
AIDES = frozenset({"adviser", "advisor", "assistant", "aide"})
SPELLED = {"fm": "Foreign Minister", "mp": "Member of Parliament", "mep": "Member of the European Parliament"}


def state_phrase(name: str) -> str:
    """The name with its article: "the Netherlands"."""
    return f"the {name}" if name.startswith(WITH_ARTICLE) else name


def plain_words(reading: Reading, first: int, last: int) -> str:
    """The text over some tokens, official names of states shortened, without what stands in parentheses."""
    parts: list[str] = []
    at = first
    while at < last:
        state = reading.states.get(at)
        token = reading.tokens[at]
        if token.text == "(":
            while at < last and reading.tokens[at].text != ")":
                at += 1
            at += 1
            continue
        if state and state.last <= last and (state.kind == "official" or reading.text(at, state.last).endswith(LONG_FORMS)):
            if parts and parts[-1] == "the":
                parts.pop()
            parts.append(state_phrase(state.name))
            at = state.last
            continue
        parts.append(reading.text(at, at + 1))
        at += 1
    return _joined(parts)


def _joined(parts: list[str]) -> str:
    text = ""
    for part in parts:
        glue = "" if not text or part in CLOSING or part.startswith("'") or (text.endswith(("(", '"')) and part != '"') else " "
        text += glue + part
    return text.replace(' "', ' "').strip()


def office_title(reading: Reading, office: OfficeAt) -> str:
    """The office without state and body: "Deputy Minister of Foreign Affairs"."""
    title = _head_words(reading, office)
    topics = [
        f"{piece.link} {_object_words(reading, piece)}" for piece in office.pieces if piece.kind == "topic" and piece.link in ("of", "for")
    ]
    return " ".join([title, *topics])


def _head_words(reading: Reading, office: OfficeAt) -> str:
    if office.title_text:
        return office.title_text
    words = plain_words(reading, office.title_first, office.title_last)
    if words.startswith("Presidential "):
        return f"{words.removeprefix('Presidential ')} to the President"
    if reading.word(office.title_first - 1) == "'s" and reading.word(office.title_first - 2) == "president" and office.head.plain in AIDES:
        return f"{words} to the President"
    if words.lower() in SPELLED:
        return SPELLED[words.lower()]
    if words.lower().startswith("ex-"):
        words = words[3:]
    if office.head.is_plural:
        words = words[: -_plural_length(reading, office)].rstrip() + _singular(words, office)
    return words


def _plural_length(reading: Reading, office: OfficeAt) -> int:
    return len(reading.text(office.title_last - len(office.head.words), office.title_last))


def _singular(words: str, office: OfficeAt) -> str:
    plain = office.head.plain
    plain = SPELLED.get(plain, plain)
    text = plain.title() if words[:1].isupper() and office.group != "occupation" else plain
    return (" " if len(words) > len(" ".join(office.head.words)) else "") + text.replace(" Of ", " of ")


def _object_words(reading: Reading, piece: Piece) -> str:
    words = plain_words(reading, piece.first, piece.last)
    for article in ("its ", "his ", "her ", "their "):
        words = words.removeprefix(article)
    return words.removeprefix("the ") if piece.kind == "topic" else words


def _is_regional(reading: Reading, body: BodyAt) -> bool:
    """ "Government of Flanders", "Parliament of Bavaria" """
    is_power = reading.word(body.first) in ("government", "parliament", "assembly")
    return is_power and any(at in reading.regions for at in range(body.first, body.last))


def body_phrase(reading: Reading, body: BodyAt, state: str | None) -> str:
    """A body in an office: with its state where its own name lacks one, but not "Government of Flanders"."""
    words = plain_words(reading, body.first, body.last)
    is_own = body.state is None and not body.known and body.group in OWN_STATE_GROUPS
    if state and is_own and not _is_regional(reading, body):
        words += f" of {state_phrase(plain_state_name(state))}"
    return words


def describe_office(reading: Reading, office: OfficeAt, state: str | None, *, extra: str = "", shown: StateAt | None = None) -> str:
    """The whole wording. `state` is the office's state, read or concluded; `extra` a body or place from behind the name."""
    parts = [_head_words(reading, office)]
    prefix = office.prefix_body
    if prefix:
        has_article = prefix.last - prefix.first > 1 or reading.tokens[prefix.first].kind != "caps" or prefix.known in SPELLED_OUT
        parts.append(f"of {'the ' if has_article else ''}{body_phrase(reading, prefix, state)}")
    has_state = any(body.state for body in office.bodies) or any(
        piece.states for piece in office.pieces if piece.link in ("of", "in") or piece.kind == "group"
    )
    last = next((piece for piece in reversed(office.pieces) if piece.body is not None), None)
    parts += [_piece_words(reading, piece, state if piece is last else None) for piece in office.pieces]
    if extra:
        parts.append(extra)
    is_named = any(_tells_state(reading, body, state) for body in (prefix, last.body if last else None) if body)
    if state and not has_state and not is_named and not (prefix and prefix.known) and _takes_state(office):
        name = state_phrase(shown.name if shown and shown.kind == "name" else plain_state_name(state))
        parts.insert(_state_place(office, len(parts)), f"of {name}")
    return " ".join(part for part in parts if part)


def _tells_state(reading: Reading, body: BodyAt, state: str | None) -> bool:
    """Whether the body's wording tells the state, or a part of it, so that the office need not."""
    return _is_regional(reading, body) or body_phrase(reading, body, state) != plain_words(reading, body.first, body.last)


def _takes_state(office: OfficeAt) -> bool:
    if office.head.plain in PLACED and (not office.pieces or office.pieces[0].kind == "topic"):
        return False
    return (
        office.group not in ("occupation", "expert")
        and office.head.plain not in ("pope", "pontiff")
        and not (office.group == "chief" and any(body.group not in OWN_STATE_GROUPS for body in office.bodies))
    )


def _state_place(office: OfficeAt, count: int) -> int:
    """The state stands before "to ..." and "in ...", else at the end."""
    for index, piece in enumerate(office.pieces):
        if piece.link in ("to", "in", "at") and office.group in ("ambassador", "envoy"):
            return 1 + index + bool(office.prefix_body)
    return count


def _piece_words(reading: Reading, piece: Piece, state: str | None) -> str:
    if piece.kind == "state":
        names = [reading.text(found.first, found.last) if found.kind == "capital" else state_phrase(found.name) for found in piece.states]
        return f"{piece.link} {', '.join(names[:-1])}{' and ' if len(names) > 1 else ''}{names[-1]}"
    if piece.kind == "body" and piece.body:
        article = "the " if reading.word(piece.first) == "the" else ""
        others = f" {plain_words(reading, piece.body.last, piece.last)}" if piece.last > piece.body.last else ""
        return f"{piece.link} {article}{body_phrase(reading, piece.body, state)}{others}"
    return f"{piece.link} {_object_words(reading, piece)}"
