"""What stands between the words of one body's name: "Food and Agriculture Organization", "Transport Workers' Federation"."""

from __future__ import annotations

from articles.extraction.lexicon import BODY, PORTFOLIO, VOCABULARY
from articles.extraction.reading import Reading

TRADES = ("ers", "ors", "ists", "smen")


def joins_subjects(reading: Reading, at: int, end: int) -> bool:
    """Whether "and" or a comma stands between subjects inside a name: "Food and Agriculture Organization"."""
    allowed = PORTFOLIO if reading.title_case or reading.starts_sentence(at) else PORTFOLIO | VOCABULARY
    if not all(
        reading.has(k, allowed) or k in reading.states or reading.tokens[k].kind == "caps" or reading.word(k) in (",", "and")
        for k in range(at, end)
    ) or not reading.has(end - 1, PORTFOLIO):
        return False
    following = end + 1 + (reading.word(end + 1) == "and")
    for k in range(following, following + 5):
        if not reading.is_capital(k) or k in reading.states:
            return reading.word(k) == "and" and reading.word(end) == "," and reading.is_capital(k + 1)
        if reading.has(k, BODY) and not reading.has(k, PORTFOLIO):
            return k > following
        if not reading.has(k, PORTFOLIO | VOCABULARY):
            return False
    return False


def joins_heads(reading: Reading, end: int) -> bool:
    """Whether "and" stands inside a house of two arts: "Opera and Ballet Theatre"."""
    return (
        reading.word(end) == "and"
        and reading.has(end - 1, BODY)
        and reading.is_capital(end + 1)
        and reading.has(end + 1, VOCABULARY)
        and not reading.has(end + 1, BODY)
        and reading.is_capital(end + 2)
        and reading.has(end + 2, BODY)
    )


def owns_body(reading: Reading, end: int) -> bool:
    """Whether those before the apostrophe are whom a body unites: "Transport Workers' Federation"."""
    return (
        reading.word(end - 1).endswith("s")
        and reading.has(end - 1, VOCABULARY)
        and reading.tokens[end - 1].end == reading.tokens[end].start
        and reading.is_capital(end + 1)
        and reading.has(end + 1, BODY)
    )


def joins_trades(reading: Reading, end: int) -> bool:
    """Whether "and" stands between those whom a body unites: "Manufacturers and Exporters Association"."""
    return (
        reading.word(end) == "and"
        and reading.word(end - 1).endswith(TRADES)
        and reading.is_capital(end + 1)
        and reading.word(end + 1).endswith(TRADES)
        and reading.is_capital(end + 2)
        and reading.has(end + 2, BODY)
    )
