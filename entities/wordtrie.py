"""One regular expression for thousands of fixed forms, longest first, linear in the text.

A plain alternation tries every form at every word; here the forms share their beginnings, so that each position is left after the
first letters that no form has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

END = ""


def trie_pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches the longest of the forms at each place, as whole words. Raises ValueError without forms."""
    trie: dict[str, Any] = {}
    for form in forms:
        node = trie
        for letter in form:
            node = node.setdefault(letter, {})
        node[END] = {}
    if not trie:
        raise ValueError("no forms")
    return re.compile(rf"(?<![^\W_])(?:{_alternatives(trie)})(?![^\W_])")


def _alternatives(node: dict[str, Any]) -> str:
    """The expression of everything below a node; what continues is tried before what ends."""
    branches = [_branch(letter, child) for letter, child in sorted(node.items()) if letter != END]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and END not in node else f"(?:{'|'.join(branches)})"
    return f"{body}?" if END in node else body


def _branch(letter: str, child: dict[str, Any]) -> str:
    """One letter and what follows it; chains without a fork are written as one word."""
    word = letter
    while len(child) == 1 and END not in child:
        letter, child = next(iter(child.items()))
        word += letter
    return re.escape(word) + _alternatives(child)
