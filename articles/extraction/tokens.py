"""Cuts a title or a body into tokens once, for all stages that read word by word.

Tokens carry the letters of `Field.plain`; their offsets hold in `Field.read` as well. Linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from articles.extraction.lexicon import FUNCTION, PARTICLE, PREFIXED, SPEECH, gap_words, word_flags

Kind = Literal["cap", "caps", "word", "initial", "number", "roman", "mark", "possessive", "break"]
DIGRAPHS = gap_words("digraphs")
"""Initials of several letters, as transliteration and some alphabets write them ("Zh. Orynbassar", "Md. Rafiq")."""
TOKEN = re.compile(
    r"""
    (?P<abbreviation>(?<![^\W_])(?:U\.S\.A?|U\.K|U\.N|D\.C|a\.m|p\.m|i\.e|e\.g|H\.E|a\.i)(?![^\W_])\.?)
    |(?P<domain>(?<![^\W_])[a-z0-9][a-z0-9\-]*\.(?:[a-z]{2,6}\.)?(?:kz|com|org|net|news|ru|info|gov|eu|int|uz|kg)(?![^\W_]))
    |(?P<possessive>'s(?![^\W_]))
    |(?P<particle>'t(?=\s[A-Z]))
    |(?P<word>(?:(?<![^\W_])St\.\s)?[^\W\d_](?:[^\W_]|[+&](?=[^\W_]))*(?:(?:'(?!s(?![^\W_]))|-)[^\W_]+)*)
    |(?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?:-[^\W\d_]+)*)
    |(?P<break>\n)
    |(?P<mark>[^\s])
    """,
    re.VERBOSE,
)
ROMAN = re.compile(r"[IVX]+")


@dataclass(slots=True)
class Token:
    """A word, a number, a mark or a line break. `lower` is the key of every list of words."""

    text: str
    lower: str
    start: int
    end: int
    kind: Kind
    flags: int

    @property
    def is_capital(self) -> bool:
        return self.kind in ("cap", "caps", "roman", "initial")


def _word_kind(text: str, flags: int) -> Kind:
    if text[0].isupper():
        if text.isupper():
            return "roman" if ROMAN.fullmatch(text) else "caps" if len(text) > 1 else "cap"
        return "cap"
    return "cap" if ("-" in text and not text.islower()) or (flags & PREFIXED and not text.islower()) else "word"


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    lower = text.lower()
    group = match.lastgroup
    flags, kind = 0, group
    if group in ("word", "abbreviation", "domain", "particle"):
        flags = word_flags(lower)
        kind = _word_kind(text, flags) if group in ("word", "particle") else "caps" if text[0].isupper() else "word"
        if kind == "caps":
            flags &= ~(FUNCTION | SPEECH | PARTICLE)
    return Token(text, lower, match.start(), match.end(), kind, flags)  # type: ignore[arg-type]


def _is_initial(token: Token, dot: Token, plain: str) -> bool:
    """Whether a full stop behind a capital shortens a name: "A.Moussa", "V. Türk", not "plan B" at the end of a line."""
    if token.end != dot.start or not (len(token.text) == 1 or token.text in DIGRAPHS) or not token.text[0].isupper():
        return False
    rest = plain[dot.end : dot.end + 2].lstrip(" -")
    return bool(rest) and rest[0].isalpha()


def tokenize(plain: str) -> list[Token]:
    """All tokens of a text from `plain_text`, in order."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(plain):
        token = _token(match)
        if token.text == "." and tokens and _is_initial(tokens[-1], token, plain):
            last = tokens[-1]
            tokens[-1] = Token(last.text + ".", last.lower + ".", last.start, token.end, "initial", 0)
            continue
        tokens.append(token)
    return tokens
