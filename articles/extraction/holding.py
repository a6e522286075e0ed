"""An office with its holder, as the words between them join the two."""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.body_shapes import BodyAt
from articles.extraction.names import NameAt
from articles.extraction.office_shapes import OfficeAt
from articles.extraction.reading import StateAt


@dataclass(frozen=True, slots=True)
class Holding:
    """A name and an office of its holder; `state` and `body` stand behind the name ("King X of Jordan", "Professor X from Y")."""

    name: NameAt
    office: OfficeAt
    rule: str
    state: StateAt | None = None
    body: BodyAt | None = None
    is_former: bool = False
    rank: tuple[int, int] = (0, 1)
    """which of how many holders of one plural office: "Presidents X and Y" """
    is_beside_joint: bool = False
    """it follows the office of a body of several states in one breath, and shows no state or body of its own"""
    accredited: tuple[StateAt, ...] = ()
    """further states to which an ambassador is accredited, from behind the name"""
    carried: StateAt | None = None
    """the adjective of the office before, in one breath: "Pakistani Prime Minister X and President Y" """
